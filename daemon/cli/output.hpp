// SPDX-License-Identifier: MIT
/// Standard output that notices when it cannot be written.
#pragma once

#include <string>
#include <string_view>

namespace dueward::cli {

/// Collects text and writes it to a file descriptor in large pieces. A reader that went away ends
/// the program silently, any other fault with its cause: both as Failure.
class Output {
 public:
  explicit Output(int descriptor = 1);
  ~Output();
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  void write(std::string_view text);
  void line(std::string_view text = {});
  /// Must be called at the end: the destructor writes nothing, because it could not report a fault.
  void flush();

  [[nodiscard]] bool is_terminal() const { return terminal_; }
  /// Columns of the terminal; 0 where the output is none: lines are then as long as they are.
  [[nodiscard]] std::size_t width() const { return width_; }

 private:
  int descriptor_;
  bool terminal_;
  std::size_t width_ = 0;
  std::string pending_;
};

}  // namespace dueward::cli
