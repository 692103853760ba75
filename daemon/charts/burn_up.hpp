// SPDX-License-Identifier: MIT
/// How far a plan has come, and how that compares with what it holds: a burn-up.
///
/// Pure functions for any thread; they never fail.
#pragma once

#include <string>
#include <vector>

#include "calendar/date.hpp"
#include "charts/name.hpp"
#include "charts/table.hpp"

namespace dueward::charts {

/// How many actions there were at the end of a day.
struct BurnUpPoint {
  calendar::Date date;
  unsigned total = 0;
  unsigned claimed = 0;  ///< Claimed or complete.
  unsigned complete = 0;
};

struct DueDate {
  calendar::Date date;
  std::string label;
};

/// "#rrggbb" each; too pale a colour is darkened until its words can be read.
struct BurnUpColours {
  std::string total = "#0b0c0c";
  std::string claimed = "#1d70b8";
  std::string complete = "#00703c";
};

struct BurnUp {
  std::vector<BurnUpPoint> points;  ///< In the order of their dates.
  calendar::Date today;
  std::vector<DueDate> due;  ///< In any order.
  BurnUpColours colours = {};
};

/// An SVG element: three lines over months, each with its name and last number at its end, and
/// upright lines for today and the due dates. Where these crowd, some stay without their label; the
/// description names them all.
[[nodiscard]] std::string burn_up(const Name& name, const BurnUp& series);

/// A row for each month's end from the first point to the last, with the numbers as they stood
/// then, and one for the last point.
[[nodiscard]] Table burn_up_table(const std::vector<BurnUpPoint>& points);

}  // namespace dueward::charts
