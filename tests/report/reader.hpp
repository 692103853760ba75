// SPDX-License-Identifier: MIT
/// A calendar taken apart as RFC 5545 says, to look at its lines.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dueward::report::tests {

/// The lines as they stand, without their line ends; "(no line end)" for a last one that lacks it.
[[nodiscard]] std::vector<std::string> lines_of(std::string_view calendar);

/// The lines as they are meant: each fold taken back.
[[nodiscard]] std::vector<std::string> unfolded(std::string_view calendar);

/// "A|B": the values of all lines of this name, in their order. Parameters belong to the name.
[[nodiscard]] std::string values_of(std::string_view calendar, std::string_view name);

/// No line is longer than 75 octets, begins within a character, or holds a lone CR or LF.
[[nodiscard]] bool well_folded(std::string_view calendar);

}  // namespace dueward::report::tests
