// SPDX-License-Identifier: MIT
/// Receipts and codes of a partner: the parts that others play, and no name of theirs.
#include "service/code_words.hpp"
#include "service/receipt.hpp"
#include "service/waiting.hpp"
#include "support/catch.hpp"

using namespace dueward;
using model::PersonId;
using model::Verb;

namespace {

model::Person person(const char* id, const char* name, const char* organisation = "") {
  model::Person person;
  person.id = PersonId(id);
  person.name = name;
  person.organisation = organisation;
  return person;
}

/// SG-07 of a nurse of the health trust, whose manager is the matron there.
struct Case {
  Case() {
    for (auto one : {person("nurse", "Nurse", "trust"), person("matron", "Matron", "trust"),
                     person("quality", "Quill One"), person("director", "Quill Two"),
                     person("officer", "Quill Three"), person("planner", "Quill Four")}) {
      if (one.id == PersonId("nurse")) one.manager = PersonId("matron");
      directory.people.emplace(one.id, one);
    }
    directory.administrator = PersonId("officer");
    model::Plan plan;
    plan.id = model::PlanId("ofsted-2011");
    plan.accountable = PersonId("director");
    plan.policy = model::PolicyId("standard");
    directory.plans.emplace(plan.id, plan);
    directory.policies[plan.policy] = {plan.policy, {}};
    directory.calendars.emplace(
        model::CalendarId(),
        model::Calendar{
            calendar::WorkingCalendar({std::chrono::Saturday, std::chrono::Sunday}, {}, {}),
            std::chrono::hours(8)});
    record.action.ref = {plan.id, "SG-07"};
    record.action.title = "Chronologies";
    record.action.due = calendar::date(2011, 11, 19);
    record.action.owner = PersonId("nurse");
    record.action.verifier = PersonId("quality");
  }

  model::Answer& answer(Verb verb, const char* by) {
    model::Answer answer;
    answer.number = static_cast<int>(record.state.answers.size()) + 1;
    answer.verb = verb;
    answer.by = PersonId(by);
    answer.on = calendar::date(2011, 11, 18);
    answer.at = calendar::Instant{answer.on.time_since_epoch() + std::chrono::hours(12)};
    record.state.answers.push_back(answer);
    return record.state.answers.back();
  }

  [[nodiscard]] service::Receipt receipt() const {
    static const model::StepEntries none;
    const policy::Facts facts{directory, record.action, record.state, none, {}};
    return service::receipt_for(facts, record.state.answers.back());
  }

  [[nodiscard]] std::string code(Verb verb, const char* reader) const {
    service::CodeFor purpose;
    purpose.link.person = PersonId(reader);
    purpose.link.action = record.action.ref;
    purpose.verb = verb;
    return service::in_words(purpose, record, directory);
  }

  model::Directory directory{
      "Example Council", calendar::Zone("Europe/London"), {}, {}, {}, {}, {}};
  store::ActionRecord record;
};

}  // namespace

TEST_CASE("the receipt of a partner's claim says that the verifier checks it") {
  Case one;
  one.answer(Verb::claim, "nurse");
  const auto receipt = one.receipt();
  CHECK(receipt.next ==
        "The verifier is to check it before Friday 2 December 2011. Until then nobody is chased "
        "about it.");
  CHECK(receipt.contact.empty());
}

TEST_CASE("the receipt of a partner's request says that the accountable officer decides") {
  Case one;
  one.answer(Verb::extend, "nurse").date = calendar::date(2011, 12, 19);
  CHECK(one.receipt().next ==
        "The accountable officer is to decide before Friday 25 November 2011. Until then "
        "everything stays as it is.");
}

TEST_CASE("the receipt of a partner names their colleagues") {
  Case one;
  one.answer(Verb::acknowledge, "matron").date = calendar::date(2011, 11, 25);
  CHECK_THAT(one.receipt().next,
             Catch::Matchers::ContainsSubstring("2011 Nurse gets no reminders about it."));
  one.answer(Verb::not_mine, "nurse").person = PersonId("planner");
  CHECK_THAT(one.receipt().next, Catch::Matchers::StartsWith("Matron is to decide before "));
}

TEST_CASE("the receipt of what the council recorded for a partner names nobody of it") {
  Case one;
  one.answer(Verb::progress, "nurse").recorded_by = PersonId("officer");
  CHECK(one.receipt().recorded_by == "the council");
}

TEST_CASE("the receipt of a correction says by their part whose answer a partner took back") {
  Case one;
  one.record.action.owner = PersonId("planner");
  one.record.action.verifier = PersonId("nurse");
  one.answer(Verb::claim, "planner");
  one.answer(Verb::correct, "nurse").about = 1;
  CHECK(one.receipt().sentence ==
        "On Friday 18 November 2011 you took back the last answer of the owner.");
}

TEST_CASE("staff are told every name in a receipt, that of a partner too") {
  Case one;
  one.answer(Verb::claim, "director");
  CHECK_THAT(one.receipt().next, Catch::Matchers::StartsWith("Quill One is to check it before"));
  one.record.state.answers.clear();
  one.answer(Verb::progress, "nurse");
  one.answer(Verb::correct, "director").about = 1;
  CHECK_THAT(one.receipt().sentence, Catch::Matchers::EndsWith("the last answer of Nurse."));
}

TEST_CASE("a code names the proposed owner to whoever reads that name") {
  Case one;
  one.answer(Verb::not_mine, "nurse").person = PersonId("planner");
  CHECK(one.code(Verb::approve, "director") == "agree to another owner, Quill Four");
  CHECK(one.code(Verb::approve, "matron") == "agree to another owner");
  one.record.state.answers.back().person = PersonId("matron");
  CHECK(one.code(Verb::approve, "matron") == "agree to another owner, Matron");
}

TEST_CASE("what waits is told to a partner without the names of others") {
  const Case one;
  service::WaitingItem claim;
  claim.ref = one.record.action.ref;
  claim.title = "Chronologies";
  claim.verb = Verb::claim;
  claim.asked_by = PersonId("nurse");
  claim.decider = PersonId("quality");
  claim.before = calendar::date(2011, 12, 2);
  CHECK(service::in_words(claim, one.directory, PersonId("matron")) ==
        "ofsted-2011/SG-07 (Chronologies): the council is to verify the claim of Nurse before "
        "Friday 2 December 2011");
}
