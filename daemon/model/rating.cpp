// SPDX-License-Identifier: MIT
#include "model/rating.hpp"

#include "model/names.hpp"

namespace dueward::model {
namespace {

constexpr Names<Colour, colour_count> colour_names{{
    {Colour::blue, "blue"},
    {Colour::embedding, "embedding"},
    {Colour::green, "green"},
    {Colour::amber, "amber"},
    {Colour::red, "red"},
    {Colour::grey, "grey"},
    {Colour::closed, "closed"},
}};

}  // namespace

std::string_view to_string(Colour colour) {
  return name_in(colour_names, colour);
}

}  // namespace dueward::model
