// SPDX-License-Identifier: MIT
// Ends the process while it is being loaded.
#include <unistd.h>

#include "fixture.hpp"

namespace {
[[maybe_unused]] const bool never = (_exit(7), true);
}

constinit const dueward_plugin dueward_notifier = dueward::test::harmless("exits_on_load"_text);
