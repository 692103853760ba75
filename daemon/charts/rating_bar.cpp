// SPDX-License-Identifier: MIT
#include "charts/rating_bar.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include <fmt/format.h>

#include "charts/colour.hpp"
#include "charts/spread.hpp"
#include "charts/svg.hpp"

namespace dueward::charts {
namespace {

constexpr double width = 720;
constexpr double bar_height = 48;
constexpr double baseline = 30;        ///< Of the text in the bar.
constexpr double below_baseline = 82;  ///< Of the text below.
constexpr double below_height = 90;
constexpr double gap = 2;
constexpr double sliver = 6;
constexpr double letter_room = 80;
constexpr double padding = 4;  ///< At either side of a text in its segment.
constexpr double spacing = 8;  ///< At either side of one below.
constexpr std::string_view pale = "#f3f2f1";
constexpr std::string_view pointer = "#505a5f";

std::uint64_t sum(const std::vector<RatingCount>& counts) {
  std::uint64_t all = 0;
  for (const auto& rating : counts)
    all += rating.count;
  return all;
}

std::vector<RatingCount> without_zeros(std::vector<RatingCount> counts) {
  std::erase_if(counts, [](const auto& rating) { return rating.count == 0; });
  return counts;
}

std::string description(const std::vector<RatingCount>& shown) {
  const auto all = sum(shown);
  if (all == 0) return "No actions.";
  auto text = actions(all);
  std::string_view before = ": ";
  for (const auto& [label, count] : shown) {
    text += fmt::format("{}{} {} ({})", before, count, label.word, label.letter);
    before = ", ";
  }
  return text + ".";
}

/// As the picture writes it, so that widths add up to the last digit.
double rounded(double place) {
  return std::round(place * 100) / 100;
}

struct Segment {
  const RatingCount* rating;
  double left;
  double right;

  [[nodiscard]] double middle() const { return (left + right) / 2; }
  [[nodiscard]] std::string letter() const {
    return shortened(rating->label.letter, letter_room, Weight::bold);
  }
  [[nodiscard]] std::string count() const { return std::to_string(rating->count); }
  [[nodiscard]] double label_width() const {
    return text_width(letter(), Weight::bold) + text_width(" " + count());
  }
  [[nodiscard]] bool has_room() const { return right - left >= label_width() + 2 * padding; }
};

std::vector<Segment> segments(const std::vector<RatingCount>& shown) {
  const auto many = static_cast<double>(shown.size());
  const double least = std::min(sliver, width / 2 / many);
  const double share = (width - least * many) / static_cast<double>(sum(shown));
  std::vector<Segment> result;
  double counted = 0;
  double left = 0;
  for (const auto& rating : shown) {
    counted += rating.count;
    const auto before = static_cast<double>(result.size() + 1);
    const double right = rounded(least * before + share * counted);
    result.push_back({&rating, left, right});
    left = right;
  }
  return result;
}

/// A label below the bar, and where it stands there.
struct Below {
  const Segment* segment;
  double middle;
};

std::vector<Below> labels_below(const std::vector<Segment>& all) {
  std::vector<Below> result;
  std::vector<Wish> wishes;
  for (const auto& segment : all) {
    if (segment.has_room()) continue;
    result.push_back({&segment, 0});
    wishes.push_back({segment.middle(), segment.label_width() + 2 * spacing});
  }
  const auto middles = spread(wishes, {0, width});
  if (middles.empty()) return {};
  for (std::size_t i = 0; i < result.size(); ++i)
    result[i].middle = middles[i];
  return result;
}

void draw_bar(Svg& svg, const std::vector<Segment>& all) {
  for (const auto& segment : all) {
    const auto& colour = segment.rating->label.colour;
    svg.box({{segment.left, 0}, {segment.right - segment.left, bar_height}}, colour);
    if (!segment.has_room()) continue;
    svg.text({segment.middle(), baseline}, segment.letter(), segment.count(),
             {.colour = text_on(colour), .anchor = Anchor::middle});
  }
}

void draw_gaps(Svg& svg, const std::vector<Segment>& all) {
  const double wide = std::min(gap, width / 6 / static_cast<double>(all.size()));
  for (std::size_t i = 1; i < all.size(); ++i)
    svg.line({{all[i].left, 0}, {all[i].left, bar_height}}, {white, wide});
}

void draw_below(Svg& svg, const std::vector<Below>& labels) {
  for (const auto& [segment, middle] : labels) {
    svg.line({{segment->middle(), bar_height + 3}, {middle, below_baseline - text_size}},
             {pointer, 1});
    svg.text({middle, below_baseline}, segment->letter(), segment->count(),
             {.colour = black, .anchor = Anchor::middle});
  }
}

std::string empty_bar(const Name& name) {
  Svg svg(name, description({}), {width, bar_height});
  svg.box({{0, 0}, {width, bar_height}}, pale);
  svg.text({width / 2, baseline}, "No actions", {.colour = black, .anchor = Anchor::middle});
  return svg.finish();
}

}  // namespace

std::string rating_bar(const Name& name, const std::vector<RatingCount>& counts) {
  const auto shown = without_zeros(counts);
  if (shown.empty()) return empty_bar(name);
  const auto all = segments(shown);
  const auto below = labels_below(all);
  Svg svg(name, description(shown), {width, below.empty() ? bar_height : below_height});
  draw_bar(svg, all);
  draw_gaps(svg, all);
  draw_below(svg, below);
  return svg.finish();
}

Table rating_table(const std::vector<RatingCount>& counts) {
  Table table{{"Rating", "Letter", "Actions"}, {}};
  for (const auto& [label, count] : counts)
    table.rows.push_back({label.word, label.letter, std::to_string(count)});
  table.rows.push_back({"All", "", std::to_string(sum(counts))});
  return table;
}

}  // namespace dueward::charts
