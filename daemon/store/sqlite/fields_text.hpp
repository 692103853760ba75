// SPDX-License-Identifier: MIT
/// Fields as one text: a JSON object in order of name, empty fields left out. Equal fields give
/// equal texts, so SQL can tell what changed by comparing.
#pragma once

#include <string>
#include <string_view>

#include "model/fields.hpp"

namespace dueward::store::sqlite {

/// In what people decided an empty field says something: that there is to be none.
enum class Empty { dropped, kept };
[[nodiscard]] std::string to_text(const model::Fields& fields, Empty empty = Empty::dropped);

/// Throws StoreError (damaged) where the text is none of ours.
[[nodiscard]] model::Fields to_fields(std::string_view text);

/// `loaded` with `decided` over it.
[[nodiscard]] model::Fields merged(model::Fields loaded, const model::Fields& decided);

/// The field, or the empty text.
[[nodiscard]] std::string_view field_of(const model::Fields& fields, std::string_view name);

}  // namespace dueward::store::sqlite
