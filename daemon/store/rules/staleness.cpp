// SPDX-License-Identifier: MIT
#include "store/rules/staleness.hpp"

#include <algorithm>
#include <cstdlib>

#include "model/answers.hpp"
#include "model/beside.hpp"

namespace dueward::store::rules {
namespace {

using model::Kind;
using model::State;
using model::Verb;

bool is_verification(std::string_view step) {
  return step == model::beside::verify.step || step == model::beside::verify_overdue.step ||
         step == model::beside::verify_stalled.step;
}

/// Of what follows from an answer.
std::optional<std::string> overtaken_by_answer(const UnsentNotice& notice) {
  if (notice.answered == Verb::correct) return "the answer was taken back";
  if (notice.kind == Kind::stand_down && notice.answered == Verb::send_back) {
    return "the claim was sent back";
  }
  if (notice.kind != Kind::decision) return std::nullopt;
  if (notice.answered || !notice.open) return "it has been decided";
  if (!is_verification(notice.step) && notice.life == State::claimed) {
    return "the action was claimed as done";
  }
  return std::nullopt;
}

std::optional<std::string> overtaken_by_pilot(const UnsentNotice& notice) {
  const bool of_pilot = notice.ladder < 0;
  if (of_pilot == notice.plan_is_pilot) return std::nullopt;
  return of_pilot ? "the plan's pilot has ended" : "the plan has become a pilot";
}

}  // namespace

bool follows_from_an_answer(std::string_view step) {
  const auto* beside = model::find_beside(step);
  return beside != nullptr && beside != &model::beside::handover;
}

bool is_handover(std::string_view step) {
  return step == model::beside::handover.step;
}

bool taken_up(const model::ActionState& state, std::string_view role, int number) {
  return std::ranges::any_of(state.holders, [&](const model::Holder& holder) {
    return holder.role == "owner" && role == holder.role && holder.number == number + 1 &&
           model::has_answered_as_owner(state.answers, holder.person, holder.since);
  });
}

std::optional<std::string> staleness(const UnsentNotice& notice) {
  if (notice.withdrawn) return "the action is no longer in the plan";
  if (follows_from_an_answer(notice.step)) {
    auto stale = overtaken_by_answer(notice);
    return stale ? stale : overtaken_by_pilot(notice);
  }
  if (!notice.open) {
    if (notice.closed.empty()) return "the action was closed";
    return "the action was closed: " + std::string{notice.closed};
  }
  if (auto stale = overtaken_by_pilot(notice)) return stale;
  if (is_handover(notice.step)) {
    return notice.taken_up ? std::optional<std::string>{"the new owner has answered about it"}
                           : std::nullopt;
  }
  if (notice.life == State::claimed) return "the action was claimed as done";
  // An introduction is owed once, whatever becomes of the date.
  if (notice.kind != Kind::assignment && std::abs(notice.ladder) != notice.present_ladder) {
    return "its steps have begun anew since, by a new due date or an answer";
  }
  return std::nullopt;
}

bool yields_to_later(std::string_view step) {
  return model::find_beside(step) == nullptr;
}

std::string went_instead(std::string_view later_step) {
  return "the later step \"" + std::string{later_step} + "\" went instead";
}

}  // namespace dueward::store::rules
