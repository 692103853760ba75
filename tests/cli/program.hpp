// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>
#include <vector>

namespace dueward::test {

struct Ran {
  int status = -1;  ///< Exit status; 128 and the signal's number where one ended it.
  std::string out;
  std::string err;
};

/// Runs build/bin/dueward to its end. Variables with an empty value are taken out of the
/// environment.
[[nodiscard]] Ran program(const std::vector<std::string>& arguments,
                          const std::map<std::string, std::string>& environment = {});

/// A shell line in which $dueward is the program: for pipes and redirections.
[[nodiscard]] Ran shell(const std::string& line);

}  // namespace dueward::test
