// SPDX-License-Identifier: MIT
#include "fixture.hpp"

constinit const dueward_plugin dueward_notifier = [] {
  auto table = dueward::test::harmless("wrong_size"_text);
  table.size = 16;
  return table;
}();
