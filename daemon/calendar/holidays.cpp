// SPDX-License-Identifier: MIT
#include "calendar/holidays.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "calendar/england_and_wales.hpp"

namespace dueward::calendar {
namespace {

namespace json = boost::json;

constexpr std::array<std::string_view, 1> bundled_names{"england-and-wales"};

DateRange whole_years(Date first, Date last) {
  using namespace std::chrono;
  return {Date{year_month_day{first}.year() / January / 1},
          Date{year_month_day{last}.year() / December / 31}};
}

[[noreturn]] void refuse(const std::string& what) {
  throw std::runtime_error(what);
}

/// The whole text as JSON; a fault is named by its line.
json::value parse_json(std::string_view text) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  json::parser parser;
  boost::system::error_code error;
  std::size_t read = parser.write_some(text.data(), text.size(), error);
  if (!error && text.find_first_not_of(" \t\r\n", read) != std::string_view::npos) {
    error = json::error::extra_data;
  }
  if (error) {
    auto line =
        1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(read), '\n');
    refuse(fmt::format("line {}: not valid JSON: {}", line, error.message()));
  }
  return parser.release();
}

std::string division_names(const json::object& root) {
  std::string names;
  for (const auto& [name, value] : root) {
    names += fmt::format("{}\"{}\"", names.empty() ? "" : ", ", std::string_view{name});
  }
  return names.empty() ? "none" : names;
}

const json::key_value_pair& select_division(const json::object& root, std::string_view wanted) {
  if (wanted.empty()) {
    if (root.size() == 1) return *root.begin();
    refuse(fmt::format("name one of the file's divisions: {}", division_names(root)));
  }
  auto found = root.find(wanted);
  if (found == root.end()) {
    refuse(fmt::format("no division \"{}\"; the file has {}", wanted, division_names(root)));
  }
  return *found;
}

const json::string* find_text(const json::object& object, std::string_view key) {
  const auto* value = object.if_contains(key);
  return value == nullptr ? nullptr : value->if_string();
}

/// Titles reach people's mail, where a line break could forge a header.
bool is_one_line(std::string_view text) {
  return std::none_of(text.begin(), text.end(),
                      [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

Holiday parse_event(const json::value& value, const std::string& place) {
  const auto* event = value.if_object();
  if (event == nullptr) refuse(fmt::format("{}: not an object", place));
  const auto* day_text = find_text(*event, "date");
  if (day_text == nullptr) refuse(fmt::format("{}: \"date\" is missing or not a text", place));
  auto day = parse_date(*day_text);
  if (!day) {
    refuse(fmt::format("{}: \"date\" is \"{}\"; a date such as \"2011-08-29\" is needed", place,
                       std::string_view{*day_text}));
  }
  const auto* title = find_text(*event, "title");
  if (title == nullptr || title->empty() || !is_one_line(*title)) {
    refuse(fmt::format("{}: \"title\" is missing, empty or not one line of text", place));
  }
  const auto* notes = find_text(*event, "notes");
  bool substitute = notes != nullptr && *notes == "Substitute day";
  return {*day, std::string{std::string_view{*title}} + (substitute ? " (substitute day)" : "")};
}

std::vector<Holiday> parse_events(const json::key_value_pair& division) {
  std::string name{division.key()};
  const auto* body = division.value().if_object();
  const auto* events = body == nullptr ? nullptr : body->if_contains("events");
  if (events == nullptr || !events->is_array()) {
    refuse(fmt::format("{}: \"events\" is missing or not a list", name));
  }
  if (events->get_array().empty()) refuse(fmt::format("{}: \"events\" is empty", name));
  std::vector<Holiday> days;
  for (const auto& event : events->get_array()) {
    days.push_back(parse_event(event, fmt::format("{}: event {}", name, days.size() + 1)));
  }
  return days;
}

}  // namespace

std::optional<HolidayList> bundled_holidays(std::string_view name) {
  if (name != bundled_names.front()) return std::nullopt;
  HolidayList list{std::string{name}, {}, {}};
  for (const auto& [year, month, day, title] : england_and_wales()) {
    list.days.push_back({date(year, month, day), std::string{title}});
  }
  list.known = whole_years(list.days.front().day, list.days.back().day);
  return list;
}

std::span<const std::string_view> bundled_holiday_names() {
  return bundled_names;
}

HolidayList parse_bank_holidays(std::string_view text, std::string_view division) {
  auto document = parse_json(text);
  const auto* root = document.if_object();
  if (root == nullptr) refuse("not an object of divisions, as gov.uk's bank-holidays.json is");
  const auto& selected = select_division(*root, division);
  HolidayList list{std::string{std::string_view{selected.key()}}, parse_events(selected), {}};
  std::stable_sort(list.days.begin(), list.days.end(),
                   [](const Holiday& a, const Holiday& b) { return a.day < b.day; });
  list.known = whole_years(list.days.front().day, list.days.back().day);
  return list;
}

}  // namespace dueward::calendar
