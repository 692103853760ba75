// SPDX-License-Identifier: MIT
/// From a wish to the record: what is refused, what is recorded with it, and what is met once.
#include "service/answering.hpp"

#include <boost/asio/io_context.hpp>

#include "clock/simulated.hpp"
#include "service/waiting.hpp"
#include "store/memory/memory_store.hpp"
#include "support/catch.hpp"
#include "support/loop.hpp"

using namespace dueward;
using service::Refused;

namespace {

model::Person person(const char* id, const char* manager = "") {
  model::Person person;
  person.id = model::PersonId(id);
  person.name = id;
  person.manager = model::PersonId(manager);
  person.notify[model::NotifierId("email")] = std::string(id) + "@example.gov.uk";
  return person;
}

model::Plan plan() {
  model::Plan plan;
  plan.id = model::PlanId("ofsted-2011");
  plan.anchor = plan.active_from = calendar::date(2011, 8, 19);
  plan.accountable = model::PersonId("director");
  plan.policy = model::PolicyId("standard");
  return plan;
}

/// One action, SG-07, of systems-lead, due on Saturday 19 November 2011; it is Friday noon before.
struct Office {
  Office() {
    model::Directory directory{
        "Example Council", calendar::Zone("Europe/London"), {}, {}, {}, {}, {}};
    std::vector<model::Object> objects{model::to_object(plan())};
    for (const auto& one : {person("systems-lead", "head"), person("head", "director"),
                            person("director"), person("quality", "director")}) {
      directory.people.emplace(one.id, one);
      objects.push_back(model::to_object(one));
    }
    directory.plans.emplace(plan().id, plan());
    directory.policies[model::PolicyId("standard")] = {model::PolicyId("standard"), {}};
    directory.calendars.emplace(
        model::CalendarId(),
        model::Calendar{
            calendar::WorkingCalendar({std::chrono::Saturday, std::chrono::Sunday}, {}, {}),
            std::chrono::hours(8)});
    model::Action action;
    action.ref = {model::PlanId("ofsted-2011"), "SG-07"};
    action.title = "Case system produces usable chronologies";
    action.due = calendar::date(2011, 11, 19);
    action.owner = model::PersonId("systems-lead");
    action.verifier = model::PersonId("quality");
    action.policy = model::PolicyId("standard");
    objects.push_back(model::to_object(action));
    test::run(loop, store.begin_load());
    test::run(loop, store.stage(std::move(objects)));
    store::LoadCommit commit{calendar::date(2011, 8, 19), noon, {}, {}, {}};
    test::run(loop, store.commit_load(std::move(commit)));
    auto made = std::make_shared<engine::Picture>();
    made->directory = std::make_shared<const model::Directory>(std::move(directory));
    picture = std::move(made);
  }

  service::Wish wish(model::Verb verb, const char* by) {
    service::Wish wish;
    wish.action = {model::PlanId("ofsted-2011"), "SG-07"};
    wish.answer.verb = verb;
    wish.answer.by = model::PersonId(by);
    wish.answer.note = "in use since Monday";
    if (verb == model::Verb::claim) {
      wish.answer.evidence = {{model::EvidenceKind::report, "Audit of 40 cases", ""}};
    }
    return wish;
  }

  service::Done answer(service::Wish wish) {
    return test::run(loop, answering.answer(std::move(wish), {"systems-lead", "test"}));
  }
  /// "409 …", and each field.
  std::string refused(service::Wish wish) {
    try {
      (void)answer(std::move(wish));
    } catch (const service::NotAllowed& refusal) {
      std::string text = refusal.what();
      for (const auto& fault : refusal.faults())
        text += "; " + fault.field + ": " + fault.text;
      return text;
    } catch (const Refused& refusal) {
      return refusal.what();
    }
    return "recorded";
  }
  /// "1 claim of systems-lead for quality before 2011-12-02", with "overdue" where it is.
  std::vector<std::string> waiting(std::optional<model::PersonId> decider = {},
                                   calendar::Date today = calendar::date(2011, 11, 18)) {
    std::vector<std::string> lines;
    for (const auto& item : test::run(loop, service::waiting(store, picture, today, decider))) {
      lines.push_back(std::to_string(item.number) + " " + std::string(to_string(item.verb)) +
                      " of " + item.asked_by.str() + " for " + item.decider.str() + " before " +
                      calendar::to_string(item.before) + (item.overdue ? ", overdue" : ""));
    }
    return lines;
  }
  store::ActionRecord record() {
    return test::run(loop, store.action({model::PlanId("ofsted-2011"), "SG-07"})).value();
  }

