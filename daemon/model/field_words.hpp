// SPDX-License-Identifier: MIT
/// Fields of agreed things, and what changed in them, as people read them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dueward::model {

/// The value of a field without the JSON of lists and tables: "a, b", "2011-10-24 to 2011-10-28",
/// "three-months 3 months (Within three months)"; "nothing" where it is empty.
[[nodiscard]] std::string value_in_words(std::string_view field, std::string_view value);

/// "due 2011-11-19 → 2011-12-19"; of a table only the parts that differ: "timescales three-months 3
/// months → 4 months". Empty where the values are equal.
[[nodiscard]] std::vector<std::string> changes_in_words(std::string_view field,
                                                        std::string_view before,
                                                        std::string_view after);

}  // namespace dueward::model
