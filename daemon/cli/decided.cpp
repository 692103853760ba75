// SPDX-License-Identifier: MIT
#include "cli/decided.hpp"

#include <algorithm>
#include <optional>

#include "cli/client.hpp"
#include "cli/fields.hpp"
#include "model/fields.hpp"

namespace dueward::cli {

namespace json = boost::json;

namespace {

constexpr std::chrono::seconds patience{10};

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

std::optional<InFiles> find(const config::Configuration& configuration, const std::string& kind,
                            const std::string& key, const std::string& field) {
  using model::ObjectKind;
  if (kind == to_string(ObjectKind::action)) return find_action(configuration, key);
  if (kind == to_string(ObjectKind::person)) {
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

std::string named(const std::string& kind, const std::string& key) {
  return kind + " " + key;
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

json::array decided_since(const Context& context) {
  try {
    auto client = client_of(context);
    client.wait_at_most(patience);
    return list(client.get("differences"), "differences");
  } catch (const Failure&) {
    return {};
  }
}

std::vector<config::Diagnostic> decided_otherwise(const config::Configuration& configuration,
                                                  const json::array& decided) {
  std::vector<config::Diagnostic> diagnostics;
  for (const auto& entry : decided) {
    const auto& difference = entry.as_object();
    const auto kind = text(difference, "kind");
    const auto key = text(difference, "key");
    const auto field = text(difference, "field");
    const auto in_files = find(configuration, kind, key, field);
    if (!in_files) continue;
    const auto here = value_of(in_files->object, field);
    if (here == text(difference, "decided")) continue;
    diagnostics.push_back(
        configuration.diagnostic(in_files->place, config::Severity::warning, "decided-otherwise",
                                 message_of(named(kind, key), field, here, text(difference, "file"),
                                            text(difference, "decided"))));
  }
  return diagnostics;
}

}  // namespace dueward::cli
