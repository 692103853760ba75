// SPDX-License-Identifier: MIT
/// TOML text to a tree. The only user of toml++.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "config/document.hpp"

namespace dueward::config {

struct SyntaxFault {
  Place place;
  std::string code;
  std::string message;
};

/// What could be read of a file.
struct ParsedToml {
  Node root;  ///< A table; of a broken file what stands in its sound sections.
  std::vector<SyntaxFault> faults;
  std::string
      dropped;  ///< The text of broken sections: names that stand there may well be defined.
};

/// `text` is valid UTF-8 without BOM. What does not parse is reported; the rest is read as if it
/// stood there as it was surely meant, or else without the line, or the section (from one table
/// header to the next), so that other faults come to light in the same run. `file` goes into the
/// places.
[[nodiscard]] ParsedToml parse_toml(std::string_view text, std::uint32_t file);

}  // namespace dueward::config
