// SPDX-License-Identifier: MIT
#include "delivery/words_saver.hpp"

#include <utility>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

namespace dueward::delivery {
namespace asio = boost::asio;

WordsSaver::WordsSaver(asio::any_io_executor loop, clock::Clock& clock, Store store,
                       std::function<void()> saved)
    : loop_(std::move(loop)),
      clock_(clock),
      store_(std::move(store)),
      saved_(std::move(saved)),
      ended_(loop_) {}

asio::awaitable<void> WordsSaver::save(std::vector<store::WrittenMessage> words) {
  co_await finish();
  storing_ = true;
  asio::co_spawn(loop_, store_lot(std::move(words)), asio::detached);
}

asio::awaitable<void> WordsSaver::finish() {
  while (storing_)
    co_await ended_.wait_until(clock_, std::nullopt);
  if (auto failure = std::exchange(failure_, nullptr)) std::rethrow_exception(failure);
}

asio::awaitable<void> WordsSaver::store_lot(std::vector<store::WrittenMessage> words) {
  try {
    co_await store_(std::move(words));
    saved_();
  } catch (...) {
    failure_ = std::current_exception();
  }
  storing_ = false;
  ended_.raise();
}

}  // namespace dueward::delivery
