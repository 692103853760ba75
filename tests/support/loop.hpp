// SPDX-License-Identifier: MIT
/// Running a coroutine to its end from a test.
#pragma once

#include <exception>
#include <optional>
#include <stdexcept>
#include <type_traits>
#include <utility>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

namespace dueward::test {

/// Runs the loop until the coroutine has ended; gives its result or throws what it threw. Other
/// work of the loop goes on meanwhile.
template <typename T>
T run(boost::asio::io_context& loop, boost::asio::awaitable<T> work) {
  bool done = false;
  std::exception_ptr failure;
  loop.restart();
  if constexpr (std::is_void_v<T>) {
    boost::asio::co_spawn(loop, std::move(work), [&](std::exception_ptr error) {
      failure = error;
      done = true;
    });
    while (!done && loop.run_one() > 0) {
    }
    if (!done) throw std::logic_error("the loop ran out of work before the coroutine ended");
    if (failure) std::rethrow_exception(failure);
  } else {
    std::optional<T> result;
    boost::asio::co_spawn(loop, std::move(work), [&](std::exception_ptr error, T value) {
      failure = error;
      if (!error) result.emplace(std::move(value));
      done = true;
    });
    while (!done && loop.run_one() > 0) {
    }
    if (!done) throw std::logic_error("the loop ran out of work before the coroutine ended");
    if (failure) std::rethrow_exception(failure);
    return std::move(*result);
  }
}

}  // namespace dueward::test
