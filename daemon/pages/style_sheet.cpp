// SPDX-License-Identifier: MIT
#include "pages/style_sheet.hpp"

#include <fmt/format.h>

#include "charts/colour.hpp"
#include "pages/builtin_style_sheet.hpp"

namespace dueward::pages {

std::string style_sheet(std::string_view colour, const model::RatingRules& ratings) {
  const auto brand = charts::checked(colour);
  auto sheet = fmt::format(":root{{--dueward-brand:{};--dueward-on-brand:{}}}\n", brand,
                           charts::text_on(brand));
  for (std::size_t i = 0; i < model::colour_count; ++i) {
    const auto& label = ratings.labels[i];
    const auto shade = charts::checked(label.colour);
    sheet += fmt::format(".rating-{}{{--rating:{};--rating-ink:{}}}\n",
                         to_string(static_cast<model::Colour>(i)), shade, charts::text_on(shade));
  }
  return sheet += builtin_style_sheet();
}

}  // namespace dueward::pages
