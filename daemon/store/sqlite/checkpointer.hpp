// SPDX-License-Identifier: MIT
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

struct sqlite3;

namespace dueward::store::sqlite {

class Connection;

/// Copies the write-ahead log into the file beside the work, on a thread and a connection of its
/// own: a checkpoint syncs the whole file, and a verb that did it would keep all others waiting. A
/// checkpoint that fails is tried again with a later commit; the log holds what it did not copy.
///
/// While commits follow each other without a pause the log cannot begin anew. Beyond
/// `longest_log` a commit checkpoints by itself and so bounds it.
class Checkpointer {
 public:
  static constexpr int worth_it = 4000;      ///< Pages of the log, from one checkpoint to the next.
  static constexpr int longest_log = 16000;  ///< Pages; 64 MB.

  Checkpointer(const std::string& path, const char* vfs);
  Checkpointer(const Checkpointer&) = delete;
  Checkpointer& operator=(const Checkpointer&) = delete;
  /// Waits for a checkpoint under way. The watched connection must be closed.
  ~Checkpointer();

  /// [thread of `connection`] Looks at each of its commits from now on, in SQLite's place.
  void watch(Connection& connection);

 private:
  void committed(sqlite3* watched, int pages);
  void run(const std::stop_token& stop);

  std::unique_ptr<Connection> connection_;
  int pages_at_last_ = 0;  ///< Of the watched connection's thread.

  std::mutex mutex_;
  std::condition_variable_any changed_;
  bool wanted_ = false;  ///< Guarded.
  std::jthread thread_;
};

}  // namespace dueward::store::sqlite
