// SPDX-License-Identifier: MIT
/// Public holidays: the bundled list and files in the shape of gov.uk's bank-holidays.json.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/date.hpp"

namespace dueward::calendar {

struct Holiday {
  Date day;
  std::string title;
};

/// A list and the years it claims to know. A date outside `known` is computed as if it were no
/// holiday, and whoever asks is expected to warn.
struct HolidayList {
  std::string name;
  std::vector<Holiday> days;  ///< In order of date.
  DateRange known;            ///< Whole years.
};

/// "england-and-wales": 2011 to 2028, substitute days, royal wedding, jubilees, funeral and
/// coronation included. Nothing for a name that is not bundled.
[[nodiscard]] std::optional<HolidayList> bundled_holidays(std::string_view name);
[[nodiscard]] std::span<const std::string_view> bundled_holiday_names();

/// Reads gov.uk's shape: {"england-and-wales": {"division": …, "events": [{"title": …, "date":
/// "2011-08-29", …}]}, …}. `division` may be empty where the file holds only one. Throws
/// std::runtime_error naming what is wrong and where.
[[nodiscard]] HolidayList parse_bank_holidays(std::string_view json, std::string_view division);

}  // namespace dueward::calendar
