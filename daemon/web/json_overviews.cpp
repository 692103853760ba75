// SPDX-License-Identifier: MIT
#include "web/json_overviews.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "model/rating.hpp"
#include "web/json.hpp"
#include "web/json_list.hpp"

namespace dueward::web {

namespace json = boost::json;

namespace {

json::object counts_json(const service::RatingCounts& counts) {
  json::object object;
  for (std::size_t i = 0; i < counts.size(); ++i)
    object[to_string(static_cast<model::Colour>(i))] = counts[i];
  return object;
}

json::object group_json(const service::OverviewGroup& group) {
  return {{"service", group.service},
          {"timescale", group.timescale.str()},
          {"ratings", counts_json(group.counts)}};
}

json::object point_json(const service::ProgressPoint& point) {
  return {{"day", calendar::to_string(point.day)},
          {"total", point.total},
          {"claimed", point.claimed},
          {"complete", point.complete}};
}

json::object item_json(const service::AheadItem& item, const model::Directory& directory) {
  const auto* person = directory.person(item.to);
  json::array notifiers;
  for (const auto& notifier : item.notifiers)
    notifiers.emplace_back(notifier.str());
  return {{"day", calendar::to_string(item.day)},
          {"to", item.to.str()},
          {"to_name", person == nullptr ? item.to.str() : person->name},
          {"named", item.named.str()},
          {"pilot_for", item.pilot_for.empty() ? json::value() : json::value(item.pilot_for.str())},
          {"action", model::to_string(item.action)},
          {"title", item.title},
          {"step", item.step},
          {"occurrence", item.occurrence},
          {"kind", to_string(item.kind)},
          {"notifiers", std::move(notifiers)},
          {"alone", item.alone}};
}

}  // namespace

json::object to_json(const service::PlanOverview& overview) {
  const service::ActionList exceptions{overview.exceptions, "", overview.directory};
  return {{"plan", overview.plan.str()},
          {"title", overview.directory->plans.at(overview.plan).title},
          {"day", calendar::to_string(overview.day)},
          {"ratings", counts_json(overview.counts)},
          {"groups", list(overview.groups, group_json)},
          {"exceptions", to_json(exceptions).at("actions")},
          {"exceptions_in_all", overview.exception_count},
          {"proposed", overview.proposed},
          {"progress", list(overview.progress, point_json)}};
}

json::object to_json(const service::Ahead& ahead) {
  json::array ungrouped;
  for (const auto& notifier : ahead.ungrouped)
    ungrouped.emplace_back(notifier.str());
  return {{"from", calendar::to_string(ahead.from)},
          {"to", calendar::to_string(ahead.to)},
          {"notices",
           list(ahead.items, [&](const auto& item) { return item_json(item, *ahead.directory); })},
          {"notices_in_all", ahead.count},
          {"ungrouped", std::move(ungrouped)}};
}

json::object to_json(const service::Deliveries& deliveries) {
  json::object counts;
  for (const auto& [state, count] : deliveries.counts)
    counts[to_string(state)] = count;
  const auto& directory = *deliveries.directory;
  return {{"counts", std::move(counts)},
          {"unsealed_notices", deliveries.loose},
          {"failed", messages_json(deliveries.failed, directory)},
          {"waiting", messages_json(deliveries.waiting, directory)},
          {"delivered", messages_json(deliveries.delivered, directory)}};
}

}  // namespace dueward::web
