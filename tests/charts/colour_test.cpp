// SPDX-License-Identifier: MIT
#include "charts/colour.hpp"

#include <cmath>

#include <rapidcheck.h>

#include "charts/examples.hpp"
#include "support/catch.hpp"

using namespace dueward::charts;
using namespace dueward::charts::tests;

namespace {

bool has_contrast(std::string_view one, std::string_view other, double expected) {
  return std::abs(contrast(one, other) - expected) < 0.005;
}

}  // namespace

TEST_CASE("contrast is WCAG's") {
  CHECK(has_contrast(black, white, 21));
  CHECK(has_contrast("#777777", white, 4.48));
  CHECK(has_contrast(white, "#767676", 4.54));
  CHECK(has_contrast("#ff0000", white, 4.00));
  CHECK(contrast("#1d70b8", "#1D70B8") == 1);
}

TEST_CASE("black or white can be read on every colour, and the better of them is chosen") {
  CHECK(rc::check("text on a colour", [] {
    const auto colour = any_colour();
    const auto text = text_on(colour);
    RC_ASSERT(contrast(text, colour) >= 4.5);
    RC_ASSERT(contrast(text, colour) >= contrast(text == black ? white : black, colour));
  }));
}

TEST_CASE("ink is the colour where that can be read on white, else darker") {
  CHECK(ink("#00703c") == "#00703c");
  CHECK(ink("#ffbf47") != "#ffbf47");
  CHECK(rc::check("ink", [] { RC_ASSERT(contrast(ink(any_colour()), white) >= legible); }));
}

TEST_CASE("what is no colour is a grey") {
  for (const auto* word : {"", "red", "#fff", "#12345g", "#1234567", "\"/><script>"})
    CHECK(checked(word) == "#505a5f");
  CHECK(checked("#FFBF47") == "#ffbf47");
}
