// SPDX-License-Identifier: MIT
#include "webhook/signature.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <stdexcept>

#include <openssl/evp.h>
#include <openssl/hmac.h>

namespace dueward::webhook {
namespace {

constexpr std::string_view prefix = "whsec_";
constexpr std::size_t shortest_secret = 24;
constexpr std::size_t longest_secret = 64;

/// Empty where the text is no base64 with its padding.
std::vector<unsigned char> from_base64(std::string_view text) {
  if (text.empty() || text.size() % 4 != 0) return {};
  const auto padding = static_cast<std::size_t>(std::count(text.end() - 2, text.end(), '='));
  const std::string_view letters = text.substr(0, text.size() - padding);
  const bool is_clean = std::ranges::all_of(
      letters, [](unsigned char c) { return std::isalnum(c) != 0 || c == '+' || c == '/'; });
  if (!is_clean) return {};
  std::vector<unsigned char> bytes(text.size() / 4 * 3);
  const int size =
      EVP_DecodeBlock(bytes.data(), reinterpret_cast<const unsigned char*>(text.data()),
                      static_cast<int>(text.size()));
  if (size < 0) return {};
  bytes.resize(static_cast<std::size_t>(size) - padding);
  return bytes;
}

std::string to_base64(const unsigned char* bytes, std::size_t size) {
  std::string text((size + 2) / 3 * 4 + 1, '\0');
  const int length =
      EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()), bytes, static_cast<int>(size));
  text.resize(static_cast<std::size_t>(length));
  return text;
}

std::string_view trimmed(std::string_view line) {
  const auto is_space = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
  while (!line.empty() && is_space(line.front()))
    line.remove_prefix(1);
  while (!line.empty() && is_space(line.back()))
    line.remove_suffix(1);
  return line;
}

Secret parse_secret(std::string_view line, int number) {
  const std::string where = "line " + std::to_string(number) + " of the secret file ";
  if (!line.starts_with(prefix)) throw std::invalid_argument(where + "does not begin with whsec_");
  Secret secret = from_base64(line.substr(prefix.size()));
  if (secret.empty()) throw std::invalid_argument(where + "is no base64 after whsec_");
  if (secret.size() < shortest_secret || secret.size() > longest_secret)
    throw std::invalid_argument(where + "holds " + std::to_string(secret.size()) +
                                " bytes; 24 to 64 are allowed");
  return secret;
}

}  // namespace

std::vector<Secret> parse_secrets(std::string_view lines) {
  std::vector<Secret> secrets;
  for (int number = 1; !lines.empty(); ++number) {
    const auto end = std::min(lines.find('\n'), lines.size());
    const std::string_view line = trimmed(lines.substr(0, end));
    if (!line.empty()) secrets.push_back(parse_secret(line, number));
    lines.remove_prefix(std::min(end + 1, lines.size()));
  }
  if (secrets.empty()) throw std::invalid_argument("the secret file is empty");
  return secrets;
}

std::string sign(const std::vector<Secret>& secrets, std::string_view id,
                 std::chrono::sys_seconds attempt, std::string_view body) {
  std::string content(id);
  content += '.' + std::to_string(attempt.time_since_epoch().count()) + '.';
  content += body;
  std::string signatures;
  for (const Secret& secret : secrets) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    if (HMAC(EVP_sha256(), secret.data(), static_cast<int>(secret.size()),
             reinterpret_cast<const unsigned char*>(content.data()), content.size(), digest.data(),
             &size) == nullptr)
      throw std::runtime_error("OpenSSL refuses to sign");
    signatures += (signatures.empty() ? "v1," : " v1,") + to_base64(digest.data(), size);
  }
  return signatures;
}

}  // namespace dueward::webhook
