// SPDX-License-Identifier: MIT
/// A TOML file as a tree of plain values that know where they stand.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "calendar/date.hpp"
#include "config/diagnostic.hpp"

namespace dueward::config {

struct Node;
struct Entry;
using Array = std::vector<Node>;
using Table = std::vector<Entry>;  ///< In order of the file; no key twice.

/// A date with a time.
struct DateTime {
  calendar::Date day{};
  calendar::TimeOfDay time{};
  bool local = true;  ///< Without an offset from UTC.
};

struct Node {
  Place place;
  std::variant<std::string, std::int64_t, double, bool, calendar::Date, calendar::TimeOfDay,
               DateTime, Array, Table>
      value;

  template <typename T>
  [[nodiscard]] const T* as() const {
    return std::get_if<T>(&value);
  }
};

struct Entry {
  std::string key;
  Place place;  ///< Of the key; the value's own place is in the node.
  Node node;
};

/// "text", "a whole number", "a table", …: for messages.
[[nodiscard]] std::string_view type_name(const Node& node);

/// The value as a person would recognise it, cut short: "\"soon\"", "5", "a table".
[[nodiscard]] std::string shown(const Node& node);
[[nodiscard]] std::string shown(std::string_view text);

/// Text in quotation marks, never cut.
[[nodiscard]] std::string in_quotes(std::string_view text);

}  // namespace dueward::config
