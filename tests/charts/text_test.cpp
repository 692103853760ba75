// SPDX-License-Identifier: MIT
#include "charts/text.hpp"

#include <limits>

#include <rapidcheck.h>

#include "charts/examples.hpp"
#include "charts/xml.hpp"
#include "support/catch.hpp"

using namespace dueward::charts;
using namespace dueward::charts::tests;

TEST_CASE("what means something to XML is escaped") {
  CHECK(escaped("a < b & \"c\" > 'd'") == "a &lt; b &amp; &quot;c&quot; &gt; &#39;d&#39;");
  CHECK(escaped("Café – naïve 😀") == "Café – naïve 😀");
}

TEST_CASE("what XML cannot hold becomes a replacement character, white space a blank") {
  CHECK(escaped("a\nb\tc\u2028d") == "a b c d");
  CHECK(escaped(std::string_view{"a\0b", 3}) == "a\uFFFDb");
  CHECK(escaped("\x1B[1m") == "\uFFFD[1m");
  CHECK(escaped("\uFFFE") == "\uFFFD");
  CHECK(escaped("\xC0\xAF") == "\uFFFD\uFFFD");
  CHECK(escaped("\xED\xA0\x80") == "\uFFFD\uFFFD\uFFFD");
  CHECK(escaped("cut \xF0\x9F\x98") == "cut \uFFFD\uFFFD\uFFFD");
}

TEST_CASE("any bytes, escaped, may stand in an element and in an attribute") {
  CHECK(rc::check("escaped", [] {
    const auto text = escaped(any_text());
    const auto read = read_xml("<a b=\"" + text + "\">" + text + "</a>");
    RC_ASSERT(read.front().text == read.front().at("b"));
  }));
}

TEST_CASE("a number has two decimals at most and says nothing twice") {
  CHECK(number(12) == "12");
  CHECK(number(0.5) == "0.5");
  CHECK(number(1.0 / 3) == "0.33");
  CHECK(number(1.999) == "2");
  CHECK(number(-0.001) == "0");
  CHECK(number(1e9) == "1000000000");
  CHECK(number(std::numeric_limits<double>::quiet_NaN()) == "0");
}

TEST_CASE("a shortened text fits, and is the text where that does") {
  CHECK(shortened("12 actions due", 200) == "12 actions due");
  CHECK(shortened("Recommendation 12", 100) == "Recomme…");
  CHECK(shortened("to the end", 68) == "to the…");
  CHECK(shortened("W", 1).empty());
  CHECK(rc::check("shortened", [] {
    const auto width = *rc::gen::inRange(0, 300);
    const auto weight = *rc::gen::element(Weight::normal, Weight::bold);
    RC_ASSERT(text_width(shortened(any_text(), width, weight), weight) <= width);
  }));
}

TEST_CASE("a wide text is thought wider than a narrow one, a bold one than a plain one") {
  CHECK(text_width("WWW") > text_width("iii"));
  CHECK(text_width("Today", Weight::bold) > text_width("Today"));
  CHECK(text_width("") == 0);
}
