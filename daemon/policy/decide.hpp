// SPDX-License-Identifier: MIT
/// What is owed about one action, now: a pure function from facts. No clock, no store, no I/O.
///
/// The service, `simulate`, `why` and the tests all ask here, so that what was sent, what will be
/// sent and why have one answer. The rules are those of "Dates and ladders" in README.md.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "calendar/date.hpp"
#include "model/directory.hpp"
#include "model/ledger.hpp"
#include "model/message.hpp"
#include "model/plan.hpp"

namespace dueward::policy {

/// All that a decision looks at. References must outlive the call only.
struct Facts {
  const model::Directory& directory;
  const model::Action& action;
  const model::ActionState& state;
  const model::StepEntries& step_entries;  ///< Of the action's policy; a step not named here
                                           ///< entered on state.first_loaded.
  std::span<const model::LedgerEntry> ledger;
};

/// Local time at which the question is asked, in the service's zone. It must not go back between
/// decisions that are recorded.
struct Moment {
  calendar::Date day;
  calendar::TimeOfDay time;

  auto operator<=>(const Moment&) const = default;
};

/// A step that is settled without going out itself.
struct Superseded {
  model::NoticeKey key;
  calendar::Date date;  ///< The step's own date.
  model::PersonId named;
  model::Kind kind;
  std::string by;  ///< Name of the step that went instead.
};

/// A notice owed now. Its key and those in `settles` are recorded together.
struct Notice {
  model::NoticeKey key;
  model::Kind kind = model::Kind::reminder;
  calendar::Date date{};      ///< The step's own date.
  model::PersonId recipient;  ///< Who gets it. Empty: nobody holds the role (a missing verifier).
  model::PersonId named;      ///< Whom the step means: the holder of the role, or the accountable
                              ///< officer for a missing owner or manager. The recipient is the
                              ///< deputy where they differ.
  bool urgent = false;        ///< A message of its own, not held for a digest.
  bool at_once = false;       ///< A message of its own, in the hours of answers.
  bool late = false;          ///< Its sending day passed unsent, as after an outage.
  std::vector<model::Envelope>
      envelopes;  ///< `destination` left empty. None: the person is unreachable.
  std::vector<model::NoticeKey>
      settles;  ///< Further entries of `to` of the same step that came to the same person.
  std::vector<model::PersonId>
      unreached;  ///< People of earlier steps of this ladder who could not be reached: recipients
                  ///< of unreachable or failed notices, each once, in the order of the ledger.
};

struct Decision {
  std::vector<Notice> notices;
  std::vector<Superseded> superseded;
  std::optional<Moment> look_again;  ///< Strictly after the moment asked about; none: nothing more
                                     ///< will ever be owed as things stand.
};

/// What goes at a moment, in order. The day is a working one and its `send_at` has come; else
/// nothing of the ladder is owed yet.
///
/// 1. A step is a candidate for each entry of its `to` whose key the ledger does not have, once its
///    sending day has come: the first working day not before the step's date, for a person with a
///    digest not before the first such weekday.
/// 2. Candidates whose sending day is today go. Of those whose sending day has passed only the
///    lowest level goes: the steps with the same `to` as the earliest of them. It waits as long as
///    a notice of another level, whose first step stands no later, is still on its way, was first
///    heard today, or was superseded today. A level in which nobody can be reached is settled and
///    not waited for.
/// 3. Of what goes to one recipient only the latest is sent (date, then place in the policy, then
///    occurrence); it also settles whatever earlier step to the same recipient is held back by 2.
///
/// A handover is owed beside the ladder: it belongs to no level, and neither supersedes nor is
/// superseded. `start` and handovers are settled by a key of any ladder, other steps by one of the
/// present ladder, or by a notice of the same date that was heard on an earlier one. What was sent
/// in a pilot counts in a pilot only.
///
/// What follows from people's answers stands beside the ladder too. What is owed at once is decided
/// at any hour, to be sent in the hours of answers.
[[nodiscard]] Decision decide(const Facts& facts, Moment now);

/// Where one step of the ladder stands: one line of `why`.
struct Rung {
  model::NoticeKey key;
  model::Kind kind = model::Kind::reminder;
  calendar::Date date{};         ///< The step's own date.
  calendar::Date sending_day{};  ///< With the digest applied.
  model::PersonId named;
  model::PersonId recipient;  ///< As things stand on the sending day.
  enum class Verdict {
    settled,     ///< In the ledger already; `entry` tells how.
    owed_now,    ///< decide() would send it at this moment.
    superseded,  ///< decide() would settle it unsent at this moment.
    waiting,     ///< Its time comes.
    held_back,   ///< Late, and a lower level hears first.
    never,       ///< Its date lies before its effective day, or the action is closed.
  } verdict = Verdict::waiting;
  std::optional<model::LedgerEntry> entry;
  std::string reason;  ///< A sentence a head of service understands; empty where left out.

  bool operator==(const Rung&) const = default;
};

/// The dates of an action, with how each was found, in sentences.
struct Explanation {
  calendar::Date due;
  calendar::Date act_by;
  std::vector<std::string>
      dates;  ///< Sentences: anchor, rule, days skipped, act-by; effective day; grace.
  std::vector<Rung> rungs;  ///< In order of their sending days; repetitions up to `horizon`.
  std::optional<calendar::Date>
      grace_until;  ///< Where grace moves them: what the steps after the deadline count from.

  bool operator==(const Explanation&) const = default;
};

/// Whether an explanation has its sentences: to make them costs more than to find the dates.
enum class Sentences { told, left_out };

/// Pure like decide(), and agrees with it. `horizon` bounds the repetitions shown.
[[nodiscard]] Explanation explain(const Facts& facts, Moment now, calendar::Date horizon,
                                  Sentences sentences = Sentences::told);

}  // namespace dueward::policy
