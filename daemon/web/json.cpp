// SPDX-License-Identifier: MIT
#include "web/json.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "service/waiting.hpp"
#include "web/json_answers.hpp"
#include "web/json_list.hpp"

namespace dueward::web {

namespace json = boost::json;

namespace {

/// Writes values as one directory sees them.
class Writer {
 public:
  explicit Writer(const model::Directory& directory) : directory_(directory) {}

  [[nodiscard]] json::value moment(calendar::Instant at) const {
    return json::string(directory_.zone.iso8601(at));
  }
  [[nodiscard]] json::value moment(const std::optional<calendar::Instant>& at) const {
    return at ? moment(*at) : json::value();
  }
  [[nodiscard]] std::string name(const model::PersonId& id) const {
    const auto* person = directory_.person(id);
    return person == nullptr ? id.str() : person->name;
  }
  void person(json::object& object, const std::string& role, const model::PersonId& id) const {
    object[role] = id.empty() ? json::value() : json::value(id.str());
    object[role + "_name"] = id.empty() ? json::value() : json::value(name(id));
  }

  [[nodiscard]] json::object action(const store::ActionRecord& record, calendar::Date act_by,
                                    bool overdue) const;
  [[nodiscard]] json::object entry(const model::LedgerEntry& entry) const;
  [[nodiscard]] json::object message(const store::MessageRecord& record) const;
  [[nodiscard]] json::object rung(const policy::Rung& rung) const;
  [[nodiscard]] json::object waiting(const service::WaitingItem& item) const;

