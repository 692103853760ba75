// SPDX-License-Identifier: MIT
/// Dates as people write them, to tell them how they are written here.
#pragma once

#include <optional>
#include <string_view>

#include "calendar/date.hpp"

namespace dueward::config {

/// "19/08/2011", "19.8.11", "2011-8-19", "19 August 2011", "19th Aug 2011": day before month, as in
/// Britain, unless the year comes first.
struct LooseDate {
  std::optional<calendar::Date> date;  ///< None where no such day exists.
};

/// Nothing where the text does not look like a date at all.
[[nodiscard]] std::optional<LooseDate> read_loose_date(std::string_view text);

}  // namespace dueward::config
