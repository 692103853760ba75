// SPDX-License-Identifier: MIT
/// One notice as templates see it.
#pragma once

#include <optional>

#include "calendar/date.hpp"
#include "delivery/letter.hpp"

namespace dueward::delivery {

struct NoticeView {
  const Letter* letter = nullptr;
  const store::NoticeInMessage* notice = nullptr;
  /// What comes next, once asked: explaining the whole ladder is not free.
  mutable std::optional<Prospect> prospect = std::nullopt;
};

[[nodiscard]] calendar::Date due_of(const NoticeView& view);

/// The due date itself where the directory no longer has the plan or its calendar.
[[nodiscard]] calendar::Date act_by_of(const NoticeView& view);

/// Whether the message's day lies past the due date.
[[nodiscard]] bool is_past_due(const NoticeView& view);

}  // namespace dueward::delivery
