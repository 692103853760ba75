// SPDX-License-Identifier: MIT
#include "fixture.hpp"

extern "C" __attribute__((visibility("default"))) int left_open() {
  return 1;
}

constinit const dueward_plugin dueward_notifier = dueward::test::harmless("extra_symbol"_text);
