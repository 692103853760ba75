// SPDX-License-Identifier: MIT
/// What nobody can guess, and what proves that somebody knows it. Thread-safe; throws
/// std::runtime_error only where OpenSSL itself fails.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace dueward::secret {

/// So many bytes from the system's source of randomness.
[[nodiscard]] std::string random_bytes(std::size_t count);

/// 32 bytes.
[[nodiscard]] std::string sha256(std::string_view bytes);
/// HMAC-SHA-256 (RFC 2104), 32 bytes.
[[nodiscard]] std::string hmac(std::string_view key, std::string_view bytes);

/// Takes as long whatever differs; texts of different length differ.
[[nodiscard]] bool same(std::string_view one, std::string_view other);

/// Lower-case hexadecimal digits.
[[nodiscard]] std::string hex(std::string_view bytes);

/// Base64 with the alphabet of URLs and without padding (RFC 4648, section 5), and back; nothing
/// where the text is not exactly what encoding gives.
[[nodiscard]] std::string base64url(std::string_view bytes);
[[nodiscard]] std::optional<std::string> from_base64url(std::string_view text);

}  // namespace dueward::secret
