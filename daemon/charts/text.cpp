// SPDX-License-Identifier: MIT
#include "charts/text.hpp"

#include <cmath>

#include <fmt/format.h>

namespace dueward::charts {
namespace {

constexpr char32_t broken = 0xFFFD;

/// Bytes of the sequence that a lead byte announces; 0 for a byte that leads nothing.
std::size_t announced(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead < 0xC2 || lead > 0xF4) return 0;
  if (lead < 0xE0) return 2;
  return lead < 0xF0 ? 3 : 4;
}

/// RFC 3629: overlong forms, surrogates and codes past U+10FFFF do not exist.
bool exists(char32_t code, std::size_t length) {
  constexpr char32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
  return code >= least[length] && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
}

char32_t in_xml(char32_t code) {
  if (code == '\t' || code == '\n' || code == '\r' || code == 0x2028 || code == 0x2029) return ' ';
  const bool control = code < 0x20 || (code >= 0x7F && code < 0xA0);
  const bool no_character = (code & 0xFFFEU) == 0xFFFE || (code >= 0xFDD0 && code <= 0xFDEF);
  return control || no_character ? broken : code;
}

/// Takes the first character off the text, which is not empty.
char32_t take(std::string_view& text) {
  const auto lead = static_cast<unsigned char>(text.front());
  const auto length = announced(lead);
  char32_t code = length == 1 ? lead : lead & (0xFFU >> (length + 1));
  bool sound = length > 0 && length <= text.size();
  for (std::size_t i = 1; sound && i < length; ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    sound = (byte & 0xC0U) == 0x80;
    code = (code << 6U) | (byte & 0x3FU);
  }
  sound = sound && exists(code, length);
  text.remove_prefix(sound ? length : 1);
  return sound ? in_xml(code) : broken;
}

void append(std::string& text, char32_t code) {
  auto byte = [&](char32_t bits) { text += static_cast<char>(bits); };
  auto rest = [&](unsigned shift) { byte(0x80U | ((code >> shift) & 0x3FU)); };
  if (code < 0x80) {
    byte(code);
  } else if (code < 0x800) {
    byte(0xC0U | (code >> 6U));
    rest(0);
  } else if (code < 0x10000) {
    byte(0xE0U | (code >> 12U));
    rest(6);
    rest(0);
  } else {
    byte(0xF0U | (code >> 18U));
    rest(12);
    rest(6);
    rest(0);
  }
}

std::string_view entity(char32_t code) {
  switch (code) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return {};
  }
}

/// In sizes of the text, after Arial's and Verdana's widths.
double width_of(char32_t code) {
  constexpr std::u32string_view narrow = U" !'(),-./:;I[]fijlrt|·";
  constexpr std::u32string_view wide = U"%@MWmw…—";
  if (narrow.find(code) != std::u32string_view::npos) return 0.36;
  if (wide.find(code) != std::u32string_view::npos) return 1;
  if (code >= 'A' && code <= 'Z') return 0.75;
  if (code < 0x7F) return 0.59;
  return code < 0x500 ? 0.75 : 1.1;
}

double width_of(char32_t code, Weight weight) {
  return width_of(code) * text_size * (weight == Weight::bold ? 1.15 : 1);
}

}  // namespace

std::string escaped(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  while (!text.empty()) {
    const auto code = take(text);
    const auto name = entity(code);
    if (name.empty()) {
      append(result, code);
    } else {
      result += name;
    }
  }
  return result;
}

double text_width(std::string_view text, Weight weight) {
  double width = 0;
  while (!text.empty())
    width += width_of(take(text), weight);
  return width;
}

std::string shortened(std::string_view text, double width, Weight weight) {
  if (text_width(text, weight) <= width) return std::string{text};
  double room = width - width_of(U'…', weight);
  std::string result;
  while (!text.empty()) {
    const auto code = take(text);
    room -= width_of(code, weight);
    if (room < 0) break;
    append(result, code);
  }
  result.erase(result.find_last_not_of(' ') + 1);
  return result.empty() ? result : result + "…";
}

std::string number(double value) {
  if (!std::isfinite(value)) return "0";
  auto text = fmt::format("{:.2f}", value);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text == "-0" ? "0" : text;
}

std::string actions(std::uint64_t count) {
  return fmt::format("{} {}", count, count == 1 ? "action" : "actions");
}

}  // namespace dueward::charts
