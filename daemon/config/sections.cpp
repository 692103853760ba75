// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

#include "config/draft.hpp"
#include "config/nearest.hpp"

namespace dueward::config {
namespace {

using namespace std::string_view_literals;

constexpr std::array known_tables{"service"sv, "store"sv,       "calendar"sv, "calendars"sv,
                                  "web"sv,     "notifiers"sv,   "policies"sv, "people"sv,
                                  "ratings"sv, "bodies"sv,      "plan"sv,     "timescales"sv,
                                  "actions"sv, "actions_from"sv};

class Sorter {
 public:
  explicit Sorter(Draft& draft) : draft_(draft), sections_(draft.sections) {}

  void sort(const SourceFile& file) {
    file_ = &file;
    plan_ = {};
    beside_.reset();
    for (const auto& entry : *file.root.as<Table>())
      place(entry);
    if (plan_.plan.node != nullptr) {
      sections_.plans.push_back(plan_);
    } else if (beside_ && !file.broken) {
      draft_.report.add(
          *beside_, "missing-key",
          "actions and timescales belong to a plan, and [plan] is missing in this file");
    }
  }

 private:
  void place(const Entry& entry) {
    const auto& key = entry.key;
    if (key == "service") return once(entry, sections_.service);
    if (key == "store") return once(entry, sections_.store);
    if (key == "web") return once(entry, sections_.web);
    if (key == "ratings") return once(entry, sections_.ratings);
    if (key == "calendar") return once(entry, sections_.calendar);
    if (key == "calendars") return named(entry, sections_.calendars);
    if (key == "notifiers") return named(entry, sections_.notifiers);
    if (key == "policies") return named(entry, sections_.policies);
    if (key == "people") return each(entry, sections_.people);
    if (key == "bodies") return each(entry, sections_.bodies);
    if (key == "plan") {
      plan_.plan = sited(entry);
      return;
    }
    if (key == "timescales" || key == "actions" || key == "actions_from") return of_plan(entry);
    const auto nearest = nearest_of(key, known_tables);
    draft_.strays.push_back({entry.place, "", key, nearest.question()});
    if (nearest.best()) draft_.misspelt.insert(*nearest.best());
  }

  [[nodiscard]] Sited sited(const Entry& entry) const {
    return {file_, &entry.node, entry.key, entry.place};
  }

  void once(const Entry& entry, std::optional<Sited>& section) {
    if (!section) {
      section = sited(entry);
      return;
    }
    duplicate(entry, fmt::format("[{}]", entry.key), *section);
  }

  void named(const Entry& entry, std::vector<Sited>& sections) {
    const auto* table = entry.node.as<Table>();
    if (table == nullptr)
      return wrong(entry, fmt::format("tables such as [{}.NAME] are", entry.key));
    for (const auto& inner : *table) {
      const auto first = std::ranges::find(sections, inner.key, &Sited::name);
      if (first == sections.end()) {
        sections.push_back(sited(inner));
      } else {
        duplicate(inner, fmt::format("[{}.{}]", entry.key, inner.key), *first);
      }
    }
  }

  void each(const Entry& entry, std::vector<Sited>& sections) {
    const auto* list = entry.node.as<Array>();
    if (list == nullptr) return wrong(entry, fmt::format("tables such as [[{}]] are", entry.key));
    for (const auto& element : *list) {
      sections.push_back({file_, &element, entry.key, element.place});
    }
  }

  void of_plan(const Entry& entry) {
    if (!beside_) beside_ = entry.place;
    if (entry.key == "timescales") {
      plan_.timescales = &entry.node;
    } else if (entry.key == "actions_from") {
      plan_.actions_from = &entry.node;
    } else if (const auto* list = entry.node.as<Array>()) {
      for (const auto& element : *list)
        plan_.actions.push_back(&element);
    } else {
      wrong(entry, "tables such as [[actions]] are");
    }
  }

  void duplicate(const Entry& entry, std::string_view what, const Sited& first) {
    draft_.report.add(entry.place, "duplicate",
                      fmt::format("{} stands a second time; the first is at {}:{}", what,
                                  first.file->path.string(), first.place.line));
  }

  void wrong(const Entry& entry, std::string_view wanted) {
    draft_.report.add(entry.node.place, "wrong-type",
                      fmt::format("{} is {}; {} needed", entry.key, type_name(entry.node), wanted));
  }

  Draft& draft_;
  Sections& sections_;
  const SourceFile* file_ = nullptr;
  PlanFile plan_;
  std::optional<Place> beside_;  ///< Of the first thing that needs a [plan] in the file.
};

}  // namespace

void Draft::missing_table(std::string_view name) {
  if (any_broken() || misspelt.contains(std::string(name))) return;
  const bool several = name == "notifiers";
  report.add({0, 1, 1}, "missing-key",
             several ? "[notifiers.NAME] is missing; one at least is needed"
                     : fmt::format("[{}] is missing", name));
}

void Draft::add_home(std::uint32_t file, std::string_view key, const std::string& header) {
  auto& headers = homes[{file, std::string(key)}];
  if (std::ranges::find(headers, header) == headers.end()) headers.push_back(header);
}

void Draft::report_strays() {
  for (const auto& stray : strays) {
    std::string advice;
    if (const auto home = homes.find({stray.place.file, stray.key}); home != homes.end()) {
      for (const auto& header : home->second)
        advice += (advice.empty() ? "; it belongs below the line " : " or ") + header;
    }
    report.add(stray.place, "unknown-key",
               fmt::format("{}unknown key {}{}", stray.where, in_quotes(stray.key),
                           advice.empty() ? stray.question : advice));
  }
}

void sort_sections(Draft& draft) {
  Sorter sorter(draft);
  for (const auto& file : draft.files)
    sorter.sort(file);
}

}  // namespace dueward::config
