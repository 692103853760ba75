// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>

namespace dueward::notifier {

/// How long to wait before a process is started again: 100 ms after its first failure, double after
/// each further one, at most a minute. A pure value; the caller keeps the time.
class Backoff {
 public:
  using Milliseconds = std::chrono::milliseconds;

  /// The wait that a failure now costs.
  Milliseconds failed() {
    const Milliseconds wait = next_;
    next_ = next_ * 2 < most ? next_ * 2 : most;
    return wait;
  }

  void succeeded() { next_ = least; }

 private:
  static constexpr Milliseconds least{100};
  static constexpr Milliseconds most{60'000};

  Milliseconds next_ = least;
};

}  // namespace dueward::notifier
