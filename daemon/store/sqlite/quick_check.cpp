// SPDX-License-Identifier: MIT
#include "store/sqlite/quick_check.hpp"

#include <optional>
#include <utility>

#include <boost/asio/post.hpp>
#include <sqlite3.h>

#include "store/sqlite/connection.hpp"
#include "store/sqlite/quiet_thread.hpp"

namespace dueward::store::sqlite {
namespace {

/// Nothing where the check was stopped.
std::optional<std::string> damage_of(Connection& connection) {
  try {
    std::string damage;
    auto rows = connection.query("PRAGMA quick_check(10)");
    while (rows.step()) {
      if (rows.text(0) == "ok") continue;
      if (!damage.empty()) damage += "; ";
      damage += rows.text(0);
    }
    return damage;
  } catch (const Fault& fault) {
    if (fault.primary() == SQLITE_INTERRUPT) return std::nullopt;
    return fault.what();
  }
}

}  // namespace

QuickCheck::QuickCheck(const std::string& path, const std::string& vfs,
                       boost::asio::any_io_executor loop, Done done)
    : connection_(std::make_unique<Connection>(path, Connection::Mode::readonly,
                                               vfs.empty() ? nullptr : vfs.c_str())) {
  thread_ = quiet_thread([&connection = *connection_, loop = std::move(loop),
                          done = std::move(done)](const std::stop_token& stop) {
    auto damage = stop.stop_requested() ? std::nullopt : damage_of(connection);
    if (!damage || stop.stop_requested()) return;
    boost::asio::post(loop, [done, damage = *std::move(damage)] { done(damage); });
  });
}

QuickCheck::~QuickCheck() {
  thread_.request_stop();
  connection_->interrupt();
  thread_.join();
}

}  // namespace dueward::store::sqlite
