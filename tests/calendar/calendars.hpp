// SPDX-License-Identifier: MIT
/// Calendars and short spellings the tests of dates share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "calendar/date.hpp"
#include "calendar/holidays.hpp"
#include "calendar/working_calendar.hpp"

namespace dueward::calendar::tests {

/// on("2011-08-19"): a day that does not exist ends the test with bad_optional_access.
inline Date on(std::string_view iso) {
  return parse_date(iso).value();
}

inline WorkingCalendar council(std::vector<Date> closures = {}) {
  return {{std::chrono::Saturday, std::chrono::Sunday},
          {bundled_holidays("england-and-wales").value()},
          std::move(closures)};
}

}  // namespace dueward::calendar::tests
