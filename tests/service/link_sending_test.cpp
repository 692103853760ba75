// SPDX-License-Identifier: MIT
/// A link by mail in place of those that were revoked: to whom it goes, when again, and to whom
/// not.
#include "service/small_office.hpp"
#include "support/catch.hpp"

using namespace dueward;
using Catch::Matchers::ContainsSubstring;
using model::PersonId;
using test::SmallOffice;
using namespace std::chrono_literals;

namespace {

const store::Actor officer{"officer", "test"};

struct Office : SmallOffice {
  Office() {
    ask(desk.load_keys());
    load({action("SG-07"), action("SG-08")});
  }

  bool linked = true;
  PersonId nowhere;                                  ///< Has no mail address.
  mutable std::vector<service::LinkLetter> letters;  ///< That were written, in order.

  [[nodiscard]] bool makes_links() const override { return linked; }
  std::vector<store::ServiceMessage> write_link(const service::LinkLetter& letter) const override {
    if (letter.to == nowhere) return {};
    letters.push_back(letter);
    store::ServiceMessage message;
    message.key = letter.key;
    message.recipient = letter.to;
    message.envelope = {model::NotifierId("email"), letter.to.str() + "@example.gov.uk", ""};
    return {message};
  }

  service::LinksSent send(const std::string& to) {
    return ask(desk.send_links(PersonId(to), officer));
  }
  service::LinksSent send_to_all() { return ask(desk.send_links(std::nullopt, officer)); }
  std::string refusal(const std::string& to) {
    try {
      send(to);
    } catch (const service::Refused& refused) {
      return refused.what();
    }
    return "sent";
  }
  std::size_t mails() { return ask(store.messages({})).size(); }
  void revoke(const std::string& person) {
    ask(desk.revoke_links({PersonId(person), {}}, officer));
  }
  void claim(const std::string& id) {
    service::Wish wish;
    wish.action = {model::PlanId("ofsted-2011"), id};
    wish.answer.verb = model::Verb::claim;
    wish.answer.by = PersonId("lead");
    wish.answer.evidence = {{model::EvidenceKind::report, "Audit of 40 cases", ""}};
    ask(desk.answer(std::move(wish), {"lead", "test"}));
  }
  void change(const std::function<void(model::Directory&)>& change) {
    auto directory = *picture_->directory;
    change(directory);
    auto picture = std::make_shared<engine::Picture>(*picture_);
    picture->directory = std::make_shared<const model::Directory>(std::move(directory));
    picture_ = std::move(picture);
  }
};

using People = std::vector<PersonId>;

}  // namespace

TEST_CASE("whose links were revoked is mailed another, with how much their page shows") {
  Office office;
  office.claim("SG-07");
  office.revoke("lead");
  CHECK(office.send("lead").to == People{PersonId("lead")});
  CHECK(office.send("quality").to == People{PersonId("quality")});
  REQUIRE(office.letters.size() == 2);
  CHECK(office.letters[0].open.actions == 2);
  CHECK(office.letters[0].open.decisions == 0);
  CHECK(office.letters[1].open.actions == 0);
  CHECK(office.letters[1].open.decisions == 1);
  for (const auto& letter : office.letters) {
    const auto page = office.ask(office.desk.open_with(letter.to));
    CHECK(letter.open.actions == page.actions.size());
    CHECK(letter.open.decisions == page.decisions.size());
  }
  CHECK(office.mails() == 2);
}

TEST_CASE("whoever stands in for somebody is told of what they see in their place") {
  Office office;
  office.change([](model::Directory& directory) {
    auto& lead = directory.people.at(PersonId("lead"));
    lead.deputy = PersonId("quality");
    lead.away = {{calendar::date(2011, 11, 14), calendar::date(2011, 11, 25)}};
  });
  CHECK(office.send("quality").to.size() == 1);
  CHECK(office.letters.at(0).open.actions == 2);
  CHECK(office.ask(office.desk.open_with(PersonId("quality"))).actions.size() == 2);
}

TEST_CASE("the same link is mailed once an hour, and another as soon as it was revoked") {
  Office office;
  CHECK(office.send("lead").to.size() == 1);
  office.clock.advance_to(office.clock.now() + 59min);
  const auto again = office.send("lead");
  CHECK(again.to.empty());
  CHECK(again.before == People{PersonId("lead")});
  CHECK(office.mails() == 1);
  office.revoke("quality");
  CHECK(office.send("lead").to.empty());
  office.revoke("lead");
  CHECK(office.send("lead").to.size() == 1);
  office.ask(office.desk.change_signing_key(service::OldKey::dies, officer));
  CHECK(office.send("lead").to.size() == 1);
  office.clock.advance_to(office.clock.now() + 1min);
  CHECK(office.send("lead").to.size() == 1);
  CHECK(office.mails() == 4);
}

TEST_CASE("no link is sent to who is not there, has nothing open or has no mail address") {
  Office office;
  office.nowhere = PersonId("lead");
  CHECK_THAT(office.refusal("nobody"), ContainsSubstring("there is no person \"nobody\""));
  CHECK_THAT(office.refusal("director"),
             ContainsSubstring("nothing is open with director") && ContainsSubstring("next mail"));
  CHECK_THAT(office.refusal("lead"),
             ContainsSubstring("lead has no mail address at any notifier") &&
                 ContainsSubstring("Give them one"));
  CHECK(office.mails() == 0);
}

TEST_CASE("no link is sent where mails carry none") {
  Office office;
  office.linked = false;
  CHECK_THAT(office.refusal("lead"), ContainsSubstring("public_url"));
  CHECK_THROWS_AS(office.send_to_all(), service::Refused);
  CHECK(office.mails() == 0);
}

TEST_CASE("no link is sent to those who are not mailed, because their plan is a pilot") {
  Office office;
  office.change([](model::Directory& directory) {
    directory.plans.at(model::PlanId("ofsted-2011")).pilot = true;
  });
  CHECK_THAT(office.refusal("lead"), ContainsSubstring("is in a pilot"));
  const auto sent = office.send_to_all();
  CHECK(sent.to.empty());
  CHECK(sent.nothing_open == 3);
}

TEST_CASE("everybody who has something open is sent a link of their own, and the rest is counted") {
  Office office;
  office.claim("SG-07");
  office.nowhere = PersonId("quality");
  const auto sent = office.send_to_all();
  CHECK(sent.to == People{PersonId("lead")});
  CHECK(sent.without_address == People{PersonId("quality")});
  CHECK(sent.nothing_open == 1);
  CHECK_FALSE(sent.held);
  const auto again = office.send_to_all();
  CHECK(again.to.empty());
  CHECK(again.before == People{PersonId("lead")});
}

TEST_CASE("a link that is sent while sending is held is told to wait") {
  Office office;
  const store::Hold hold{"the relay is being moved", office.clock.now()};
  office.ask(office.store.set_hold(hold, officer, office.clock.now(), {}));
  const auto sent = office.send("lead");
  CHECK(sent.to.size() == 1);
  CHECK(sent.held);
}
