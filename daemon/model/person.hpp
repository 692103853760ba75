// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "calendar/date.hpp"
#include "model/id.hpp"

namespace dueward::model {

/// A person, or a body (board, trust, committee): whoever a notice can be owed to.
struct Person {
  PersonId id;
  std::string name;
  std::map<NotifierId, std::string> notify;  ///< Address at each notifier.
  PersonId manager;
  PersonId deputy;
  std::vector<calendar::DateRange> away;
  std::optional<std::chrono::weekday> digest;
  std::string login;
  std::string organisation;
  std::string language;  ///< Folder of templates for this person, such as "cy"; empty is the
                         ///< default language.
  std::string phone;     ///< "Whom to ring".
  bool body = false;
  std::vector<calendar::Date> meetings;  ///< Of a body.

  [[nodiscard]] bool is_away(calendar::Date day) const {
    for (const auto& range : away) {
      if (range.contains(day)) return true;
    }
    return false;
  }

  bool operator==(const Person&) const = default;
};

}  // namespace dueward::model
