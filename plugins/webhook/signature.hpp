// SPDX-License-Identifier: MIT
/// Signatures after Standard Webhooks 1.0, scheme v1: HMAC-SHA256. Pure; any thread.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace dueward::webhook {

/// The bytes behind one "whsec_…".
using Secret = std::vector<unsigned char>;

/// Reads one secret a line: "whsec_" and base64 of 24 to 64 bytes. Two lines are a rotation: both
/// sign. Empty lines do not count. Throws std::invalid_argument that names the line, never its
/// content.
[[nodiscard]] std::vector<Secret> parse_secrets(std::string_view lines);

/// The value of webhook-signature: "v1,…" of each secret, a space between. `id` holds no full stop.
[[nodiscard]] std::string sign(const std::vector<Secret>& secrets, std::string_view id,
                               std::chrono::sys_seconds attempt, std::string_view body);

}  // namespace dueward::webhook
