// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <string>

namespace dueward::web {

/// Counts what an address has got wrong: tokens and signatures that are none. Whoever has a good
/// one is never asked about here, so nobody can lock out others behind the same address.
/// Loop thread only. Memory is bounded: addresses are forgotten with their minute.
class Throttle {
 public:
  using Moment = std::chrono::steady_clock::time_point;

  static constexpr std::size_t allowed = 20;            ///< Mistakes in a minute, for each address.
  static constexpr std::size_t most_addresses = 10000;  ///< Beyond them all share one count.

  /// One more mistake. False where the address has made too many of them.
  [[nodiscard]] bool mistake(const std::string& address, Moment now);

 private:
  struct Minute {
    Moment began;
    std::size_t mistakes = 0;
  };
  void forget(Moment now);

  std::map<std::string, Minute> minutes_;
};

}  // namespace dueward::web
