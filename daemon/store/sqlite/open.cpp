// SPDX-License-Identifier: MIT
#include "store/sqlite/open.hpp"

#include <limits>
#include <utility>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <sqlite3.h>

#include "store/rules/digest.hpp"
#include "store/sqlite/file.hpp"
#include "store/sqlite/quiet_thread.hpp"
#include "store/sqlite/schema.hpp"
#include "store/sqlite/sqlite_store.hpp"
#include "store/sqlite/verbs.hpp"

namespace dueward::store {
namespace {

using sqlite::Connection;
using sqlite::Core;
using sqlite::Fault;

const char* vfs_of(const SqliteOptions& options) {
  return options.vfs.empty() ? nullptr : options.vfs.c_str();
}

/// What a load gathers; gone with the connection, and so with the process.
constexpr const char* staging_tables = R"sql(
CREATE TEMP TABLE staged (
  kind INTEGER NOT NULL, key TEXT NOT NULL, loaded TEXT NOT NULL, PRIMARY KEY (kind, key))
  WITHOUT ROWID;
CREATE TEMP TABLE changed (
  kind INTEGER NOT NULL, key TEXT NOT NULL, number INTEGER, loaded TEXT NOT NULL,
  PRIMARY KEY (kind, key)) WITHOUT ROWID;
)sql";

void prepare_for_work(Core& core, const SqliteOptions& options) {
  if (options.path == sqlite::in_memory) {
    core.db.run_script(
        "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; "
        "PRAGMA temp_store = MEMORY; PRAGMA locking_mode = EXCLUSIVE");
  } else {
    // FULL: a commit that was confirmed survives a power cut.
    core.db.run_script(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -4096; "
        "PRAGMA journal_size_limit = 67108864; PRAGMA wal_autocheckpoint = 4000");
  }
  core.db.run_script("PRAGMA foreign_keys = ON");
  core.db.run_script(staging_tables);
}

std::unique_ptr<Core> open_core(const SqliteOptions& options) {
  auto core = std::make_unique<Core>(options.path, Connection::Mode::create, vfs_of(options),
                                     options.kept_actions);
  sqlite::migrate(core->db, sqlite::migrations());
  prepare_for_work(*core, options);
  core->clean_stop = sqlite::read_meta(*core, "running") != "yes";
  return core;
}

/// Its own id tells this store from another one put in its place.
std::string id_of(Core& core) {
  if (auto id = sqlite::read_meta(core, "store")) return *std::move(id);
  const auto id = rules::hex(core.digester.of({core.digester.salt()}), 32);
  sqlite::write_meta(core, "store", id);
  return id;
}

bool was_restored(Core& core, const sqlite::LockFile& lock, const std::string& id) {
  if (!sqlite::read_meta(core, "used")) return false;
  if (!lock.found() || lock.found()->store != id) return true;
  return core.history.last() < lock.found()->history;
}

std::unique_ptr<Store> open_file(SqliteOptions options) {
  sqlite::examine_place(options.path);
  auto lock = std::make_unique<sqlite::LockFile>(options.path);
  sqlite::examine_file(options.path, *lock);
  auto core = open_core(options);
  const auto id = id_of(*core);
  core->restored = was_restored(*core, *lock, id);

  std::unique_ptr<sqlite::QuickCheck> check;
  if (!core->clean_stop && options.checked) {
    check = std::make_unique<sqlite::QuickCheck>(options.path, options.vfs, options.loop,
                                                 std::move(options.checked));
  }
  auto committed = [&lock = *lock, id](Core& after) { lock.note({id, after.history.last()}); };
  const auto work = options.work;
  const auto loop = options.loop;
  auto reopen = [options = std::move(options)] {
    sqlite::examine_place(options.path);
    return open_core(options);
  };
  auto worker = std::make_unique<sqlite::Worker>(work, loop, std::move(core), std::move(reopen),
                                                 std::move(committed));
  return std::make_unique<sqlite::SqliteStore>(std::move(lock), std::move(worker), std::move(check),
                                               true);
}

std::unique_ptr<Store> open_memory(SqliteOptions options) {
  // All is in memory already: parsing it again saves nothing.
  options.kept_actions = std::numeric_limits<std::size_t>::max();
  auto worker = std::make_unique<sqlite::Worker>(options.work, options.loop, open_core(options),
                                                 nullptr, nullptr);
  return std::make_unique<sqlite::SqliteStore>(nullptr, std::move(worker), nullptr, true);
}

std::unique_ptr<Core> open_reading(const std::string& path, Connection::Mode mode) {
  auto core = std::make_unique<Core>(path, mode, nullptr, 4096);
  const int stored = sqlite::stored_schema(core->db);
  const int known = sqlite::schema_of(sqlite::migrations());
  if (stored != known) {
    throw StoreError(StoreError::Kind::refused, path + " has schema " + std::to_string(stored) +
                                                    ", this program reads schema " +
                                                    std::to_string(known) +
                                                    ". Ask with the program that runs the service");
  }
  core->clean_stop = sqlite::read_meta(*core, "running") != "yes";
  return core;
}

}  // namespace

std::unique_ptr<Store> open_sqlite(SqliteOptions options) {
  try {
    return options.path == sqlite::in_memory ? open_memory(std::move(options))
                                             : open_file(std::move(options));
  } catch (const Fault& fault) {
    throw sqlite::to_store_error(fault);
  }
}

std::unique_ptr<Store> open_sqlite_readonly(const std::string& path,
                                            boost::asio::any_io_executor work,
                                            boost::asio::any_io_executor loop) {
  try {
    sqlite::examine_place(path);
    sqlite::examine_for_reading(path);
    std::unique_ptr<Core> core;
    try {
      core = open_reading(path, Connection::Mode::readonly);
    } catch (const Fault& fault) {
      // Without a daemon, and in a folder we may not write, the file stands still.
      if (fault.primary() != SQLITE_CANTOPEN && fault.primary() != SQLITE_READONLY) throw;
      core = open_reading(path, Connection::Mode::immutable);
    }
    auto worker = std::make_unique<sqlite::Worker>(std::move(work), std::move(loop),
                                                   std::move(core), nullptr, nullptr);
    return std::make_unique<sqlite::SqliteStore>(nullptr, std::move(worker), nullptr, false);
  } catch (const Fault& fault) {
    throw sqlite::to_store_error(fault);
  }
}

struct StoreThread::State {
  boost::asio::io_context context{1};
  boost::asio::executor_work_guard<boost::asio::io_context::executor_type> guard{
      context.get_executor()};
  std::jthread thread;
};

StoreThread::StoreThread() : state_(std::make_unique<State>()) {
  state_->thread = sqlite::quiet_thread([&context = state_->context] { context.run(); });
}

StoreThread::~StoreThread() {
  finish();
}

void StoreThread::finish() {
  state_->guard.reset();
  if (state_->thread.joinable()) state_->thread.join();
}

boost::asio::any_io_executor StoreThread::executor() const {
  return state_->context.get_executor();
}

}  // namespace dueward::store
