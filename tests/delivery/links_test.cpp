// SPDX-License-Identifier: MIT
/// Links in mails: where they stand, where they lead, and where there are none.
#include "delivery/links.hpp"

#include "delivery/renderer.hpp"
#include "delivery/samples.hpp"
#include "delivery/tellings.hpp"
#include "support/catch.hpp"
#include "world.hpp"

using namespace dueward;
using namespace dueward::delivery;
using calendar::date;
using enum model::Kind;

namespace {

store::SealedMessage two_weeks() {
  const auto day = date(2011, 11, 4);
  return test::sealed(day, {test::notice(test::chronologies(), reminder, "two-weeks", "owner",
                                         "systems-lead", day)});
}

/// Says what a link was asked for.
std::string told_link(const LinkTo& to) {
  const auto action = to.action ? to_string(*to.action) + "," + to.holder.str() : "all";
  return "https://actions.example.gov.uk/link/" + to.person.str() + "/" + to.address + "/" + action;
}

/// Addresses in the order in which they stand in a text.
std::vector<std::string> links_in(const std::string& text) {
  std::vector<std::string> links;
  for (auto at = text.find("https://"); at != std::string::npos; at = text.find("https://", at + 1))
    links.push_back(text.substr(at + 36, text.find_first_of("\" \n", at) - at - 36));
  return links;
}

}  // namespace

TEST_CASE(
    "the first link of a mail opens all that is open with its reader, the others one action") {
  test::World world;
  const Renderer linked(std::make_shared<const Templates>(), told_link);
  const auto words = linked.render(two_weeks(), world.directory, world.entries).written.words;
  const std::vector<std::string> expected{
      "systems-lead/systems-lead@example.gov.uk/all",
      "systems-lead/systems-lead@example.gov.uk/ofsted-2011/SG-07,systems-lead"};
  CHECK(links_in(words.text) == expected);
  CHECK(links_in(words.html) == expected);
}

TEST_CASE("a mail offers an answer only where there is one to give") {
  test::World world;
  const Renderer linked(std::make_shared<const Templates>(), told_link);
  const auto day = date(2011, 11, 22);
  model::Answer answer;
  answer.number = 1;
  answer.on = day;
  answer.by = model::PersonId("systems-lead");
  const auto text = [&](model::Kind kind, const std::string& step, model::Verb verb) {
    answer.verb = verb;
    auto notice = test::notice(test::chronologies(), kind, step, "owner", "systems-lead", day);
    notice.state.answers = {answer};
    const auto rendered =
        linked.render(test::sealed(day, {notice}), world.directory, world.entries);
    CHECK(rendered.fault.empty());
    return rendered.written.words.text;
  };
  using Catch::Matchers::ContainsSubstring;
  CHECK_THAT(text(reminder, "two-weeks", model::Verb::progress),
             ContainsSubstring("Answer about SG-07") &&
                 ContainsSubstring("say with the link below that it is done"));
  CHECK_THAT(text(stand_down, "stand-down", model::Verb::claim),
             ContainsSubstring("See SG-07") && !ContainsSubstring("Answer about"));
  CHECK_THAT(text(news, "sent-back", model::Verb::send_back),
             ContainsSubstring("See SG-07") && !ContainsSubstring("Answer about"));
  CHECK_THAT(text(news, "signed-off", model::Verb::sign_off),
             ContainsSubstring("it is complete") && !ContainsSubstring("/link/"));
  CHECK_THAT(text(stand_down, "stand-down", model::Verb::withdraw),
             ContainsSubstring("it was withdrawn") && !ContainsSubstring("/link/"));
}

TEST_CASE("a body's mail has links to look at, and says whom to tell instead of an answer") {
  test::World world;
  world.person("systems-lead").body = true;
  const Renderer linked(std::make_shared<const Templates>(), told_link);
  const auto words = linked.render(two_weeks(), world.directory, world.entries).written.words;
  for (const auto& text : {words.text, words.html}) {
    CHECK_THAT(text, Catch::Matchers::ContainsSubstring("See SG-07"));
    CHECK_THAT(text, Catch::Matchers::ContainsSubstring("not answer on them"));
    CHECK_THAT(text, !Catch::Matchers::ContainsSubstring("Answer about"));
    CHECK_THAT(text, !Catch::Matchers::ContainsSubstring("can answer in your name"));
    CHECK_THAT(text, !Catch::Matchers::ContainsSubstring("say with the link below"));
  }
}

TEST_CASE("what is new and late already stands among what is overdue") {
  test::World world;
  const auto day = date(2011, 11, 22);
  auto other = test::chronologies();
  other.ref.id = "SG-08";
  other.due = date(2011, 12, 9);
  const auto digest = test::sealed(
      day,
      {test::notice(test::chronologies(), assignment, "assigned", "owner", "systems-lead", day),
       test::notice(other, reminder, "four-weeks", "owner", "systems-lead", day)});
  const Renderer renderer(std::make_shared<const Templates>());
  const auto words = renderer.render(digest, world.directory, world.entries).written.words;
  CHECK_THAT(words.subject, Catch::Matchers::ContainsSubstring("1 overdue") &&
                                !Catch::Matchers::ContainsSubstring("new"));
  CHECK(words.text.find("SG-07") < words.text.find("SG-08"));
}

