// SPDX-License-Identifier: MIT
#include "notifier/host/output.hpp"

#include <array>
#include <cerrno>
#include <system_error>
#include <thread>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include "notifier/address.hpp"

namespace dueward::notifier::host {
namespace {

constexpr std::size_t longest_line = 500;

void read_lines(int pipe, LogLimiter& log) {
  std::array<char, 4096> buffer{};
  std::string line;
  const auto end_line = [&] {
    if (!line.empty()) log.log(LogLevel::info, "printed: " + line, LogLimiter::Clock::now());
    line.clear();
  };
  for (;;) {
    const auto got = ::read(pipe, buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return;
    for (const char c : std::string_view(buffer.data(), static_cast<std::size_t>(got))) {
      if (c == '\n' || line.size() >= longest_line) end_line();
      if (c != '\n') line += c;
    }
  }
}

}  // namespace

void LogLimiter::log(LogLevel level, std::string_view line, Clock::time_point now) {
  std::size_t dropped_before = 0;
  {
    const std::scoped_lock lock(mutex_);
    if (now - second_ >= std::chrono::seconds(1)) {
      second_ = now;
      let_through_ = 0;
      dropped_before = std::exchange(dropped_, 0);
    }
    if (++let_through_ > most_) {
      ++dropped_;
      return;
    }
  }
  if (dropped_before > 0)
    sink_(LogLevel::warning,
          std::to_string(dropped_before) + " lines were too many and are left out");
  sink_(level, one_line(line, longest_line));
}

void redirect_output(LogLimiter& log) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0)
    throw std::system_error(errno, std::generic_category(), "cannot make a pipe");
  ::dup2(ends[1], STDOUT_FILENO);
  ::dup2(ends[1], STDERR_FILENO);
  ::close(ends[1]);
  std::thread(read_lines, ends[0], std::ref(log)).detach();
}

}  // namespace dueward::notifier::host
