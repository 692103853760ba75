// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace dueward::cli {

/// The known word nearest to one that was mistyped; empty where none is near (at most two letters
/// off, and fewer than half of the word).
[[nodiscard]] std::string nearest(std::string_view word, std::span<const std::string> known);

}  // namespace dueward::cli
