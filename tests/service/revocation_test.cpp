// SPDX-License-Identifier: MIT
/// Secret addresses that have got into wrong hands: what opens nothing any more, and what goes on.
#include "service/small_office.hpp"
#include "support/catch.hpp"

using namespace dueward;
using model::PersonId;
using model::PlanId;
using test::SmallOffice;

namespace {

const store::Actor officer{"officer", "test"};
const model::ActionRef chronologies{PlanId("ofsted-2011"), "SG-07"};

/// The parts of an address, as the web hands them on.
std::vector<std::string> words_of(const std::string& path) {
  std::vector<std::string> words;
  for (std::size_t at = 1; at != std::string::npos + 1;) {
    const auto end = path.find('/', at);
    words.push_back(path.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

struct Office : SmallOffice {
  Office() {
    ask(desk.load_keys());
    load({action("SG-07")});
  }

  std::string mailed(const std::string& person, std::optional<model::ActionRef> ref = {}) {
    const service::MailLink link{PersonId(person), person + "@example.gov.uk", std::move(ref),
                                 calendar::date(2012, 2, 16)};
    return desk.link_path(link, PersonId("lead"));
  }
  std::string feed(service::FeedOf of) { return ask(desk.feed_path(std::move(of))); }
  void revoke(service::FeedOf of) { ask(desk.revoke_links(std::move(of), officer)); }
  void change_key(service::OldKey old) { ask(desk.change_signing_key(old, officer)); }

  bool opens(const std::string& path) { return opens(desk, path); }
  bool opens(service::Desk& asked, const std::string& path) {
    const auto words = words_of(path);
    if (words.at(1) == "feed")
      return ask(asked.feed(words.at(2) + "/" + words.at(3), words.at(4))).has_value();
    service::LinkPath link{PersonId(words.at(1)), std::nullopt, words.end()[-2], words.back()};
    if (words.size() == 6) link.action = {PlanId(words[2]), words[3]};
    return ask(asked.open_link(std::move(link))).has_value();
  }

  const service::FeedOf of_lead{PersonId("lead"), {}};
  const service::FeedOf of_plan{{}, PlanId("ofsted-2011")};
};

}  // namespace

TEST_CASE("68: what one person was sent is revoked at once, links and calendar, and nothing else") {
  Office office;
  const auto list = office.mailed("lead");
  const auto one = office.mailed("lead", chronologies);
  const auto calendar = office.feed(office.of_lead);
  const auto others = {office.mailed("quality"), office.mailed("quality", chronologies),
                       office.feed({PersonId("quality"), {}}), office.feed(office.of_plan)};
  REQUIRE(office.opens(list));
  REQUIRE(office.opens(one));
  REQUIRE(office.opens(calendar));
  office.revoke(office.of_lead);
  CHECK_FALSE(office.opens(list));
  CHECK_FALSE(office.opens(one));
  CHECK_FALSE(office.opens(calendar));
  for (const auto& other : others)
    CHECK(office.opens(other));
}

TEST_CASE("68: what is mailed after a revocation is good, until the next one") {
  Office office;
  office.revoke(office.of_lead);
  const auto link = office.mailed("lead", chronologies);
  const auto calendar = office.feed(office.of_lead);
  CHECK(office.opens(link));
  CHECK(office.opens(calendar));
  office.revoke(office.of_lead);
  CHECK_FALSE(office.opens(link));
  CHECK_FALSE(office.opens(calendar));
}

TEST_CASE("68: the calendar of a plan is revoked without anybody's own") {
  Office office;
  const auto calendar = office.feed(office.of_plan);
  const auto of_lead = office.feed(office.of_lead);
  office.revoke(office.of_plan);
  CHECK_FALSE(office.opens(calendar));
  CHECK(office.opens(office.feed(office.of_plan)));
  CHECK(office.opens(of_lead));
}

TEST_CASE("68: a revocation outlives a restart and a change of the key") {
  Office office;
  const auto before = office.mailed("lead");
  office.revoke(office.of_lead);
  const auto after = office.mailed("lead");
  office.change_key(service::OldKey::stays);
  service::Desk restarted(office.store, office.clock, office);
  office.ask(restarted.load_keys());
  for (auto* desk : {&office.desk, &restarted}) {
    CHECK_FALSE(office.opens(*desk, before));
    CHECK(office.opens(*desk, after));
  }
}

TEST_CASE("there is nothing to revoke of somebody who is not there") {
  Office office;
  CHECK_THROWS_AS(office.revoke({PersonId("nobody"), {}}), service::Refused);
  CHECK_THROWS_AS(office.revoke({{}, PlanId("none")}), service::Refused);
  CHECK(office.ask(office.store.link_marks()).empty());
}

TEST_CASE("68: a change of the key leaves what it signed good until the next one") {
  Office office;
  const auto link = office.mailed("lead");
  office.change_key(service::OldKey::stays);
  CHECK(office.opens(link));
  office.change_key(service::OldKey::stays);
  CHECK_FALSE(office.opens(link));
}

TEST_CASE("68: a change of the key lets all that was given out stop at once, where it is told to") {
  Office office;
  const auto link = office.mailed("quality");
  const auto calendar = office.feed(office.of_plan);
  office.change_key(service::OldKey::dies);
  CHECK_FALSE(office.opens(link));
  CHECK_FALSE(office.opens(calendar));
  CHECK(office.opens(office.mailed("quality")));
}
