// SPDX-License-Identifier: MIT
/// What the end of a message means for the notices in it.
#pragma once

#include <string>

#include "store/memory/core.hpp"

namespace dueward::store::memory {

/// The receiver took the message: its notices are delivered.
void message_delivered(Core& core, Message& message, Instant at, Date today);

/// The message ended otherwise, in `state`. A notice that no other message may still deliver takes
/// `of_notices` with the reason; a failed one makes its action due.
void message_ended(Core& core, Message& message, model::MessageState state,
                   model::NoticeState of_notices, const std::string& reason, Instant now);

}  // namespace dueward::store::memory
