// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string_view>

#include "calendar/date.hpp"

namespace dueward::config {

/// Whether a text looks as if it held what belongs into no mail: "an NHS number", "a date of
/// birth". Ten digits count as an NHS number where the last is their check digit (modulo 11); a
/// date counts where birth is spoken of before it, or where it lies more than a year before
/// `anchor`.
[[nodiscard]] std::optional<std::string_view> personal_data(std::string_view text,
                                                            calendar::Date anchor);

}  // namespace dueward::config
