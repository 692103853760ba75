// SPDX-License-Identifier: MIT
/// One line on standard error that tells how far a long command has come.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace dueward::cli {

/// Shows nothing where standard error is no terminal, and nothing in the first second. The line is
/// wiped when the object goes. Cheap to call in a loop: it redraws five times a second at most.
class Progress {
 public:
  using Clock = std::chrono::steady_clock;

  explicit Progress(std::string what);
  Progress(std::string what, int descriptor, bool terminal, Clock::time_point started);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// `state` in words: "12 400 of 100 000 actions".
  void show(std::string_view state) { show(state, Clock::now()); }
  void show(std::string_view state, Clock::time_point now);
  /// Takes the line away, so that other text can be printed.
  void wipe();

 private:
  std::string what_;
  int descriptor_;
  bool terminal_;
  Clock::time_point next_;
  bool visible_ = false;
};

}  // namespace dueward::cli