  const calendar::Instant noon{calendar::date(2011, 11, 18).time_since_epoch() +
                               std::chrono::hours(12)};
  boost::asio::io_context loop;
  clock::SimulatedClock clock{loop.get_executor(), noon};
  store::MemoryStore store;
  engine::PicturePtr picture;
  std::vector<std::string> receipts;
  int woken = 0;
  service::Answering answering{
      store,
      clock,
      {[this] { return picture; },
       [this](const service::Receipt& receipt) {
         receipts.push_back(receipt.to.str() + ": " + receipt.sentence + " " + receipt.next);
         return std::vector<store::ServiceMessage>{};
       },
       [this] { ++woken; }}};
};

}  // namespace

TEST_CASE("an answer is recorded with its day, receipted, and makes the service look again") {
  Office office;
  CHECK(office.answer(office.wish(model::Verb::claim, "systems-lead")).number == 1);
  const auto record = office.record();
  CHECK(record.state.life == model::State::claimed);
  CHECK(record.state.answers.at(0).on == calendar::date(2011, 11, 18));
  CHECK(office.receipts ==
        std::vector<std::string>{
            "systems-lead: On Friday 18 November 2011 you claimed that this is done. quality is to "
            "check it before Friday 2 December 2011. Until then nobody is chased about it."});
  CHECK(office.woken == 1);
}

TEST_CASE("the receipt of a promise says what rests until then, and what does not") {
  Office office;
  auto promise = office.wish(model::Verb::acknowledge, "systems-lead");
  promise.answer.date = calendar::date(2011, 11, 25);
  office.answer(promise);
  CHECK(office.receipts ==
        std::vector<std::string>{
            "systems-lead: On Friday 18 November 2011 you said that you have seen this, and "
            "promised it for Friday 25 November 2011. Until Friday 25 November 2011 you get no "
            "reminders about it. The due date stays Saturday 19 November 2011, and a missed date "
            "is escalated."});
}

TEST_CASE("the receipt of a promise given late says that the date was missed") {
  Office office;
  office.clock.advance_to(office.noon + std::chrono::days{3});
  auto promise = office.wish(model::Verb::acknowledge, "systems-lead");
  promise.answer.date = calendar::date(2011, 11, 25);
  office.answer(promise);
  CHECK_THAT(
      office.receipts.at(0),
      Catch::Matchers::ContainsSubstring(
          "The due date was Saturday 19 November 2011, and that it was missed is escalated."));
}

TEST_CASE("a receipt says whose answer was taken back") {
  Office office;
  office.answer(office.wish(model::Verb::claim, "systems-lead"));
  office.answer(office.wish(model::Verb::correct, "director"));
  CHECK(office.receipts.at(1) ==
        "director: On Friday 18 November 2011 you took back the last answer of systems-lead. ");
  office.answer(office.wish(model::Verb::claim, "systems-lead"));
  office.answer(office.wish(model::Verb::correct, "systems-lead"));
  CHECK(office.receipts.at(3) ==
        "systems-lead: On Friday 18 November 2011 you took your last answer back. ");
}

TEST_CASE("a claim sent back begins another ladder") {
  Office office;
  office.answer(office.wish(model::Verb::claim, "systems-lead"));
  office.answer(office.wish(model::Verb::send_back, "quality"));
  CHECK(office.record().state.ladder == 2);
}

TEST_CASE(
    "an extension that is granted becomes the due date, an owner who is agreed to the owner") {
  Office office;
  auto ask = office.wish(model::Verb::extend, "systems-lead");
  ask.answer.date = calendar::date(2011, 12, 19);
  office.answer(ask);
  office.answer(office.wish(model::Verb::approve, "director"));
  CHECK(office.record().action.due == calendar::date(2011, 12, 19));
  auto not_mine = office.wish(model::Verb::not_mine, "systems-lead");
  not_mine.answer.person = model::PersonId("head");
  office.answer(not_mine);
  office.answer(office.wish(model::Verb::approve, "director"));
  CHECK(office.record().action.owner.str() == "head");
  CHECK(office.record().state.original_due == calendar::date(2011, 11, 19));
}

