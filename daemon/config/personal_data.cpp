// SPDX-License-Identifier: MIT
#include "config/personal_data.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <string>

namespace dueward::config {
namespace {

using namespace std::string_view_literals;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// https://www.datadictionary.nhs.uk/attributes/nhs_number.html: weights 10 to 2, modulo 11.
bool is_nhs_number(std::string_view digits) {
  if (digits.size() != 10 || std::ranges::count(digits, digits[0]) == 10) return false;
  int sum = 0;
  for (int i = 0; i < 9; ++i)
    sum += (digits[static_cast<std::size_t>(i)] - '0') * (10 - i);
  const int check = (11 - sum % 11) % 11;
  return check == digits[9] - '0';
}

// Digits from `at` on, with single blanks or hyphens between; `at` moves behind them.
std::string digit_group(std::string_view text, std::size_t& at) {
  std::string digits;
  while (at < text.size()) {
    const bool separator =
        (text[at] == ' ' || text[at] == '-') && at + 1 < text.size() && is_digit(text[at + 1]);
    if (is_digit(text[at])) {
      digits += text[at];
    } else if (!separator) {
      break;
    }
    ++at;
  }
  return digits;
}

bool holds_nhs_number(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_digit(text[at])) continue;
    if (is_nhs_number(digit_group(text, at))) return true;
  }
  return false;
}

// "1/2/2003", "01.02.2003", "01-02-2003" at the front of the text.
std::optional<calendar::Date> numeric_date(std::string_view text) {
  std::array<int, 3> parts{};
  std::size_t at = 0;
  for (std::size_t part = 0; part < 3; ++part) {
    std::size_t length = 0;
    for (; at < text.size() && is_digit(text[at]) && length < 4; ++at, ++length) {
      parts[part] = parts[part] * 10 + (text[at] - '0');
    }
    if (length == 0 || (part == 2 ? length != 4 : length > 2)) return std::nullopt;
    if (part == 2) break;
    if (at >= text.size() || "/.-"sv.find(text[at]) == std::string_view::npos) return std::nullopt;
    ++at;
  }
  const std::chrono::year_month_day day{std::chrono::year{parts[2]},
                                        std::chrono::month{static_cast<unsigned>(parts[1])},
                                        std::chrono::day{static_cast<unsigned>(parts[0])}};
  return day.ok() ? std::optional(std::chrono::local_days{day}) : std::nullopt;
}

bool holds_old_date(std::string_view text, calendar::Date anchor) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool begins = is_digit(text[at]) && (at == 0 || !is_digit(text[at - 1]));
    if (!begins) continue;
    const auto day = numeric_date(text.substr(at));
    if (day && *day < anchor - std::chrono::days{366}) return true;
  }
  return false;
}

// A word about birth with a number soon after it.
bool speaks_of_birth(std::string_view text) {
  constexpr std::size_t soon = 16;
  constexpr std::array words{"dob"sv, "d.o.b"sv, "date of birth"sv, "born"sv};
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return std::ranges::any_of(words, [&](std::string_view word) {
    for (auto at = lower.find(word); at != std::string::npos; at = lower.find(word, at + 1)) {
      if (at > 0 && is_letter(lower[at - 1])) continue;
      const auto after = std::string_view(lower).substr(at + word.size(), soon);
      if (!after.empty() && !is_letter(after[0]) && std::ranges::any_of(after, is_digit)) {
        return true;
      }
    }
    return false;
  });
}

}  // namespace

std::optional<std::string_view> personal_data(std::string_view text, calendar::Date anchor) {
  if (std::ranges::none_of(text, is_digit)) return std::nullopt;
  if (holds_nhs_number(text)) return "an NHS number";
  if (speaks_of_birth(text) || holds_old_date(text, anchor)) return "a date of birth";
  return std::nullopt;
}

}  // namespace dueward::config
