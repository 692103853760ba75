// SPDX-License-Identifier: MIT
/// Group commit: verbs queue on the loop, run on the work executor, and those that gathered while
/// one commit was under way share the next.
#pragma once

#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

#include "store/sqlite/core.hpp"

namespace dueward::store::sqlite {

enum class Access { read, write };

/// One SQLite failure in the words of the port.
[[nodiscard]] StoreError to_store_error(const Fault& fault);

/// run() is called on the loop. Where work and loop are the same executor, a verb is done at once
/// and alone, without leaving the calling coroutine.
class Worker {
 public:
  using Open = std::function<std::unique_ptr<Core>()>;
  using Committed = std::function<void(Core&)>;

  /// `reopen` makes the core anew after the file gave an input/output error: what a failed commit
  /// left in SQLite's cache or the system's is not to be trusted. `committed` is called after each
  /// commit, on the work executor. Both may be empty.
  Worker(boost::asio::any_io_executor work, boost::asio::any_io_executor loop,
         std::unique_ptr<Core> core, Open reopen, Committed committed);

  template <typename Verb>
  boost::asio::awaitable<std::invoke_result_t<Verb&, Core&>> run(Access access, Verb verb) {
    using Result = std::invoke_result_t<Verb&, Core&>;
    if constexpr (std::is_void_v<Result>) {
      std::function<void(Core&)> work =
          [shared = std::make_shared<Verb>(std::move(verb))](Core& core) { (*shared)(core); };
      co_await submit(access, std::move(work));
    } else {
      struct Slot {
        Verb verb;
        std::optional<Result> result;
      };
      auto slot = std::make_shared<Slot>(Slot{std::move(verb), std::nullopt});
      std::function<void(Core&)> work = [slot](Core& core) {
        slot->result.emplace(slot->verb(core));
      };
      co_await submit(access, std::move(work));
      co_return std::move(*slot->result);
    }
  }

 private:
  struct Job {
    Access access;
    std::function<void(Core&)> work;
    std::function<void(std::exception_ptr)> done;
    std::exception_ptr failure;
  };

  boost::asio::awaitable<void> submit(Access access, std::function<void(Core&)> work);
  void enqueue(Job job);
  void drain();
  void run_batch(std::vector<Job>& batch);
  void run_job(Job& job, bool alone);
  void run_alone(Access access, const std::function<void(Core&)>& work);
  void ready();
  void commit();
  void roll_back(int primary_code) noexcept;

  const boost::asio::any_io_executor work_;
  const boost::asio::any_io_executor loop_;
  const Open reopen_;
  const Committed committed_;
  const bool inline_;

  std::unique_ptr<Core> core_;  // The work executor's.
  bool stale_ = false;          // The work executor's: the core is to be made anew.

  std::mutex mutex_;
  std::vector<Job> waiting_;  // Guarded by mutex_.
  bool scheduled_ = false;    // Guarded by mutex_: a drain() is posted and has not begun.
};

}  // namespace dueward::store::sqlite
