// SPDX-License-Identifier: MIT
#include "store/rules/notices.hpp"

#include <tuple>

namespace dueward::store::rules {

bool graver(const Gravity& a, const Gravity& b) {
  const int gravity_a = gravity(a.kind);
  const int gravity_b = gravity(b.kind);
  return std::tie(gravity_b, a.date, *a.action, a.number) <
         std::tie(gravity_a, b.date, *b.action, b.number);
}

bool graver(const NoticeInMessage& a, const NoticeInMessage& b) {
  const auto of = [](const NoticeInMessage& notice) -> Gravity {
    return {notice.entry.kind, notice.entry.date, &notice.action.ref, notice.number};
  };
  return graver(of(a), of(b));
}

bool was_told(const model::LedgerEntry& line, const model::NoticeKey& about) {
  const bool of_ladder = model::may_be_a_step(line.kind);
  return of_ladder && line.state == model::NoticeState::delivered &&
         (line.key.ladder > 0 || about.ladder < 0);
}

}  // namespace dueward::store::rules
