// SPDX-License-Identifier: MIT
/// The Store port on one SQLite file, and its small in-memory twin (":memory:").
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <thread>

#include <boost/asio/any_io_executor.hpp>

#include "store/store.hpp"

namespace dueward::store {

struct SqliteOptions {
  std::string path;  ///< Absolute, or ":memory:".
  boost::asio::any_io_executor
      work;  ///< Where the work is done. The same as `loop`: at once, in the calling coroutine.
  boost::asio::any_io_executor loop;  ///< Where verbs are called and complete.
  std::size_t kept_actions = 16384;   ///< So many actions are kept parsed; in memory all.
  /// Called on the loop when the check of the file after an unclean stop has ended; empty where the
  /// file is sound. The check runs beside the work on a thread of its own.
  std::function<void(std::string damage)> checked;
  std::string vfs;  ///< A registered SQLite VFS; empty: the system's own.
};

/// Opens, creates or migrates, on the calling thread. Throws StoreError: another daemon has the
/// file; its folder is missing; it is damaged, of another program, or newer than this program.
/// Whatever is refused is left untouched.
[[nodiscard]] std::unique_ptr<Store> open_sqlite(SqliteOptions options);

/// For reading beside a running daemon, or without one. Verbs that write throw StoreError
/// (refused).
[[nodiscard]] std::unique_ptr<Store> open_sqlite_readonly(const std::string& path,
                                                          boost::asio::any_io_executor work,
                                                          boost::asio::any_io_executor loop);

/// The thread a service's store works on. Outlives the store; its end waits for the last verb.
class StoreThread {
 public:
  StoreThread();
  StoreThread(const StoreThread&) = delete;
  StoreThread& operator=(const StoreThread&) = delete;
  ~StoreThread();

  [[nodiscard]] boost::asio::any_io_executor executor() const;

  /// Waits for the last verb; nothing more is done here. For an owner that destroys the store while
  /// verbs may still be under way, their callers gone.
  void finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace dueward::store
