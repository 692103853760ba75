// SPDX-License-Identifier: MIT
#include "store/sqlite/checkpointer.hpp"

#include <utility>

#include <sqlite3.h>

#include "store/sqlite/connection.hpp"
#include "store/sqlite/quiet_thread.hpp"

namespace dueward::store::sqlite {
namespace {

void checkpoint(sqlite3* handle) {
  // What it says is nothing new: whatever ails the file, the next commit tells.
  sqlite3_wal_checkpoint_v2(handle, nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
}

}  // namespace

Checkpointer::Checkpointer(const std::string& path, const char* vfs)
    : connection_(std::make_unique<Connection>(path, Connection::Mode::create, vfs)) {
  // A connection that never read does not know yet that there is a log.
  connection_->run_script("PRAGMA synchronous = FULL; PRAGMA schema_version");
  thread_ = quiet_thread([this](const std::stop_token& stop) { run(stop); });
}

Checkpointer::~Checkpointer() {
  thread_.request_stop();
  thread_.join();
}

void Checkpointer::watch(Connection& connection) {
  pages_at_last_ = 0;
  sqlite3_wal_hook(
      connection.handle(),
      [](void* self, sqlite3* watched, const char* /*database*/, int pages) {
        static_cast<Checkpointer*>(self)->committed(watched, pages);
        return SQLITE_OK;
      },
      this);
}

void Checkpointer::committed(sqlite3* watched, int pages) {
  if (pages < pages_at_last_) pages_at_last_ = 0;  // the log has begun anew
  if (pages - pages_at_last_ < worth_it) return;
  if (pages >= longest_log) return checkpoint(watched);
  pages_at_last_ = pages;
  const std::scoped_lock lock(mutex_);
  wanted_ = true;
  changed_.notify_one();
}

void Checkpointer::run(const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  while (changed_.wait(lock, stop, [this] { return wanted_; })) {
    wanted_ = false;
    lock.unlock();
    checkpoint(connection_->handle());
    lock.lock();
  }
}

}  // namespace dueward::store::sqlite
