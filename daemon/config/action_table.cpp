// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "config/action_sources.hpp"

namespace dueward::config {
namespace {

std::string subject_of(const Node& node) {
  const auto* table = node.as<Table>();
  if (table == nullptr) return "an action";
  for (const auto& entry : *table) {
    const auto* id = entry.node.as<std::string>();
    if (entry.key == "id" && id != nullptr) return fmt::format("action {}", *id);
  }
  return "an action";
}

void take_list(TableReader& reader, std::string_view key, const Node& node, RawAction::Cell& cell) {
  const auto* list = node.as<Array>();
  if (list == nullptr) {
    reader.wrong_type(key, node, "a list such as [\"…\", \"…\"] is needed");
    return;
  }
  for (const auto& element : *list) {
    if (const auto* text = element.as<std::string>()) {
      cell.list.push_back(*text);
    } else {
      reader.wrong_type(fmt::format("an element of {}", key), element,
                        "text in quotation marks is needed");
    }
  }
}

void take_date(TableReader& reader, const Node& node, RawAction::Cell& cell) {
  if (const auto* day = node.as<calendar::Date>()) {
    cell.date = *day;
  } else {
    reader.wrong_type("due", node, "a date such as 2011-08-19, without quotation marks, is needed");
  }
}

}  // namespace

void read_action_table(Draft& draft, const Node& node, ActionBuilder& builder) {
  TableReader reader(draft, node, subject_of(node));
  if (!reader.valid()) return;
  RawAction raw;
  raw.place = node.place;
  for (std::size_t i = 0; i < field_count; ++i) {
    const auto key = field_names()[i];
    const auto* value = reader.any(key);
    if (value == nullptr) continue;
    const auto field = static_cast<Field>(i);
    auto& cell = raw[field];
    cell.present = true;
    cell.place = value->place;
    if (field == Field::due) {
      take_date(reader, *value, cell);
    } else if (is_list(field)) {
      take_list(reader, key, *value, cell);
    } else if (const auto* text = value->as<std::string>()) {
      cell.text = *text;
    } else {
      reader.wrong_type(key, *value, "text in quotation marks is needed");
      cell.refused = true;
    }
  }
  reader.finish();
  builder.add(raw);
}

}  // namespace dueward::config
