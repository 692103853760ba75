// SPDX-License-Identifier: MIT
#include "service/codes.hpp"

#include <algorithm>
#include <cctype>
#include <cstdint>

#include "secret/secret.hpp"

namespace dueward::service {
namespace {

constexpr std::uint32_t codes = 100'000'000;

std::string subject_of(const CodeFor& purpose) {
  const auto& link = purpose.link;
  return link.person.str() + "\n" + link.address + "\n" +
         (link.action ? to_string(*link.action) : std::string()) + "\n" +
         std::string(to_string(purpose.verb)) + "\n" + std::to_string(purpose.about);
}

std::uint32_t random_number() {
  std::uint32_t number = 0;
  for (const char byte : secret::random_bytes(sizeof number))
    number = number << 8U | static_cast<unsigned char>(byte);
  return number;
}

/// Each as likely as any other.
std::string eight_digits() {
  constexpr std::uint32_t fair = UINT32_MAX / codes * codes;
  std::uint32_t number = random_number();
  while (number >= fair)
    number = random_number();
  const auto digits = std::to_string(number % codes);
  return std::string(8 - digits.size(), '0') + digits;
}

std::string without_blanks(std::string text) {
  std::erase_if(text, [](unsigned char c) { return std::isspace(c) != 0; });
  return text;
}

}  // namespace

void Codes::forget_expired(calendar::Instant now) {
  std::erase_if(codes_, [&](const auto& one) { return now >= one.second.at + lifetime; });
}

std::optional<std::string> Codes::make(const CodeFor& purpose, calendar::Instant now) {
  forget_expired(now);
  const auto subject = subject_of(purpose);
  const auto known = codes_.find(subject);
  if (known != codes_.end() && now < known->second.at + between) return std::nullopt;
  if (known == codes_.end() && codes_.size() >= most) {
    throw Refused(Refused::Kind::conflict, "too many codes are waited for: try again later");
  }
  auto code = eight_digits();
  codes_[subject] = {secret::sha256(code), now, 0};
  return code;
}

CodeCheck Codes::check(const CodeFor& purpose, const std::string& typed, calendar::Instant now) {
  forget_expired(now);
  const auto known = codes_.find(subject_of(purpose));
  if (known == codes_.end() || known->second.wrong >= attempts) return CodeCheck::none;
  if (secret::same(known->second.hash, secret::sha256(without_blanks(typed)))) {
    codes_.erase(known);
    return CodeCheck::good;
  }
  return ++known->second.wrong < attempts ? CodeCheck::wrong : CodeCheck::none;
}

bool needs_code(model::Verb verb) {
  using enum model::Verb;
  switch (verb) {
    case acknowledge:
    case progress:
    case claim:
    case extend:
    case not_mine:
    case correct:
      return false;
    default:
      return true;
  }
}

}  // namespace dueward::service
