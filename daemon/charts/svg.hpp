// SPDX-License-Identifier: MIT
/// Writes the elements of one picture, one after the other.
///
/// Presentation attributes only: neither script nor style, so that the strictest content security
/// policy lets the picture through. Whatever text comes in is escaped here and nowhere else.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "charts/name.hpp"
#include "charts/text.hpp"

namespace dueward::charts {

struct Size {
  double width;
  double height;
};

struct Point {
  double x;
  double y;
};

struct Box {
  Point corner;  ///< Top left.
  Size size;
};

struct Stroke {
  std::string_view colour;
  double width = 1;
  std::string_view dashes;  ///< "8 4"; nothing is a line without gaps.
};

/// Which part of a text stands at its point.
enum class Anchor { start, middle, end };

struct Lettering {
  std::string_view colour;
  Anchor anchor = Anchor::start;
  Weight weight = Weight::normal;
  bool halo = false;  ///< White around it, where it crosses lines.
};

class Svg {
 public:
  /// As wide as the place it is put, on white. A style sheet finds it by the class "chart".
  Svg(const Name& name, std::string_view description, Size size);

  void box(const Box& box, std::string_view colour);
  void line(const std::vector<Point>& points, const Stroke& stroke);
  void dot(Point middle, double radius, std::string_view colour);
  /// The point is on the baseline.
  void text(Point at, std::string_view words, const Lettering& lettering);
  /// The first words are bold.
  void text(Point at, std::string_view bold, std::string_view words, const Lettering& lettering);

  /// The whole element. Afterwards nothing more can be written.
  [[nodiscard]] std::string finish();

 private:
  void begin_text(Point at, const Lettering& lettering);

  std::string out_;
};

}  // namespace dueward::charts
