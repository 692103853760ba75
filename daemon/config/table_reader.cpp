// SPDX-License-Identifier: MIT
#include "config/table_reader.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "config/text.hpp"

namespace dueward::config {
namespace {

constexpr std::string_view wanted_text = "text in quotation marks is needed";
constexpr std::string_view wanted_date =
    "a date such as 2011-08-19, without quotation marks, is needed";
constexpr std::string_view wanted_list = "a list such as [\"…\", \"…\"] is needed";

}  // namespace

TableReader::TableReader(Draft& draft, const Node& node, std::string subject, std::string key)
    : draft_(draft),
      node_(&node),
      table_(node.as<Table>()),
      subject_(std::move(subject)),
      key_(std::move(key)),
      header_(subject_.starts_with('[') ? subject_ : std::string()) {
  if (table_ == nullptr) {
    fault_at(node.place, "wrong-type", fmt::format("it is {}; a table is needed", type_name(node)));
  } else if (!key_.empty()) {
    draft_.configuration.places.insert({key_, node.place});
  }
}

void TableReader::rename(std::string subject, std::string key) {
  subject_ = std::move(subject);
  key_ = std::move(key);
  if (!key_.empty()) draft_.configuration.places.insert({key_, node_->place});
}

const Entry* TableReader::find(std::string_view key) const {
  if (table_ == nullptr) return nullptr;
  const auto found = std::ranges::find(*table_, key, &Entry::key);
  return found == table_->end() ? nullptr : &*found;
}

const Node* TableReader::any(std::string_view key, Need need) {
  asked_.push_back(key);
  const auto* entry = find(key);
  if (entry == nullptr) {
    if (need == Need::required) missing_.push_back(key);
    return nullptr;
  }
  return &entry->node;
}

template <typename T>
const T* TableReader::typed(std::string_view key, Need need, std::string_view wanted) {
  const auto* node = any(key, need);
  if (node == nullptr) return nullptr;
  const auto* value = node->as<T>();
  if (value == nullptr) wrong_type(key, *node, wanted);
  return value;
}

void TableReader::wrong_type(std::string_view key, const Node& value, std::string_view wanted) {
  const auto type = type_name(value);
  const auto what = shown(value);
  const auto is = what == type ? what : fmt::format("{}, {}", what, type);
  fault_at(value.place, "wrong-type", fmt::format("{} is {}; {}", key, is, wanted));
}

bool TableReader::check_line(std::string_view key, std::string_view text, Place place) {
  if (trim(text).empty()) {
    fault_at(place, "empty-value", fmt::format("{} is empty", key));
    return false;
  }
  const auto control = first_control(text, false);
  if (!control) return true;
  fault_at(place, "bad-text",
           fmt::format("{} is {} and holds {}; it has to be one line of plain text", key,
                       shown(text), control_name(text, *control)));
  return false;
}

std::optional<std::string> TableReader::line(std::string_view key, Need need) {
  const auto* text = typed<std::string>(key, need, wanted_text);
  if (text == nullptr || !check_line(key, *text, find(key)->node.place)) return std::nullopt;
  return *text;
}

std::optional<std::string> TableReader::prose(std::string_view key) {
  const auto* written = typed<std::string>(key, Need::optional, wanted_text);
  if (written == nullptr) return std::nullopt;
  auto text = with_line_feeds(*written);
  const auto control = first_control(text, true);
  if (!control) return text;
  fault(key, "bad-text", fmt::format("{} holds {}", key, control_name(text, *control)));
  return std::nullopt;
}

std::optional<std::string> TableReader::id(std::string_view key, Need need) {
  const auto* text = typed<std::string>(key, need, wanted_text);
  if (text == nullptr) return std::nullopt;
  if (is_id(*text)) return *text;
  fault(key, "bad-id",
        fmt::format("{} is {}; letters A to Z, digits, dot, hyphen and underscore are allowed, at "
                    "most 120",
                    key, shown(*text)));
  return std::nullopt;
}

std::optional<bool> TableReader::flag(std::string_view key) {
  const auto* value = typed<bool>(key, Need::optional, "true or false is needed");
  return value == nullptr ? std::nullopt : std::optional(*value);
}

std::optional<std::int64_t> TableReader::count(std::string_view key, std::int64_t least,
                                               std::int64_t most) {
  const auto* value = typed<std::int64_t>(key, Need::optional, "a whole number is needed");
  if (value == nullptr) return std::nullopt;
  if (*value >= least && *value <= most) return *value;
  const auto range = most == INT64_MAX ? fmt::format("at least {}", least)
                                       : fmt::format("from {} to {}", least, most);
  fault(key, "bad-value", fmt::format("{} is {}; it may be {}", key, *value, range));
  return std::nullopt;
}

std::optional<calendar::Date> TableReader::date(std::string_view key, Need need) {
  const auto* value = typed<calendar::Date>(key, need, wanted_date);
  return value == nullptr ? std::nullopt : std::optional(*value);
}

std::optional<calendar::TimeOfDay> TableReader::time_of_day(std::string_view key) {
  const auto* node = any(key);
  if (node == nullptr) return std::nullopt;
  if (const auto* time = node->as<calendar::TimeOfDay>()) return *time;
  const auto* text = node->as<std::string>();
  const auto time = text == nullptr ? std::nullopt : calendar::parse_time_of_day(*text);
  if (!time) wrong_type(key, *node, "a time of day such as 08:00:00 is needed");
  return time;
}

std::optional<calendar::Period> TableReader::period(std::string_view key, Need need) {
  const auto* text =
      typed<std::string>(key, need, "a length of time such as \"3 months\" is needed");
  if (text == nullptr) return std::nullopt;
  const auto period = calendar::parse_period(*text);
  if (period && period->count >= 0) return period;
  fault(key, "bad-period",
        fmt::format("{} is {}; {}", key, shown(*text),
                    period ? "it must not be negative"
                           : "it may be a number of days, working days, weeks or months, such as "
                             "\"3 months\""));
  return std::nullopt;
}

std::optional<std::chrono::weekday> TableReader::parse_weekday(std::string_view key,
                                                               std::string_view name, Place place) {
  if (const auto day = calendar::parse_weekday(name)) return day;
  Nearest nearest(name);
  std::string names;
  for (unsigned day = 1; day <= 7; ++day) {
    const auto known = calendar::to_string(std::chrono::weekday{day});
    nearest.offer(known);
    names += (day == 1 ? "" : day == 7 ? " or " : ", ") + known;
  }
  fault_at(place, "bad-value",
           fmt::format("{} has {}; a weekday is needed: {}{}", key, shown(name), names,
                       nearest.question()));
  return std::nullopt;
}

std::optional<std::chrono::weekday> TableReader::weekday(std::string_view key) {
  const auto* name = typed<std::string>(key, Need::optional, wanted_text);
  return name == nullptr ? std::nullopt : parse_weekday(key, *name, find(key)->node.place);
}

std::vector<At<std::string>> TableReader::lines(std::string_view key, Need need) {
  std::vector<At<std::string>> result;
  const auto* list = typed<Array>(key, need, wanted_list);
  if (list == nullptr) return result;
  for (const auto& element : *list) {
    const auto* text = element.as<std::string>();
    if (text == nullptr) {
      wrong_type(fmt::format("an element of {}", key), element, wanted_text);
    } else if (check_line(key, *text, element.place)) {
      result.push_back({*text, element.place});
    }
  }
  return result;
}

std::vector<At<calendar::Date>> TableReader::dates(std::string_view key) {
  std::vector<At<calendar::Date>> result;
  const auto* list = typed<Array>(key, Need::optional, "a list such as [2011-12-28] is needed");
  if (list == nullptr) return result;
  for (const auto& element : *list) {
    if (const auto* day = element.as<calendar::Date>()) {
      result.push_back({*day, element.place});
    } else {
      wrong_type(fmt::format("an element of {}", key), element, wanted_date);
    }
  }
  return result;
}

std::vector<const Node*> TableReader::tables(std::string_view key) {
  std::vector<const Node*> result;
  const auto* list = typed<Array>(key, Need::optional, "a list of tables is needed");
  if (list == nullptr) return result;
  for (const auto& element : *list)
    result.push_back(&element);
  return result;
}

const Table* TableReader::table(std::string_view key, Need need) {
  return typed<Table>(key, need, "a table such as { … } is needed");
}

void TableReader::fault(std::string_view key, std::string_view code, std::string_view message) {
  const auto* entry = find(key);
  fault_at(entry == nullptr ? node_->place : entry->node.place, code, message);
}

void TableReader::fault_at(Place place, std::string_view code, std::string_view message) {
  draft_.report.add(place, code, fmt::format("{}: {}", subject_, message));
}

void TableReader::unknown(std::string_view key, Place place, std::string_view code,
                          const Nearest& wanted, std::string_view what) {
  if (draft_.may_be_defined(wanted.wanted())) return;
  fault_at(place, code,
           fmt::format("{} names {}, {}{}", key, shown(wanted.wanted()), what, wanted.help()));
}

void TableReader::finish() {
  if (table_ == nullptr) return;
  if (!header_.empty()) {
    for (const auto key : asked_)
      draft_.add_home(node_->place.file, key, header_);
  }
  for (const auto& entry : *table_) {
    if (!key_.empty())
      draft_.configuration.places.insert({key_ + '/' + entry.key, entry.node.place});
    if (std::ranges::find(asked_, entry.key) != asked_.end()) continue;
    const auto nearest = nearest_of(entry.key, asked_);
    draft_.strays.push_back({entry.place, subject_ + ": ", entry.key, nearest.question()});
    // A slip of the fingers is one fault, not two.
    if (nearest.best()) std::erase(missing_, *nearest.best());
  }
  for (const auto key : missing_) {
    if (draft_.may_be_defined(key)) continue;
    fault_at(node_->place, "missing-key", fmt::format("{} is missing", key));
  }
}

}  // namespace dueward::config
