// SPDX-License-Identifier: MIT
#include "cases.hpp"

#include "files.hpp"
#include "support/catch.hpp"

namespace dueward::config::test {

void check(const std::vector<Case>& cases) {
  for (const auto& one : cases) {
    INFO(one.file << ": " << one.to);
    CHECK(findings(sound_but(one.file, one.from, one.to)) == one.findings);
  }
}

}  // namespace dueward::config::test
