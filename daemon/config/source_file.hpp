// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <variant>

#include "config/diagnostic.hpp"

namespace dueward::config {

/// Why a file could not be had. `line` and `column` are 0 where the fault is not inside the file.
struct FileFault {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::string code;
  std::string message;
  std::string text;  ///< What was read, where the fault is inside it.
};

/// The largest TOML file that is read: more belongs into a CSV file.
inline constexpr std::size_t largest_toml = 32U << 20U;

/// The whole text, without byte order mark. Pipes and devices are refused: reading one could wait
/// for ever.
[[nodiscard]] std::variant<std::string, FileFault> read_text(const std::filesystem::path& file,
                                                             std::size_t largest);

/// Opens a regular file for reading; the descriptor is the caller's.
[[nodiscard]] std::variant<int, FileFault> open_regular(const std::filesystem::path& file);

/// The fault of text that is not UTF-8, with its place in the text.
[[nodiscard]] FileFault encoding_fault(std::string_view text, std::size_t offset);

}  // namespace dueward::config
