// SPDX-License-Identifier: MIT
/// The notices of one message, as their writer gets them. Pure; any thread.
#pragma once

#include <cstddef>

#include "store/store.hpp"

namespace dueward::store::rules {

/// A batch of messages without words ends after so many notices: the rest comes with the next one.
inline constexpr std::size_t notices_at_once = 1000;

/// What places a notice in its message.
struct Gravity {
  model::Kind kind{};
  Date date;
  const model::ActionRef* action = nullptr;
  NoticeNumber number{};
};

/// Whether `a` stands before `b`: gravest kind first, then by date, plan and id.
[[nodiscard]] bool graver(const Gravity& a, const Gravity& b);
[[nodiscard]] bool graver(const NoticeInMessage& a, const NoticeInMessage& b);

/// Whether a line of the action's ledger tells what was heard before `about`. What went to the
/// administrator in a pilot, nobody else was told.
[[nodiscard]] bool was_told(const model::LedgerEntry& line, const model::NoticeKey& about);

}  // namespace dueward::store::rules
