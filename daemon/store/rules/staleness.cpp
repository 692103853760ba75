// SPDX-License-Identifier: MIT
#include "store/rules/staleness.hpp"

#include <cstdlib>

#include "model/ledger.hpp"

namespace dueward::store::rules {

std::optional<std::string> staleness(const UnsentNotice& notice) {
  if (notice.withdrawn) return "the action is no longer in the plan";
  if (!notice.open) {
    if (notice.closed.empty()) return "the action was closed";
    return "the action was closed: " + std::string{notice.closed};
  }
  const bool of_pilot = notice.ladder < 0;
  if (of_pilot != notice.plan_is_pilot) {
    return of_pilot ? "the plan's pilot has ended" : "the plan has become a pilot";
  }
  // An introduction is owed once, whatever becomes of the date.
  const bool of_ladder =
      notice.kind != model::Kind::assignment && notice.step != model::handover_step;
  if (of_ladder && std::abs(notice.ladder) != notice.present_ladder) {
    return "the due date has changed since";
  }
  return std::nullopt;
}

bool yields_to_later(std::string_view step) {
  return step != model::handover_step;
}

std::string went_instead(std::string_view later_step) {
  return "the later step \"" + std::string{later_step} + "\" went instead";
}

}  // namespace dueward::store::rules
