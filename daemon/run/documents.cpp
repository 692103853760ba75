// SPDX-License-Identifier: MIT
#include "run/documents.hpp"

#include <utility>

#include <boost/json/array.hpp>

namespace dueward::run {

namespace json = boost::json;

namespace {

json::value position(std::uint32_t number) {
  return number == 0 ? json::value() : json::value(number);
}

json::array to_json(const std::set<Sending>& sendings) {
  json::array list;
  for (const auto& sending : sendings) {
    list.push_back(json::object{{"day", calendar::to_string(sending.day)},
                                {"to", sending.to.str()},
                                {"notifier", sending.notifier.str()}});
  }
  return list;
}

}  // namespace

json::object to_json(const SimulatedMessage& message, const calendar::Zone& zone,
                     const json::storage_ptr& storage) {
  json::array notices(storage);
  notices.reserve(message.notices.size());
  for (const auto& notice : message.notices) {
    notices.emplace_back(json::object({{"action", model::to_string(notice.action)},
                                       {"step", notice.key.step},
                                       {"occurrence", notice.key.occurrence},
                                       {"kind", model::to_string(notice.kind)},
                                       {"due", calendar::to_string(notice.due)},
                                       {"act_by", calendar::to_string(notice.act_by)}},
                                      storage));
  }
  return json::object({{"at", zone.iso8601(message.at)},
                       {"to", message.to.str()},
                       {"notifier", message.notifier.str()},
                       {"address", message.address},
                       {"subject", message.subject},
                       {"notices", std::move(notices)}},
                      storage);
}

json::object to_json(const std::vector<config::Diagnostic>& diagnostics) {
  json::array list;
  for (const auto& diagnostic : diagnostics) {
    list.push_back(json::object{{"file", diagnostic.file},
                                {"line", position(diagnostic.line)},
                                {"column", position(diagnostic.column)},
                                {"severity", config::to_string(diagnostic.severity)},
                                {"code", diagnostic.code},
                                {"message", diagnostic.message}});
  }
  return {{"diagnostics", std::move(list)}};
}

json::object to_json(const Comparison& comparison) {
  json::array actions;
  for (const auto& change : comparison.actions) {
    actions.push_back(json::object{{"action", change.action},
                                   {"field", change.field},
                                   {"before", change.before},
                                   {"after", change.after}});
  }
  json::array notices;
  for (const auto& change : comparison.notices) {
    const auto& [action, step, occurrence, entry] = change.notice;
    notices.push_back(json::object{{"action", model::to_string(action)},
                                   {"step", step},
                                   {"occurrence", occurrence},
                                   {"to", entry},
                                   {"before", to_json(change.before)},
                                   {"after", to_json(change.after)}});
  }
  json::array decided;
  for (const auto& difference : comparison.decided) {
    decided.push_back(json::object{{"kind", model::to_string(difference.kind)},
                                   {"key", difference.key},
                                   {"field", difference.field},
                                   {"file", difference.file},
                                   {"decided", difference.decided}});
  }
  return {{"actions", std::move(actions)},
          {"notices", std::move(notices)},
          {"decided", std::move(decided)}};
}

std::string refused_in_words(const config::Event& event, const std::string& why) {
  return event.file + ":" + std::to_string(event.line) + ": " +
         std::string(to_string(event.answer.verb)) + " " + event.action + " on " +
         calendar::in_short(event.day) + " was refused: " + why;
}

}  // namespace dueward::run
