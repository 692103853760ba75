// SPDX-License-Identifier: MIT
// [ratings] and [ratings.COLOUR].
#include <algorithm>

#include <fmt/format.h>

#include "config/table_reader.hpp"
#include "config/text.hpp"

namespace dueward::config {
namespace {

using model::Colour;

class RatingsReader {
 public:
  RatingsReader(Draft& draft, const Sited& section)
      : draft_(draft),
        rules_(draft.configuration.ratings),
        reader_(draft, *section.node, "[ratings]", "ratings") {}

  void read() {
    if (!reader_.valid()) return;
    read_warning();
    read_red_after();
    for (std::size_t i = 0; i < model::colour_count; ++i)
      read_label(static_cast<Colour>(i));
    reader_.finish();
    check_letters();
  }

 private:
  void read_warning() {
    const auto warning = reader_.period("warning");
    if (warning) rules_.warning = *warning;
  }

  void read_red_after() {
    const auto text = reader_.line("red_after");
    if (!text) return;
    rules_.original_counts = *text == "original";
    if (*text != "original" && *text != "current") {
      reader_.fault(
          "red_after", "bad-value",
          fmt::format("red_after is {}; it may be \"original\" or \"current\"", shown(*text)));
    }
  }

  void read_label(Colour colour) {
    const auto name = to_string(colour);
    const auto* node = reader_.any(name);
    if (node == nullptr) return;
    TableReader reader(draft_, *node, fmt::format("[ratings.{}]", name),
                       fmt::format("ratings/{}", name));
    if (!reader.valid()) return;
    auto& label = rules_.labels[static_cast<std::size_t>(colour)];
    if (auto letter = reader.line("letter")) label.letter = std::move(*letter);
    if (auto word = reader.line("word")) label.word = std::move(*word);
    if (auto shade = reader.line("colour")) {
      if (is_colour(*shade)) {
        label.colour = std::move(*shade);
      } else {
        reader.fault(
            "colour", "bad-value",
            fmt::format("colour is {}; it has to be written as \"#d4351c\"", shown(*shade)));
      }
    }
    reader.finish();
  }

  /// Who cannot see the colour goes by the letter.
  void check_letters() {
    for (std::size_t i = 0; i < model::colour_count; ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (rules_.labels[i].letter != rules_.labels[j].letter) continue;
        reader_.fault_at(
            reader_.place(), "duplicate",
            fmt::format("{} and {} have the same letter, {}", to_string(static_cast<Colour>(j)),
                        to_string(static_cast<Colour>(i)), in_quotes(rules_.labels[i].letter)));
      }
    }
  }

  Draft& draft_;
  model::RatingRules& rules_;
  TableReader reader_;
};

}  // namespace

void read_ratings(Draft& draft) {
  if (draft.sections.ratings) RatingsReader(draft, *draft.sections.ratings).read();
}

}  // namespace dueward::config
