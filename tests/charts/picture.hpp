// SPDX-License-Identifier: MIT
/// A picture, read back.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "charts/xml.hpp"

namespace dueward::charts::tests {

/// Where something is seen.
struct Frame {
  double left;
  double top;
  double right;
  double bottom;

  [[nodiscard]] bool holds(const Frame& other) const;
  [[nodiscard]] bool overlaps(const Frame& other) const;
};

/// Throws std::runtime_error where the text is no well-formed XML.
class Picture {
 public:
  explicit Picture(std::string_view svg) : elements_(read_xml(svg)) {}

  [[nodiscard]] const Element& root() const { return elements_.front(); }
  [[nodiscard]] std::vector<Element> all(std::string_view name) const;
  /// The words of every text, in the order in which they are drawn.
  [[nodiscard]] std::vector<std::string> texts() const;
  /// The first text with these words; fails the test where there is none.
  [[nodiscard]] Element text(std::string_view words) const;
  [[nodiscard]] std::string title() const { return all("title").at(0).text; }
  [[nodiscard]] std::string description() const { return all("desc").at(0).text; }
  [[nodiscard]] Frame view_box() const;
  [[nodiscard]] const std::vector<Element>& elements() const { return elements_; }

  /// What every picture has to be, whatever it shows; empty where nothing is wrong.
  [[nodiscard]] std::string fault() const;

 private:
  std::vector<Element> elements_;
};

/// By the estimate of the room itself for the width of a text.
[[nodiscard]] Frame frame_of(const Element& element);

/// "1,2 3,4" as pairs of numbers.
[[nodiscard]] std::vector<std::pair<double, double>> points_of(const Element& polyline);

}  // namespace dueward::charts::tests
