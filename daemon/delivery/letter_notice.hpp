// SPDX-License-Identifier: MIT
/// One notice as templates see it.
#pragma once

#include <optional>

#include "calendar/date.hpp"
#include "delivery/letter.hpp"
#include "policy/reading.hpp"

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

/// Whether policy can be asked about the action: the directory may have lost its plan.
[[nodiscard]] bool has_rules(const NoticeView& view);

/// What policy is asked about. Refers to the view's own.
[[nodiscard]] policy::Facts facts_of(const NoticeView& view);

/// The person's name; where the reader does not read it (policy::reads) the part they play, of
/// those in `as`. Empty for nobody.
[[nodiscard]] std::string seen_name(const NoticeView& view, const model::PersonId& person,
                                    policy::Roles as);

/// The same where a sentence begins with it.
[[nodiscard]] std::string seen_name_first(const NoticeView& view, const model::PersonId& person,
                                          policy::Roles as);

/// Whether the message's day lies past the due date.
[[nodiscard]] bool is_past_due(const NoticeView& view);

}  // namespace dueward::delivery
