// SPDX-License-Identifier: MIT
/// Where the parser stopped, as toml_slips.cpp and toml_value_slips.cpp look at it.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "config/toml_line.hpp"
#include "config/toml_slips.hpp"

namespace dueward::config {

struct SlipSite {
  SlipSite(const TomlSections& in, Place where, std::string_view said)
      : sections(in),
        place(where),
        complaint(said),
        line(in.line_at(where.line)),
        at(offset_of(line, where.column)),
        spot(spot_at(line, at)) {}

  [[nodiscard]] bool says(std::string_view words) const {
    return complaint.find(words) != std::string_view::npos;
  }
  /// From the beginning of the key or value to the end of the line.
  [[nodiscard]] std::string_view rest() const {
    return line.substr(std::min(spot.begin, line.size()));
  }
  [[nodiscard]] Slip slip(std::string message, std::optional<Mend> mend = std::nullopt) const {
    return {place, "syntax", std::move(message), std::move(mend)};
  }
  [[nodiscard]] Mend mend(std::size_t begin, std::size_t length, std::string text) const {
    return {place.line, begin, length, std::move(text)};
  }

  const TomlSections& sections;
  Place place;
  std::string_view complaint;  ///< The parser's.
  std::string_view line;
  std::size_t at;  ///< Bytes in the line.
  Spot spot;       ///< The key or value around.
};

/// "The value is missing".
[[nodiscard]] Slip no_value(const SlipSite& site);

/// A slip of the value at the site.
[[nodiscard]] std::optional<Slip> value_slip(const SlipSite& site);

}  // namespace dueward::config
