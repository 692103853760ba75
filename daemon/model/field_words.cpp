// SPDX-License-Identifier: MIT
#include "model/field_words.hpp"

#include <map>
#include <optional>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

namespace dueward::model {
namespace {

namespace json = boost::json;

// Fields that hold JSON; all others hold what a person wrote, which may look like it.
bool holds_json(std::string_view field) {
  for (const std::string_view known :
       {"notify", "away", "meetings", "timescales", "supporting", "parts", "evidence"}) {
    if (field == known) return true;
  }
  return false;
}

std::optional<json::value> parsed(std::string_view field, std::string_view value) {
  if (value.empty() || !holds_json(field)) return std::nullopt;
  json::error_code fault;
  auto result = json::parse(value, fault);
  return fault ? std::nullopt : std::optional(std::move(result));
}

std::string text_of(const json::object& object, std::string_view key) {
  const auto* value = object.if_contains(key);
  return value != nullptr && value->is_string() ? std::string(value->get_string()) : "";
}

std::string words_of(const json::value& value);

std::string words_of(const json::object& object) {
  if (object.contains("from")) return text_of(object, "from") + " to " + text_of(object, "to");
  if (object.contains("within")) {
    const auto label = text_of(object, "label");
    return text_of(object, "within") + (label.empty() ? "" : " (" + label + ")");
  }
  std::string words;
  for (const auto& [key, value] : object)
    words += (words.empty() ? "" : ", ") + std::string(key) + " " + words_of(value);
  return words;
}

std::string words_of(const json::array& list) {
  std::string words;
  for (const auto& item : list)
    words += (words.empty() ? "" : ", ") + words_of(item);
  return words;
}

std::string words_of(const json::value& value) {
  if (value.is_string()) return std::string(value.get_string());
  if (value.is_array()) return words_of(value.get_array());
  if (value.is_object()) return words_of(value.get_object());
  return json::serialize(value);
}

std::string change(const std::string& name, const std::string& before, const std::string& after) {
  return name + " " + (before.empty() ? "nothing" : before) + " → " +
         (after.empty() ? "nothing" : after);
}

using Parts = std::map<std::string, std::string>;

Parts parts_of(const std::optional<json::value>& table) {
  Parts parts;
  if (!table || !table->is_object()) return parts;
  for (const auto& [key, value] : table->get_object())
    parts.emplace(key, words_of(value));
  return parts;
}

}  // namespace

std::string value_in_words(std::string_view field, std::string_view value) {
  if (value.empty()) return "nothing";
  const auto known = parsed(field, value);
  return known ? words_of(*known) : std::string(value);
}

std::vector<std::string> changes_in_words(std::string_view field, std::string_view before,
                                          std::string_view after) {
  if (before == after) return {};
  const auto old_parts = parts_of(parsed(field, before));
  const auto new_parts = parts_of(parsed(field, after));
  const std::string name(field);
  if (old_parts.empty() && new_parts.empty())
    return {change(name, value_in_words(field, before), value_in_words(field, after))};
  std::vector<std::string> changes;
  auto keys = old_parts;
  keys.insert(new_parts.begin(), new_parts.end());
  for (const auto& [key, value] : keys) {
    const auto was = old_parts.find(key);
    const auto is = new_parts.find(key);
    const auto old_words = was == old_parts.end() ? "" : was->second;
    const auto new_words = is == new_parts.end() ? "" : is->second;
    if (old_words != new_words) changes.push_back(change(name + " " + key, old_words, new_words));
  }
  return changes;
}

}  // namespace dueward::model
