// SPDX-License-Identifier: MIT
/// This text, these findings: tables of small changes to the sound configuration.
#pragma once

#include <string>
#include <vector>

namespace dueward::config::test {

/// One text of one of the files of sound() replaced, and what is said then.
struct Case {
  std::string file;
  std::string from;
  std::string to;
  std::string findings;
};

void check(const std::vector<Case>& cases);

inline const std::string main_file = "dueward.toml";
inline const std::string people = "people.toml";
inline const std::string plan = "plans/one.toml";

}  // namespace dueward::config::test
