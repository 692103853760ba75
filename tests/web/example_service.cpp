// SPDX-License-Identifier: MIT
#include "web/example_service.hpp"

namespace dueward::test {

using calendar::date;
using calendar::Instant;

namespace {

/// 2011-10-21T08:00:00+01:00.
const Instant eight_o_clock{std::chrono::sys_days{std::chrono::year{2011} / 10 / 21} +
                            std::chrono::hours{7}};

model::DirectoryPtr example_directory() {
  model::Directory directory{
      "Example Council", calendar::Zone("Europe/London"), {}, {}, {}, {}, {}};
  for (const auto& [id, name] : {std::pair{"systems-lead", "Systems Lead"},
                                 std::pair{"director", "Director of Children's Services"}}) {
    model::Person person;
    person.id = model::PersonId(id);
    person.name = name;
    directory.people[person.id] = person;
  }
  model::Plan plan;
  plan.id = model::PlanId("ofsted-2011");
  plan.accountable = model::PersonId("director");
  directory.plans[plan.id] = plan;
  return std::make_shared<const model::Directory>(std::move(directory));
}

model::LedgerEntry four_weeks() {
  model::LedgerEntry entry;
  entry.key = {1, "four-weeks", 1, "owner"};
  entry.state = model::NoticeState::delivered;
  entry.recipient = entry.named = model::PersonId("systems-lead");
  entry.date = entry.decided_on = date(2011, 10, 21);
  entry.heard_on = date(2011, 10, 21);
  return entry;
}

store::MessageRecord first_message() {
  store::MessageRecord message;
  message.id = model::MessageId{7};
  message.key = "m-7";
  message.recipient = model::PersonId("systems-lead");
  message.envelope = {model::NotifierId("email"), "systems@example.gov.uk", "example.gov.uk"};
  message.state = model::MessageState::delivered;
  message.subject = "Act by Friday 18 November 2011";
  message.sealed_at = eight_o_clock;
  message.delivered_at = eight_o_clock;
  message.attempts = 1;
  message.notices = {{{model::PlanId("ofsted-2011"), "SG-07"}, four_weeks().key}};
  return message;
}

service::WaitingItem extension_waits() {
  return {{model::PlanId("ofsted-2011"), "SG-07"},
          "Case system produces usable chronologies",
          1,
          model::Verb::extend,
          model::PersonId("systems-lead"),
          model::PersonId("director"),
          model::PersonId("systems-lead"),
          date(2011, 11, 25),
          false};
}

}  // namespace

ExampleService::ExampleService() : directory_(example_directory()) {
  reload_result.accepted = true;
  ledger = {four_weeks()};
}

store::ActionRecord ExampleService::record(const model::ActionRef& ref) const {
  const bool known = ref.plan.str() == "ofsted-2011" && ref.id == "SG-07";
  if (!known) {
    throw service::Refused(service::Refused::Kind::not_found,
                           "there is no action \"" + model::to_string(ref) + "\"");
  }
  store::ActionRecord record;
  record.action.ref = ref;
  record.action.title = "Case system produces usable chronologies";
  record.action.timescale = model::TimescaleId("three-months");
  record.action.due = date(2011, 11, 19);
  record.action.owner = model::PersonId("systems-lead");
  record.state.original_due = date(2011, 11, 19);
  record.ledger = ledger;
  record.state.answers = answers;
  return record;
}

service::Await<service::Status> ExampleService::status() {
  asked.emplace_back("status");
  service::Status status;
  status.service_name = "Example Council";
  status.version = "1.2.3";
  status.now = status.started = eight_o_clock;
  status.hold = store::Hold{"the relay is being moved", eight_o_clock};
  status.counts.open = 22;
  status.counts.messages[model::MessageState::ready] = 3;
  status.counts.unsealed = 2;
  status.notifiers = {{model::NotifierId("email"), "email", true, "working", 8, 2}};
  status.waiting = {extension_waits()};
  status.waiting_in_all = 3;
  status.directory = directory_;
  co_return status;
}

service::Await<std::shared_ptr<const service::Status>> ExampleService::recent_status() {
  auto found = co_await status();
  asked.back() = "recent status";
  co_return std::make_shared<const service::Status>(std::move(found));
}

service::Await<void> ExampleService::check_store() {
  asked.emplace_back("check store");
  co_return;
}

service::Await<void> ExampleService::change_signing_key(service::OldKey old, store::Actor actor) {
  const bool dies = old == service::OldKey::dies;
  asked.push_back("new key by " + actor.who + (dies ? ", the old one dies" : ""));
  co_return;
}

service::Await<void> ExampleService::revoke_links(service::FeedOf of, store::Actor actor) {
  if (!of.person.empty() && directory_->person(of.person) == nullptr) {
    throw service::Refused(service::Refused::Kind::not_found,
                           "there is no person \"" + of.person.str() + "\"");
  }
  asked.push_back("revoke " + of.person.str() + of.plan.str() + " by " + actor.who);
  co_return;
}

service::Await<service::LinksSent> ExampleService::send_links(std::optional<model::PersonId> to,
                                                              store::Actor actor) {
  if (to && directory_->person(*to) == nullptr) {
    throw service::Refused(service::Refused::Kind::not_found,
                           "there is no person \"" + to->str() + "\"");
  }
  asked.push_back("send links to " + (to ? to->str() : "all") + " by " + actor.who);
  co_return links_sent;
}

service::Await<std::string> ExampleService::simulate(service::SimulationWish wish_of) {
  asked.push_back("simulate " + calendar::to_string(wish_of.from) + " to " +
                  calendar::to_string(wish_of.to) + (wish_of.csv ? " csv " : " toml ") +
                  wish_of.events);
  co_return R"({"messages": [{"at": "2011-10-21T08:00:00+01:00", "to": "systems-lead",
    "notifier": "email", "address": "systems@example.gov.uk", "subject": "Four weeks",
    "notices": [{"action": "ofsted-2011/SG-07", "step": "four-weeks", "occurrence": 1,
      "kind": "reminder", "due": "2011-11-19", "act_by": "2011-11-18"}]}],
    "refused": ["events:3: claim SG-07 on Mon 3 Oct 2011 was refused: it is claimed"]})";
}

