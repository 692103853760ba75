// SPDX-License-Identifier: MIT
#include "cli/fields.hpp"

#include "calendar/date.hpp"
#include "model/beside.hpp"

namespace dueward::cli {

namespace json = boost::json;

std::string text(const json::object& object, std::string_view key) {
  const auto* value = object.if_contains(key);
  return value != nullptr && value->is_string() ? std::string(value->get_string()) : "";
}

std::string spaced(const json::object& object, std::string_view key) {
  auto words = text(object, key);
  std::ranges::replace_if(
      words, [](char c) { return c == '_' || c == '-'; }, ' ');
  return words;
}

std::int64_t number(const json::object& object, std::string_view key) {
  const auto* value = object.if_contains(key);
  return value != nullptr && value->is_int64() ? value->get_int64() : 0;
}

bool flag(const json::object& object, std::string_view key) {
  const auto* value = object.if_contains(key);
  return value != nullptr && value->is_bool() && value->get_bool();
}

const json::array& list(const json::object& object, std::string_view key) {
  static const json::array none;
  const auto* value = object.if_contains(key);
  return value != nullptr && value->is_array() ? value->get_array() : none;
}

const json::object& part(const json::object& object, std::string_view key) {
  static const json::object none;
  const auto* value = object.if_contains(key);
  return value != nullptr && value->is_object() ? value->get_object() : none;
}

std::string short_date(const std::string& iso) {
  const auto day = calendar::parse_date(iso);
  return day ? calendar::in_short(*day) : iso;
}

std::string short_moment(const std::string& iso) {
  constexpr std::size_t to_minutes = sizeof "2011-10-21T08:00" - 1;
  if (iso.size() < to_minutes) return iso;
  return short_date(iso.substr(0, 10)) + " " + iso.substr(11, 5);
}

std::string step_in_words(const boost::json::object& notice) {
  const auto step = text(notice, "step");
  const auto occurrence = number(notice, "occurrence");
  // Beside the ladder the number is that of an answer.
  const bool repeated = occurrence > 1 && model::find_beside(step) == nullptr;
  return repeated ? step + " " + std::to_string(occurrence) : step;
}

std::string counted(std::int64_t count, const std::string& thing) {
  return std::to_string(count) + " " + thing + (count == 1 ? "" : "s");
}

}  // namespace dueward::cli
