// SPDX-License-Identifier: MIT
#include "config/action_builder.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "calendar/working_calendar.hpp"
#include "config/nearest.hpp"
#include "config/text.hpp"

namespace dueward::config {
namespace {

using namespace std::string_view_literals;
using model::Action;
using model::Person;

constexpr std::array<std::string_view, field_count> names{
    "id",    "service",  "timescale", "due",        "title", "requirement",
    "owner", "verifier", "policy",    "supporting", "parts", "portfolio_holder",
    "state", "evidence"};

std::string_view name_of(Field field) {
  return names[static_cast<std::size_t>(field)];
}

}  // namespace

std::span<const std::string_view, field_count> field_names() {
  return names;
}

bool is_list(Field field) {
  return field == Field::supporting || field == Field::parts || field == Field::evidence;
}

ActionBuilder::ActionBuilder(Draft& draft, const model::Plan& plan, Place anchor_place)
    : draft_(draft),
      plan_(plan),
      anchor_place_(anchor_place),
      first_(draft.configuration.actions.size()),
      lint_(draft, plan) {
  const auto& configuration = draft.configuration;
  for (const auto& [id, one] : configuration.people)
    people_.emplace(id.str(), &one);
  for (const auto& [id, one] : configuration.policies) {
    policies_.emplace(id.str(), LastStep(draft, one));
  }
  const auto& days = configuration.calendars.at(plan.calendar).days;
  for (const auto& [id, timescale] : plan.timescales) {
    timescales_.emplace(id.str(), calendar::due_date(plan.anchor, timescale.within, days));
  }
  const auto accountable = people_.find(plan.accountable.str());
  if (accountable != people_.end()) accountable_ = accountable->second;
}

void ActionBuilder::fault(const RawAction& raw, Place place, std::string_view code,
                          std::string_view message) {
  const auto id = raw[Field::id].text;
  const bool named = is_id(id);
  draft_.report.add(place, code,
                    draft_.report.is_full(place.file) ? std::string()
                    : named                           ? fmt::format("action {}: {}", id, message)
                                                      : fmt::format("an action: {}", message));
}

void ActionBuilder::missing(const RawAction& raw, std::string_view key, std::string_view message) {
  if (!draft_.may_be_defined(key)) fault(raw, raw.place, "missing-key", message);
}

bool ActionBuilder::check_line(const RawAction& raw, Field field, std::string_view text) {
  const auto place = raw[field].place;
  if (trim(text).empty()) {
    fault(raw, place, "empty-value", fmt::format("{} is empty", name_of(field)));
    return false;
  }
  const auto control = first_control(text, false);
  if (!control) return true;
  fault(raw, place, "bad-text",
        fmt::format("{} is {} and holds {}; it has to be one line of plain text", name_of(field),
                    shown(text), control_name(text, *control)));
  return false;
}

std::string ActionBuilder::line(const RawAction& raw, Field field) {
  const auto& cell = raw[field];
  if (!cell.usable() || !check_line(raw, field, cell.text)) return {};
  return std::string(cell.text);
}

std::string ActionBuilder::prose(const RawAction& raw, Field field) {
  const auto& cell = raw[field];
  if (!cell.usable()) return {};
  auto text = with_line_feeds(std::string(cell.text));
  if (const auto control = first_control(text, true)) {
    fault(raw, cell.place, "bad-text",
          fmt::format("{} holds {}", name_of(field), control_name(text, *control)));
  }
  return text;
}

std::vector<std::string> ActionBuilder::lines(const RawAction& raw, Field field) {
  std::vector<std::string> result;
  for (const auto text : raw[field].list) {
    if (check_line(raw, field, text)) result.emplace_back(text);
  }
  return result;
}

std::string ActionBuilder::id(const RawAction& raw) {
  const auto& cell = raw[Field::id];
  if (!cell.present) {
    missing(raw, "id", "id is missing");
    return {};
  }
  if (cell.refused) return {};
  if (!is_id(cell.text)) {
    fault(
        raw, cell.place, "bad-id",
        fmt::format("id is {}; letters A to Z, digits, dot, hyphen and underscore are allowed, at "
                    "most 120",
                    shown(cell.text)));
    return {};
  }
  return std::string(cell.text);
}

/// Whatever else becomes of an action, people decide.
bool ActionBuilder::is_proposed(const RawAction& raw) {
  const auto& cell = raw[Field::state];
  if (!cell.usable() || cell.text == to_string(model::State::agreed)) return false;
  if (cell.text == to_string(model::State::proposed)) return true;
  fault(raw, cell.place, "bad-value",
        fmt::format("state is {}; in a file it may be \"proposed\" or \"agreed\", and all else "
                    "follows from what people answer",
                    shown(cell.text)));
  return false;
}

std::vector<model::EvidenceKind> ActionBuilder::evidence(const RawAction& raw) {
  std::vector<model::EvidenceKind> kinds;
  for (const auto text : raw[Field::evidence].list) {
    if (const auto kind = model::parse_evidence_kind(text)) {
      kinds.push_back(*kind);
      continue;
    }
    Nearest nearest(text);
    for (auto kind : model::evidence_kinds())
      nearest.offer(to_string(kind));
    fault(raw, raw[Field::evidence].place, "unknown-evidence",
          fmt::format("evidence names {}, which is no kind of evidence{}", shown(text),
                      nearest.help()));
  }
  return kinds;
}

template <typename Map>
void ActionBuilder::unknown(const RawAction& raw, Field field, std::string_view code,
                            std::string_view what, const Map& known) {
  const auto& cell = raw[field];
  if (draft_.may_be_defined(cell.text)) return;
  Nearest nearest(cell.text);
  if (!draft_.report.is_full(cell.place.file)) {
    for (const auto& [id, value] : known)
      nearest.offer(id);
  }
  fault(raw, cell.place, code,
        fmt::format("{} names {}, {}{}", name_of(field), shown(cell.text), what, nearest.help()));
}

std::optional<calendar::Date> ActionBuilder::due(const RawAction& raw, Action& action) {
  const auto& timescale = raw[Field::timescale];
  const auto& due = raw[Field::due];
  std::optional<calendar::Date> date;
  if (timescale.usable()) {
    const auto found = timescales_.find(timescale.text);
    if (found == timescales_.end()) {
      unknown(raw, Field::timescale, "unknown-timescale",
              fmt::format("which is no timescale of plan {}", plan_.id.str()), timescales_);
    } else {
      action.timescale = model::TimescaleId(timescale.text);
      date = found->second;
    }
  }
  if (due.present) return due.date;
  if (!timescale.present) {
    missing(raw, "due", "timescale or due is missing; one of the two is needed");
  }
  return date;
}

const Person* ActionBuilder::person(const RawAction& raw, Field field) {
  const auto& cell = raw[field];
  if (!cell.usable()) return nullptr;
  const auto found = people_.find(cell.text);
  if (found != people_.end()) return found->second;
  unknown(raw, field, "unknown-person", "who is neither a person nor a body", people_);
  return nullptr;
}

const LastStep* ActionBuilder::policy(const RawAction& raw, Action& action) {
  const auto& cell = raw[Field::policy];
  action.policy = cell.usable() ? model::PolicyId(cell.text) : plan_.policy;
  const auto found = policies_.find(action.policy.str());
  if (found != policies_.end()) return &found->second;
  if (cell.usable()) unknown(raw, Field::policy, "unknown-policy", "which is no policy", policies_);
  return nullptr;
}

void ActionBuilder::check_reach(const RawAction& raw, const Action& action, const Person* owner,
                                const Person* verifier, const LastStep& last) {
  const bool refused = (raw[Field::owner].present && owner == nullptr) ||
                       (raw[Field::verifier].present && verifier == nullptr) ||
                       accountable_ == nullptr;
  if (!refused && !last.reaches(owner, verifier, accountable_)) {
    const auto& cell = raw[Field::owner];
    fault(raw, cell.present ? cell.place : raw.place, "last-step-reaches-nobody",
          fmt::format("nobody whom the last step of policy {}, {}, names has an address",
                      action.policy.str(), last.name()));
  }
  if (owner != nullptr && owner->manager.empty() && last.asks_manager()) {
    lint_.without_manager(owner->id);
  }
}

void ActionBuilder::add(const RawAction& raw) {
  const auto errors = draft_.report.error_count();
  Action action;
  action.ref = {plan_.id, id(raw)};
  action.service = line(raw, Field::service);
  const auto date = due(raw, action);
  if (!raw[Field::title].present) missing(raw, "title", "title is missing");
  action.title = line(raw, Field::title);
  action.requirement = prose(raw, Field::requirement);
  const auto* owner = person(raw, Field::owner);
  const auto* verifier = person(raw, Field::verifier);
  action.owner = model::PersonId(raw[Field::owner].text);
  action.verifier = model::PersonId(raw[Field::verifier].text);
  if (owner != nullptr && owner == verifier) {
    fault(raw, raw[Field::verifier].place, "own-verifier",
          fmt::format("verifier is {}, the owner; somebody else has to verify", owner->id.str()));
  }
  const auto* last = policy(raw, action);
  action.supporting = lines(raw, Field::supporting);
  action.parts = lines(raw, Field::parts);
  action.portfolio_holder = line(raw, Field::portfolio_holder);
  action.proposed = is_proposed(raw);
  action.evidence = evidence(raw);
  if (last != nullptr) check_reach(raw, action, owner, verifier, *last);
  if (!date || action.ref.id.empty()) return;
  action.due = *date;
  if (draft_.report.error_count() == errors) {
    const auto place = raw[Field::id].place;
    lint_.look_at(action, place, raw[Field::due].present ? raw[Field::due].place : place);
  }
  draft_.configuration.actions.push_back(std::move(action));
  draft_.configuration.action_places.push_back(raw[Field::id].place);
}

void ActionBuilder::report_duplicates() {
  const auto& actions = draft_.configuration.actions;
  const auto& places = draft_.configuration.action_places;
  // Numbers sort many times faster than texts that lie about in memory.
  std::vector<std::pair<std::size_t, std::uint32_t>> order;
  order.reserve(actions.size() - first_);
  for (auto i = first_; i < actions.size(); ++i) {
    order.emplace_back(TextHash{}(actions[i].ref.id), static_cast<std::uint32_t>(i));
  }
  std::ranges::sort(order);
  for (std::size_t i = 1; i < order.size(); ++i) {
    auto first = i;
    while (first > 0 && order[first - 1].first == order[i].first)
      --first;
    const auto second = order[i].second;
    const auto& id = actions[second].ref.id;
    const auto same = std::find_if(order.begin() + static_cast<std::ptrdiff_t>(first),
                                   order.begin() + static_cast<std::ptrdiff_t>(i),
                                   [&](const auto& o) { return actions[o.second].ref.id == id; });
    if (same == order.begin() + static_cast<std::ptrdiff_t>(i)) continue;
    const auto& before = places[same->second];
    draft_.report.add(places[second], "duplicate",
                      fmt::format("action {}: the plan has an action of this id already, at {}:{}",
                                  id, draft_.report.files()[before.file].string(), before.line));
  }
}

void ActionBuilder::finish(bool lint) {
  report_duplicates();
  if (lint) lint_.finish(anchor_place_);
}

}  // namespace dueward::config
