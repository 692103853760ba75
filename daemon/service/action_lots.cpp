// SPDX-License-Identifier: MIT
#include "service/action_lots.hpp"

namespace dueward::service {

Await<std::vector<store::ActionRecord>> ActionLots::next() {
  std::vector<store::ActionRecord> records;
  if (last_) co_return records;
  records = co_await store_.actions(query_);
  last_ = records.size() < query_.limit;
  if (!records.empty()) query_.after = to_string(records.back().action.ref);
  co_return records;
}

}  // namespace dueward::service
