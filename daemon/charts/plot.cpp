// SPDX-License-Identifier: MIT
#include "charts/plot.hpp"

#include <algorithm>

#include "charts/text.hpp"

namespace dueward::charts {
namespace {

constexpr double plot_height = 264;
constexpr double margin = 24;  ///< At the right: half of a year's width and some air.
constexpr double month_room = 48;

unsigned most(const std::vector<BurnUpPoint>& points) {
  unsigned result = 0;
  for (const auto& point : points)
    result = std::max({result, point.total, point.claimed, point.complete});
  return result;
}

/// Whole months that hold all there is to show.
calendar::DateRange months_of(const BurnUp& series) {
  calendar::DateRange range{series.today, series.today};
  auto hold = [&](calendar::Date day) {
    range.first = std::min(range.first, day);
    range.last = std::max(range.last, day);
  };
  for (const auto& point : series.points)
    hold(point.date);
  for (const auto& due : series.due)
    hold(due.date);
  return {month_of(range.first), month_after(range.last)};
}

}  // namespace

Plot::Plot(const BurnUp& series, double end_room)
    : counts_(count_marks(most(series.points))), range_(months_of(series)) {
  left_ = std::max(text_width("Actions"), text_width(std::to_string(counts_.back()))) + distance;
  right_ = burn_up_width - margin;
  if (series.points.empty()) return;
  const double before_end = burn_up_width - end_room - left_;
  const double part = share(series.points.back().date);
  if (part * (right_ - left_) > before_end) right_ = left_ + before_end / part;
}

double Plot::x(calendar::Date day) const {
  return left_ + (right_ - left_) * share(day);
}

double Plot::y(std::uint64_t count) const {
  return bottom() - plot_height * static_cast<double>(count) / static_cast<double>(counts_.back());
}

double Plot::bottom() const {
  return top_ + plot_height;
}

std::vector<MonthMark> Plot::months() const {
  return month_marks(range_, static_cast<int>((right_ - left_) / month_room));
}

double Plot::share(calendar::Date day) const {
  const auto days = [](auto duration) { return static_cast<double>(duration.count()); };
  return days(day - range_.first) / days(range_.last - range_.first);
}

}  // namespace dueward::charts
