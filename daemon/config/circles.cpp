// SPDX-License-Identifier: MIT
#include "config/circles.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace dueward::config {

std::vector<Circle> circles(const std::map<model::PersonId, model::Person>& people,
                            model::PersonId model::Person::*next) {
  std::vector<Circle> result;
  std::map<model::PersonId, std::size_t> walks;  // by whom each person was first passed
  for (const auto& [start, person] : people) {
    if (walks.contains(start)) continue;
    const auto walk = walks.size();
    Circle way;
    auto at = people.find(start);
    while (at != people.end() && walks.try_emplace(at->first, walk).second) {
      way.push_back(at->first);
      at = people.find(at->second.*next);
    }
    if (at == people.end() || walks.at(at->first) != walk) continue;
    way.erase(way.begin(), std::ranges::find(way, at->first));
    std::ranges::rotate(way, std::ranges::min_element(way));
    if (way.size() > 1) result.push_back(std::move(way));
  }
  return result;
}

}  // namespace dueward::config
