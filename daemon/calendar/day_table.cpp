// SPDX-License-Identifier: MIT
#include "calendar/day_table.hpp"

namespace dueward::calendar {
namespace {

constexpr int first_year = 1990;
constexpr int last_year = 2120;

}  // namespace

DayTable::DayTable(const std::function<bool(Date)>& is_working)
    : first_(date(first_year, 1, 1)),
      days_(static_cast<int>((date(last_year, 12, 31) - first_).count()) + 1) {
  before_.reserve(static_cast<std::size_t>(days_) + 1);
  for (int offset = 0; offset < days_; ++offset) {
    before_.push_back(static_cast<std::uint16_t>(working_.size()));
    if (is_working(first_ + std::chrono::days{offset})) {
      working_.push_back(static_cast<std::uint16_t>(offset));
    }
  }
  before_.push_back(static_cast<std::uint16_t>(working_.size()));
  working_.shrink_to_fit();
}

}  // namespace dueward::calendar