 private:
  const model::Directory& directory_;
};

json::value date(const std::optional<calendar::Date>& day) {
  return day ? json::value(calendar::to_string(*day)) : json::value();
}

json::array texts(const std::vector<std::string>& items) {
  return list(items, [](const std::string& text) { return text; });
}

json::value difference(const store::Difference& difference) {
  return {{"field", difference.field}, {"file", difference.file}, {"decided", difference.decided}};
}

std::string_view word_of(policy::Rung::Verdict verdict) {
  using Verdict = policy::Rung::Verdict;
  switch (verdict) {
    case Verdict::settled:
      return "settled";
    case Verdict::owed_now:
      return "owed now";
    case Verdict::superseded:
      return "superseded";
    case Verdict::waiting:
      return "waiting";
    case Verdict::held_back:
      return "held back";
    case Verdict::never:
      return "never";
  }
  return "waiting";
}

json::object Writer::action(const store::ActionRecord& record, calendar::Date act_by,
                            bool overdue) const {
  const auto& agreed = record.action;
  json::object object{{"action", model::to_string(agreed.ref)},
                      {"plan", agreed.ref.plan.str()},
                      {"id", agreed.ref.id},
                      {"title", agreed.title},
                      {"service", agreed.service},
                      {"timescale", agreed.timescale.str()}};
  person(object, "owner", agreed.owner);
  object["due"] = date(agreed.due);
  object["act_by"] = date(act_by);
  object["original_due"] = date(record.state.original_due);
  object["state"] =
      model::to_string(record.withdrawn ? model::State::withdrawn : record.state.life);
  object["open"] = record.state.open;
  object["overdue"] = overdue;
  object["next_check_at"] = moment(record.next_check_at);
  return object;
}

json::object Writer::entry(const model::LedgerEntry& entry) const {
  json::object object{
      {"ladder", entry.key.ladder},           {"step", entry.key.step},
      {"occurrence", entry.key.occurrence},   {"to", entry.key.to},
      {"kind", model::to_string(entry.kind)}, {"state", model::to_string(entry.state)}};
  person(object, "recipient", entry.recipient);
  person(object, "named", entry.named);
  object["date"] = date(entry.date);
  object["decided_on"] = date(entry.decided_on);
  object["heard_on"] = date(entry.heard_on);
  object["reason"] = entry.reason;
  return object;
}

json::object Writer::message(const store::MessageRecord& record) const {
  json::object object{{"number", static_cast<std::int64_t>(record.id)}, {"key", record.key}};
  person(object, "recipient", record.recipient);
  object["notifier"] = record.envelope.notifier.str();
  object["address"] = record.envelope.address;
  object["state"] = model::to_string(record.state);
  object["subject"] = record.subject;
  object["sealed_at"] = moment(record.sealed_at);
  object["delivered_at"] = moment(record.delivered_at);
  object["next_attempt_at"] = moment(record.next_attempt_at);
  object["attempts"] = record.attempts;
  object["last_said"] = record.last_said;
  object["failure"] = record.failure;
  object["notices"] = list(record.notices, [](const auto& notice) {
    return json::object{{"action", model::to_string(notice.first)},
                        {"ladder", notice.second.ladder},
                        {"step", notice.second.step},
                        {"occurrence", notice.second.occurrence},
                        {"to", notice.second.to}};
  });
  return object;
}

json::object Writer::rung(const policy::Rung& rung) const {
  json::object object{{"ladder", rung.key.ladder},           {"step", rung.key.step},
                      {"occurrence", rung.key.occurrence},   {"to", rung.key.to},
                      {"kind", model::to_string(rung.kind)}, {"verdict", word_of(rung.verdict)}};
  person(object, "named", rung.named);
  person(object, "recipient", rung.recipient);
  object["date"] = date(rung.date);
  object["sending_day"] = date(rung.sending_day);
  object["reason"] = rung.reason;
  object["entry"] = rung.entry ? json::value(entry(*rung.entry)) : json::value();
  return object;
}

json::object Writer::waiting(const service::WaitingItem& item) const {
  json::object object{{"action", model::to_string(item.ref)},
                      {"plan", item.ref.plan.str()},
                      {"id", item.ref.id},
                      {"title", item.title},
                      {"number", item.number},
                      {"verb", model::to_string(item.verb)}};
  person(object, "asked_by", item.asked_by);
  person(object, "decider", item.decider);
  object["before"] = date(item.before);
  object["overdue"] = item.overdue;
  object["text"] = service::in_words(item, directory_, {});
  return object;
}

}  // namespace

json::object to_json(const service::Status& status) {
  const Writer write(*status.directory);
  const auto& counts = status.counts;
  json::object object{{"service", status.service_name},  {"version", status.version},
                      {"now", write.moment(status.now)}, {"started", write.moment(status.started)},
                      {"simulated", status.simulated},   {"config_file", status.config_file},
                      {"listens_at", status.listens_at}, {"loaded", write.moment(status.loaded)},
                      {"load_fault", status.load_fault}};
  object["hold"] = status.hold ? json::value{{"reason", status.hold->reason},
                                             {"since", write.moment(status.hold->since)}}
                               : json::value();
  object["actions"] = {{"known", counts.actions},   {"proposed", counts.proposed},
                       {"open", counts.open},       {"overdue", counts.overdue},
                       {"claimed", counts.claimed}, {"without_owner", counts.without_owner}};
  json::object messages;
  for (const auto& [state, count] : counts.messages)
    messages[model::to_string(state)] = count;
  object["messages"] = std::move(messages);
  object["unsealed_notices"] = counts.unsealed;
  object["next_check_at"] = write.moment(counts.next_check_at);
  object["next_attempt_at"] = write.moment(counts.next_attempt_at);
  object["oldest_waiting"] = write.moment(counts.oldest_waiting);
  object["notifiers"] = list(status.notifiers, [](const service::NotifierStatus& notifier) {
    return json::object{{"id", notifier.id.str()},     {"plugin", notifier.plugin},
                        {"usable", notifier.usable},   {"text", notifier.text},
                        {"workers", notifier.workers}, {"under_way", notifier.under_way}};
  });
  object["warnings"] = texts(status.warnings);
  object["waiting"] = list(status.waiting, [&](const auto& item) { return write.waiting(item); });
  object["waiting_in_all"] = status.waiting_in_all;
  return object;
}

json::object to_json(const service::ActionList& list_of) {
  const Writer write(*list_of.directory);
  return {{"actions", list(list_of.actions,
                           [&](const service::ActionLine& line) {
                             auto object = write.action(line.record, line.act_by, line.overdue);
                             object["rating"] = rating_json(line.rating, *list_of.directory);
                             return object;
                           })},
          {"next", list_of.next.empty() ? json::value() : json::value(list_of.next)}};
}

json::object to_json(const service::ActionDetail& detail) {
  const Writer write(*detail.directory);
  const auto& agreed = detail.record.action;
  auto object = write.action(detail.record, detail.act_by, detail.overdue);
  object["rating"] = rating_json(detail.rating, *detail.directory);
  add_answers(object, detail);
  object["requirement"] = agreed.requirement;
  write.person(object, "verifier", agreed.verifier);
  const auto plan = detail.directory->plans.find(agreed.ref.plan);
  const bool known = plan != detail.directory->plans.end();
  write.person(object, "accountable", known ? plan->second.accountable : model::PersonId());
  object["policy"] = agreed.policy.str();
  object["portfolio_holder"] = agreed.portfolio_holder;
  object["supporting"] = texts(agreed.supporting);
  object["parts"] = texts(agreed.parts);
  object["ladder"] = detail.record.state.ladder;
  object["first_loaded"] = date(detail.record.state.first_loaded);
  object["withdrawn"] = detail.record.withdrawn;
  object["closed_reason"] = detail.record.closed_reason;
  object["differences"] = list(detail.record.differences, difference);
  object["ledger"] = list(detail.record.ledger,
                          [&](const model::LedgerEntry& entry) { return write.entry(entry); });
  object["messages"] = list(
      detail.messages, [&](const store::MessageRecord& message) { return write.message(message); });
  return object;
}

json::object to_json(const std::vector<store::Difference>& differences) {
  return {{"differences", list(differences, [](const store::Difference& each) {
             json::object object = difference(each).as_object();
             object["kind"] = model::to_string(each.kind);
             object["key"] = each.key;
             return object;
           })}};
}

json::object to_json(const std::vector<service::WaitingItem>& waiting,
                     const model::Directory& directory) {
  const Writer write(directory);
  return {{"waiting", list(waiting, [&](const auto& item) { return write.waiting(item); })}};
}

json::object to_json(const service::Why& why) {
  const Writer write(*why.directory);
  const auto& agreed = why.record.action;
  json::object object{{"action", model::to_string(agreed.ref)}, {"title", agreed.title}};
  write.person(object, "owner", agreed.owner);
  object["day"] = date(why.day);
  object["past"] = why.past;
  object["held"] = why.held;
  object["open"] = why.record.state.open;
  object["due"] = date(why.explanation.due);
  object["act_by"] = date(why.explanation.act_by);
  object["dates"] = texts(why.explanation.dates);
  object["rungs"] =
      list(why.explanation.rungs, [&](const policy::Rung& rung) { return write.rung(rung); });
  object["messages"] = list(
      why.messages, [&](const store::MessageRecord& message) { return write.message(message); });
  return object;
}

json::object to_json(const service::Reloaded& reloaded) {
  return {{"accepted", reloaded.accepted},
          {"refusal", reloaded.refusal},
          {"diagnostics", texts(reloaded.diagnostics)},
          {"added", reloaded.added},
          {"changed", reloaded.changed},
          {"withdrawn", reloaded.withdrawn},
          {"changes", texts(reloaded.changes)}};
}

json::object to_json(const service::Tested& tested) {
  return {{"address", tested.address},
          {"result", notifier::to_string(tested.outcome.result)},
          {"said", tested.outcome.said},
          {"peer_id", tested.outcome.peer_id}};
}

json::array messages_json(const std::vector<store::MessageRecord>& messages,
                          const model::Directory& directory) {
  const Writer write(directory);
  return list(messages,
              [&](const store::MessageRecord& message) { return write.message(message); });
}

}  // namespace dueward::web
