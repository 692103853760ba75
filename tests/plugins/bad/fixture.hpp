// SPDX-License-Identifier: MIT
/// What a bad plugin is made of where it is not bad.
#pragma once

#include "dueward/plugin.hpp"

namespace dueward::test {

class Harmless {
 public:
  Harmless(sdk::Host, const sdk::Options&) {}
  sdk::Outcome deliver(const sdk::Message& message) {
    if (!sdk::is_one_line(message.address())) return sdk::Outcome::bad_address("line break");
    return sdk::Outcome::delivered("taken");
  }
};

constexpr dueward_plugin harmless(dueward_text name) {
  return sdk::plugin<Harmless>({.name = name,
                                .version = "1.0"_text,
                                .licence = "MIT"_text,
                                .summary = "A fixture of the tests."_text,
                                .address = "any text"_text});
}

}  // namespace dueward::test
