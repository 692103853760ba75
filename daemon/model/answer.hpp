// SPDX-License-Identifier: MIT
/// What people answer about an action: the facts from which its state, its rating and whatever is
/// owed beside its ladder are derived.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/date.hpp"
#include "model/id.hpp"

namespace dueward::model {

/// Where an action stands. Overdue, due soon and at risk are derived, never states.
/// Stored as numbers: new ones at the end.
enum class State {
  proposed,       ///< Not agreed by a body yet: neither chased nor counted.
  rejected,       ///< A body did not agree to it.
  agreed,         ///< To be done; nobody has answered yet.
  in_progress,    ///< Its owner has answered.
  claimed,        ///< Said to be done, with evidence; waits for its verifier.
  complete,       ///< Signed off by somebody other than its owner.
  embedding,      ///< Complete, and checked again from time to time.
  embedded,       ///< The checks have passed as often as asked.
  superseded,     ///< Another action took its place.
  risk_accepted,  ///< A body decided not to do it, and bears the risk.
  withdrawn,      ///< A body took it back.
};

[[nodiscard]] std::string_view to_string(State state);  ///< "in_progress"
[[nodiscard]] std::optional<State> parse_state(std::string_view text);

/// What somebody can do about an action. Stored as numbers: new ones at the end.
enum class Verb {
  acknowledge,  ///< Seen; with a promised day.
  progress,     ///< A sentence and a forecast.
  claim,        ///< Done, with evidence.
  sign_off,     ///< The verifier agrees that it is.
  send_back,    ///< The verifier does not.
  extend,       ///< Asks for a later due date.
  recover,      ///< Records a day by which a missed deadline is made good.
  approve,      ///< Grants what was asked: an extension, another owner.
  refuse,       ///< Does not grant it.
  not_mine,     ///< Proposes another owner.
  reopen,       ///< Takes a closed action up again.
  agree,        ///< A body agrees to a proposed action.
  reject,       ///< A body does not.
  supersede,    ///< Another action takes its place.
  accept_risk,  ///< A body decides not to do it.
  withdraw,     ///< A body takes it back.
  correct,      ///< Takes back a mistaken answer, visibly.
};

inline constexpr int verb_count = 17;

[[nodiscard]] std::string_view to_string(Verb verb);  ///< "sign-off"
[[nodiscard]] std::optional<Verb> parse_verb(std::string_view text);

/// How it is known that something is done. Stored as numbers: new ones at the end.
enum class EvidenceKind {
  discussion,
  report,
  case_audit,
  inspection,
  visit,
  interview,
  voice,  ///< What children, young people or families say themselves.
  other,
};

[[nodiscard]] std::vector<EvidenceKind> evidence_kinds();     ///< All there are.
[[nodiscard]] std::string_view to_string(EvidenceKind kind);  ///< "case-audit"
[[nodiscard]] std::optional<EvidenceKind> parse_evidence_kind(std::string_view text);

/// One piece of evidence. Never the case file itself: where it can be found.
struct Evidence {
  EvidenceKind kind = EvidenceKind::other;
  std::string what;
  std::string where;  ///< A link or a place; may be empty.

  bool operator==(const Evidence&) const = default;
};

/// One answer, as it was recorded. Nothing of it ever changes; a mistaken one is taken back by
/// another.
struct Answer {
  int number = 0;  ///< 1, 2, … of its action, in the order in which they were recorded.
  Verb verb = Verb::acknowledge;
  PersonId by;           ///< Whose answer it is.
  PersonId recorded_by;  ///< Who recorded what `by` said otherwise; empty: they did so themselves.
  calendar::Date on{};   ///< The local day on which it was given.
  calendar::Instant at{};              ///< When it was recorded.
  std::string note;                    ///< A note, or the reason where one is asked for.
  std::optional<calendar::Date> date;  ///< Promised, forecast, asked for, or recovery.
  PersonId person;     ///< Of not_mine: the proposed owner. Of agree, accept_risk and
                       ///< withdraw: the body that decided; may be empty.
  ActionRef other;     ///< Of supersede: what takes its place.
  int about = 0;       ///< Of approve, refuse and correct: number of the answer it is about.
  std::string before;  ///< Of approve: the due date or the owner that it replaced.
  std::string rating;  ///< Of progress: "amber" or "red", where a person makes it worse.
  std::vector<Evidence> evidence;  ///< Of claim.
  PersonId told;  ///< Who held the action and is told what was answered in their place; empty
                  ///< where they answered themselves.
  PersonId stood_in_for;  ///< Who was away while their deputy gave it for them, and is told when
                          ///< they are back; empty otherwise.

  bool operator==(const Answer&) const = default;
};

/// An answer as one text, and back: what stores keep. `number` is not part of it. Reading throws
/// std::invalid_argument: only a damaged store holds such a thing.
[[nodiscard]] std::string to_text(const Answer& answer);
[[nodiscard]] Answer answer_from(int number, std::string_view text);

}  // namespace dueward::model
