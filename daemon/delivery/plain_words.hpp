// SPDX-License-Identifier: MIT
/// The text that goes out where a template failed.
#pragma once

#include "delivery/letter.hpp"
#include "model/message.hpp"

namespace dueward::delivery {

/// Plain words made without any template: what, by when, whom to ring. Never fails. No HTML.
[[nodiscard]] model::Words plain_words(const Letter& letter);

}  // namespace dueward::delivery
