// SPDX-License-Identifier: MIT
/// Where the axes of a picture over time have their marks.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "calendar/date.hpp"

namespace dueward::charts {

/// Four to six marks from 0, a 1, 2 or 5 with zeros apart; the last is at least `most`.
[[nodiscard]] std::vector<std::uint64_t> count_marks(std::uint64_t most);

struct MonthMark {
  calendar::Date day;  ///< The first of its month.
  std::string month;   ///< "Nov"
  std::string year;    ///< "2011", where the mark before has another, else nothing.
};

/// The first of the month of `day`, and of the month after.
[[nodiscard]] calendar::Date month_of(calendar::Date day);
[[nodiscard]] calendar::Date month_after(calendar::Date day);

/// "18 Nov 2011"
[[nodiscard]] std::string in_brief(calendar::Date day);

/// Marks in the months of the range, every one or every second, third, sixth, twelfth and so on,
/// that there are `limit` at most.
[[nodiscard]] std::vector<MonthMark> month_marks(calendar::DateRange range, int limit);

}  // namespace dueward::charts
