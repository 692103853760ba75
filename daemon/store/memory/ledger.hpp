// SPDX-License-Identifier: MIT
/// The ledger of one action in few bytes: there are millions of lines, and most say the same words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "model/ledger.hpp"
#include "store/memory/texts.hpp"
#include "store/store.hpp"

namespace dueward::store::memory {

/// A line of the ledger with what only its messages need.
struct Line {
  struct Key {
    std::int32_t ladder = 1;
    std::int32_t occurrence = 1;
    Texts::Number step = 0;
    Texts::Number to = 0;

    bool operator==(const Key&) const = default;
  };

  Key key;
  Texts::Number recipient = 0;
  Texts::Number named = 0;
  Texts::Number reason = 0;
  Texts::Number unreached = 0;  ///< As rules::to_text() writes a list.
  Date date;
  Date decided_on;
  std::optional<Date> heard_on;
  model::NoticeState state = model::NoticeState::owed;
  model::Kind kind = model::Kind::reminder;
  bool late = false;
  bool settled_by_another = false;  ///< By the nearest line before it that is not.
  std::uint16_t loose = 0;          ///< Envelopes that no message carries yet.
  std::uint16_t carried = 0;        ///< Messages with it on their way or delivered.
};

/// In order of decision.
using Ledger = std::vector<Line>;

[[nodiscard]] Line::Key key_in(Texts& texts, const model::NoticeKey& key);
[[nodiscard]] model::NoticeKey key_from(const Texts& texts, const Line::Key& key);
[[nodiscard]] Line line_in(Texts& texts, const NewNotice& notice);
[[nodiscard]] model::LedgerEntry entry_from(const Texts& texts, const Line& line);
[[nodiscard]] std::vector<model::LedgerEntry> entries_from(const Texts& texts,
                                                           const Ledger& ledger);

[[nodiscard]] bool has(const Ledger& ledger, const Line::Key& key);

/// A notice's number leads back to its action and to its line.
[[nodiscard]] constexpr NoticeNumber notice_number(ActionNumber action, std::size_t line) {
  return NoticeNumber{(static_cast<std::int64_t>(action) << 20) + static_cast<std::int64_t>(line)};
}
[[nodiscard]] constexpr ActionNumber action_of(NoticeNumber notice) {
  return ActionNumber{static_cast<std::int64_t>(notice) >> 20};
}
[[nodiscard]] constexpr std::size_t line_of(NoticeNumber notice) {
  return static_cast<std::size_t>(notice) & 0xfffff;
}

}  // namespace dueward::store::memory
