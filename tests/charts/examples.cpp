// SPDX-License-Identifier: MIT
#include "charts/examples.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <rapidcheck.h>

namespace dueward::charts::tests {
namespace {

int between(int low, int high) {
  return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(low, high + 1));
}

/// Most plans last a year or two; some dates are typing errors.
calendar::Date any_date() {
  const auto spread = *rc::gen::element(0, 3, 40, 400, 3000, 300000);
  return calendar::date(2011, 8, 19) + std::chrono::days{between(-spread, spread)};
}

std::vector<BurnUpPoint> any_points() {
  std::vector<BurnUpPoint> points(static_cast<std::size_t>(*rc::gen::element(0, 1, 2, 20, 400)));
  for (auto& point : points)
    point = {any_date(), any_count(), any_count(), any_count()};
  std::sort(points.begin(), points.end(),
            [](const auto& a, const auto& b) { return a.date < b.date; });
  return points;
}

}  // namespace

std::vector<RatingCount> counts(const std::vector<unsigned>& numbers) {
  const model::RatingRules rules;
  std::vector<RatingCount> result;
  for (std::size_t i = 0; i < numbers.size(); ++i)
    result.push_back({rules.labels.at(i), numbers[i]});
  return result;
}

calendar::Date on(std::string_view day) {
  return calendar::parse_date(day).value();
}

std::string any_text() {
  if (*rc::gen::arbitrary<bool>()) return *rc::gen::arbitrary<std::string>();
  const std::vector<std::string> pieces{
      "Recommendation ", "&",        "<b>",      "\"",     "'",   "]]>",   "\xF0\x9F\x98\x80",
      "\xED\xA0\x80",    "\xC0\x80", "\x01\x1F", "\u0085", "\n",  "ſ",     "\uFFFE",
      "wide wide wide ", "-->",      "&#0;",     "\xE2",   "\\n", "12 due"};
  std::string text;
  for (int i = between(0, 8); i > 0; --i)
    text += *rc::gen::elementOf(pieces);
  return text;
}

std::string any_colour() {
  if (between(0, 9) == 0) return any_text();
  return fmt::format("#{:06x}", between(0, 0xFFFFFF));
}

unsigned any_count() {
  const auto most = *rc::gen::element(0U, 1U, 12U, 300U, 4294967295U);
  return most == 0 ? 0 : *rc::gen::arbitrary<unsigned>() % most;
}

std::vector<RatingCount> any_counts() {
  std::vector<RatingCount> result(static_cast<std::size_t>(between(0, *rc::gen::element(7, 100))));
  for (auto& rating : result)
    rating = {{any_text(), any_text(), any_colour()}, any_count()};
  return result;
}

BurnUp any_burn_up() {
  BurnUp series{any_points(), any_date(), {}, {any_colour(), any_colour(), any_colour()}};
  for (int i = between(0, *rc::gen::element(3, 30)); i > 0; --i)
    series.due.push_back({any_date(), any_text()});
  return series;
}

}  // namespace dueward::charts::tests
