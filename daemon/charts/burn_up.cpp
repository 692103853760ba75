// SPDX-License-Identifier: MIT
#include "charts/burn_up.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "charts/colour.hpp"
#include "charts/plot.hpp"
#include "charts/spread.hpp"
#include "charts/svg.hpp"
#include "charts/uprights.hpp"

namespace dueward::charts {
namespace {

constexpr double dot_radius = 4;
constexpr double cap_height = 12;  ///< Of the text.
constexpr double drop = 5.5;       ///< From the middle of a line of text to its baseline.
constexpr double flag_rise = 12;   ///< From the plot to the baseline of the lowest flag.
constexpr double month_drop = 24;  ///< From the plot to the baseline of the months.
constexpr std::string_view text_colour = "#0b0c0c";
constexpr std::string_view quiet = "#505a5f";
constexpr std::string_view faint = "#dee0e2";

/// One of the three lines.
struct Line {
  std::string_view words;
  unsigned BurnUpPoint::*count;
  std::string BurnUpColours::*colour;
  double stroke;
  std::string_view dashes;
};

constexpr std::array topmost_first{
    Line{"Total", &BurnUpPoint::total, &BurnUpColours::total, 3, "3 5"},
    Line{"Claimed or complete", &BurnUpPoint::claimed, &BurnUpColours::claimed, 3, "12 6"},
    Line{"Complete", &BurnUpPoint::complete, &BurnUpColours::complete, 4, ""}};

std::string label_of(const Line& line, const BurnUpPoint& point) {
  return fmt::format("{} {}", point.*line.count, line.words);
}

double widest_label(const std::vector<BurnUpPoint>& points) {
  double widest = 0;
  for (const auto& line : topmost_first) {
    if (!points.empty())
      widest = std::max(widest, text_width(label_of(line, points.back()), Weight::bold));
  }
  return widest;
}

std::string figures(const std::vector<BurnUpPoint>& points) {
  if (points.empty()) return "No figures yet.";
  const auto& last = points.back();
  return fmt::format("On {}: {} in total, {} claimed or complete, {} complete. Since {}.",
                     in_brief(last.date), actions(last.total), last.claimed, last.complete,
                     in_brief(points.front().date));
}

std::string description(const BurnUp& series) {
  auto text = fmt::format("{} Today is {}.", figures(series.points), in_brief(series.today));
  std::string_view before = " Due: ";
  for (const auto& due : in_order(series.due)) {
    text += fmt::format("{}{} on {}", before, due.label, in_brief(due.date));
    before = ", ";
  }
  return series.due.empty() ? text : text + ".";
}

/// What is drawn onto the paper, from back to front.
class Drawing {
 public:
  Drawing(Svg& svg, const Plot& plot, const BurnUp& series)
      : svg_(svg), plot_(plot), series_(series) {}

  void counts() {
    const Lettering lettering{.colour = quiet, .anchor = Anchor::end};
    const double x = plot_.left() - distance;
    svg_.text({x, plot_.top() - line_height}, "Actions", lettering);
    for (const auto count : plot_.counts()) {
      const double y = plot_.y(count);
      svg_.line({{plot_.left(), y}, {plot_.right(), y}}, {count == 0 ? quiet : faint});
      svg_.text({x, y + drop}, std::to_string(count), lettering);
    }
  }

  void months() {
    const Lettering lettering{.colour = quiet, .anchor = Anchor::middle};
    for (const auto& mark : plot_.months()) {
      const double x = plot_.x(mark.day);
      svg_.line({{x, plot_.bottom()}, {x, plot_.bottom() + 6}}, {quiet});
      svg_.text({x, plot_.bottom() + month_drop}, mark.month, lettering);
      if (!mark.year.empty())
        svg_.text({x, plot_.bottom() + month_drop + line_height}, mark.year, lettering);
    }
  }

  void upright(const Upright& upright, const Flag& flag) {
    const double x = plot_.x(upright.date);
    const double baseline = plot_.top() - flag_rise - static_cast<double>(flag.row) * line_height;
    const double top = flag.shown ? baseline - cap_height : plot_.top();
    const auto colour = upright.today ? text_colour : quiet;
    svg_.line({{x, top}, {x, plot_.bottom()}}, {colour, upright.today ? 2.0 : 1.0});
    if (!flag.shown) return;
    const bool right = flag.side == Side::right;
    svg_.text({right ? x + distance : x - distance, baseline}, upright.label,
              {.colour = colour,
               .anchor = right ? Anchor::start : Anchor::end,
               .weight = upright.weight()});
  }

  void figures() {
    if (series_.points.empty()) return nothing();
    // Where they coincide, a thinner line with gaps lies on top of one without.
    std::for_each(topmost_first.rbegin(), topmost_first.rend(),
                  [&](const auto& one) { line(one); });
    labels();
  }

 private:
  void line(const Line& line) {
    std::vector<Point> points;
    for (const auto& point : series_.points)
      points.push_back({plot_.x(point.date), plot_.y(point.*line.count)});
    const auto colour = ink(series_.colours.*line.colour);
    svg_.line(points, {colour, line.stroke, line.dashes});
    svg_.dot(points.back(), dot_radius, colour);
  }

  void labels() {
    const auto& last = series_.points.back();
    std::vector<Wish> wishes;
    for (const auto& line : topmost_first)
      wishes.push_back({plot_.y(last.*line.count), line_height});
    const double slack = line_height / 2;
    const auto middles = spread(wishes, {plot_.top() - slack, plot_.bottom() + slack});
    for (std::size_t i = 0; i < middles.size(); ++i) {
      const auto& line = topmost_first[i];
      svg_.text(
          {plot_.x(last.date) + 2 * distance, middles[i] + drop}, label_of(line, last),
          {.colour = ink(series_.colours.*line.colour), .weight = Weight::bold, .halo = true});
    }
  }

  void nothing() {
    svg_.text({(plot_.left() + plot_.right()) / 2, (plot_.top() + plot_.bottom()) / 2},
              "No figures yet", {.colour = text_colour, .anchor = Anchor::middle, .halo = true});
  }

  Svg& svg_;
  const Plot& plot_;
  const BurnUp& series_;
};

}  // namespace

std::string burn_up(const Name& name, const BurnUp& series) {
  Plot plot(series, widest_label(series.points) + 2 * distance);
  const auto uprights = uprights_of(series);
  const auto all_flags = flags_of(uprights, plot);
  plot.put_top(static_cast<double>(rows_of(all_flags)) * line_height + flag_rise + 4);

  const double height = plot.bottom() + month_drop + line_height + distance;
  Svg svg(name, description(series), {burn_up_width, height});
  Drawing drawing(svg, plot, series);
  drawing.counts();
  drawing.months();
  for (std::size_t i = 0; i < uprights.size(); ++i)
    drawing.upright(uprights[i], all_flags[i]);
  drawing.figures();
  return svg.finish();
}

}  // namespace dueward::charts
