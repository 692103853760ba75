// SPDX-License-Identifier: MIT
/// Lengths of time as people agree them: "3 months", "-10 working days".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "calendar/date.hpp"

namespace dueward::calendar {

enum class Unit { days, working_days, weeks, months };

/// A signed count of one unit.
struct Period {
  int count = 0;
  Unit unit = Unit::days;

  bool operator==(const Period&) const = default;
};

/// "N day(s)|working day(s)|week(s)|month(s)", with an optional sign and single spaces; counts
/// beyond ±10 000 are refused.
[[nodiscard]] std::optional<Period> parse_period(std::string_view text);

/// "3 months", "1 day", "-10 working days"; reads back to the same value.
[[nodiscard]] std::string to_string(Period period);

/// Corresponding-date rule (Dodds v Walker [1981] 1 WLR 1027, HL): the same day number `months`
/// later, or the last day of a shorter month. Always from the given day, so count from the anchor
/// and never chain. Negative counts go back.
[[nodiscard]] Date add_months(Date day, int months);

}  // namespace dueward::calendar
