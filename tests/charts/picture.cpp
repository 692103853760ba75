// SPDX-License-Identifier: MIT
#include "charts/picture.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <sstream>
#include <stdexcept>

#include "charts/text.hpp"

namespace dueward::charts::tests {
namespace {

/// Rounding of the estimate and of two decimals.
constexpr double hair = 0.02;

Frame frame_of_text(const Element& text) {
  const auto weight = text.has("font-weight") ? Weight::bold : Weight::normal;
  const auto wide = text_width(text.text, weight);
  const auto anchor = text.at("text-anchor");
  const auto before = anchor == "end" ? wide : anchor == "middle" ? wide / 2 : 0;
  const auto left = text.number("x") - before;
  const auto baseline = text.number("y");
  return {left, baseline - 12, left + wide, baseline + 4};
}

Frame frame_of_points(const Element& polyline) {
  const auto points = points_of(polyline);
  auto [left, right] = std::minmax_element(points.begin(), points.end());
  auto [top, bottom] = std::minmax_element(points.begin(), points.end(),
                                           [](auto a, auto b) { return a.second < b.second; });
  return {left->first, top->second, right->first, bottom->second};
}

bool is_plain_number(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  const auto dot = std::min(text.find('.'), text.size());
  const auto decimals = text.size() - dot;
  constexpr std::string_view digits = "0123456789";
  return dot > 0 && text.substr(0, dot).find_first_not_of(digits) == std::string_view::npos &&
         decimals != 1 && decimals <= 3 &&
         text.substr(std::min(dot + 1, text.size())).find_first_not_of(digits) ==
             std::string_view::npos;
}

bool are_plain_numbers(std::string text) {
  std::replace(text.begin(), text.end(), ',', ' ');
  std::istringstream words(text);
  for (std::string word; words >> word;) {
    if (!is_plain_number(word)) return false;
  }
  return true;
}

/// What a strict content security policy would not let through.
bool is_active(const Element& element) {
  constexpr std::array names{"svg", "title", "desc", "rect", "polyline", "circle", "text", "tspan"};
  if (std::find(names.begin(), names.end(), element.name) == names.end()) return true;
  return std::any_of(element.attributes.begin(), element.attributes.end(), [](const auto& one) {
    return one.first == "style" || one.first == "href" || one.first.starts_with("on");
  });
}

bool has_odd_numbers(const Element& element) {
  constexpr std::array numeric{
      "x",      "y",       "width",        "height",           "cx",       "cy", "r",
      "points", "viewBox", "stroke-width", "stroke-dasharray", "font-size"};
  return std::any_of(numeric.begin(), numeric.end(), [&](const char* key) {
    return element.at(key) != "100%" && !are_plain_numbers(element.at(key));
  });
}

bool is_seen(const Element& element) {
  constexpr std::array names{"rect", "polyline", "circle", "text"};
  return std::find(names.begin(), names.end(), element.name) != names.end();
}

}  // namespace

bool Frame::holds(const Frame& other) const {
  return left - hair <= other.left && top - hair <= other.top && other.right <= right + hair &&
         other.bottom <= bottom + hair;
}

bool Frame::overlaps(const Frame& other) const {
  return left + hair < other.right && other.left + hair < right && top + hair < other.bottom &&
         other.top + hair < bottom;
}

std::vector<std::pair<double, double>> points_of(const Element& polyline) {
  std::istringstream words(polyline.at("points"));
  std::vector<std::pair<double, double>> points;
  double x = 0;
  double y = 0;
  for (char comma = 0; words >> x >> comma >> y;)
    points.emplace_back(x, y);
  return points;
}

Frame frame_of(const Element& element) {
  if (element.name == "text") return frame_of_text(element);
  if (element.name == "polyline") return frame_of_points(element);
  const auto x = element.number("x");
  const auto y = element.number("y");
  if (element.name == "rect")
    return {x, y, x + element.number("width"), y + element.number("height")};
  const auto radius = element.number("r");
  const auto middle_x = element.number("cx");
  const auto middle_y = element.number("cy");
  return {middle_x - radius, middle_y - radius, middle_x + radius, middle_y + radius};
}

std::vector<Element> Picture::all(std::string_view name) const {
  std::vector<Element> found;
  std::copy_if(elements_.begin(), elements_.end(), std::back_inserter(found),
               [&](const auto& element) { return element.name == name; });
  return found;
}

std::vector<std::string> Picture::texts() const {
  std::vector<std::string> words;
  for (const auto& text : all("text"))
    words.push_back(text.text);
  return words;
}

Element Picture::text(std::string_view words) const {
  for (const auto& text : all("text")) {
    if (text.text == words) return text;
  }
  throw std::runtime_error("no text " + std::string{words});
}

Frame Picture::view_box() const {
  std::istringstream words(root().at("viewBox"));
  Frame frame{};
  words >> frame.left >> frame.top >> frame.right >> frame.bottom;
  return frame;
}

std::string Picture::fault() const {
  for (const auto& element : elements_) {
    if (is_active(element)) return "active: " + element.name;
    if (has_odd_numbers(element)) return "odd numbers: " + element.name;
    if (is_seen(element) && !view_box().holds(frame_of(element)))
      return "outside: " + element.name + " " + element.text + element.at("points");
  }
  if (root().at("role") != "img") return "no role";
  const auto named = all("title").at(0).at("id") + " " + all("desc").at(0).at("id");
  return root().at("aria-labelledby") == named ? "" : "not named by title and description";
}

}  // namespace dueward::charts::tests
