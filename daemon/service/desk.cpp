// SPDX-License-Identifier: MIT
#include "service/desk.hpp"

#include <algorithm>
#include <utility>

#include "config/nearest.hpp"
#include "config/write.hpp"
#include "policy/pending.hpp"
#include "service/facts.hpp"
#include "service/lines.hpp"
#include "service/plan_file.hpp"
#include "service/turn_back.hpp"
#include "service/waiting.hpp"

namespace dueward::service {
namespace {

using model::ActionRef;

/// For "did you mean …?": as many actions as a spreadsheet holds, not as many as a nation.
constexpr std::size_t most_compared = 1000;

Refused not_found(const std::string& text) {
  return Refused(Refused::Kind::not_found, text);
}

constexpr std::size_t most_warnings = 20;
constexpr std::chrono::seconds recent_status_good_for{1};
constexpr std::size_t most_waiting = 100;
constexpr std::chrono::days longest_simulation{2 * 366};

std::string warning_of(const store::MessageRecord& message, const model::Person& recipient) {
  return "a message to " + recipient.name + " (" + message.envelope.notifier.str() + ", " +
         message.envelope.address + ") failed, and nobody could be told: \"" + message.subject +
         "\". " + message.failure +
         ". Mend the address, and give the administrator a second one: another notifier, a deputy "
         "or a manager";
}

}  // namespace

Desk::Desk(store::Store& store, const clock::Clock& clock, Backroom& backroom)
    : store_(store),
      clock_(clock),
      backroom_(backroom),
      answering_(store, clock,
                 {[&backroom] { return backroom.picture(); },
                  [&backroom](const Receipt& receipt) { return backroom.write_receipt(receipt); },
                  [&backroom] { backroom.answered(); }}),
      tokens_(store, clock, [&backroom] { return backroom.picture()->directory; }),
      keys_(store, clock),
      feeds_(store, clock, keys_, [&backroom] { return backroom.picture(); }),
      overviews_(store, clock, [&backroom] { return backroom.picture(); }),
      recent_(clock, recent_status_good_for) {}

Await<Status> Desk::status() {
  Status status;
  status.directory = directory();
  status.service_name = status.directory->service_name;
  status.now = clock_.now();
  const auto standing = co_await store_.standing();
  status.simulated = standing.simulated;
  status.hold = standing.hold;
  status.counts = co_await store_.counts(today());
  backroom_.describe(status);
  const auto untold = co_await untold_failures();
  status.warnings.insert(status.warnings.end(), untold.begin(), untold.end());
  status.waiting = co_await waiting(std::nullopt);
  status.waiting_in_all = status.waiting.size();
  if (status.waiting_in_all > most_waiting) status.waiting.resize(most_waiting);
  co_return status;
}

Await<void> Desk::check_store() {
  (void)co_await store_.standing();
}

/// Failed messages of which nobody could be told otherwise: whoever asks is.
Await<std::vector<std::string>> Desk::untold_failures() {
  store::MessageQuery query;
  query.untold = true;
  query.limit = most_warnings;
  std::vector<std::string> warnings;
  const auto people = directory();
  for (const auto& message : co_await store_.messages(query)) {
    const auto* recipient = people->person(message.recipient);
    if (recipient != nullptr) warnings.push_back(warning_of(message, *recipient));
  }
  co_return warnings;
}

Await<void> Desk::refuse_unknown(std::string id) {
  const bool with_plan = id.find('/') != std::string::npos;
  config::Nearest nearest(id);
  store::ActionQuery query;
  query.limit = most_compared;
  query.include_closed = true;
  for (const auto& record : co_await store_.actions(query)) {
    const auto& ref = record.action.ref;
    nearest.offer(with_plan ? to_string(ref) : ref.id);
  }
  const auto hint = nearest.best() ? nearest.question() : ": `dueward list` names them all";
  throw not_found("there is no action \"" + id + "\"" + hint);
}

Await<ActionRef> Desk::find_action(std::string id) {
  if (id.find('/') != std::string::npos) {
    auto ref = model::parse_action_ref(id);
    if (!co_await store_.action(ref)) co_await refuse_unknown(std::move(id));
    co_return ref;
  }
  std::vector<ActionRef> found;
  for (const auto& [plan, details] : directory()->plans) {
    ActionRef ref{plan, id};
    if (co_await store_.action(ref)) found.push_back(std::move(ref));
  }
  if (found.empty()) co_await refuse_unknown(id);
  if (found.size() > 1) {
    throw Refused(Refused::Kind::ambiguous, "several plans have an action \"" + id + "\": say \"" +
                                                to_string(found[0]) + "\" or \"" +
                                                to_string(found[1]) + "\"");
  }
  co_return found.front();
}

/// Nothing where nothing more will go as things stand.
std::optional<NextStep> Desk::next_step(const policy::Facts& facts) const {
  const auto& zone = facts.directory.zone;
  const auto now = clock_.now();
  const auto explained = policy::explain(
      facts, {zone.date_of(now), zone.time_of(now)},
      std::max(today(), facts.action.due) + std::chrono::days{28}, policy::Sentences::left_out);
  const auto& calendar =
      facts.directory.calendar_of(facts.directory.plans.at(facts.action.ref.plan));
  std::optional<NextStep> next;
  for (const auto& rung : explained.rungs) {
    using Verdict = policy::Rung::Verdict;
    if (rung.verdict != Verdict::waiting && rung.verdict != Verdict::held_back) continue;
    const auto at = zone.at(rung.sending_day, calendar.send_at);
    if (!next || at < next->at) next = NextStep{at, rung.key.step, rung.recipient};
  }
  return next;
}

Await<ActionList> Desk::list(ListQuery query) {
  ActionList result;
  const auto picture = backroom_.picture();
  result.directory = picture->directory;
  if (query.plan && !result.directory->plans.contains(*query.plan)) {
    throw not_found("there is no plan \"" + query.plan->str() + "\"");
  }
  if (query.owner && result.directory->person(*query.owner) == nullptr) {
    throw not_found("there is no person \"" + query.owner->str() + "\"");
  }
  const auto limit = std::max<std::size_t>(query.limit, 1);
  store::ActionQuery page{query.plan, query.owner, query.after, limit, query.closed};
  while (result.actions.size() < limit) {
    auto records = co_await store_.actions(page);
    const bool last = records.size() < page.limit;
    if (!records.empty()) page.after = to_string(records.back().action.ref);
    for (auto& record : records) {
      auto line = line_of(std::move(record), *picture, today());
      if (query.overdue && !line.overdue) continue;
      result.actions.push_back(std::move(line));
      if (result.actions.size() == limit) break;
    }
    if (last) co_return result;
  }
  result.next = to_string(result.actions.back().record.action.ref);
  co_return result;
}

Await<store::ActionRecord> Desk::record_of(ActionRef ref) {
  auto record = co_await store_.action(ref);
  if (!record) co_await refuse_unknown(to_string(ref));
  co_return std::move(*record);
}

Await<std::vector<store::MessageRecord>> Desk::messages_of(ActionRef ref) {
  store::MessageQuery query;
  query.action = std::move(ref);
  std::vector<store::MessageRecord> all;
  for (;;) {
    auto page = co_await store_.messages(query);
    if (page.empty()) co_return all;
    query.after = page.back().id;
    std::move(page.begin(), page.end(), std::back_inserter(all));
  }
}

Await<ActionDetail> Desk::show(ActionRef ref) {
  ActionDetail detail;
  const auto picture = backroom_.picture();
  detail.directory = picture->directory;
  auto record = co_await record_of(ref);
  auto line = line_of(std::move(record), *picture, today());
  detail.act_by = line.act_by;
  detail.overdue = line.overdue;
  detail.rating = std::move(line.rating);
  detail.day = today();
  detail.record = std::move(line.record);
  if (!detail.record.withdrawn && missing_for(*picture, detail.record.action).empty()) {
    const auto facts = facts_of(*picture, detail.record);
    for (const auto& one : policy::pending(facts)) {
      detail.waiting.push_back({one.asked->number, one.asked->verb, one.decider, one.before});
    }
    detail.next = next_step(facts);
  }
  detail.messages = co_await messages_of(std::move(ref));
  co_return detail;
}

Await<std::vector<WaitingItem>> Desk::waiting(std::optional<model::PersonId> decider) {
  if (decider && directory()->person(*decider) == nullptr) {
    throw not_found("there is no person \"" + decider->str() + "\"");
  }
  co_return co_await service::waiting(store_, backroom_.picture(), today(), std::move(decider));
}

Await<std::vector<store::Difference>> Desk::differences() {
  return store_.differences();
}

Await<Why> Desk::why(ActionRef ref, std::optional<calendar::Date> on) {
  Why why;
  const auto picture = backroom_.picture();
  why.directory = picture->directory;
  why.record = co_await record_of(ref);
  if (const auto missing = missing_for(*picture, why.record.action); !missing.empty())
    throw without_rules(ref, missing);
  why.messages = co_await messages_of(ref);
  const auto hold = (co_await store_.standing()).hold;

  const auto now = clock_.now();
  const auto& zone = why.directory->zone;
  why.day = on.value_or(zone.date_of(now));
  why.past = why.day < zone.date_of(now);
  const EndOfDay end{why.day, zone.at(why.day + std::chrono::days{1}, std::chrono::seconds{0})};
  why.held = hold && (!why.past || hold->since < end.end);
  if (why.past) {
    why.messages = messages_at(end, std::move(why.messages));
    why.record.ledger = ledger_at(end, std::move(why.record.ledger), why.messages);
    why.record = answers_at(end, std::move(why.record), zone);
  }
  const auto time = on ? calendar::TimeOfDay{std::chrono::hours{24} - std::chrono::seconds{1}}
                       : zone.time_of(now);
  const auto facts = facts_of(*picture, why.record);
  const auto horizon = std::max(why.day, why.record.action.due) + std::chrono::days{28};
  why.explanation = policy::explain(facts, {why.day, time}, horizon);
  co_return why;
}

Await<Done> Desk::answer(Wish wish, store::Actor actor) {
  const auto done = co_await answering_.answer(std::move(wish), std::move(actor));
  overviews_.forget();
  co_return done;
}

Await<NewToken> Desk::create_token(TokenWish wish, store::Actor actor) {
  co_return co_await tokens_.create(std::move(wish), std::move(actor));
}

Await<std::vector<model::Token>> Desk::tokens() {
  return tokens_.all();
}

Await<void> Desk::revoke_token(std::string id, store::Actor actor) {
  co_await tokens_.revoke(std::move(id), std::move(actor));
}

Await<std::optional<model::Token>> Desk::authenticate(std::string token) {
  co_return co_await tokens_.authenticate(std::move(token));
}

Await<std::string> Desk::feed_path(FeedOf of) {
  co_return feeds_.path(of);
}

Await<std::optional<std::string>> Desk::feed(std::string subject, std::string signature) {
  co_return co_await feeds_.calendar(std::move(subject), std::move(signature));
}

Await<void> Desk::change_signing_key(OldKey old, store::Actor actor) {
  co_await keys_.change(old, std::move(actor));
}

Await<void> Desk::revoke_links(FeedOf of, store::Actor actor) {
  auto whose = feeds_.subject(of);
  co_await keys_.revoke(std::move(whose), std::move(actor));
}

Await<std::string> Desk::simulate(SimulationWish wish) {
  if (wish.to < wish.from) {
    throw Refused(Refused::Kind::invalid, "to lies before from: name the first day, then the last");
  }
  if (wish.to - wish.from > longest_simulation) {
    throw Refused(Refused::Kind::invalid,
                  "more than two years at once: ask for a shorter time, or simulate on the command "
                  "line");
  }
  co_return co_await backroom_.simulate(std::move(wish));
}

Await<std::string> Desk::check() {
  auto decided = co_await store_.differences();
  co_return co_await backroom_.check(std::move(decided));
}

Await<std::string> Desk::compare() {
  auto decided = co_await store_.differences();
  co_return co_await backroom_.compare(std::move(decided));
}

Await<std::string> Desk::plan_file(model::PlanId plan) {
  const auto found = directory()->plans.find(plan);
  if (found == directory()->plans.end()) {
    throw not_found("there is no plan \"" + plan.str() + "\"");
  }
  co_return co_await service::plan_file(store_, directory(), std::move(plan));
}

Await<std::string> Desk::people_file() {
  const auto all = directory();
  std::vector<model::Person> people;
  for (const auto& [id, person] : all->people)
    people.push_back(person);
  co_return config::write_people(people);
}

Await<Reloaded> Desk::reload(std::optional<std::size_t> withdraw, store::Actor actor) {
  co_return co_await backroom_.reload(withdraw, std::move(actor));
}

Await<void> Desk::hold(std::string reason, store::Actor actor) {
  if (reason.empty()) {
    throw Refused(Refused::Kind::invalid,
                  "the reason of a hold is empty: leave it out, or say why");
  }
  co_await backroom_.set_hold(std::move(reason), std::move(actor));
}

Await<void> Desk::resume(store::Actor actor) {
  const auto standing = co_await store_.standing();
  if (!standing.hold)
    throw Refused(Refused::Kind::conflict, "sending is not held: there is nothing to resume");
  co_await backroom_.set_hold(std::nullopt, std::move(actor));
}

Await<Tested> Desk::test(model::NotifierId notifier, model::PersonId to, store::Actor /*actor*/) {
  const auto people = directory();
  const auto* person = people->person(to);
  if (person == nullptr) throw not_found("there is no person \"" + to.str() + "\"");
  const auto address = person->notify.find(notifier);
  if (address == person->notify.end()) {
    throw Refused(Refused::Kind::invalid,
                  person->name + " has no address at the notifier \"" + notifier.str() + "\"");
  }
  Tested tested;
  tested.address = address->second;
  tested.outcome = co_await backroom_.send_test(notifier, *person, address->second);
  co_return tested;
}

}  // namespace dueward::service
