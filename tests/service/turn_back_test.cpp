// SPDX-License-Identifier: MIT
// What was recorded, as it stood at the end of an earlier day.
#include "service/turn_back.hpp"

#include "support/catch.hpp"

using namespace dueward;
using namespace std::chrono_literals;
using calendar::date;
using model::MessageState;

namespace {

calendar::Instant at(unsigned day, std::chrono::hours hour) {
  return calendar::Instant{date(2011, 11, day).time_since_epoch() + hour};
}

service::EndOfDay end_of(unsigned day) {
  return {date(2011, 11, day), at(day + 1, 0h)};
}

// Sealed on the 21st, refused for the time being that day, delivered on the 23rd.
store::MessageRecord message() {
  store::MessageRecord message;
  message.state = MessageState::delivered;
  message.sealed_at = at(21, 8h);
  message.delivered_at = at(23, 9h);
  message.attempts = 2;
  message.tries = {{at(21, 9h), "451 try later"}, {at(23, 9h), "250 taken"}};
  message.last_said = "250 taken";
  message.notices = {{{model::PlanId("plan"), "A-1"}, {1, "overdue", 1, "owner"}}};
  return message;
}

model::LedgerEntry notice(model::NoticeState state, unsigned decided) {
  model::LedgerEntry entry;
  entry.key = {1, "overdue", 1, "owner"};
  entry.state = state;
  entry.decided_on = date(2011, 11, decided);
  return entry;
}

std::string said(const store::MessageRecord& message) {
  return std::string(to_string(message.state)) + " after " + std::to_string(message.attempts) +
         ": " + message.last_said;
}

std::string states(unsigned day, model::LedgerEntry entry,
                   std::vector<store::MessageRecord> messages = {}) {
  std::string text;
  const auto then = service::messages_at(end_of(day), std::move(messages));
  for (const auto& one : service::ledger_at(end_of(day), {std::move(entry)}, then))
    text += std::string(to_string(one.state)) + (one.heard_on ? " heard" : "");
  return text;
}

}  // namespace

TEST_CASE("a message is told with the attempts made by then, and not before it was sealed") {
  CHECK(service::messages_at(end_of(20), {message()}).empty());
  CHECK(said(service::messages_at(end_of(21), {message()}).at(0)) ==
        "ready after 1: 451 try later");
  CHECK(said(service::messages_at(end_of(23), {message()}).at(0)) ==
        "delivered after 2: 250 taken");
}

TEST_CASE("a notice is not there before its day, and on its way until it was heard") {
  auto heard = notice(model::NoticeState::delivered, 21);
  heard.heard_on = date(2011, 11, 23);
  CHECK(states(20, heard).empty());
  CHECK(states(21, heard) == "owed");
  CHECK(states(23, heard) == "delivered heard");
}

TEST_CASE("a notice that failed later is on its way") {
  auto failed = message();
  failed.state = MessageState::failed;
  failed.delivered_at.reset();
  const auto entry = notice(model::NoticeState::failed, 21);
  CHECK(states(21, entry, {failed}) == "owed");
  CHECK(states(23, entry, {failed}) == "failed");
}

namespace {

// Asked for more time on the 17th, which was granted on the 21st; claimed on the 22nd.
store::ActionRecord extended_and_claimed() {
  store::ActionRecord record;
  record.action.due = date(2011, 12, 19);
  record.state.ladder = 2;
  record.state.life = model::State::claimed;
  const auto answer = [&](model::Verb verb, unsigned day) -> model::Answer& {
    model::Answer one;
    one.number = static_cast<int>(record.state.answers.size()) + 1;
    one.verb = verb;
    one.on = date(2011, 11, day);
    one.at = at(day, 12h);
    return record.state.answers.emplace_back(one);
  };
  answer(model::Verb::extend, 17).date = date(2011, 12, 19);
  auto& grant = answer(model::Verb::approve, 21);
  grant.about = 1;
  grant.date = date(2011, 12, 19);
  grant.before = "2011-11-19";
  answer(model::Verb::claim, 22);
  return record;
}

}  // namespace

TEST_CASE("an answer given later had not been given, nor anything been decided by it") {
  const calendar::Zone zone("UTC");
  const auto then = service::answers_at(end_of(20), extended_and_claimed(), zone);
  CHECK(then.state.answers.size() == 1);
  CHECK(then.state.life == model::State::agreed);
  CHECK(then.action.due == date(2011, 11, 19));
  CHECK(then.state.ladder == 1);
  const auto later = service::answers_at(end_of(21), extended_and_claimed(), zone);
  CHECK(later.state.answers.size() == 2);
  CHECK(later.action.due == date(2011, 12, 19));
  CHECK(later.state.ladder == 2);
}

TEST_CASE("an action that was signed off later was still open") {
  const calendar::Zone zone("UTC");
  auto record = extended_and_claimed();
  model::Answer sign_off;
  sign_off.number = 4;
  sign_off.verb = model::Verb::sign_off;
  sign_off.at = at(24, 9h);
  sign_off.about = 3;
  record.state.answers.push_back(sign_off);
  record.state.life = model::State::complete;
  record.state.open = false;
  const auto then = service::answers_at(end_of(23), std::move(record), zone);
  CHECK(then.state.open);
  CHECK(then.state.life == model::State::claimed);
}
