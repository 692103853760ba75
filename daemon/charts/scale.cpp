// SPDX-License-Identifier: MIT
#include "charts/scale.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace dueward::charts {
namespace {

using std::chrono::months;
using std::chrono::year_month;
using std::chrono::year_month_day;

year_month whole_month(calendar::Date day) {
  const year_month_day parts{day};
  return {parts.year(), parts.month()};
}

calendar::Date first_day(year_month month) {
  return calendar::Date{month / 1};
}

/// The least of 1, 2, 5, 10, 20, … of which five reach `most`.
std::uint64_t step_to(std::uint64_t most) {
  for (std::uint64_t ten = 1;; ten *= 10) {
    for (const std::uint64_t digit : {1, 2, 5}) {
      if (5 * digit * ten >= most) return digit * ten;
    }
  }
}

/// Months from one mark to the next; whole years begin in January.
int stride(std::chrono::months range, int limit) {
  constexpr std::array strides{1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000};
  for (const int stride : strides) {
    if (range.count() / stride + 1 <= limit) return stride;
  }
  return strides.back();
}

bool falls_on(year_month month, int stride) {
  const int since_zero =
      static_cast<int>(month.year()) * 12 + static_cast<int>(static_cast<unsigned>(month.month()));
  return (since_zero - 1) % stride == 0;
}

}  // namespace

std::vector<std::uint64_t> count_marks(std::uint64_t most) {
  constexpr std::uint64_t fewest_steps = 3;
  const auto step = step_to(most);
  const auto steps = std::max((most + step - 1) / step, fewest_steps);
  std::vector<std::uint64_t> marks;
  for (std::uint64_t i = 0; i <= steps; ++i)
    marks.push_back(i * step);
  return marks;
}

calendar::Date month_of(calendar::Date day) {
  return first_day(whole_month(day));
}

calendar::Date month_after(calendar::Date day) {
  return first_day(whole_month(day) + months{1});
}

std::string in_brief(calendar::Date day) {
  return calendar::in_short(day).substr(std::string_view{"Fri "}.size());
}

std::vector<MonthMark> month_marks(calendar::DateRange range, int limit) {
  const auto first = whole_month(range.first);
  const auto last = whole_month(range.last);
  const int every = stride(last - first, limit);
  auto month = first;
  while (!falls_on(month, every))
    month += months{1};

  std::vector<MonthMark> marks;
  std::string year_before;
  for (; month <= last; month += months{every}) {
    const auto day = first_day(month);
    const auto text = in_brief(day);  // "1 Nov 2011"
    auto year = text.substr(6);
    marks.push_back({day, text.substr(2, 3), year == year_before ? "" : year});
    year_before = std::move(year);
  }
  return marks;
}

}  // namespace dueward::charts
