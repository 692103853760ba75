// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

namespace dueward::clock {

/// Lets real time pass, whatever a simulated clock says: before something that failed outside, such
/// as the store, is asked again. Throws boost::system::system_error when cancelled.
boost::asio::awaitable<void> pause(boost::asio::any_io_executor loop,
                                   std::chrono::milliseconds length);

}  // namespace dueward::clock
