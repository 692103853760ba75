// SPDX-License-Identifier: MIT
#include "charts/burn_up.hpp"
#include "charts/scale.hpp"

namespace dueward::charts {
namespace {

std::vector<std::string> row(calendar::Date day, const BurnUpPoint& point) {
  return {in_brief(day), std::to_string(point.total), std::to_string(point.claimed),
          std::to_string(point.complete)};
}

calendar::Date month_end(calendar::Date day) {
  return month_after(day) - std::chrono::days{1};
}

}  // namespace

Table burn_up_table(const std::vector<BurnUpPoint>& points) {
  Table table{{"Date", "Total", "Claimed or complete", "Complete"}, {}};
  for (std::size_t i = 0; i < points.size(); ++i) {
    const bool last = i + 1 == points.size();
    const auto until = last ? points[i].date : points[i + 1].date;
    for (auto end = month_end(points[i].date); end < until;
         end = month_end(end + std::chrono::days{1}))
      table.rows.push_back(row(end, points[i]));
    if (last) table.rows.push_back(row(points[i].date, points[i]));
  }
  return table;
}

}  // namespace dueward::charts
