// SPDX-License-Identifier: MIT
#include "report/content_line.hpp"

#include <rapidcheck.h>

#include "report/reader.hpp"
#include "support/catch.hpp"

using namespace dueward::report;
using namespace dueward::report::tests;

namespace {

std::string line(std::string_view name, std::string_view value) {
  std::string calendar;
  add_line(calendar, name, value);
  return calendar;
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i)
    all += text;
  return all;
}

char tail(char32_t code, unsigned shift) {
  return static_cast<char>(0x80U | ((code >> shift) & 0x3FU));
}

std::string utf8(char32_t code) {
  if (code < 0x80) return {static_cast<char>(code)};
  if (code < 0x800) return {static_cast<char>(0xC0U | (code >> 6U)), tail(code, 0)};
  if (code < 0x10000) {
    return {static_cast<char>(0xE0U | (code >> 12U)), tail(code, 6), tail(code, 0)};
  }
  return {static_cast<char>(0xF0U | (code >> 18U)), tail(code, 12), tail(code, 6), tail(code, 0)};
}

/// What RFC 5545 and the rule about controls make of one character.
std::string expected(char32_t code) {
  if (code == '\n' || code == 0x2028 || code == 0x2029) return "\\n";
  if (code == '\t') return " ";
  if (code < 0x20 || (code >= 0x7F && code < 0xA0)) return "";
  if (code == '\\' || code == ';' || code == ',') return "\\" + utf8(code);
  return utf8(code);
}

rc::Gen<char32_t> characters() {
  const auto range = [](std::uint32_t from, std::uint32_t to) {
    return rc::gen::cast<char32_t>(rc::gen::inRange(from, to));
  };
  return rc::gen::oneOf(
      rc::gen::element<char32_t>('\\', ';', ',', '\n', '\r', '\t', ' ', 'n', ':', 0x2028, 0x2029),
      range(0, 0x100), range(0x100, 0xD800), range(0xE000, 0x110000));
}

}  // namespace

TEST_CASE("text is escaped where RFC 5545 asks for it, and nowhere else") {
  CHECK(text_value("a\\b; c, d: \"e\"") == "a\\\\b\\; c\\, d: \"e\"");
  CHECK(text_value("one\ntwo\r\nthree") == "one\\ntwo\\nthree");
  CHECK(text_value("Adolygiad â’r plentyn → 😀") == "Adolygiad â’r plentyn → 😀");
  CHECK(text_value("").empty());
}

TEST_CASE("control characters are dropped, of any kind") {
  CHECK(text_value(std::string_view("a\0b\x07 c\x1B[1m\x7F", 10)) == "ab c[1m");
  CHECK(text_value("a\u0085b\u009Fc\u00A0d") == "abc\u00A0d");
  CHECK(text_value("a\tb") == "a b");
  CHECK(text_value("a\u2028b\u2029c") == "a\\nb\\nc");
}

TEST_CASE("a line of 75 octets stands alone, a longer one is folded") {
  CHECK(line("NAME", repeated("x", 70)) == "NAME:" + repeated("x", 70) + "\r\n");
  CHECK(line("NAME", repeated("x", 71)) == "NAME:" + repeated("x", 70) + "\r\n x\r\n");
  CHECK(line("NAME", repeated("x", 145)) ==
        "NAME:" + repeated("x", 70) + "\r\n " + repeated("x", 74) + "\r\n x\r\n");
  CHECK(line("NAME", "") == "NAME:\r\n");
}

TEST_CASE("a fold comes before a character that does not fit") {
  CHECK(line("NAME", repeated("x", 69) + "é") == "NAME:" + repeated("x", 69) + "\r\n é\r\n");
  CHECK(line("NAME", repeated("x", 68) + "é") == "NAME:" + repeated("x", 68) + "é\r\n");
  CHECK(line("NAME", repeated("x", 67) + "😀") == "NAME:" + repeated("x", 67) + "\r\n 😀\r\n");
}

TEST_CASE("whatever a text holds, its lines are short, whole and give it back") {
  CHECK(rc::check([] {
    std::string text;
    std::string written;
    for (const auto code : *rc::gen::container<std::u32string>(characters())) {
      text += utf8(code);
      written += expected(code);
    }
    const auto folded = line("SUMMARY", text_value(text));
    RC_ASSERT(well_folded(folded));
    RC_ASSERT(unfolded(folded) == std::vector<std::string>{"SUMMARY:" + written});
  }));
}

TEST_CASE("bytes that are not UTF-8 make no line too long either") {
  CHECK(rc::check([] {
    const auto value = text_value(*rc::gen::container<std::string>(
        rc::gen::element('\x80', '\xBF', '\xC2', '\xF0', 'x', ',', '\r', '\n')));
    std::string whole;
    for (const auto& one : lines_of(line("SUMMARY", value))) {
      RC_ASSERT(one.size() <= 75U);
      whole += whole.empty() ? one : one.substr(1);
    }
    RC_ASSERT(whole == "SUMMARY:" + value);
  }));
}