TEST_CASE("no message asks a body to answer by a link") {
  const Renderer linked(std::make_shared<const Templates>(), told_link);
  auto directory = *sample_directory();
  for (auto& [id, person] : directory.people)
    person.body = true;
  const auto check = [](const model::Words& words) {
    for (const auto& text : {words.text, words.html}) {
      for (const auto* asked : {"in your name", "Answer about", "with the link below",
                                "take it back", "Take it back", "answer them all"})
        CHECK_THAT(text, !Catch::Matchers::ContainsSubstring(asked));
    }
  };
  for (const auto* kind : {"assignment", "reminder", "overdue", "escalation", "handover",
                           "decision", "news", "stand-down", "digest"}) {
    CAPTURE(kind);
    for (auto message : sample_messages(kind)) {
      message.pilot_for = {};
      check(linked.render(message, directory, {}).written.words);
    }
  }
  auto letter = sample_service_letter();
  letter.only_shows = true;
  for (const auto* kind : {"receipt", "links"}) {
    CAPTURE(kind);
    check(linked.service_words(kind, letter, {}));
  }
}

TEST_CASE("without a public address, to a URL, and with a strange scheme a message has no links") {
  test::World world;
  const auto html = [&](const Renderer& renderer, const store::SealedMessage& message) {
    return renderer.render(message, world.directory, world.entries).written.words.html;
  };
  const auto plain = html(Renderer(std::make_shared<const Templates>()), two_weeks());
  CHECK_THAT(plain, !Catch::Matchers::ContainsSubstring("/link/"));
  auto posted = two_weeks();
  posted.envelope.address = "https://example.org/hooks/plan@example";
  CHECK_THAT(html(Renderer(std::make_shared<const Templates>(), told_link), posted),
             !Catch::Matchers::ContainsSubstring("/link/"));
  const auto strange = [](const LinkTo&) { return std::string("javascript:alert(1)"); };
  CHECK_THAT(html(Renderer(std::make_shared<const Templates>(), strange), two_weeks()),
             !Catch::Matchers::ContainsSubstring("javascript"));
}

namespace {

/// What the systems lead is sent, at their addresses; of how much is open with them.
std::vector<store::ServiceMessage> fresh_links(const model::Directory& directory,
                                               const LinkMaker& maker, LinkToSend wish) {
  const Renderer renderer(std::make_shared<const Templates>(), maker);
  const Tellings tellings(renderer, std::make_shared<const model::Directory>(directory),
                          [](const auto&, const auto&) { return std::string(); });
  wish.key = "links";
  wish.to = model::PersonId("systems-lead");
  return tellings.links(wish, directory.zone.at(date(2011, 11, 18), std::chrono::hours(12)));
}

}  // namespace

TEST_CASE(
    "a link in place of those that were revoked opens all that is open, and is the only one") {
  test::World world;
  const auto messages = fresh_links(world.directory, told_link, {{}, {}, 3, 1, 0});
  REQUIRE(messages.size() == 1);
  const auto& words = messages[0].words;
  const std::vector<std::string> expected{"systems-lead/systems-lead@example.gov.uk/all"};
  CHECK(links_in(words.text) == expected);
  CHECK(links_in(words.html) == expected);
  using Catch::Matchers::ContainsSubstring;
  for (const auto& text : {words.text, words.html}) {
    CHECK_THAT(text, ContainsSubstring("links you were sent before may have stopped working") &&
                         ContainsSubstring("3 actions are open with you.") &&
                         ContainsSubstring("One decision waits for you.") &&
                         !ContainsSubstring("escalated") && ContainsSubstring("do not forward it"));
  }
  CHECK(messages[0].rests);
}

TEST_CASE("a link in place of others goes to mail addresses only, and nowhere without links") {
  test::World world;
  CHECK(fresh_links(world.directory, {}, {{}, {}, 1, 0, 0}).empty());
  auto& notify = world.person("systems-lead").notify;
  notify[model::NotifierId("hook")] = "https://example.org/hooks/plan@example";
  const auto messages = fresh_links(world.directory, told_link, {{}, {}, 1, 0, 2});
  REQUIRE(messages.size() == 1);
  CHECK(messages[0].envelope.notifier == model::NotifierId("email"));
  CHECK_THAT(messages[0].words.text,
             Catch::Matchers::ContainsSubstring("One action is open with you.") &&
                 Catch::Matchers::ContainsSubstring("2 overdue actions were escalated to you.") &&
                 !Catch::Matchers::ContainsSubstring("decision"));
  notify.erase(model::NotifierId("email"));
  CHECK(fresh_links(world.directory, told_link, {{}, {}, 1, 0, 0}).empty());
}