service::Await<std::string> ExampleService::check() {
  asked.emplace_back("check");
  co_return R"({"diagnostics": [{"file": "plans/ofsted-2011.toml", "line": 96, "column": 1,
    "severity": "warning", "code": "no-verifier", "message": "SG-07 has no verifier"}]})";
}

service::Await<std::string> ExampleService::compare() {
  asked.emplace_back("compare");
  co_return R"({"actions": [{"action": "ofsted-2011/SG-07", "field": "due",
      "before": "2011-11-19", "after": "2011-12-19"}],
    "notices": [{"action": "ofsted-2011/SG-07", "step": "four-weeks", "occurrence": 1,
      "to": "owner", "before": [{"day": "2011-10-21", "to": "systems-lead", "notifier": "email"}],
      "after": []}],
    "decided": [{"kind": "action", "key": "ofsted-2011/SG-07", "field": "owner",
      "file": "systems-lead", "decided": "director"}]})";
}

service::Await<std::string> ExampleService::plan_file(model::PlanId plan) {
  asked.push_back("file of " + plan.str());
  co_return "[plan]\n";
}

service::Await<std::string> ExampleService::people_file() {
  asked.emplace_back("file of people");
  co_return "[[people]]\n";
}

service::Await<model::ActionRef> ExampleService::find_action(std::string id) {
  asked.push_back("find " + id);
  const model::ActionRef ref{model::PlanId("ofsted-2011"), id};
  co_return record(ref).action.ref;
}

service::Await<service::ActionList> ExampleService::list(service::ListQuery query) {
  asked.push_back("list plan=" + (query.plan ? query.plan->str() : "-") +
                  " owner=" + (query.owner ? query.owner->str() : "-") +
                  (query.overdue ? " overdue" : "") + (query.closed ? " closed" : "") +
                  " after=" + query.after + " limit=" + std::to_string(query.limit));
  service::ActionList list;
  list.directory = directory_;
  list.actions = {{record({model::PlanId("ofsted-2011"), "SG-07"}), date(2011, 11, 18), false, {}}};
  list.next = next_page;
  co_return list;
}

service::Await<service::ActionDetail> ExampleService::show(model::ActionRef ref) {
  asked.push_back("show " + model::to_string(ref));
  service::ActionDetail detail;
  detail.record = record(ref);
  detail.act_by = date(2011, 11, 18);
  detail.day = date(2011, 10, 21);
  detail.record.version = 17;
  detail.rating = {model::Colour::red, "due on Saturday 19 November 2011", {}, false, 1};
  detail.waiting = {{1, model::Verb::extend, model::PersonId("director"), date(2011, 11, 25)}};
  detail.next = service::NextStep{eight_o_clock, "four-weeks", model::PersonId("systems-lead")};
  detail.messages = {first_message()};
  detail.directory = directory_;
  co_return detail;
}

service::Await<std::vector<service::WaitingItem>> ExampleService::waiting(
    std::optional<model::PersonId> decider) {
  asked.push_back("waiting for " + (decider ? decider->str() : "anybody"));
  co_return std::vector{extension_waits()};
}

