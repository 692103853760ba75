// SPDX-License-Identifier: MIT
#include "cli/output.hpp"

#include <cerrno>
#include <system_error>

#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/exit.hpp"

namespace dueward::cli {

namespace {

constexpr std::size_t piece{64UL * 1024};

std::size_t columns_of(int descriptor) {
  winsize size{};
  if (ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return 80;
}

}  // namespace

Output::Output(int descriptor) : descriptor_(descriptor), terminal_(isatty(descriptor) == 1) {
  if (terminal_) width_ = columns_of(descriptor);
}

Output::~Output() = default;

void Output::write(std::string_view text) {
  pending_ += text;
  if (pending_.size() >= piece) flush();
}

void Output::line(std::string_view text) {
  pending_ += text;
  write("\n");
}

void Output::flush() {
  std::string_view rest = pending_;
  while (!rest.empty()) {
    const ssize_t written = ::write(descriptor_, rest.data(), rest.size());
    if (written >= 0) {
      rest.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      const int error = errno;
      pending_.clear();
      if (error == EPIPE) throw Failure(Exit::faults, "");
      throw Failure(Exit::faults,
                    "cannot write the output: " + std::generic_category().message(error) +
                        "; what was printed is incomplete");
    }
  }
  pending_.clear();
}

}  // namespace dueward::cli
