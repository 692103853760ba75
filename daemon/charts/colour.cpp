// SPDX-License-Identifier: MIT
#include "charts/colour.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

namespace dueward::charts {
namespace {

using Rgb = std::array<unsigned, 3>;

constexpr Rgb grey{0x50, 0x5a, 0x5f};

Rgb parse(std::string_view colour) {
  constexpr std::string_view digits = "0123456789abcdefABCDEF";
  if (colour.size() != 7 || colour.front() != '#' ||
      colour.find_first_not_of(digits, 1) != std::string_view::npos) {
    return grey;
  }
  Rgb parts{};
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto* first = colour.data() + 1 + 2 * i;
    std::from_chars(first, first + 2, parts[i], 16);
  }
  return parts;
}

std::string to_string(const Rgb& colour) {
  return fmt::format("#{:02x}{:02x}{:02x}", colour[0], colour[1], colour[2]);
}

/// WCAG 2: relative luminance.
double luminance(const Rgb& colour) {
  auto linear = [](unsigned part) {
    const double share = part / 255.0;
    return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(colour[0]) + 0.7152 * linear(colour[1]) + 0.0722 * linear(colour[2]);
}

double contrast(const Rgb& one, const Rgb& other) {
  const auto [dark, light] = std::minmax({luminance(one), luminance(other)});
  return (light + 0.05) / (dark + 0.05);
}

}  // namespace

std::string checked(std::string_view colour) {
  return to_string(parse(colour));
}

double contrast(std::string_view one, std::string_view other) {
  return contrast(parse(one), parse(other));
}

std::string_view text_on(std::string_view background) {
  return contrast(black, background) > contrast(white, background) ? black : white;
}

std::string ink(std::string_view colour) {
  auto shade = parse(colour);
  while (contrast(shade, parse(white)) < legible) {
    for (auto& part : shade)
      part = part * 9 / 10;
  }
  return to_string(shade);
}

}  // namespace dueward::charts
