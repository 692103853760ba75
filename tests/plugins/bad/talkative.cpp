// SPDX-License-Identifier: MIT
// Prints in every call, believes every address, and starts a thread while it is loaded.
#include <cstdio>
#include <thread>

#include <unistd.h>

#include "fixture.hpp"

namespace sdk = dueward::sdk;

namespace {

[[maybe_unused]] const bool started = [] {
  std::thread([] {
    for (;;)
      ::pause();
  }).detach();
  return true;
}();

class Talkative {
 public:
  Talkative(sdk::Host, const sdk::Options&) { std::puts("opened"); }
  sdk::Outcome deliver(const sdk::Message&) {
    std::puts("delivered");
    return sdk::Outcome::delivered("taken");
  }
};

}  // namespace

constinit const dueward_plugin dueward_notifier =
    sdk::plugin<Talkative>({.name = "talkative"_text,
                            .version = "1.0"_text,
                            .licence = "MIT"_text,
                            .summary = "A fixture of the tests."_text,
                            .address = "any text"_text});
