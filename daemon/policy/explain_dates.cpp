// SPDX-License-Identifier: MIT
#include "policy/explain_dates.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "policy/answers.hpp"
#include "policy/dates.hpp"
#include "policy/phrases.hpp"
#include "policy/roles.hpp"

namespace dueward::policy {
namespace {

using calendar::Date;
using calendar::Period;
using calendar::Unit;

constexpr std::size_t most_days_named = 4;

const model::Timescale* timescale_of(const Ground& ground) {
  auto found = ground.plan.timescales.find(ground.facts.action.timescale);
  return found == ground.plan.timescales.end() ? nullptr : &found->second;
}

/// "a, b and 3 more".
std::string listed(const std::vector<std::string>& all) {
  std::string text;
  for (std::size_t i = 0; i < std::min(all.size(), most_days_named); ++i) {
    text += (i == 0 ? "" : ", ") + all[i];
  }
  if (all.size() > most_days_named)
    text += fmt::format(" and {} more", all.size() - most_days_named);
  return text;
}

/// The holidays among the weekdays that a count of working days passed over.
std::string holidays_between(const Ground& ground, Date anchor, Date due) {
  std::vector<std::string> passed;
  for (Date day = anchor + std::chrono::days{1}; day < due; day += std::chrono::days{1}) {
    auto reason = ground.days.reason_not_working(day);
    bool holiday = reason && *reason != "closed" && !calendar::parse_weekday(*reason);
    if (holiday) passed.push_back(why_not_worked(ground.days, day));
  }
  return passed.empty() ? "" : fmt::format(" ({})", listed(passed));
}

std::string counted_from_anchor(const Ground& ground, Period within, Date due) {
  auto anchor = ground.plan.anchor;
  if (within.count == 0) return "the very day from which its timescale counts";
  auto text = fmt::format("{} after {}, from which its timescale counts", in_words(within),
                          calendar::in_words(anchor));
  if (within.unit == Unit::working_days) text += holidays_between(ground, anchor, due);
  using std::chrono::year_month_day;
  bool shortened =
      within.unit == Unit::months && year_month_day{due}.day() != year_month_day{anchor}.day();
  if (shortened) text += ", on the last day of a shorter month";
  return text;
}

std::string due_sentence(const Ground& ground) {
  auto due = ground.facts.action.due;
  auto text = "Due " + calendar::in_words(due) + ": ";
  const auto* timescale = timescale_of(ground);
  if (timescale == nullptr) return text + "the action's own date";
  auto counted = calendar::due_date(ground.plan.anchor, timescale->within, ground.days);
  if (counted == due) return text + counted_from_anchor(ground, timescale->within, due);
  return text + fmt::format("agreed for this action; its timescale \"{}\" would give {}",
                            timescale->label, calendar::in_words(counted));
}

std::string act_by_sentence(const Ground& ground) {
  auto due = ground.facts.action.due;
  auto text = "Act by " + calendar::in_words(ground.act_by) + ": ";
  if (ground.act_by == due) return text + "the due date is a working day";
  std::vector<std::string> passed;
  for (Date day = due; day > ground.act_by; day -= std::chrono::days{1}) {
    passed.push_back(why_not_worked(ground.days, day));
  }
  return text + fmt::format("the last working day not after it ({})", listed(passed));
}

std::string base_sentence(const Ground& ground, Date effective) {
  auto base = base_day(ground, effective);
  auto text = "Already due by then: the steps after a missed deadline count from " +
              calendar::in_words(base);
  if (ground.plan.grace) text += fmt::format(", {} of grace later", in_words(*ground.plan.grace));
  return text;
}

void add_counting_day(const Ground& ground, std::vector<std::string>& sentences) {
  const auto effective = ladder_day(ground);
  sentences.push_back(fmt::format("Steps count from {}, when {}", calendar::in_words(effective),
                                  what_made_effective(ground, nullptr)));
  if (ground.facts.action.due <= effective) sentences.push_back(base_sentence(ground, effective));
}

void add_extensions(const Ground& ground, std::vector<std::string>& sentences) {
  for (const auto& extension : ground.life.extensions) {
    auto text = fmt::format(
        "{} asked on {} for an extension to {}", name_of(ground, extension.asked->by),
        calendar::in_words(extension.asked->on), calendar::in_words(*extension.asked->date));
    if (extension.decided != nullptr) {
      text += fmt::format("; {} {} it on {}", name_of(ground, extension.decided->by),
                          extension.granted() ? "granted" : "refused",
                          calendar::in_words(extension.decided->on));
    } else if (ground.life.open_extension == extension.asked) {
      text += fmt::format("; {} has not decided yet, and the ladder goes on",
                          name_of(ground, decider_of(ground, *extension.asked)));
    }
    sentences.push_back(std::move(text));
  }
}

/// What stands in the way of the ladder, or delays it.
void add_answers(const Ground& ground, std::vector<std::string>& sentences) {
  const auto& life = ground.life;
  add_extensions(ground, sentences);
  if (life.open_not_mine != nullptr) {
    sentences.push_back(fmt::format("{} proposed {} as the owner on {}; {} has not decided yet",
                                    name_of(ground, life.open_not_mine->by),
                                    name_of(ground, life.open_not_mine->person),
                                    calendar::in_words(life.open_not_mine->on),
                                    name_of(ground, decider_of(ground, *life.open_not_mine))));
  }
  for (const auto* promise : life.promises) {
    sentences.push_back(fmt::format("{} promised it on {} for {}: reminders rest until then",
                                    name_of(ground, promise->by), calendar::in_words(promise->on),
                                    calendar::in_words(promise->date.value_or(promise->on))));
  }
  for (const auto* recovery : life.recoveries) {
    sentences.push_back(
        fmt::format("To be made good by {}, as {} recorded on {}: repeats rest "
                    "until then",
                    calendar::in_words(recovery->date.value_or(recovery->on)),
                    name_of(ground, recovery->by), calendar::in_words(recovery->on)));
  }
  if (life.claim == nullptr) return;
  sentences.push_back(fmt::format("Claimed as done by {} on {}{}", name_of(ground, life.claim->by),
                                  calendar::in_words(life.claim->on),
                                  life.claim->on <= ground.facts.action.due ? ", in time" : ""));
  if (life.state == model::State::claimed) {
    sentences.push_back(fmt::format("{} is to sign it off or send it back before {}",
                                    name_of(ground, verifier_of(ground)),
                                    calendar::in_words(verify_before(ground, *life.claim))));
  }
}

}  // namespace

std::vector<std::string> explain_dates(const Ground& ground) {
  const auto& action = ground.facts.action;
  const auto& state = ground.facts.state;
  std::vector<std::string> sentences{due_sentence(ground)};
  if (state.due_since != state.first_loaded || state.original_due != action.due) {
    sentences.push_back(fmt::format("Originally due {}; the present date took effect on {}",
                                    calendar::in_words(state.original_due),
                                    calendar::in_words(state.due_since)));
  }
  sentences.push_back(act_by_sentence(ground));
  sentences.push_back("Overdue from " + calendar::in_words(action.due + std::chrono::days{1}));
  add_answers(ground, sentences);
  if (ground.life.state == model::State::proposed) {
    sentences.push_back("The action is proposed: nothing is owed until a body agrees to it");
    return sentences;
  }
  if (!state.open) {
    sentences.push_back("The action is closed: nothing more is owed about it");
    return sentences;
  }
  add_counting_day(ground, sentences);
  if (ground.plan.pilot) {
    sentences.push_back("The plan is a pilot: its messages go to the administrator alone");
  }
  if (!ground.days.knows(action.due)) {
    sentences.push_back(
        fmt::format("The holidays of {} are not known: working days are counted without them",
                    static_cast<int>(std::chrono::year_month_day{action.due}.year())));
  }
  return sentences;
}

}  // namespace dueward::policy
