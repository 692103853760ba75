// SPDX-License-Identifier: MIT
/// Fields as one text: a JSON object in order of name, empty fields left out. Equal fields give
/// equal texts, so SQL can tell what changed by comparing.
#pragma once

#include <string>
#include <string_view>

#include "model/fields.hpp"

namespace dueward::store::rules {

/// In what people decided an empty field says something: that there is to be none.
enum class Empty { dropped, kept };
[[nodiscard]] std::string to_text(const model::Fields& fields, Empty empty = Empty::dropped);

/// Throws StoreError (damaged) where the text is none of ours.
[[nodiscard]] model::Fields to_fields(std::string_view text);

/// As it stands: what was loaded with what people decided over it.
[[nodiscard]] model::Fields standing_fields(std::string_view loaded, std::string_view decided);

}  // namespace dueward::store::rules
