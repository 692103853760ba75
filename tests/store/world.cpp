// SPDX-License-Identifier: MIT
#include "store/world.hpp"

#include <algorithm>

namespace dueward::test {
namespace {

model::Person person(std::string id, std::string manager = {}) {
  model::Person person;
  person.id = model::PersonId{id};
  person.name = "The " + id;
  person.notify = {{model::NotifierId{"email"}, id + "@example.gov.uk"}};
  person.manager = model::PersonId{std::move(manager)};
  return person;
}

model::Action action(const char* id, std::string_view due, const char* owner) {
  model::Action action;
  action.ref = {model::PlanId{"ofsted-2011"}, id};
  action.due = day(due);
  action.title = std::string{"Action "} + id;
  action.owner = model::PersonId{owner};
  action.policy = model::PolicyId{"standard"};
  return action;
}

}  // namespace

const Implementation& any_store() {
  const auto& all = implementations();
  return all[GENERATE_COPY(range(std::size_t{0}, all.size()))];
}

const Implementation& any_store_with_history() {
  std::vector<const Implementation*> all;
  for (const auto& one : implementations()) {
    if (one.keeps_history) all.push_back(&one);
  }
  return *all[GENERATE_COPY(range(std::size_t{0}, all.size()))];
}

calendar::Date day(std::string_view iso) {
  return calendar::parse_date(iso).value();
}

calendar::Instant morning(std::string_view iso) {
  return calendar::Instant{day(iso).time_since_epoch() + std::chrono::hours{8}};
}

World::World(const Implementation& implementation)
    : opened_(implementation.open(loop)), store(*opened_.store) {
  people = {person("lead", "head"), person("head", "director"), person("director"),
            person("other", "director")};
  model::Plan plan;
  plan.id = model::PlanId{"ofsted-2011"};
  plan.title = "Safeguarding";
  plan.anchor = plan.active_from = today;
  plan.accountable = model::PersonId{"director"};
  plan.policy = model::PolicyId{"standard"};
  plans = {plan};
  actions = {action("SG-07", "2011-11-19", "lead"), action("SG-08", "2011-11-19", "lead"),
             action("SG-09", "2012-02-19", "other")};
  model::Step step;
  step.name = "reminder";
  step.at = model::parse_step_at("-5 working days").value();
  step.to = {"owner"};
  policies = {{model::PolicyId{"standard"}, {step}}};
}

World::~World() = default;

void World::to(std::string_view iso) {
  today = day(iso);
  now = morning(iso);
}

void World::stage() {
  std::vector<model::Object> objects;
  for (const auto& one : people) {
    objects.push_back(model::to_object(one));
  }
  for (const auto& one : plans) {
    objects.push_back(model::to_object(one));
  }
  for (const auto& one : actions) {
    objects.push_back(model::to_object(one));
  }
  (*this)(store.begin_load());
  (*this)(store.stage(std::move(objects)));
}

void World::load() {
  stage();
  store::LoadCommit commit{today, now, officer, {}, fingerprints};
  for (const auto& policy : policies) {
    commit.policies[policy.id] = policy.steps;
  }
  (*this)(store.commit_load(std::move(commit)));
}

model::ActionRef World::ref(std::string_view id) const {
  return {model::PlanId{"ofsted-2011"}, std::string{id}};
}

store::ActionRecord World::record(std::string_view id) {
  return (*this)(store.action(ref(id))).value();
}

store::AnswerCommit World::answer_to(std::string_view id, model::Verb verb, model::State life) {
  const auto known = record(id);
  store::AnswerCommit commit;
  commit.action = ref(id);
  commit.seen_version = known.version;
  commit.answer.number = static_cast<int>(known.state.answers.size()) + 1;
  commit.answer.verb = verb;
  commit.answer.by = model::PersonId{"lead"};
  commit.answer.on = today;
  commit.answer.at = now;
  commit.answer.note = "as agreed";
  commit.life = life;
  commit.actor = officer;
  commit.now = now;
  commit.today = today;
  return commit;
}

store::Answered World::answer(std::string_view id, model::Verb verb, model::State life,
                              std::string closed) {
  auto commit = answer_to(id, verb, life);
  commit.closed = std::move(closed);
  return (*this)(store.answer(std::move(commit)));
}

void World::decide(const std::vector<Wish>& wishes) {
  std::vector<store::Decided> all;
  for (auto& due : (*this)(store.due_actions(now, 1000))) {
    store::Decided decided;
    decided.number = due.number;
    decided.seen_version = due.version;
    for (const auto& wish : wishes) {
      if (wish.action != due.action.ref.id) continue;
      store::NewNotice notice;
      const bool pilot = !wish.pilot_keeper.empty();
      notice.entry.key = {pilot ? -due.state.ladder : due.state.ladder, wish.step, 1, wish.to};
      notice.entry.kind = wish.kind;
      notice.entry.recipient = notice.entry.named = model::PersonId{wish.recipient};
      notice.entry.date = notice.entry.decided_on = today;
      notice.settles = wish.settles;
      notice.message_recipient = pilot ? wish.pilot_keeper : wish.recipient;
      notice.alone = wish.alone;
      notice.not_before = wish.not_before;
      auto notifiers = wish.more_notifiers;
      notifiers.insert(notifiers.begin(), wish.notifier);
      for (const auto& notifier : notifiers) {
        notice.envelopes.push_back({model::NotifierId{notifier},
                                    notice.message_recipient + "@example.gov.uk",
                                    "example.gov.uk"});
      }
      decided.notices.push_back(std::move(notice));
    }
    all.push_back(std::move(decided));
  }
  (*this)(store.commit_decisions(std::move(all), now, today));
}

store::SealResult World::seal() {
  return seal({});
}

store::SealResult World::seal(store::SealRequest request) {
  request.day = today;
  request.now = now;
  return (*this)(store.seal(std::move(request)));
}

void World::write() {
  std::vector<store::WrittenMessage> written;
  for (const auto& message : (*this)(store.without_words(1000))) {
    const auto& first = message.notices.front();
    written.push_back({message.id,
                       first.entry.kind,
                       "reminder",
                       "thread",
                       {"About " + first.action.ref.id, "text", "<p>html</p>", "brief", "{}"}});
  }
  (*this)(store.store_words(std::move(written), now));
}

std::vector<store::ClaimedMessage> World::claim(std::size_t limit, std::string notifier) {
  store::ClaimRequest request;
  request.notifier = model::NotifierId{notifier};
  request.now = now;
  request.limit = limit;
  return (*this)(store.claim(std::move(request)));
}

store::AttemptRecord World::attempt(const store::ClaimedMessage& message,
                                    std::string result) const {
  store::AttemptRecord record;
  record.id = message.id;
  record.started = record.ended = now;
  record.delivered = result == "delivered";
  record.result = std::move(result);
  record.said = "250 taken";
  return record;
}

void World::deliver_all() {
  std::vector<store::AttemptRecord> attempts;
  for (const auto& message : claim()) {
    attempts.push_back(attempt(message, "delivered"));
  }
  (*this)(store.record_attempts(std::move(attempts), today));
}

std::vector<std::string> World::ledger(std::string_view id) {
  std::vector<std::string> lines;
  for (const auto& entry : record(id).ledger) {
    auto line = entry.key.step + "#" + std::to_string(entry.key.occurrence) + " ladder " +
                std::to_string(entry.key.ladder) + " to " + entry.key.to + ": " +
                std::string{to_string(entry.state)};
    if (entry.heard_on) line += " " + calendar::to_string(*entry.heard_on);
    if (!entry.reason.empty()) line += ", " + entry.reason;
    lines.push_back(std::move(line));
  }
  return lines;
}

std::vector<std::string> World::messages() {
  std::vector<std::string> lines;
  for (const auto& message : (*this)(store.messages({}))) {
    auto line = message.envelope.notifier.str() + " " + message.recipient.str();
    if (!message.pilot_for.empty()) line += " for " + message.pilot_for.str();
    line += ":";
    for (const auto& [action, key] : message.notices) {
      line += " " + action.id + "/" + key.step;
    }
    lines.push_back(line + " " + std::string{to_string(message.state)});
  }
  return lines;
}

std::vector<std::string> World::due() {
  std::vector<std::string> ids;
  for (const auto& due : (*this)(store.due_actions(now, 1000))) {
    ids.push_back(due.action.ref.id);
  }
  std::sort(ids.begin(), ids.end());
  return ids;
}

std::vector<std::string> World::events(std::string_view plan) {
  std::vector<std::string> lines;
  for (const auto& line : (*this)(store.history(model::PlanId{plan}, 0, 1000))) {
    auto text = line.event;
    if (!line.action.empty()) text += " " + line.action;
    if (!line.facts.empty()) text += ": " + line.facts;
    lines.push_back(std::move(text));
  }
  return lines;
}

}  // namespace dueward::test
