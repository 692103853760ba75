// SPDX-License-Identifier: MIT
/// What people get wrong in TOML, in words that say how to put it right.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "config/diagnostic.hpp"
#include "config/toml_sections.hpp"

namespace dueward::config {

struct Slip {
  Place place;
  std::string code;  ///< "syntax" or "bad-date".
  std::string message;
  /// What was surely meant, so that the rest can be read as if it stood there.
  std::optional<Mend> mend;
};

/// `place` is where the parser stopped, `complaint` what it said. Nothing where it is none of the
/// slips that are known.
[[nodiscard]] std::optional<Slip> find_slip(const TomlSections& sections, Place place,
                                            std::string_view complaint);

}  // namespace dueward::config
