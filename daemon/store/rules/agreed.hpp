// SPDX-License-Identifier: MIT
/// Agreed things, field by field: what the file says, what people decided over it, and what follows
/// when one of the two changes. Pure; any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "model/fields.hpp"
#include "store/store.hpp"

namespace dueward::store::rules {

/// `loaded` with `decided` over it.
[[nodiscard]] model::Fields merged(model::Fields loaded, const model::Fields& decided);

/// The field, or the empty text.
[[nodiscard]] std::string_view field_of(const model::Fields& fields, std::string_view name);

/// The three-way rule: a field that the file changed is the file's again; what people decided about
/// the others stands.
[[nodiscard]] model::Fields still_decided(model::Fields decided, const model::Fields& loaded,
                                          const model::Fields& file);

/// `decided` with one more decision. One that says what the file says is none.
[[nodiscard]] model::Fields decided_with(model::Fields decided, const model::Fields& loaded,
                                         const std::string& field, const std::string& value);

/// Throws StoreError (refused) where no load is under way.
void need_load(bool under_way);

/// Throws StoreError (refused) naming the field that cannot be read.
void need_readable(const model::Object& object);

/// One field before and after, as views into the fields compared.
struct FieldChange {
  std::string_view field;
  std::string_view before;
  std::string_view after;
};

/// In order of name.
[[nodiscard]] std::vector<FieldChange> changes_between(const model::Fields& before,
                                                       const model::Fields& after);

/// "2011-11-19 → 2011-12-19".
[[nodiscard]] std::string arrow(std::string_view before, std::string_view after);

/// Where the store stands by what people decided although the file says otherwise.
void add_differences(std::vector<Difference>& differences, model::ObjectKind kind,
                     const std::string& key, const model::Fields& loaded,
                     const model::Fields& decided);

/// So many of LoadPreview::first_changes.
inline constexpr std::size_t shown_changes = 100;
/// Adds to them, as long as there is room.
void show_changes(const std::string& key, const model::Fields& before, const model::Fields& after,
                  LoadPreview& preview);

}  // namespace dueward::store::rules
