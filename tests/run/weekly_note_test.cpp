// SPDX-License-Identifier: MIT
#include "run/weekly_note.hpp"

#include "support/catch.hpp"

using namespace dueward;
using namespace std::chrono_literals;
using calendar::date;

namespace {

std::string note_after(calendar::Date from) {
  const model::Calendar calendar{
      calendar::WorkingCalendar({std::chrono::Saturday, std::chrono::Sunday},
                                {*calendar::bundled_holidays("england-and-wales")}, {}),
      8h};
  return calendar::in_short(run::note_day(std::chrono::Monday, from, calendar));
}

}  // namespace

TEST_CASE("The weekly note goes on its weekday, or the next working day") {
  CHECK(note_after(date(2011, 8, 19)) == "Mon 22 Aug 2011");
  CHECK(note_after(date(2011, 8, 22)) == "Mon 22 Aug 2011");
  CHECK(note_after(date(2011, 8, 23)) == "Tue 30 Aug 2011");  // Monday 29 August was a bank holiday
}

TEST_CASE("The weekly note says how the plan stands and what needs somebody") {
  store::Counts counts;
  counts.open = 22;
  CHECK(run::week_in_words(counts) == "22 actions open, none overdue.");
  const model::Directory nobody{"Example Council", calendar::Zone("UTC"), {}, {}, {}, {}, {}};
  CHECK(run::needs_of(counts, {}, nobody, {}).empty());

  counts.overdue = 7;
  counts.without_owner = 1;
  counts.messages[model::MessageState::failed] = 2;
  CHECK(run::week_in_words(counts) == "22 actions open, 7 overdue.");
  counts.proposed = 3;
  CHECK(run::week_in_words(counts) ==
        "22 actions open, 7 overdue; 3 proposed and not agreed to yet.");
  CHECK(run::needs_of(counts, {}, nobody, {}) ==
        std::vector<std::string>{"7 actions overdue: see dueward list --overdue",
                                 "1 action without an owner",
                                 "2 messages failed for good: see dueward status"});
}

TEST_CASE("The weekly note names the decisions that wait, and counts those beyond twenty") {
  const model::Directory nobody{"Example Council", calendar::Zone("UTC"), {}, {}, {}, {}, {}};
  service::WaitingItem claim;
  claim.ref = {model::PlanId("ofsted-2011"), "SG-07"};
  claim.title = "Usable chronologies";
  claim.verb = model::Verb::claim;
  claim.asked_by = model::PersonId("systems-lead");
  claim.decider = model::PersonId("quality");
  claim.before = date(2011, 12, 2);
  auto other_owner = claim;
  other_owner.verb = model::Verb::not_mine;
  other_owner.overdue = true;
  CHECK(run::needs_of({}, {other_owner, claim}, nobody, {}) ==
        std::vector<std::string>{
            "overdue: ofsted-2011/SG-07 (Usable chronologies): quality was to decide whose it is, "
            "for systems-lead proposed another owner, before Friday 2 December 2011",
            "ofsted-2011/SG-07 (Usable chronologies): quality is to verify the claim of "
            "systems-lead before Friday 2 December 2011"});
  const auto many = run::needs_of({}, std::vector(23, claim), nobody, {});
  CHECK(many.size() == 21);
  CHECK(many.back() == "3 more decisions wait: see dueward status");
}

TEST_CASE("The weekly note tells a partner of their own decisions alone, without names of others") {
  model::Directory directory{"Example Council", calendar::Zone("UTC"), {}, {}, {}, {}, {}};
  model::Person nurse;
  nurse.id = model::PersonId("nurse");
  nurse.name = "Nurse";
  nurse.organisation = "health-trust";
  directory.people.emplace(nurse.id, nurse);
  service::WaitingItem claim;
  claim.ref = {model::PlanId("ofsted-2011"), "SG-07"};
  claim.title = "Usable chronologies";
  claim.verb = model::Verb::claim;
  claim.asked_by = model::PersonId("systems-lead");
  claim.decider = nurse.id;
  claim.before = date(2011, 12, 2);
  auto of_others = claim;
  of_others.decider = model::PersonId("quality");
  CHECK(run::needs_of({}, {claim, of_others}, directory, nurse.id) ==
        std::vector<std::string>{
            "ofsted-2011/SG-07 (Usable chronologies): Nurse is to verify the claim of the council "
            "before Friday 2 December 2011"});
}
