// SPDX-License-Identifier: MIT
/// One action and all that surrounds it, as plain members to change before asking, and the answer
/// of decide() as text to compare.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "policy/decide.hpp"
#include "policy/judge.hpp"

namespace dueward::policy::tests {

/// on("2011-08-19").
calendar::Date on(std::string_view iso);

/// step("two-weeks", "-10 working days", {"owner"}); the kind is a reminder before the deadline,
/// and overdue after it.
model::Step step(std::string_view name, std::string_view at, std::vector<std::string> to,
                 std::string_view repeat = "");

/// At first: action ofsted-2011/SG-07, three months from Friday 19 August 2011, loaded that day,
/// under the reference ladder ("standard" of the configuration's example). Its owner is
/// systems-lead, whose manager is head-of-service, whose manager is the accountable officer
/// director-childrens. There are further strategic-director, deputy-systems, head-of-quality and
/// the body lscb; everybody has an e-mail address. Notices go out at 08:00.
struct World {
  World();

  model::Directory directory;
  model::Action action;
  model::ActionState state;
  model::StepEntries step_entries;
  std::vector<model::LedgerEntry> ledger;

  [[nodiscard]] Facts facts() const { return {directory, action, state, step_entries, ledger}; }

  model::Plan& plan() { return directory.plans.begin()->second; }
  model::Person& person(std::string_view id) { return directory.people.at(model::PersonId{id}); }
  void add_person(std::string_view id, std::string_view manager = "");

  /// Steps of the policy from now on.
  void steps(std::vector<model::Step> steps);

  /// Closures beside weekends and the bundled bank holidays.
  void closures(std::vector<calendar::Date> days);

  void due(std::string_view iso) { action.due = on(iso); }

  /// Loaded, its due date in force, its policy known from this day on.
  void known_since(std::string_view iso);

  /// A new due date agreed on a day: another ladder.
  void extend(std::string_view to, std::string_view agreed_on);

  /// Somebody answers at noon of a day. Where it is allowed it is recorded, and due date, owner and
  /// state follow.
  struct Words {
    std::string note = "because";
    std::string date;
    std::string person;
    int about = 0;
    std::string rating;
    std::vector<model::Evidence> evidence = {
        {model::EvidenceKind::report, "Audit of 40 cases", ""}};
    std::string recorded_by;
    std::string on;  ///< Said on this day; empty: the same.
  };
  Judgement answer(std::string_view verb, std::string_view by, std::string_view day,
                   const Words& words);
  Judgement answer(std::string_view verb, std::string_view by, std::string_view day) {
    return answer(verb, by, day, Words{});
  }

  /// decide() at "2011-10-21 08:00".
  [[nodiscard]] Decision ask(std::string_view moment) const;

  /// Puts a decision into the ledger: notices with envelopes as owed, without as unreachable.
  void record(const Decision& decision, calendar::Date day);

  /// Whatever is owed in the ledger was delivered on this day.
  void deliver_all(calendar::Date day);

  /// Asks, records and delivers at every moment decide() wants to look again, from the beginning of
  /// `from` to the end of `to`. One line for each notice and superseded step.
  std::string replay(std::string_view from, std::string_view to);
};

/// "four-weeks to systems-lead" and so on, one line each: what goes, what is superseded.
std::string lines(const Decision& decision);

/// lines() and last "again Fri 4 Nov 2011 08:00" or "again never".
std::string with_look(const Decision& decision);

}  // namespace dueward::policy::tests
