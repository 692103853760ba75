// SPDX-License-Identifier: MIT
/// How the program ends, and the one exception that says so.
#pragma once

#include <stdexcept>
#include <string>

namespace dueward::cli {

/// Exit status. 69 and 78 are EX_UNAVAILABLE and EX_CONFIG of sysexits.h, which service managers
/// and scripts know.
enum class Exit {
  done = 0,
  faults = 1,        ///< It found faults, or what was asked was refused.
  usage = 2,         ///< The command line itself is wrong.
  unreachable = 69,  ///< The service is not running or does not answer.
  config = 78,       ///< The configuration cannot be used.
};

/// Ends the program. `what()` is printed on standard error as it is, after the program's name; an
/// empty text ends it silently.
class Failure : public std::runtime_error {
 public:
  Failure(Exit status, const std::string& text) : std::runtime_error(text), status_(status) {}
  [[nodiscard]] Exit status() const { return status_; }

 private:
  Exit status_;
};

}  // namespace dueward::cli
