// SPDX-License-Identifier: MIT
#pragma once

#include <exception>
#include <functional>
#include <vector>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

#include "clock/clock.hpp"
#include "clock/signal.hpp"
#include "store/store.hpp"

namespace dueward::delivery {

/// Stores written words beside the writing of the next ones, one lot at a time. Loop thread only;
/// must outlive what it stores. One coroutine at a time may call it.
class WordsSaver {
 public:
  using Store = std::function<boost::asio::awaitable<void>(std::vector<store::WrittenMessage>)>;

  /// `saved` is called when a lot is stored: its messages may be claimed.
  WordsSaver(boost::asio::any_io_executor loop, clock::Clock& clock, Store store,
             std::function<void()> saved);

  /// Begins to store `words` once the lot before is stored. Throws what the store said of that one;
  /// then neither has words in the store, and both are to be written again.
  boost::asio::awaitable<void> save(std::vector<store::WrittenMessage> words);

  /// Returns once all is stored. Throws what the store said of the last lot.
  boost::asio::awaitable<void> finish();

 private:
  boost::asio::awaitable<void> store_lot(std::vector<store::WrittenMessage> words);

  boost::asio::any_io_executor loop_;
  clock::Clock& clock_;
  Store store_;
  std::function<void()> saved_;
  clock::Signal ended_;
  bool storing_ = false;
  std::exception_ptr failure_;  ///< Of the last lot, until somebody was told.
};

}  // namespace dueward::delivery
