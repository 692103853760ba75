// SPDX-License-Identifier: MIT
/// What was escalated to somebody stands on their list.
#include "service/small_office.hpp"
#include "support/catch.hpp"

using namespace dueward;
using calendar::date;
using model::PersonId;
using test::SmallOffice;

namespace {

/// SG-01, overdue since 1 November, of which the director heard on the 8th; SG-02 is as late, and
/// nobody has heard.
struct Escalated : SmallOffice {
  Escalated() {
    load({late("SG-01"), late("SG-02")});
    escalate("SG-01");
  }

  static model::Action late(const std::string& id) {
    auto one = action(id);
    one.due = date(2011, 11, 1);
    return one;
  }

  void escalate(const std::string& id) {
    const auto record = ask(store.action({model::PlanId("ofsted-2011"), id})).value();
    store::NewNotice notice;
    notice.entry.key = {1, "accountable", 1, "accountable"};
    notice.entry.kind = model::Kind::escalation;
    notice.entry.recipient = notice.entry.named = PersonId("director");
    notice.entry.date = notice.entry.decided_on = date(2011, 11, 8);
    notice.envelopes = {{model::NotifierId("email"), "director@example.gov.uk", ""}};
    notice.message_recipient = "director";
    store::Decided decided{record.number, {notice}, std::nullopt, record.version};
    const auto day = date(2011, 11, 8);
    ask(store.commit_decisions({decided}, clock.now(), day));
    store::SealRequest seal;
    seal.day = day;
    seal.now = seal.undecided_until = calendar::Instant{};
    REQUIRE(ask(store.seal(std::move(seal))).sealed == 1);
    store::WrittenMessage written;
    written.id = ask(store.without_words(1)).at(0).id;
    ask(store.store_words({written}, clock.now()));
    store::ClaimRequest claim;
    claim.notifier = model::NotifierId("email");
    claim.now = clock.now();
    claim.limit = 1;
    store::AttemptRecord attempt;
    attempt.id = ask(store.claim(std::move(claim))).at(0).id;
    attempt.started = attempt.ended = clock.now();
    attempt.delivered = true;
    ask(store.record_attempts({attempt}, day));
  }

  std::vector<std::string> escalated_to(const char* person) {
    std::vector<std::string> ids;
    for (const auto& line : ask(desk.open_with(PersonId(person))).escalated)
      ids.push_back(line.record.action.ref.id);
    return ids;
  }
};

}  // namespace

TEST_CASE("whoever has heard of an overdue action by an escalation finds it on their list") {
  Escalated office;
  CHECK(office.escalated_to("director") == std::vector<std::string>{"SG-01"});
}

TEST_CASE("whom an overdue action was escalated to is sent a link to it, and told of it") {
  Escalated office;
  office.ask(office.desk.load_keys());
  const model::PersonId director("director");
  // Nothing is written here, so there is nowhere to send it to; without a thing open, that is said.
  CHECK_THROWS_WITH(office.ask(office.desk.send_links(director, {"officer", "test"})),
                    Catch::Matchers::ContainsSubstring("has no mail address"));
  CHECK_THROWS_WITH(office.ask(office.desk.send_links(PersonId("quality"), {"officer", "test"})),
                    Catch::Matchers::ContainsSubstring("nothing is open"));
}

TEST_CASE("others find nothing there, and nobody finds what has been claimed") {
  Escalated office;
  CHECK(office.escalated_to("lead").empty());
  CHECK(office.escalated_to("quality").empty());
  service::Wish wish;
  wish.action = {model::PlanId("ofsted-2011"), "SG-01"};
  wish.answer.verb = model::Verb::claim;
  wish.answer.by = PersonId("lead");
  wish.answer.evidence = {{model::EvidenceKind::report, "Audit of 40 cases", ""}};
  office.ask(office.desk.answer(std::move(wish), {"lead", "test"}));
  CHECK(office.escalated_to("director").empty());
}
