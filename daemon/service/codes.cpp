// SPDX-License-Identifier: MIT
#include "service/codes.hpp"

#include <algorithm>
#include <cctype>
#include <cstdint>

#include "secret/secret.hpp"

namespace dueward::service {
namespace {

constexpr std::uint32_t codes = 100'000'000;

std::string reader_of(const CodeFor& purpose) {
  return purpose.link.person.str() + "\n" + purpose.link.address;
}

std::string subject_of(const CodeFor& purpose) {
  const auto& action = purpose.link.action;
  return (action ? to_string(*action) : std::string()) + "\n" +
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

/// People type the blanks and dashes between which they read them.
std::string digits_of(std::string text) {
  std::erase_if(text, [](unsigned char c) { return std::isdigit(c) == 0; });
  return text;
}

}  // namespace

void Codes::forget_old(Moment now) {
  for (auto& [name, reader] : readers_) {
    std::erase_if(reader.codes, [&](const auto& one) { return !one.second.good(now); });
    std::erase_if(reader.sent, [&](Moment at) { return now >= at + std::chrono::hours{1}; });
  }
  std::erase_if(readers_, [](const auto& one) {
    return one.second.codes.empty() && one.second.sent.empty();
  });
}

Codes::Made Codes::make(const CodeFor& purpose, Moment now) {
  forget_old(now);
  Made none{CodeSent::too_many, {}, now};
  const auto name = reader_of(purpose);
  if (!readers_.contains(name) && readers_.size() >= most) return none;
  auto& reader = readers_[name];
  std::erase_if(reader.codes, [](const auto& one) { return !one.second.used_by.empty(); });
  const auto subject = subject_of(purpose);
  const auto known = reader.codes.find(subject);
  if (known == reader.codes.end()) {
    if (reader.codes.size() >= most_good) return none;
  } else if (now < known->second.at + between) {
    return {CodeSent::sent_before, {}, now};
  }
  if (reader.sent.size() >= most_an_hour) return none;
  Made made{CodeSent::sent, eight_digits(), now};
  reader.codes[subject] = {secret::sha256(made.code), now, 0, {}};
  reader.sent.push_back(now);
  return made;
}

void Codes::forget(const CodeFor& purpose, const Made& made) {
  const auto reader = readers_.find(reader_of(purpose));
  if (reader == readers_.end()) return;
  auto& [codes, sent] = reader->second;
  if (const auto at = std::ranges::find(sent, made.at); at != sent.end()) sent.erase(at);
  const auto known = codes.find(subject_of(purpose));
  if (known != codes.end() && secret::same(known->second.hash, secret::sha256(made.code)))
    codes.erase(known);
}

CodeCheck Codes::check(const CodeFor& purpose, const std::string& typed, const std::string& once,
                       Moment now) {
  forget_old(now);
  const auto reader = readers_.find(reader_of(purpose));
  if (reader == readers_.end()) return CodeCheck::none;
  auto& codes = reader->second.codes;
  const auto known = codes.find(subject_of(purpose));
  if (known == codes.end()) return CodeCheck::none;
  auto& code = known->second;
  if (!code.used_by.empty() && code.used_by != once) return CodeCheck::none;
  if (secret::same(code.hash, secret::sha256(digits_of(typed)))) {
    code.used_by = once;
    return CodeCheck::good;
  }
  return ++code.wrong < attempts ? CodeCheck::wrong : CodeCheck::none;
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
