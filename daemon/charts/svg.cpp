// SPDX-License-Identifier: MIT
#include "charts/svg.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "charts/colour.hpp"

namespace dueward::charts {
namespace {

template <class... Values>
void add(std::string& out, fmt::format_string<Values...> pattern, Values&&... values) {
  fmt::format_to(std::back_inserter(out), pattern, std::forward<Values>(values)...);
}

/// The attribute that names two ids parts them at blanks.
std::string without_blanks(std::string id) {
  std::replace_if(
      id.begin(), id.end(), [](char c) { return static_cast<unsigned char>(c) <= ' '; }, '-');
  return escaped(id);
}

std::string_view to_string(Anchor anchor) {
  switch (anchor) {
    case Anchor::start:
      return "start";
    case Anchor::middle:
      return "middle";
    case Anchor::end:
      return "end";
  }
  return "start";
}

}  // namespace

Svg::Svg(const Name& name, std::string_view description, Size size) {
  const auto id = without_blanks(name.id);
  add(out_,
      R"(<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" )"
      R"(aria-labelledby="{0}-title {0}-desc" viewBox="0 0 {1} {2}" width="100%" )"
      R"(font-family="system-ui, Arial, sans-serif" font-size="{3}">)"
      "\n"
      R"(<title id="{0}-title">{4}</title>)"
      "\n"
      R"(<desc id="{0}-desc">{5}</desc>)"
      "\n",
      id, number(size.width), number(size.height), number(text_size), escaped(name.title),
      escaped(description));
  box({{0, 0}, size}, white);
}

void Svg::box(const Box& box, std::string_view colour) {
  add(out_,
      R"(<rect x="{}" y="{}" width="{}" height="{}" fill="{}"/>)"
      "\n",
      number(box.corner.x), number(box.corner.y), number(box.size.width), number(box.size.height),
      checked(colour));
}

void Svg::line(const std::vector<Point>& points, const Stroke& stroke) {
  add(out_, R"(<polyline points=")");
  std::string_view between;
  for (const auto& point : points) {
    add(out_, "{}{},{}", between, number(point.x), number(point.y));
    between = " ";
  }
  add(out_, R"(" fill="none" stroke="{}" stroke-width="{}")", checked(stroke.colour),
      number(stroke.width));
  if (!stroke.dashes.empty()) add(out_, R"( stroke-dasharray="{}")", escaped(stroke.dashes));
  add(out_, " stroke-linejoin=\"round\"/>\n");
}

void Svg::dot(Point middle, double radius, std::string_view colour) {
  add(out_,
      R"(<circle cx="{}" cy="{}" r="{}" fill="{}"/>)"
      "\n",
      number(middle.x), number(middle.y), number(radius), checked(colour));
}

void Svg::begin_text(Point at, const Lettering& lettering) {
  add(out_, R"(<text x="{}" y="{}" fill="{}" text-anchor="{}")", number(at.x), number(at.y),
      checked(lettering.colour), to_string(lettering.anchor));
  if (lettering.weight == Weight::bold) add(out_, R"( font-weight="bold")");
  if (lettering.halo) {
    add(out_, R"( stroke="{}" stroke-width="6" stroke-linejoin="round" paint-order="stroke")",
        white);
  }
  out_ += '>';
}

void Svg::text(Point at, std::string_view words, const Lettering& lettering) {
  begin_text(at, lettering);
  add(out_, "{}</text>\n", escaped(words));
}

void Svg::text(Point at, std::string_view bold, std::string_view words,
               const Lettering& lettering) {
  begin_text(at, lettering);
  add(out_, R"(<tspan font-weight="bold">{}</tspan> {}</text>)", escaped(bold), escaped(words));
  out_ += '\n';
}

std::string Svg::finish() {
  out_ += "</svg>\n";
  return std::move(out_);
}

}  // namespace dueward::charts
