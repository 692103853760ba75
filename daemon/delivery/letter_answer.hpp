// SPDX-License-Identifier: MIT
/// What templates can say about the answers of an action.
#pragma once

#include "delivery/letter_notice.hpp"
#include "delivery/template_terms.hpp"

namespace dueward::delivery {

/// Names beside those of letter_notice: of the answer that the notice is about, and of what waits
/// for a decision.
[[nodiscard]] const FieldTable<NoticeView>& answer_fields();

/// Whether the action is any business of whoever reads the letter: else a link would open nothing.
[[nodiscard]] bool is_for_reader(const NoticeView& view);

}  // namespace dueward::delivery
