// SPDX-License-Identifier: MIT
#include "policy/reading.hpp"

#include <array>
#include <utility>

#include "policy/phrases.hpp"
#include "policy/roles.hpp"

namespace dueward::policy {

using model::Directory;
using model::PersonId;

bool is_limited(const Directory& directory, const PersonId& reader) {
  if (reader.empty()) return false;
  const auto* known = directory.person(reader);
  return known == nullptr || known->body || !known->organisation.empty();
}

bool reads(const Directory& directory, const PersonId& reader, const PersonId& person) {
  if (!is_limited(directory, reader) || person == reader) return true;
  const auto* own = directory.person(reader);
  const auto* other = directory.person(person);
  return own != nullptr && !own->body && other != nullptr &&
         own->organisation == other->organisation;
}

std::string_view side_of(const Directory& directory, const PersonId& person) {
  const auto* known = directory.person(person);
  return known == nullptr || known->organisation.empty() ? "the council" : "another organisation";
}

std::string part_of(const Ground& ground, const PersonId& person, Roles as) {
  // An accountable officer without a verifier or an owner plays their parts too.
  static constexpr std::array<std::pair<Role, std::string_view>, 4> parts{{
      {Role::accountable, "the accountable officer"},
      {Role::verifier, "the verifier"},
      {Role::owner, "the owner"},
      {Role::manager, "the owner's manager"},
  }};
  const auto roles = roles_of(ground, person);
  const bool stands_in = roles.contains(Role::owner) && person != holder_of(ground);
  if (stands_in && as.contains(Role::owner)) return "the owner's deputy";
  for (const auto& [role, part] : parts) {
    if (as.contains(role) && roles.contains(role)) return std::string(part);
  }
  return std::string(side_of(ground.facts.directory, person));
}

Roles givers_of(model::Verb verb) {
  return transition(verb).by;
}

Roles deciders_of(model::Verb asked) {
  return givers_of(asked == model::Verb::claim ? model::Verb::sign_off : model::Verb::approve);
}

std::string name_or(const Ground& ground, const PersonId& reader, const PersonId& person,
                    std::string_view otherwise) {
  return reads(ground.facts.directory, reader, person) ? name_of(ground, person)
                                                       : std::string(otherwise);
}

std::string seen_name(const Ground& ground, const PersonId& reader, const PersonId& person,
                      Roles as) {
  return reads(ground.facts.directory, reader, person) ? name_of(ground, person)
                                                       : part_of(ground, person, as);
}

std::string seen_name_first(const Ground& ground, const PersonId& reader, const PersonId& person,
                            Roles as) {
  return reads(ground.facts.directory, reader, person) ? name_of(ground, person)
                                                       : capitalised(part_of(ground, person, as));
}

}  // namespace dueward::policy
