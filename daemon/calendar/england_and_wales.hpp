// SPDX-License-Identifier: MIT
/// Bank holidays in England and Wales, 2011 to 2028, as proclaimed under the Banking and Financial
/// Dealings Act 1971 and published on gov.uk: days off work, so a holiday on a Saturday or Sunday
/// stands here as its substitute day only.
#pragma once

#include <span>
#include <string_view>

namespace dueward::calendar {

struct BundledHoliday {
  int year;
  unsigned month;
  unsigned day;
  std::string_view title;
};

/// In order of date.
[[nodiscard]] std::span<const BundledHoliday> england_and_wales();

}  // namespace dueward::calendar
