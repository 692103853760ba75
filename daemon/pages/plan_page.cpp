// SPDX-License-Identifier: MIT
#include "pages/plan_page.hpp"

#include <fmt/format.h>

#include "charts/burn_up.hpp"
#include "charts/rating_bar.hpp"
#include "pages/lists.hpp"
#include "pages/words.hpp"
#include "policy/lifecycle.hpp"

namespace dueward::pages {
namespace {

namespace json = boost::json;

std::vector<charts::RatingCount> counts_of(const service::RatingCounts& counts,
                                           const model::RatingRules& rules) {
  std::vector<charts::RatingCount> list;
  for (std::size_t i = 0; i < counts.size(); ++i)
    list.push_back({rules.labels[i], static_cast<unsigned>(counts[i])});
  return list;
}

json::object table_json(std::string_view name, const charts::Table& table) {
  json::array header;
  for (const auto& cell : table.header)
    header.emplace_back(json::object{{"text", cell}});
  json::array rows;
  for (const auto& row : table.rows) {
    json::array cells;
    for (std::size_t i = 1; i < row.size(); ++i)
      cells.emplace_back(json::object{{"text", row[i]}, {"label", table.header[i]}});
    rows.emplace_back(json::object{{"first", row.front()}, {"cells", std::move(cells)}});
  }
  return {{"name", name}, {"header", std::move(header)}, {"rows", std::move(rows)}};
}

charts::BurnUp burn_up_of(const service::PlanOverview& overview) {
  charts::BurnUp series;
  for (const auto& point : overview.progress)
    series.points.push_back({point.day, point.total, point.claimed, point.complete});
  series.today = overview.day;
  const auto& directory = *overview.directory;
  const auto& plan = directory.plans.at(overview.plan);
  const auto& days = directory.calendar_of(plan).days;
  for (const auto& [id, timescale] : plan.timescales)
    series.due.push_back(
        {calendar::due_date(plan.anchor, timescale.within, days), timescale.label});
  return series;
}

json::array waiting_of(const service::PlanOverview& overview,
                       const std::vector<service::WaitingItem>& waiting) {
  const auto& directory = *overview.directory;
  json::array list;
  for (const auto& one : waiting) {
    if (one.ref.plan != overview.plan) continue;
    list.emplace_back(json::object{{"id", one.ref.id},
                                   {"title", one.title},
                                   {"path", action_path(one.ref)},
                                   {"what", what_waits(one.verb)},
                                   {"decider", name_of(directory, one.decider)},
                                   {"before", calendar::in_short(one.before)},
                                   {"overdue", one.overdue}});
  }
  return list;
}

std::string late_in_words(int days) {
  return fmt::format("{} {} late", days, days == 1 ? "day" : "days");
}

/// What is to be expected of what is late: a recovery date, or else a forecast that is still ahead.
std::string outlook(const policy::Lifecycle& life, calendar::Date day) {
  if (const auto* recovery = policy::reaching(life.recoveries, day))
    return ", to be made good by " + calendar::in_short(recovery->date.value_or(day));
  const auto* forecast = life.forecast;
  if (forecast == nullptr || !forecast->date || *forecast->date < day) return {};
  return ", forecast for " + calendar::in_short(*forecast->date);
}

/// Why an action is off plan. Its date stands beside this: what is late is told in days.
std::string why_of(const service::ActionLine& line, const service::PlanOverview& overview) {
  const auto& action = line.record.action;
  const auto life =
      policy::lifecycle_of(action, line.record.state.answers, overview.directory->zone);
  const bool claimed = life.state == model::State::claimed && life.claim != nullptr;
  const auto late = (claimed ? life.claim->on : overview.day) - action.due;
  const bool by_date = line.rating.colour == model::Colour::red && line.rating.by.empty();
  if (!by_date || late.count() <= 0) return line.rating.reason;
  const auto words = late_in_words(static_cast<int>(late.count()));
  return claimed ? "claimed " + words : words + outlook(life, overview.day);
}

json::array groups_of(const service::PlanOverview& overview) {
  const auto& directory = *overview.directory;
  const auto& plan = directory.plans.at(overview.plan);
  json::array groups;
  for (const auto& group : overview.groups) {
    const auto found = plan.timescales.find(group.timescale);
    json::array cells;
    std::size_t total = 0;
    for (std::size_t i = 0; i < group.counts.size(); ++i) {
      const auto& rating = directory.ratings.labels[i];
      cells.emplace_back(
          json::object{{"count", group.counts[i]}, {"label", rating.letter + " " + rating.word}});
      total += group.counts[i];
    }
    groups.emplace_back(json::object{
        {"service", group.service.empty() ? "no service named" : group.service},
        {"timescale", found == plan.timescales.end() ? "A date of its own" : found->second.label},
        {"cells", std::move(cells)},
        {"total", total}});
  }
  return groups;
}

json::object off_plan(const service::ActionLine& line, const service::PlanOverview& overview) {
  auto item = action_line(line, *overview.directory, {});
  item["why"] = why_of(line, overview);
  return item;
}

/// Empty where there are none.
std::string proposed_in_words(std::size_t count) {
  if (count == 0) return {};
  return count == 1 ? "One action is proposed, and no body has agreed to it yet: it is among the "
                      "grey ones here, and not in the picture below."
                    : fmt::format(
                          "{} actions are proposed, and no body has agreed to them yet: "
                          "they are among the grey ones here, and not in the picture below.",
                          count);
}

}  // namespace

json::object plan_page(const service::PlanOverview& overview,
                       const std::vector<service::WaitingItem>& waiting) {
  const auto& directory = *overview.directory;
  const auto& plan = directory.plans.at(overview.plan);
  const auto counts = counts_of(overview.counts, directory.ratings);
  const auto burn_up = burn_up_of(overview);
  json::array exceptions;
  for (const auto& line : overview.exceptions)
    exceptions.emplace_back(off_plan(line, overview));
  json::object page{{"title", plan.title},
                    {"plan", overview.plan.str()},
                    {"source", plan.source},
                    {"accountable", name_of(directory, plan.accountable)},
                    {"day", calendar::in_words(overview.day)},
                    {"anchor", calendar::in_words(plan.anchor)},
                    {"pilot", plan.pilot},
                    {"exceptions_any", !exceptions.empty()},
                    {"exceptions", std::move(exceptions)},
                    {"exception_count", overview.exception_count},
                    {"groups", groups_of(overview)},
                    {"key", rating_key(directory.ratings)}};
  page["waiting"] = waiting_of(overview, waiting);
  page["waiting_any"] = !page["waiting"].as_array().empty();
  const auto left_off = overview.exception_count - overview.exceptions.size();
  page["exceptions_left_off"] = left_off == 0 ? std::string() : std::to_string(left_off);
  page["proposed"] = proposed_in_words(overview.proposed);
  page["bar"] = charts::rating_bar({"ratings", "How the actions are rated"}, counts);
  page["bar_table"] = table_json("Ratings in numbers", charts::rating_table(counts));
  page["burn_up"] = charts::burn_up({"progress", "How far the plan has come"}, burn_up);
  page["burn_up_table"] = table_json("Progress in numbers", charts::burn_up_table(burn_up.points));
  return page;
}

}  // namespace dueward::pages
