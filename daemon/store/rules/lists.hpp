// SPDX-License-Identifier: MIT
/// Short lists of ids as one text, a line each: ids hold no line breaks.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/id.hpp"

namespace dueward::store::rules {

[[nodiscard]] inline std::string to_text(const std::vector<model::PersonId>& people) {
  std::string text;
  for (const auto& person : people) {
    text += person.str();
    text += '\n';
  }
  return text;
}

[[nodiscard]] inline std::vector<model::PersonId> people_from(std::string_view text) {
  std::vector<model::PersonId> people;
  while (!text.empty()) {
    const auto end = text.find('\n');
    people.emplace_back(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return people;
}

}  // namespace dueward::store::rules
