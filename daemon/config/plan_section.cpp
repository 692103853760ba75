// SPDX-License-Identifier: MIT
// [plan], [timescales.NAME] and where the plan's actions come from.
#include <algorithm>

#include <fmt/format.h>

#include "config/action_sources.hpp"
#include "config/table_reader.hpp"
#include "config/text.hpp"

namespace dueward::config {
namespace {

class PlanReader {
 public:
  PlanReader(Draft& draft, const PlanFile& file)
      : draft_(draft), file_(file), reader_(draft, *file.plan.node, "the plan") {}

  void read() {
    if (!reader_.valid()) return;
    reader_.stands_below("[plan]");
    const auto id = reader_.id("id", Need::required);
    if (id) {
      reader_.rename("plan " + *id, "plans/" + *id);
      plan_.id = model::PlanId(*id);
    }
    read_words();
    const bool dated = read_dates();
    read_people();
    read_policy();
    read_calendar();
    read_answer_rules();
    read_timescales();
    const auto lists = action_lists();
    reader_.finish();
    if (!is_free()) return;
    // Without an anchor nothing of the actions' dates makes sense.
    if (dated) read_actions(lists);
    if (id) draft_.configuration.plans.emplace(plan_.id, std::move(plan_));
  }

 private:
  void read_words() {
    plan_.title = reader_.line("title", Need::required).value_or("");
    plan_.source = reader_.line("source").value_or("");
    plan_.pilot = reader_.flag("pilot").value_or(false);
    plan_.grace = reader_.period("grace");
  }

  bool read_dates() {
    const auto anchor = reader_.date("anchor", Need::required);
    const auto active_from = reader_.date("active_from");
    if (!anchor) return false;
    plan_.anchor = *anchor;
    plan_.active_from = active_from.value_or(*anchor);
    return true;
  }

  model::PersonId person(std::string_view key, Need need) {
    const auto id = reader_.line(key, need);
    if (!id) return {};
    const auto& people = draft_.configuration.people;
    model::PersonId person(*id);
    if (!people.contains(person)) {
      reader_.unknown(key, reader_.any(key)->place, "unknown-person", nearest_id(*id, people),
                      "who is neither a person nor a body");
    }
    return person;
  }

  void read_people() {
    plan_.accountable = person("accountable", Need::required);
    plan_.contact = person("contact", Need::optional);
  }

  void read_policy() {
    const auto id = reader_.line("policy", Need::required);
    if (!id) return;
    const auto& policies = draft_.configuration.policies;
    plan_.policy = model::PolicyId(*id);
    if (policies.contains(plan_.policy)) return;
    reader_.unknown("policy", reader_.any("policy")->place, "unknown-policy",
                    nearest_id(*id, policies), "which is no policy");
  }

  void read_calendar() {
    const auto id = reader_.line("calendar");
    if (!id) return;
    const auto& calendars = draft_.configuration.calendars;
    const model::CalendarId calendar(*id);
    if (calendars.contains(calendar)) {
      plan_.calendar = calendar;
    } else {
      reader_.unknown("calendar", reader_.any("calendar")->place, "unknown-calendar",
                      nearest_id(*id, calendars),
                      fmt::format("and there is no [calendars.{}]", *id));
    }
  }

  void read_answer_rules() {
    auto& rules = plan_.answers;
    read_clock("promise_within", rules.promise_within);
    read_clock("verify_within", rules.verify_within);
    read_clock("decide_within", rules.decide_within);
    if (const auto most = reader_.count("extensions", 0, 100)) {
      rules.extensions = static_cast<int>(*most);
    }
  }

  void read_clock(std::string_view key, calendar::Period& clock) {
    const auto period = reader_.period(key);
    if (!period) return;
    if (period->count == 0) {
      reader_.fault(key, "bad-period", fmt::format("{} is 0; it has to be longer", key));
    } else {
      clock = *period;
    }
  }

  void read_timescales() {
    if (file_.timescales == nullptr) return;
    const auto* table = file_.timescales->as<Table>();
    if (table == nullptr) {
      reader_.wrong_type("timescales", *file_.timescales,
                         "tables such as [timescales.NAME] are needed");
      return;
    }
    for (const auto& entry : *table)
      read_timescale(entry);
  }

  void read_timescale(const Entry& entry) {
    const auto key = plan_.id.empty()
                         ? std::string()
                         : fmt::format("plans/{}/timescales/{}", plan_.id.str(), entry.key);
    TableReader reader(draft_, entry.node, fmt::format("timescale {}", entry.key), key);
    model::Timescale timescale{model::TimescaleId(entry.key), entry.key, {}};
    if (!is_id(entry.key)) {
      reader.fault_at(
          entry.place, "bad-id",
          fmt::format("the name {} may have letters, digits, dot, hyphen and underscore "
                      "only",
                      shown(entry.key)));
    }
    if (auto label = reader.line("label")) timescale.label = std::move(*label);
    reader.stands_below(fmt::format("[timescales.{}]", entry.key));
    timescale.within = reader.period("within", Need::required).value_or(calendar::Period{});
    reader.finish();
    plan_.timescales.emplace(timescale.id, std::move(timescale));
  }

  // A name or a list of names, in [plan] or before it.
  std::vector<At<std::string>> action_lists() {
    std::vector<At<std::string>> result;
    for (const auto* node : {reader_.any("actions_from"), file_.actions_from}) {
      if (node == nullptr) continue;
      if (const auto* list = node->as<Array>()) {
        for (const auto& element : *list)
          add_list(element, result);
      } else {
        add_list(*node, result);
      }
    }
    return result;
  }

  void add_list(const Node& node, std::vector<At<std::string>>& lists) {
    const auto* name = node.as<std::string>();
    if (name == nullptr) {
      reader_.wrong_type("actions_from", node, "the name of a CSV file is needed");
    } else if (reader_.check_line("actions_from", *name, node.place)) {
      lists.push_back({*name, node.place});
    }
  }

  void read_actions(const std::vector<At<std::string>>& lists) {
    for (const auto key : field_names())
      draft_.add_home(anchor_place().file, key, "[[actions]]");
    ActionBuilder builder(draft_, plan_, anchor_place());
    for (const auto* node : file_.actions)
      read_action_table(draft_, *node, builder);
    for (const auto& list : lists)
      read_action_rows(draft_, *file_.plan.file, list, builder);
    builder.finish(!file_.plan.file->broken);
  }

  [[nodiscard]] Place anchor_place() { return reader_.any("anchor")->place; }

  // A second plan of one id is not read on: its actions would all be duplicates.
  bool is_free() {
    const auto first = draft_.configuration.plans.find(plan_.id);
    if (plan_.id.empty() || first == draft_.configuration.plans.end()) return true;
    const auto place = draft_.configuration.where("plans/" + plan_.id.str());
    reader_.fault("id", "duplicate",
                  fmt::format("a plan of this id stands at {}:{} already",
                              draft_.report.files()[place.file].string(), place.line));
    return false;
  }

  Draft& draft_;
  const PlanFile& file_;
  TableReader reader_;
  model::Plan plan_;
};

}  // namespace

void read_plans(Draft& draft) {
  for (const auto& file : draft.sections.plans)
    PlanReader(draft, file).read();
}

}  // namespace dueward::config
