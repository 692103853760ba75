// SPDX-License-Identifier: MIT
#include "fixture.hpp"

constinit const dueward_plugin dueward_notifier = [] {
  auto table = dueward::test::harmless("wrong_abi"_text);
  table.abi = DUEWARD_ABI + 41;
  return table;
}();
