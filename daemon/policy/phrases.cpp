// SPDX-License-Identifier: MIT
#include "policy/phrases.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

#include <fmt/format.h>

#include "policy/dates.hpp"

namespace dueward::policy {
namespace {

constexpr std::array<std::string_view, 13> numbers{"no",   "one",    "two",   "three", "four",
                                                   "five", "six",    "seven", "eight", "nine",
                                                   "ten",  "eleven", "twelve"};

/// "Saturday 19 November 2011" without weekday and year.
std::string day_and_month(calendar::Date day) {
  auto words = calendar::in_words(day);
  auto from = words.find(' ') + 1;
  return words.substr(from, words.rfind(' ') - from);
}

}  // namespace

std::string in_words(calendar::Period period) {
  auto count = static_cast<std::size_t>(std::abs(period.count));
  auto text = calendar::to_string(calendar::Period{static_cast<int>(count), period.unit});
  if (count >= numbers.size()) return text;
  return std::string{numbers[count]} + text.substr(text.find(' '));
}

std::string why_not_worked(const calendar::WorkingCalendar& days, calendar::Date day) {
  auto reason = days.reason_not_working(day);
  if (!reason) return {};
  if (*reason == "closed") return day_and_month(day) + " is closed";
  bool named_holiday = !reason->starts_with("bank holiday: ") && !calendar::parse_weekday(*reason);
  return fmt::format("{} is {} {}", day_and_month(day), named_holiday ? "the" : "a", *reason);
}

std::string name_of(const Ground& ground, const model::PersonId& id) {
  if (id.empty()) return "nobody";
  const auto* person = ground.facts.directory.person(id);
  return person == nullptr ? id.str() : person->name;
}

std::string role_in_words(const Ground& ground, std::string_view entry) {
  if (entry == "owner") return "the owner";
  if (entry == "owner.manager") return "the owner's manager";
  if (entry == "accountable") return "the accountable officer";
  if (entry == "verifier") return "the verifier";
  return name_of(ground, model::PersonId{entry});
}

std::string nobody_is(std::string_view entry) {
  if (entry == "owner") return "it has no owner";
  if (entry == "owner.manager") return "its owner has no manager";
  if (entry == "accountable") return "its plan has no accountable officer";
  if (entry == "verifier") return "it has no verifier";
  return fmt::format("there is no \"{}\"", entry);
}

std::string what_made_effective(const Ground& ground, const model::Step* step) {
  const auto& state = ground.facts.state;
  const auto latest = ladder_day(ground);
  if (step != nullptr && effective_day(ground, *step) > latest) {
    return "the step entered the policy";
  }
  if (ground.life.resumed == latest) return "an answer took the action up";
  if (ground.plan.active_from == latest) return "the plan became active";
  if (state.first_loaded == latest) return "the service first loaded the action";
  if (state.pilot_ended == latest) return "the pilot ended";
  if (state.due_since == latest) return "the present due date took effect";
  return "the action came under its present policy";
}

std::string capitalised(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') {
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
  }
  return text;
}

}  // namespace dueward::policy
