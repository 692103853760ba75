// SPDX-License-Identifier: MIT
#include "model/policy.hpp"

#include "model/names.hpp"

namespace dueward::model {
namespace {

constexpr Names<Kind, 8> kind_names{{
    {Kind::handover, "handover"},
    {Kind::assignment, "assignment"},
    {Kind::reminder, "reminder"},
    {Kind::overdue, "overdue"},
    {Kind::escalation, "escalation"},
    {Kind::news, "news"},
    {Kind::stand_down, "stand-down"},
    {Kind::decision, "decision"},
}};

}  // namespace

std::string_view to_string(Kind kind) {
  return name_in(kind_names, kind);
}

std::optional<Kind> parse_kind(std::string_view text) {
  return value_in(kind_names, text);
}

int gravity(Kind kind) {
  switch (kind) {
    case Kind::escalation:
      return 7;
    case Kind::overdue:
      return 6;
    case Kind::reminder:
      return 5;
    case Kind::assignment:
      return 4;
    case Kind::handover:
      return 3;
    case Kind::decision:
      return 2;
    case Kind::stand_down:
      return 1;
    case Kind::news:
      return 0;
  }
  return 0;
}

bool may_be_a_step(Kind kind) {
  return gravity(kind) >= gravity(Kind::handover);
}

std::optional<StepAt> parse_step_at(std::string_view text) {
  if (text == "start") return StepAt{StepAt::Base::start, {}};
  if (text == "due") return StepAt{StepAt::Base::due, {}};
  if (text.empty() || (text.front() != '+' && text.front() != '-')) return std::nullopt;
  auto offset = calendar::parse_period(text);
  if (!offset || offset->count == 0) return std::nullopt;
  if (offset->count > 0) return StepAt{StepAt::Base::after, *offset};
  return StepAt{StepAt::Base::before, {-offset->count, offset->unit}};
}

std::string to_string(const StepAt& at) {
  switch (at.base) {
    case StepAt::Base::start:
      return "start";
    case StepAt::Base::due:
      return "due";
    case StepAt::Base::before:
      return "-" + calendar::to_string(at.offset);
    case StepAt::Base::after:
      return "+" + calendar::to_string(at.offset);
  }
  return "?";
}

}  // namespace dueward::model
