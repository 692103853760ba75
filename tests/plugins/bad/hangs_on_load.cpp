// SPDX-License-Identifier: MIT
// Never comes back from being loaded.
#include <unistd.h>

#include "fixture.hpp"

namespace {
[[maybe_unused]] const bool never = [] {
  for (;;)
    ::pause();
  return true;
}();
}

constinit const dueward_plugin dueward_notifier = dueward::test::harmless("hangs_on_load"_text);
