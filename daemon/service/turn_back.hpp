// SPDX-License-Identifier: MIT
/// What was recorded, as it stood at the end of a day that is past.
#pragma once

#include <vector>

#include "calendar/date.hpp"
#include "calendar/zone.hpp"
#include "model/ledger.hpp"
#include "store/store.hpp"

namespace dueward::service {

/// A moment as both clocks have it: the day, and the instant at which the next one begins.
struct EndOfDay {
  calendar::Date day;
  calendar::Instant end;
};

/// Leaves out messages sealed later, and attempts made later. A message that was cancelled before
/// it was tried keeps that: when it happened is not kept beside it.
[[nodiscard]] std::vector<store::MessageRecord> messages_at(
    const EndOfDay& moment, std::vector<store::MessageRecord> messages);

/// Leaves out notices decided later; one that was heard, or failed, later is on its way. `messages`
/// are those that messages_at() gave.
[[nodiscard]] std::vector<model::LedgerEntry> ledger_at(
    const EndOfDay& moment, std::vector<model::LedgerEntry> ledger,
    const std::vector<store::MessageRecord>& messages);

/// Leaves out answers given later, with what they decided: due date, owner, ladder and state are
/// those of before. What a file has changed since is told as it is now.
[[nodiscard]] store::ActionRecord answers_at(const EndOfDay& moment, store::ActionRecord record,
                                             const calendar::Zone& zone);

}  // namespace dueward::service