service::Await<std::vector<store::Difference>> ExampleService::differences() {
  asked.emplace_back("differences");
  co_return decided;
}

service::Await<service::Why> ExampleService::why(model::ActionRef ref,
                                                 std::optional<calendar::Date> on) {
  asked.push_back("why " + model::to_string(ref) + (on ? " on " + calendar::to_string(*on) : ""));
  service::Why why;
  why.record = record(ref);
  why.directory = directory_;
  why.day = on.value_or(date(2011, 10, 21));
  why.past = past;
  why.explanation.due = date(2011, 11, 19);
  why.explanation.act_by = date(2011, 11, 18);
  why.explanation.dates = {"Due Saturday 19 November 2011: three months after 19 August 2011."};
  policy::Rung rung;
  rung.key = four_weeks().key;
  rung.date = rung.sending_day = date(2011, 10, 21);
  rung.named = rung.recipient = model::PersonId("systems-lead");
  rung.verdict = policy::Rung::Verdict::settled;
  rung.entry = four_weeks();
  rung.reason = "Sent on Friday 21 October 2011.";
  why.explanation.rungs = {rung};
  why.messages = {first_message()};
  co_return why;
}

service::Await<service::NewToken> ExampleService::create_token(service::TokenWish wish_of,
                                                               store::Actor actor) {
  asked.push_back("token for " + wish_of.person.str() + " by " + actor.who);
  service::NewToken made;
  made.secret = "dwt_example";
  made.token.id = "example";
  made.token.person = wish_of.person;
  made.token.scope = wish_of.scope;
  made.token.created = eight_o_clock;
  made.token.expires = wish_of.expires;
  co_return made;
}

service::Await<std::vector<model::Token>> ExampleService::tokens() {
  std::vector<model::Token> all;
  for (const auto& [secret, token] : good_tokens)
    all.push_back(token);
  co_return all;
}

service::Await<void> ExampleService::revoke_token(std::string id, store::Actor /*actor*/) {
  asked.push_back("revoke " + id);
  co_return;
}

service::Await<std::optional<model::Token>> ExampleService::authenticate(std::string token) {
  const auto found = good_tokens.find(token);
  co_return found == good_tokens.end() ? std::nullopt : std::optional{found->second};
}

service::Await<std::string> ExampleService::feed_path(service::FeedOf of) {
  co_return "/link/feed/person/" + of.person.str() + "/1.good";
}

service::Await<std::optional<std::string>> ExampleService::feed(std::string subject,
                                                                std::string signature) {
  const bool good = subject == "person/systems-lead" && signature == "1.good";
  co_return good ? std::optional<std::string>("BEGIN:VCALENDAR\r\n") : std::nullopt;
}

service::Await<service::Done> ExampleService::answer(service::Wish wish_of, store::Actor actor) {
  asked.push_back("answer " + std::string(to_string(wish_of.answer.verb)) + " by " +
                  wish_of.answer.by.str() + ", typed by " + actor.who + " via " + actor.via);
  wish = std::move(wish_of);
  if (not_allowed) throw service::NotAllowed(*not_allowed);
  co_return service::Done{1, false};
}

service::Await<service::Reloaded> ExampleService::reload(std::optional<std::size_t> withdraw,
                                                         store::Actor actor) {
  asked.push_back("reload withdraw=" + (withdraw ? std::to_string(*withdraw) : "-") + " by " +
                  actor.via);
  co_return reload_result;
}

service::Await<void> ExampleService::hold(std::string reason, store::Actor /*actor*/) {
  asked.push_back("hold: " + reason);
  co_return;
}

service::Await<void> ExampleService::resume(store::Actor /*actor*/) {
  asked.emplace_back("resume");
  throw store::StoreError(store::StoreError::Kind::full, "the disk of /var/lib/dueward is full");
  co_return;
}

service::Await<service::Tested> ExampleService::test(model::NotifierId notifier, model::PersonId to,
                                                     store::Actor /*actor*/) {
  asked.push_back("test " + notifier.str() + " to " + to.str());
  service::Tested tested;
  tested.address = "systems@example.gov.uk";
  tested.outcome.result = notifier::Outcome::Result::delivered;
  tested.outcome.said = "250 ok";
  co_return tested;
}

model::Answer extension_asked() {
  model::Answer answer;
  answer.number = 1;
  answer.verb = model::Verb::extend;
  answer.by = model::PersonId("systems-lead");
  answer.on = calendar::date(2011, 11, 18);
  answer.date = calendar::date(2011, 12, 19);
  answer.note = "the supplier is late";
  return answer;
}

}  // namespace dueward::test
