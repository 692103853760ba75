// SPDX-License-Identifier: MIT
#include "pages/notice_words.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "model/beside.hpp"
#include "policy/phrases.hpp"

namespace dueward::pages {
namespace {

namespace beside = model::beside;
using Words = std::pair<std::string_view, std::string_view>;

constexpr std::array words_beside{
    Words{beside::handover.step, "Handover"},
    Words{beside::verify.step, "Decision asked for: whether it is done"},
    Words{beside::verify_overdue.step, "Decision overdue: whether it is done"},
    Words{beside::verify_stalled.step, "Decision still overdue: whether it is done"},
    Words{beside::extension.step, "Decision asked for: later due date"},
    Words{beside::extension_overdue.step, "Decision overdue: later due date"},
    Words{beside::other_owner.step, "Decision asked for: another owner"},
    Words{beside::other_owner_overdue.step, "Decision overdue: another owner"},
    Words{beside::stand_down.step, "Stand-down: the escalation is over"},
    Words{beside::answered.step, "News: somebody answered for the owner"},
    Words{beside::signed_off.step, "News: signed off"},
    Words{beside::sent_back.step, "News: sent back"},
    Words{beside::extended.step, "News: more time granted"},
    Words{beside::extension_refused.step, "News: more time refused"},
    Words{beside::owner_changed.step, "News: another owner"},
    Words{beside::owner_kept.step, "News: the owner stays"},
    Words{beside::recovery.step, "News: recovery date recorded"},
    Words{beside::reopened.step, "News: taken up again"},
    Words{beside::closed.step, "News: closed"},
    Words{beside::taken_back.step, "News: an answer was taken back"},
    Words{beside::while_away.step, "News: the deputy answered for somebody who was away"},
};
static_assert(words_beside.size() == model::beside_ladder.size());

std::string_view name_of(model::Kind kind) {
  switch (kind) {
    case model::Kind::handover:
      return "Handover";
    case model::Kind::assignment:
      return "Assignment";
    case model::Kind::reminder:
      return "Reminder";
    case model::Kind::overdue:
      return "Overdue notice";
    case model::Kind::escalation:
      return "Escalation";
    case model::Kind::news:
      return "News";
    case model::Kind::stand_down:
      return "Stand-down";
    case model::Kind::decision:
      return "Decision";
  }
  return {};
}

const model::Step* step_of(const NoticeName& notice, const model::Directory& directory) {
  const auto plan = directory.plans.find(notice.plan);
  const bool of_plan = notice.policy.empty() && plan != directory.plans.end();
  const auto policy = directory.policies.find(of_plan ? plan->second.policy : notice.policy);
  if (policy == directory.policies.end()) return nullptr;
  const auto& steps = policy->second.steps;
  const auto step = std::ranges::find(steps, notice.step, &model::Step::name);
  return step == steps.end() ? nullptr : &*step;
}

bool counts_from_act_by(const model::StepAt& at) {
  return at.offset.unit == calendar::Unit::working_days;
}

std::string when(const model::StepAt& at) {
  switch (at.base) {
    case model::StepAt::Base::start:
      return "on the first day";
    case model::StepAt::Base::due:
      return "on the act-by day";
    case model::StepAt::Base::before:
      return policy::in_words(at.offset) +
             (counts_from_act_by(at) ? " before the act-by day" : " before the due date");
    case model::StepAt::Base::after:
      return policy::in_words(at.offset) + " after the due date";
  }
  return {};
}

}  // namespace

std::string in_words(const NoticeName& notice, const model::Directory& directory) {
  const auto known = std::ranges::find(words_beside, notice.step, &Words::first);
  if (known != words_beside.end()) return std::string(known->second);
  const auto kind = name_of(notice.kind);
  const auto* step = step_of(notice, directory);
  if (step == nullptr) return std::string(kind);
  if (notice.occurrence > 1 && step->repeat) {
    return fmt::format("{}, repeat {}, every {}", kind, notice.occurrence - 1,
                       policy::in_words(*step->repeat));
  }
  return fmt::format("{}, {}", kind, when(step->at));
}

std::string own_name_of(const NoticeName& notice) {
  return model::find_beside(notice.step) == nullptr ? notice.step : std::string();
}

}  // namespace dueward::pages
