// SPDX-License-Identifier: MIT
#include "store/rules/notices.hpp"

#include <tuple>

namespace dueward::store::rules {

bool graver(const Gravity& a, const Gravity& b) {
  // Kinds stand in rising gravity.
  return std::tie(b.kind, a.date, *a.action, a.number) <
         std::tie(a.kind, b.date, *b.action, b.number);
}

bool graver(const NoticeInMessage& a, const NoticeInMessage& b) {
  const auto of = [](const NoticeInMessage& notice) -> Gravity {
    return {notice.entry.kind, notice.entry.date, &notice.action.ref, notice.number};
  };
  return graver(of(a), of(b));
}

bool was_told(const model::LedgerEntry& line, const model::NoticeKey& about) {
  return line.state == model::NoticeState::delivered && (line.key.ladder > 0 || about.ladder < 0);
}

}  // namespace dueward::store::rules
