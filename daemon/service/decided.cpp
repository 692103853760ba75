// SPDX-License-Identifier: MIT
#include "service/decided.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "model/fields.hpp"

namespace dueward::service {
namespace {

/// A thing as the files have it now.
struct InFiles {
  model::Object object;
  config::Place place;
};

std::optional<InFiles> find_action(const config::Configuration& configuration,
                                   const std::string& key) {
  const auto ref = model::parse_action_ref(key);
  const auto& actions = configuration.actions;
  const auto found = std::ranges::find(actions, ref, &model::Action::ref);
  if (found == actions.end()) return std::nullopt;
  const auto index = static_cast<std::size_t>(found - actions.begin());
  return InFiles{model::to_object(*found), configuration.action_places.at(index)};
}

std::optional<InFiles> find(const config::Configuration& configuration, model::ObjectKind kind,
                            const std::string& key, const std::string& field) {
  using model::ObjectKind;
  if (kind == ObjectKind::action) return find_action(configuration, key);
  if (kind == ObjectKind::person) {
    const auto person = configuration.people.find(model::PersonId(key));
    if (person == configuration.people.end()) return std::nullopt;
    return InFiles{model::to_object(person->second),
                   configuration.where("people/" + key + "/" + field)};
  }
  const auto plan = configuration.plans.find(model::PlanId(key));
  if (plan == configuration.plans.end()) return std::nullopt;
  return InFiles{model::to_object(plan->second), configuration.where("plans/" + key + "/" + field)};
}

std::string value_of(const model::Object& object, const std::string& field) {
  const auto found = object.fields.find(field);
  return found == object.fields.end() ? std::string() : found->second;
}

/// What a load makes of it depends on whether the file has changed since the last one.
std::string message_of(const std::string& thing, const std::string& field, const std::string& here,
                       const std::string& loaded, const std::string& decided) {
  const auto both = thing + ": " + field + " is \"" + here + "\" here, but people decided \"" +
                    decided + "\" since the files were loaded";
  if (here == loaded)
    return both + ", and that stands; 'dueward plan write' prints files that match";
  return both + "; the files have changed too, and a load sets \"" + here + "\"";
}

}  // namespace

std::vector<config::Diagnostic> decided_otherwise(const config::Configuration& configuration,
                                                  std::span<const store::Difference> decided) {
  std::vector<config::Diagnostic> diagnostics;
  for (const auto& [kind, key, field, loaded, stands] : decided) {
    const auto in_files = find(configuration, kind, key, field);
    if (!in_files) continue;
    const auto here = value_of(in_files->object, field);
    if (here == stands) continue;
    const auto thing = std::string(to_string(kind)) + " " + key;
    diagnostics.push_back(configuration.diagnostic(in_files->place, config::Severity::warning,
                                                   "decided-otherwise",
                                                   message_of(thing, field, here, loaded, stands)));
  }
  return diagnostics;
}

}  // namespace dueward::service
