// SPDX-License-Identifier: MIT
#include "charts/uprights.hpp"

#include <algorithm>
#include <utility>

namespace dueward::charts {
namespace {

constexpr double label_room = 200;
constexpr std::size_t most_rows = 4;

template <class Dated>
std::vector<Dated> by_date(std::vector<Dated> all) {
  std::stable_sort(all.begin(), all.end(),
                   [](const auto& a, const auto& b) { return a.date < b.date; });
  return all;
}

}  // namespace

std::vector<DueDate> in_order(std::vector<DueDate> due) {
  return by_date(std::move(due));
}

std::vector<Upright> uprights_of(const BurnUp& series) {
  std::vector<Upright> all{{series.today, "Today", true}};
  for (const auto& due : series.due)
    all.push_back({due.date, due.label});
  std::vector<Upright> days;
  for (auto& one : by_date(std::move(all))) {
    if (days.empty() || days.back().date != one.date) {
      days.push_back(std::move(one));
    } else {
      days.back().label += ", " + one.label;
      days.back().today = days.back().today || one.today;
    }
  }
  for (auto& day : days)
    day.label = shortened(day.label, label_room, day.weight());
  return days;
}

std::vector<Flag> flags_of(const std::vector<Upright>& uprights, const Plot& plot) {
  std::vector<Pole> poles;
  std::size_t today = 0;
  for (const auto& upright : uprights) {
    if (upright.today) today = poles.size();
    const auto wide = text_width(upright.label, upright.weight()) + 2 * distance;
    poles.push_back({plot.x(upright.date), wide});
  }
  return flags(poles, {plot.left(), burn_up_width}, most_rows, today);
}

std::size_t rows_of(const std::vector<Flag>& flags) {
  std::size_t rows = 0;
  for (const auto& flag : flags) {
    if (flag.shown) rows = std::max(rows, flag.row + 1);
  }
  return rows;
}

}  // namespace dueward::charts
