// SPDX-License-Identifier: MIT
#include "cli/progress.hpp"

#include <unistd.h>

namespace dueward::cli {

namespace {

using namespace std::chrono_literals;

/// Progress is a courtesy: a terminal that has gone away is no reason to fail.
void put(int descriptor, const std::string& text) {
  [[maybe_unused]] const auto written = ::write(descriptor, text.data(), text.size());
}

}  // namespace

Progress::Progress(std::string what)
    : Progress(std::move(what), STDERR_FILENO, isatty(STDERR_FILENO) == 1, Clock::now()) {}

Progress::Progress(std::string what, int descriptor, bool terminal, Clock::time_point started)
    : what_(std::move(what)), descriptor_(descriptor), terminal_(terminal), next_(started + 1s) {}

Progress::~Progress() {
  wipe();
}

void Progress::show(std::string_view state, Clock::time_point now) {
  if (!terminal_ || now < next_) return;
  next_ = now + 200ms;
  visible_ = true;
  put(descriptor_, "\r\x1b[K" + what_ + ": " + std::string(state));
}

void Progress::wipe() {
  if (!visible_) return;
  visible_ = false;
  put(descriptor_, "\r\x1b[K");
}

}  // namespace dueward::cli
