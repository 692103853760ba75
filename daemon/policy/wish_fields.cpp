// SPDX-License-Identifier: MIT
#include "policy/wish_fields.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "policy/phrases.hpp"
#include "policy/reading.hpp"

namespace dueward::policy {
namespace {

using calendar::Date;
using model::Answer;
using model::Verb;

/// A date further off than this was typed with a wrong year.
constexpr auto furthest = std::chrono::years{5};

class FieldCheck {
 public:
  FieldCheck(const Ground& ground, const Transition& rule, Answer& wish, Date today)
      : ground_(ground), rule_(rule), wish_(wish), today_(today) {}

  std::vector<FieldFault> run() {
    check_note();
    check_date();
    if (rule_.person == Needs::required && wish_.person.empty()) {
      fault("proposed", "name the person who should own it");
    }
    if (rule_.person != Needs::nothing && !wish_.person.empty() &&
        ground_.facts.directory.person(wish_.person) == nullptr) {
      fault(wish_.verb == Verb::not_mine ? "proposed" : "body",
            fmt::format("there is no person or body \"{}\"", wish_.person.str()));
    }
    const auto* proposed = ground_.facts.directory.person(wish_.person);
    if (wish_.verb == Verb::not_mine && proposed != nullptr && proposed->body) {
      fault("proposed", name_or(ground_, wish_.by, wish_.person, "that") +
                            " is a board, which many read for: name a person");
    }
    if (wish_.on > today_) fault("on", "lies in the future");
    if (wish_.on < today_ && wish_.recorded_by.empty()) {
      fault("on",
            "is the day on which you answer, today; only the administrator records what was "
            "said on an earlier one");
    }
    if (wish_.verb == Verb::claim) check_evidence();
    if (wish_.verb == Verb::supersede) check_other();
    if (wish_.verb == Verb::progress && !wish_.rating.empty() && wish_.rating != "amber" &&
        wish_.rating != "red") {
      fault("rating", "a person can make the rating worse only: \"amber\" or \"red\"");
    }
    return std::move(faults_);
  }

 private:
  void fault(std::string_view field, std::string text) {
    faults_.push_back({std::string{field}, std::move(text)});
  }

  void check_note() {
    if (rule_.note != Needs::required || !wish_.note.empty()) return;
    fault(rule_.note_is, rule_.note_is == "reason" ? "say why, in a sentence"
                                                   : "say how it stands, in a sentence");
  }

  void check_date() {
    if (!wish_.date) {
      if (rule_.date == Needs::required) fault(rule_.date_is, "name the day, as 2011-11-18");
      return;
    }
    if (rule_.date == Needs::nothing) {
      wish_.date.reset();
    } else if (*wish_.date < wish_.on) {
      fault(rule_.date_is, fmt::format("{} has passed", calendar::in_words(*wish_.date)));
    } else if (*wish_.date > wish_.on + furthest) {
      fault(rule_.date_is, fmt::format("{} is more than five years away: is the year right?",
                                       calendar::in_words(*wish_.date)));
    } else if (wish_.verb == Verb::acknowledge) {
      check_promise();
    } else if (wish_.verb == Verb::extend && *wish_.date <= ground_.facts.action.due) {
      fault(rule_.date_is, fmt::format("has to lie after {}, when it is due now",
                                       calendar::in_words(ground_.facts.action.due)));
    }
  }

  void check_promise() {
    const auto within = ground_.plan.answers.promise_within;
    const auto last = calendar::due_date(wish_.on, within, ground_.days);
    if (*wish_.date <= last) return;
    fault(rule_.date_is, fmt::format("a promise reaches {} at most, to {}; for a later day report "
                                     "progress with a forecast",
                                     in_words(within), calendar::in_words(last)));
  }

  void check_evidence() {
    if (wish_.evidence.empty()) {
      fault("evidence", "say how it is known that this is done: at least one piece of evidence");
      return;
    }
    for (std::size_t i = 0; i < wish_.evidence.size(); ++i) {
      if (wish_.evidence[i].what.empty()) {
        fault(fmt::format("evidence[{}].what", i), "say what shows it");
      }
    }
    for (auto kind : ground_.facts.action.evidence) {
      const bool there = std::ranges::any_of(
          wish_.evidence, [kind](const auto& piece) { return piece.kind == kind; });
      if (there) continue;
      fault("evidence",
            kind == model::EvidenceKind::voice
                ? "this action asks for evidence of the kind \"voice\": what children, "
                  "young people or families say themselves"
                : fmt::format("this action asks for evidence of the kind \"{}\"", to_string(kind)));
    }
  }

  void check_other() {
    if (wish_.other.id.empty()) {
      fault("by", "name the action that takes its place");
    } else if (wish_.other == ground_.facts.action.ref) {
      fault("by", "an action cannot take its own place");
    }
  }

  const Ground& ground_;
  const Transition& rule_;
  Answer& wish_;
  Date today_;
  std::vector<FieldFault> faults_;
};

}  // namespace

std::vector<FieldFault> field_faults(const Ground& ground, const Transition& rule, Answer& wish,
                                     Date today) {
  return FieldCheck{ground, rule, wish, today}.run();
}

}  // namespace dueward::policy
