// SPDX-License-Identifier: MIT
#include "fixture.hpp"

constinit const dueward_plugin dueward_notifier = dueward::test::harmless("another"_text);
