// SPDX-License-Identifier: MIT
/// Working days numbered in advance, so that counting in them is two look-ups.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "calendar/date.hpp"

namespace dueward::calendar {

/// The working days of 1990 to 2120, numbered. Immutable; about 170 kB.
class DayTable {
 public:
  explicit DayTable(const std::function<bool(Date)>& is_working);

  /// Whether the table can say anything about the day; the questions below need this.
  [[nodiscard]] bool covers(Date day) const {
    auto offset = (day - first_).count();
    return offset >= 0 && offset < days_;
  }

  [[nodiscard]] bool is_working(Date day) const {
    auto offset = offset_of(day);
    return before_[offset] != before_[offset + 1];
  }

  /// Nothing where the answer lies outside the table.
  [[nodiscard]] std::optional<Date> on_or_before(Date day) const {
    return at(int{before_[offset_of(day) + 1]} - 1);
  }
  [[nodiscard]] std::optional<Date> on_or_after(Date day) const {
    return at(int{before_[offset_of(day)]});
  }
  [[nodiscard]] std::optional<Date> add(Date day, int count) const {
    if (count > 0) return at(int{before_[offset_of(day) + 1]} + count - 1);
    return at(int{before_[offset_of(day)]} + count);
  }

 private:
  [[nodiscard]] std::size_t offset_of(Date day) const {
    return static_cast<std::size_t>((day - first_).count());
  }
  [[nodiscard]] std::optional<Date> at(int number) const {
    if (number < 0 || number >= static_cast<int>(working_.size())) return std::nullopt;
    return first_ + std::chrono::days{working_[static_cast<std::size_t>(number)]};
  }

  Date first_;
  int days_;
  std::vector<std::uint16_t> before_;   ///< By day: how many working days lie before it.
  std::vector<std::uint16_t> working_;  ///< By number: the working day, counted from first_.
};

}  // namespace dueward::calendar
