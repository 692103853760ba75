// SPDX-License-Identifier: MIT
#include "store/sqlite/worker.hpp"

#include <algorithm>
#include <string>

#include <boost/asio/async_result.hpp>
#include <boost/asio/execution/outstanding_work.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/prefer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <sqlite3.h>

namespace dueward::store::sqlite {
namespace {

namespace asio = boost::asio;

/// Errors after which SQLite has, or may have, given up the whole transaction.
bool ends_transaction(int primary_code) {
  switch (primary_code) {
    case SQLITE_IOERR:
    case SQLITE_FULL:
    case SQLITE_CORRUPT:
    case SQLITE_NOMEM:
    case SQLITE_NOTADB:
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
      return true;
    default:
      return false;
  }
}

}  // namespace

StoreError to_store_error(const Fault& fault) {
  using Kind = StoreError::Kind;
  const std::string text = fault.what();
  switch (fault.primary()) {
    case SQLITE_FULL:
      return {Kind::full, text + ". The disk is full: make room, the service goes on by itself"};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return {Kind::damaged,
              text + ". The file is damaged and was left as it is: put back a backup"};
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
      return {Kind::unavailable,
              text + ". Check that the service's user may read and write the file and its folder"};
    case SQLITE_IOERR:
      return {Kind::unavailable, text + ". Check the disk and the system's log"};
    case SQLITE_BUSY:
      return {Kind::unavailable, text + ". Another program holds the file: end it"};
    default:
      return {Kind::unavailable, text};
  }
}

Worker::Worker(asio::any_io_executor work, asio::any_io_executor loop, std::unique_ptr<Core> core,
               Open reopen, Committed committed)
    : work_(std::move(work)),
      loop_(std::move(loop)),
      reopen_(std::move(reopen)),
      committed_(std::move(committed)),
      inline_(work_ == loop_),
      core_(std::move(core)) {}

asio::awaitable<void> Worker::submit(Access access, std::function<void(Core&)> work) {
  if (inline_) {
    run_alone(access, work);
    co_return;
  }
  auto initiate = [this, access, &work](auto handler) {
    // The loop must not end while a verb is out on the other thread.
    auto alive = asio::prefer(loop_, asio::execution::outstanding_work.tracked);
    auto shared = std::make_shared<decltype(handler)>(std::move(handler));
    enqueue({access, std::move(work),
             [shared, alive](std::exception_ptr failure) { std::move (*shared)(failure); },
             nullptr});
  };
  co_await asio::async_initiate<const asio::use_awaitable_t<>, void(std::exception_ptr)>(
      initiate, asio::use_awaitable);
}

void Worker::enqueue(Job job) {
  const std::scoped_lock lock{mutex_};
  waiting_.push_back(std::move(job));
  if (std::exchange(scheduled_, true)) return;
  asio::post(work_, [this] { drain(); });
}

void Worker::drain() {
  auto batch = std::make_shared<std::vector<Job>>();
  {
    const std::scoped_lock lock{mutex_};
    batch->swap(waiting_);
    scheduled_ = false;
  }
  run_batch(*batch);
  // Whoever is answered may destroy us at once: from here on nothing of ours is touched. The batch
  // goes along whole: a guard of the loop that this thread let go of later could stop a loop that
  // is just being started again.
  const auto loop = loop_;
  asio::post(loop, [batch = std::move(batch)] {
    for (auto& job : *batch) {
      job.done(job.failure);
    }
  });
}

/// Makes sure there is a core whose memory can be trusted.
void Worker::ready() {
  if (!stale_) return;
  core_.reset();
  core_ = reopen_();
  stale_ = false;
}

void Worker::commit() {
  core_->db.execute("COMMIT");
  if (committed_) committed_(*core_);
}

void Worker::run_batch(std::vector<Job>& batch) {
  const auto writes = std::count_if(batch.begin(), batch.end(),
                                    [](const Job& job) { return job.access == Access::write; });
  try {
    ready();
    if (writes > 0) core_->db.execute("BEGIN IMMEDIATE");
    for (auto& job : batch) {
      run_job(job, batch.size() == 1);
    }
    if (writes > 0) commit();
  } catch (const Fault& fault) {
    roll_back(fault.primary());
    for (auto& job : batch) {
      job.failure = std::make_exception_ptr(to_store_error(fault));
    }
  } catch (...) {
    roll_back(SQLITE_OK);
    for (auto& job : batch) {
      job.failure = std::current_exception();
    }
  }
}

/// A verb that fails fails alone, unless it took the transaction with it: then Fault.
void Worker::run_job(Job& job, bool alone) {
  auto& db = core_->db;
  if (alone || job.access == Access::read) {
    if (alone) {
      job.work(*core_);
      return;
    }
    try {
      job.work(*core_);
    } catch (const Fault& fault) {
      if (ends_transaction(fault.primary())) throw;
      job.failure = std::make_exception_ptr(to_store_error(fault));
    } catch (...) {
      job.failure = std::current_exception();
    }
    return;
  }
  db.execute("SAVEPOINT verb");
  try {
    job.work(*core_);
  } catch (const Fault& fault) {
    if (ends_transaction(fault.primary()) || !db.in_transaction()) throw;
    job.failure = std::make_exception_ptr(to_store_error(fault));
  } catch (...) {
    job.failure = std::current_exception();
  }
  if (job.failure) {
    db.execute("ROLLBACK TO verb");
    core_->forget();
  }
  db.execute("RELEASE verb");
}

void Worker::run_alone(Access access, const std::function<void(Core&)>& work) {
  try {
    ready();
    if (access == Access::write) core_->db.execute("BEGIN IMMEDIATE");
    work(*core_);
    if (access == Access::write) commit();
  } catch (const Fault& fault) {
    roll_back(fault.primary());
    throw to_store_error(fault);
  } catch (...) {
    roll_back(SQLITE_OK);
    throw;
  }
}

void Worker::roll_back(int primary_code) noexcept {
  if (!core_) return;
  core_->db.rollback_all();
  core_->forget();
  const bool untrusted = primary_code == SQLITE_IOERR || primary_code == SQLITE_CORRUPT ||
                         primary_code == SQLITE_NOTADB;
  if (untrusted && reopen_) stale_ = true;
}

}  // namespace dueward::store::sqlite
