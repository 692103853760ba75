// SPDX-License-Identifier: MIT
/// Tokens of the API: shown once, known by their hash only.
///
///   token    = "dwt_" 64HEX 8HEX      256 random bits, and the CRC-32 of what stands before
///
/// The prefix lets those find one who look for secrets in places where none belongs; the check
/// digits tell a mistyped token from one that never was.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dueward::secret {

[[nodiscard]] std::string make_token();

/// Whether the text can be a token at all.
[[nodiscard]] bool is_token(std::string_view text);

/// What is kept of it: SHA-256 in hexadecimal.
[[nodiscard]] std::string token_hash(std::string_view token);

/// What people call it by: a few of its hash's digits.
[[nodiscard]] std::string token_id(std::string_view token);

}  // namespace dueward::secret
