// SPDX-License-Identifier: MIT
#include "config/configuration.hpp"

#include <algorithm>
#include <utility>

namespace dueward::config {

Place Configuration::where(std::string_view key) const {
  while (true) {
    const auto found = places.find(key);
    if (found != places.end()) return found->second;
    const auto slash = key.rfind('/');
    if (slash == std::string_view::npos) return {};
    key = key.substr(0, slash);
  }
}

const NotifierSettings* Configuration::notifier(const model::NotifierId& id) const {
  const auto found = std::ranges::find(notifiers, id, &NotifierSettings::id);
  return found == notifiers.end() ? nullptr : &*found;
}

Diagnostic Configuration::diagnostic(Place place, Severity severity, std::string code,
                                     std::string message) const {
  const auto& path = place.file < files.size() ? files[place.file] : file;
  return {path.string(), place.line, place.column, severity, std::move(code), std::move(message)};
}

model::DirectoryPtr make_directory(const Configuration& configuration) {
  std::vector<model::Person> people;
  std::vector<model::Plan> plans;
  for (const auto& [id, person] : configuration.people)
    people.push_back(person);
  for (const auto& [id, plan] : configuration.plans)
    plans.push_back(plan);
  return make_directory(configuration, std::move(people), std::move(plans));
}

model::DirectoryPtr make_directory(const Configuration& configuration,
                                   std::vector<model::Person> people,
                                   std::vector<model::Plan> plans) {
  auto directory = std::make_shared<model::Directory>(
      model::Directory{configuration.service.name,
                       calendar::Zone(configuration.service.timezone),
                       {},
                       {},
                       configuration.policies,
                       configuration.calendars,
                       configuration.service.administrator,
                       configuration.ratings});
  for (auto& person : people) {
    auto id = person.id;
    directory->people.emplace(std::move(id), std::move(person));
  }
  for (auto& plan : plans) {
    auto id = plan.id;
    directory->plans.emplace(std::move(id), std::move(plan));
  }
  return directory;
}

}  // namespace dueward::config
