// SPDX-License-Identifier: MIT
/// Dates in the words of a language.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "calendar/date.hpp"

namespace dueward::delivery {

/// Read from a template folder's dates.txt: four lines of words separated by blanks, being the
/// weekdays from Monday, the months, and both once more in short.
class DateWords {
 public:
  /// Throws std::invalid_argument saying which line is at fault.
  explicit DateWords(std::string_view file);

  /// "Friday 18 November 2011".
  [[nodiscard]] std::string full(calendar::Date day) const;

  /// "Fri 18 Nov", and the year where it is not that of `seen_from`.
  [[nodiscard]] std::string brief(calendar::Date day, calendar::Date seen_from) const;

 private:
  std::array<std::string, 7> weekdays_;
  std::array<std::string, 12> months_;
  std::array<std::string, 7> short_weekdays_;
  std::array<std::string, 12> short_months_;
};

}  // namespace dueward::delivery
