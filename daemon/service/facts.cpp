// SPDX-License-Identifier: MIT
#include "service/facts.hpp"

namespace dueward::service {

policy::Facts facts_of(const engine::Picture& picture, const store::ActionRecord& record) {
  return {*picture.directory, record.action, record.state, picture.entries_of(record.action.policy),
          record.ledger};
}

}  // namespace dueward::service
