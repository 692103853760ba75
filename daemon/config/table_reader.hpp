// SPDX-License-Identifier: MIT
/// One table of the configuration, read key by key.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "calendar/date.hpp"
#include "calendar/period.hpp"
#include "config/document.hpp"
#include "config/draft.hpp"
#include "config/nearest.hpp"

namespace dueward::config {

enum class Need { optional, required };

/// A value and where it stands.
template <typename T>
struct At {
  T value;
  Place place;
};

/// Each asking function returns the value, or nothing where the key is not there or its value is
/// refused, which is then reported. finish() reports the keys nobody asked for and those that are
/// missing, so a table has to ask for all it knows, whatever it finds.
class TableReader {
 public:
  /// `subject` names the table in messages: "[service]", "person head-of-referral". `key` is its
  /// name in Configuration::places; with an empty one nothing is recorded.
  TableReader(Draft& draft, const Node& node, std::string subject, std::string key = {});

  [[nodiscard]] bool valid() const { return table_ != nullptr; }  ///< It is a table at all.
  [[nodiscard]] const std::string& subject() const { return subject_; }
  [[nodiscard]] const std::string& key() const { return key_; }
  [[nodiscard]] Place place() const { return node_->place; }
  void rename(std::string subject, std::string key);
  /// The line that a key of this table has to stand below: "[plan]", told to whom puts one
  /// elsewhere. A subject in brackets is its own.
  void stands_below(std::string header) { header_ = std::move(header); }

  /// The value as it is.
  const Node* any(std::string_view key, Need need = Need::optional);

  std::optional<std::string> line(std::string_view key, Need need = Need::optional);
  std::optional<std::string> prose(std::string_view key);  ///< May have several lines.
  std::optional<std::string> id(std::string_view key, Need need = Need::optional);
  std::optional<bool> flag(std::string_view key);
  std::optional<std::int64_t> count(std::string_view key, std::int64_t least, std::int64_t most);
  std::optional<calendar::Date> date(std::string_view key, Need need = Need::optional);
  std::optional<calendar::TimeOfDay> time_of_day(std::string_view key);
  /// Not negative.
  std::optional<calendar::Period> period(std::string_view key, Need need = Need::optional);
  std::optional<std::chrono::weekday> weekday(std::string_view key);

  /// Elements that are refused are left out; a missing key is an empty list.
  std::vector<At<std::string>> lines(std::string_view key, Need need = Need::optional);
  std::vector<At<calendar::Date>> dates(std::string_view key);
  std::vector<const Node*> tables(std::string_view key);
  const Table* table(std::string_view key, Need need = Need::optional);

  /// "SUBJECT: MESSAGE" at the value of the key, or at the table where it is not there.
  void fault(std::string_view key, std::string_view code, std::string_view message);
  void fault_at(Place place, std::string_view code, std::string_view message);

  /// The same fault for a value that should have been something else.
  void wrong_type(std::string_view key, const Node& value, std::string_view wanted);

  /// Checks one line of text; reports under the key.
  bool check_line(std::string_view key, std::string_view text, Place place);
  std::optional<std::chrono::weekday> parse_weekday(std::string_view key, std::string_view name,
                                                    Place place);

  /// "KEY names "WANTED", WHAT; did you mean …?", unless it may stand in text that does not parse.
  void unknown(std::string_view key, Place place, std::string_view code, const Nearest& wanted,
               std::string_view what);

  void finish();

 private:
  template <typename T>
  const T* typed(std::string_view key, Need need, std::string_view wanted);
  [[nodiscard]] const Entry* find(std::string_view key) const;

  Draft& draft_;
  const Node* node_;
  const Table* table_;
  std::string subject_;
  std::string key_;
  std::string header_;
  std::vector<std::string_view> asked_;
  std::vector<std::string_view> missing_;  ///< Required, and not there.
};

}  // namespace dueward::config
