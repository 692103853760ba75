// SPDX-License-Identifier: MIT
#include "secret/token.hpp"

#include <boost/crc.hpp>
#include <fmt/format.h>

#include "secret/secret.hpp"

namespace dueward::secret {
namespace {

constexpr std::string_view prefix = "dwt_";
constexpr std::size_t random_size = 32;
constexpr std::size_t check_digits = 8;
constexpr std::size_t id_digits = 10;

/// CRC-32 as in IEEE 802.3, in eight hexadecimal digits.
std::string check_of(std::string_view text) {
  boost::crc_32_type check;
  check.process_bytes(text.data(), text.size());
  return fmt::format("{:08x}", check.checksum());
}

}  // namespace

std::string make_token() {
  const auto body = std::string(prefix) + hex(random_bytes(random_size));
  return body + check_of(body);
}

bool is_token(std::string_view text) {
  if (text.size() != prefix.size() + 2 * random_size + check_digits) return false;
  const auto body = text.substr(0, text.size() - check_digits);
  return text.starts_with(prefix) && text.substr(body.size()) == check_of(body);
}

std::string token_hash(std::string_view token) {
  return hex(sha256(token));
}

std::string token_id(std::string_view token) {
  return token_hash(token).substr(0, id_digits);
}

}  // namespace dueward::secret
