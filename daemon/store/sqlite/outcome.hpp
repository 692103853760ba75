// SPDX-License-Identifier: MIT
/// What the end of a message means for the notices in it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "store/sqlite/core.hpp"

namespace dueward::store::sqlite {

[[nodiscard]] std::vector<NoticeNumber> notices_in(Core& core, model::MessageId message);

/// At least one message of each of these was taken: they are delivered.
void notices_delivered(Core& core, const std::vector<NoticeNumber>& notices, Date today);

/// A message of these ended otherwise. A notice that no other message may still deliver takes
/// `state` with the reason; a failed one makes its action due.
void notices_ended(Core& core, const std::vector<NoticeNumber>& notices, model::NoticeState state,
                   std::string_view reason, Instant now);

/// One line in the chain of each plan that the notices belong to, or in the service's own.
void record_message(Core& core, std::string_view event, model::MessageId message,
                    const std::vector<NoticeNumber>& notices, std::string_view text, Instant now);

}  // namespace dueward::store::sqlite