TEST_CASE("a refusal says why and what is possible instead, and records nothing") {
  Office office;
  CHECK(office.refused(office.wish(model::Verb::sign_off, "quality")) ==
        "SG-07 is agreed: \"sign-off\" is not possible now");
  office.answer(office.wish(model::Verb::claim, "systems-lead"));
  CHECK(office.refused(office.wish(model::Verb::claim, "systems-lead")) ==
        "SG-07 is claimed since Friday 18 November 2011: \"claim\" is not possible now. Possible "
        "now: correct");
  CHECK(office.refused(office.wish(model::Verb::sign_off, "nobody")) ==
        "there is no person \"nobody\"");
  auto elsewhere = office.wish(model::Verb::claim, "systems-lead");
  elsewhere.action.id = "SG-99";
  CHECK(office.refused(elsewhere) == "there is no action \"ofsted-2011/SG-99\"");
  CHECK(office.record().state.answers.size() == 1);
}

TEST_CASE("another action takes its place only where there is one") {
  Office office;
  auto supersede = office.wish(model::Verb::supersede, "director");
  supersede.answer.other = {model::PlanId("ofsted-2011"), "SG-99"};
  CHECK(office.refused(supersede) ==
        "it cannot be recorded as it stands; by: there is no action \"ofsted-2011/SG-99\"");
}

TEST_CASE("80: words that look like a child's are questioned before they are saved") {
  Office office;
  auto claim = office.wish(model::Verb::claim, "systems-lead");
  claim.answer.evidence[0].what = "The file of somebody born 3 May 2004";
  CHECK(office.refused(claim) ==
        "it cannot be recorded as it stands; evidence[0].what: looks as if it held a date of "
        "birth. Leave it out; or confirm that it does not");
  CHECK(office.record().state.answers.empty());
  claim.confirmed = true;
  CHECK(office.refused(claim) == "recorded");
}

TEST_CASE("control characters and endless texts are refused, line breaks are not") {
  Office office;
  auto wish = office.wish(model::Verb::progress, "systems-lead");
  wish.answer.note = std::string("a\0b", 3);
  CHECK(office.refused(wish) ==
        "it cannot be recorded as it stands; note: holds control characters");
  wish.answer.note = std::string(5000, 'x');
  CHECK(office.refused(wish) ==
        "it cannot be recorded as it stands; note: is longer than 4000 characters");
  wish.answer.note = "first\nsecond";
  CHECK(office.refused(wish) == "recorded");
}

TEST_CASE("69, 74: the same wish twice is met once, and another under its key is refused") {
  Office office;
  auto claim = office.wish(model::Verb::claim, "systems-lead");
  claim.once = "form-1";
  claim.fingerprint = "claim";
  CHECK_FALSE(office.answer(claim).repeated);
  const auto again = office.answer(claim);
  CHECK(again.repeated);
  CHECK(again.number == 1);
  CHECK(office.receipts.size() == 1);
  auto other = office.wish(model::Verb::sign_off, "quality");
  other.once = "form-1";
  other.fingerprint = "sign-off";
  CHECK(office.refused(other) == "the key of this wish was used for another one: take a fresh key");
}

TEST_CASE("who looked at an older version is told that it has changed") {
  Office office;
  auto claim = office.wish(model::Verb::claim, "systems-lead");
  claim.if_version = office.record().version;
  office.answer(office.wish(model::Verb::progress, "systems-lead"));
  CHECK(office.refused(claim) == "the action has changed since it was read: look at it again");
  claim.if_version = office.record().version;
  CHECK(office.refused(claim) == "recorded");
}

TEST_CASE("what waits for a decision names who asked, whose turn it is and until when") {
  Office office;
  CHECK(office.waiting().empty());
  auto ask = office.wish(model::Verb::extend, "systems-lead");
  ask.answer.date = calendar::date(2011, 12, 19);
  office.answer(ask);
  auto not_mine = office.wish(model::Verb::not_mine, "systems-lead");
  not_mine.answer.person = model::PersonId("head");
  office.answer(not_mine);
  const std::string extension = "1 extend of systems-lead for director before 2011-11-25";
  const std::string other_owner = "2 not-mine of systems-lead for head before 2011-11-25";
  CHECK(office.waiting() == std::vector{extension, other_owner});
  CHECK(office.waiting(model::PersonId("head")) == std::vector{other_owner});
  CHECK(office.waiting(model::PersonId("quality")).empty());
  CHECK(office.waiting({}, calendar::date(2011, 11, 25)) ==
        std::vector{extension + ", overdue", other_owner + ", overdue"});
  office.answer(office.wish(model::Verb::claim, "systems-lead"));
  CHECK(office.waiting() ==
        std::vector<std::string>{"3 claim of systems-lead for quality before 2011-12-02"});
  office.answer(office.wish(model::Verb::sign_off, "quality"));
  CHECK(office.waiting().empty());
}
