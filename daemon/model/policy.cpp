// SPDX-License-Identifier: MIT
#include "model/policy.hpp"

#include <array>
#include <utility>

namespace dueward::model {
namespace {

using namespace std::string_view_literals;

constexpr std::array kind_names{
    std::pair{Kind::handover, "handover"sv},     std::pair{Kind::assignment, "assignment"sv},
    std::pair{Kind::reminder, "reminder"sv},     std::pair{Kind::overdue, "overdue"sv},
    std::pair{Kind::escalation, "escalation"sv},
};

}  // namespace

std::string_view to_string(Kind kind) {
  for (const auto& [value, name] : kind_names) {
    if (value == kind) return name;
  }
  return "?";
}

std::optional<Kind> parse_kind(std::string_view text) {
  for (const auto& [value, name] : kind_names) {
    if (name == text) return value;
  }
  return std::nullopt;
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
