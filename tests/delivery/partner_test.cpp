// SPDX-License-Identifier: MIT
/// What a partner's mails tell of others: the parts they play, and no name of theirs.
#include <string>
#include <vector>

#include "delivery/renderer.hpp"
#include "delivery/samples.hpp"
#include "delivery/tellings.hpp"
#include "model/beside.hpp"
#include "support/catch.hpp"
#include "world.hpp"

using namespace dueward;
using namespace dueward::delivery;
using calendar::date;
using Catch::Matchers::ContainsSubstring;
using model::Verb;

namespace {

const std::string trust = "example-health-trust";

/// With a link in every mail, which a partner gets as anybody does.
const Renderer& renderer() {
  static const Renderer one(std::make_shared<const Templates>(),
                            [](const LinkTo& to) { return "https://example.org/" + to.address; });
  return one;
}

model::Words words(const model::Directory& directory, const store::SealedMessage& message) {
  auto rendered = renderer().render(message, directory, {});
  CHECK(rendered.fault.empty());
  return rendered.written.words;
}

/// Everything that the receiver gets to read.
std::string all_of(const model::Words& words) {
  return words.subject + "\n" + words.text + "\n" + words.html + "\n" + words.brief + "\n" +
         words.data;
}

/// People of the council are named so that nothing else in a mail looks like it.
void name_unmistakably(model::Person& person) {
  person.name = "Quill " + person.id.str();
  person.notify = {{model::NotifierId("email"), "quill@example.gov.uk"}};
}

void check_names_nobody(const model::Words& words) {
  const auto all = all_of(words);
  INFO(words.text);
  CHECK_THAT(all, !ContainsSubstring("Quill") && !ContainsSubstring("quill@"));
}

/// The sample council, where the owner of everything is a partner's.
model::Directory samples_of_a_partner() {
  auto directory = *sample_directory();
  for (auto& [id, person] : directory.people) {
    if (id == model::PersonId("owner")) {
      person.organisation = trust;
    } else {
      name_unmistakably(person);
    }
  }
  return directory;
}

/// The plan of 2011, whose systems lead works for a health trust.
struct Partnership : test::World {
  Partnership() {
    for (auto& [id, one] : directory.people)
      name_unmistakably(one);
    person("systems-lead").name = "Ward Sister";
    person("systems-lead").notify = {
        {model::NotifierId("email"), "sister@health-trust.example.org"}};
    person("systems-lead").organisation = trust;
  }
};

model::Answer answer(int number, Verb verb, const std::string& by, int about = 0) {
  model::Answer answer;
  answer.number = number;
  answer.verb = verb;
  answer.by = model::PersonId(by);
  answer.on = date(2011, 11, 17);
  answer.at = calendar::Instant{answer.on.time_since_epoch() + std::chrono::hours(12)};
  if (verb == Verb::extend || verb == Verb::acknowledge || verb == Verb::recover)
    answer.date = date(2011, 12, 19);
  if (verb == Verb::not_mine) answer.person = model::PersonId("improvement-officer");
  answer.about = about;
  return answer;
}

/// A notice about the last of these answers, to the partner, who owns the action.
store::NoticeInMessage about(const model::Beside& what, std::vector<model::Answer> answers,
                             const std::string& to = "owner") {
  auto action = test::chronologies();
  action.verifier = model::PersonId("head-of-quality");
  auto notice = test::notice(action, what.kind, std::string(what.step), to, "systems-lead",
                             date(2011, 11, 18));
  notice.entry.key.occurrence = answers.back().number;
  notice.state.answers = std::move(answers);
  return notice;
}

std::string text(const Partnership& world, store::NoticeInMessage notice) {
  return words(world.directory, test::sealed(date(2011, 11, 18), {std::move(notice)})).text;
}

}  // namespace

TEST_CASE("no sample of any message names anybody of the council to a partner") {
  const auto directory = samples_of_a_partner();
  for (const auto* kind : {"assignment", "reminder", "overdue", "escalation", "handover",
                           "decision", "news", "stand-down", "digest"}) {
    CAPTURE(kind);
    for (auto message : sample_messages(kind)) {
      // Else the head of service reads it, who may.
      message.pilot_for = {};
      check_names_nobody(words(directory, message));
    }
  }
}

TEST_CASE("whoever answered, decided or is to decide, a partner is told no name") {
  const Partnership world;
  const std::vector<std::string> council{"head-of-quality", "director-childrens",
                                         "strategic-director", "improvement-officer"};
  for (const auto* what : model::beside_ladder) {
    if (what == &model::beside::handover) continue;
    for (int verb = 0; verb < model::verb_count; ++verb) {
      for (const auto& by : council) {
        const auto told = static_cast<Verb>(verb);
        CAPTURE(what->step, to_string(told), by);
        check_names_nobody(words(
            world.directory, test::sealed(date(2011, 11, 18),
                                          {about(*what, {answer(1, told, by)}),
                                           about(*what, {answer(1, Verb::extend, by),
                                                         answer(2, told, "systems-lead", 1)})})));
        check_names_nobody(
            words(world.directory,
                  test::sealed(date(2011, 11, 18), {about(*what, {answer(1, told, by)})})));
      }
    }
  }
}

TEST_CASE("a partner whose claim was sent back is told by the verifier, and whom to ask") {
  const Partnership world;
  const auto sent = text(
      world, about(model::beside::sent_back, {answer(1, Verb::claim, "systems-lead"),
                                              answer(2, Verb::send_back, "head-of-quality", 1)}));
  CHECK(sent == R"(SG-07  Case system produces usable chronologies
Plan: Safeguarding and looked after children

The verifier has sent the claim back on Thursday 17 November 2011: this is not done yet. Why stands on the page behind the link.

Act by Friday 18 November 2011. That is the day on which this was written.
The due date itself, Saturday 19 November 2011, is not a working day.

WHAT TO DO
Ask the verifier what is missing, finish it, and claim it again.

See all that is open with you:
https://example.org/systems-lead@example.gov.uk

See SG-07:
https://example.org/systems-lead@example.gov.uk

No login is needed. Whoever has this mail can answer in your name, so do not forward it.

WHOM TO RING
Whoever keeps the plan, 01632 960110; or reply to this mail

Reference: ofsted-2011/SG-07

Example Council improvement plan
)");
}

TEST_CASE("sentences to a partner name parts") {
  const Partnership world;
  using namespace model::beside;
  CHECK_THAT(text(world, about(extended, {answer(1, Verb::extend, "systems-lead"),
                                          answer(2, Verb::approve, "director-childrens", 1)})),
             ContainsSubstring("\nThe accountable officer has granted more time on Thursday 17"));
  CHECK_THAT(
      text(world, about(answered, {answer(1, Verb::claim, "director-childrens")})),
      ContainsSubstring("\nThe accountable officer has claimed for you on Thursday 17 November "
                        "2011 that this is done. The verifier is to look at the evidence before "
                        "Thursday 1 December 2011, and nobody is chased about it meanwhile.\n") &&
          ContainsSubstring("speak with the accountable officer.\n"));
  CHECK_THAT(text(world, about(answered, {answer(1, Verb::progress, "improvement-officer")})),
             ContainsSubstring("\nThe council has reported progress for you on"));
  CHECK_THAT(text(world, about(answered, {answer(1, Verb::not_mine, "head-of-quality")})),
             ContainsSubstring("\nThe owner's manager has said on Thursday 17 November 2011 that "
                               "somebody at the council should own this, not you. It waits for "
                               "the accountable officer, who is to decide before "));
  auto moved = about(owner_changed, {answer(1, Verb::not_mine, "systems-lead"),
                                     answer(2, Verb::approve, "director-childrens", 1)});
  moved.action.owner = model::PersonId("improvement-officer");
  CHECK_THAT(text(world, moved),
             ContainsSubstring("\nThe accountable officer has agreed on Thursday 17 November "
                               "2011: the council has this action now.\n"));
}

TEST_CASE("a partner is not told who hears next, nor which others were told") {
  const Partnership world;
  const auto day = date(2011, 11, 23);
  auto notice = test::notice(test::chronologies(), model::Kind::escalation, "manager", "owner",
                             "systems-lead", day);
  notice.told = {test::told(model::Kind::reminder, "systems-lead", date(2011, 11, 4)),
                 test::told(model::Kind::escalation, "head-of-quality", date(2011, 11, 23))};
  notice.unreached = {model::PersonId("head-of-quality")};
  const auto sent = text(world, notice);
  CHECK_THAT(sent, !ContainsSubstring("WHO HEARS NEXT") && !ContainsSubstring("be reached") &&
                       ContainsSubstring("WHO HAS BEEN TOLD\n- Friday 4 November 2011: Ward "
                                         "Sister (reminded)\n\nANSWER"));
}

TEST_CASE("an escalation to a partner's own manager names the owner, their colleague") {
  Partnership world;
  auto& manager = world.person("head-of-quality");
  manager.name = "Matron";
  manager.organisation = trust;
  const auto day = date(2011, 11, 23);
  auto notice = test::notice(test::chronologies(), model::Kind::escalation, "manager",
                             "owner.manager", "head-of-quality", day);
  notice.told = {test::told(model::Kind::reminder, "systems-lead", date(2011, 11, 4)),
                 test::told(model::Kind::escalation, "director-childrens", date(2011, 11, 23))};
  const auto sent = words(world.directory, test::sealed(day, {notice}));
  check_names_nobody(sent);
  CHECK_THAT(sent.text, ContainsSubstring("\nOwner: Ward Sister, 01632 960107\n") &&
                            ContainsSubstring("Speak with Ward Sister.") &&
                            ContainsSubstring("- Friday 4 November 2011: Ward Sister (reminded)") &&
                            ContainsSubstring("01632 960110; or reply to this mail"));
}

TEST_CASE("a partner who verifies is told that the owner claimed, and decides") {
  Partnership world;
  auto action = test::chronologies();
  action.owner = model::PersonId("head-of-quality");
  action.verifier = model::PersonId("systems-lead");
  auto notice = test::notice(action, model::Kind::decision, "verify", "verifier", "systems-lead",
                             date(2011, 11, 18));
  notice.state.answers = {answer(1, Verb::claim, "head-of-quality")};
  const auto all = words(world.directory, test::sealed(date(2011, 11, 18), {notice}));
  const auto& sent = all.text;
  CHECK_THAT(all.data, ContainsSubstring(R"("owner":"",)"));
  CHECK_THAT(sent, ContainsSubstring("Decide before Thursday 1 December 2011\n") &&
                       ContainsSubstring("\nThe owner claimed on Thursday 17 November 2011 that "
                                         "this is done.\n"));
}

TEST_CASE("staff of the council read every name, those of partners too") {
  Partnership world;
  auto notice = about(model::beside::sent_back, {answer(1, Verb::claim, "systems-lead"),
                                                 answer(2, Verb::send_back, "head-of-quality", 1)});
  notice.entry.recipient = notice.entry.named = model::PersonId("director-childrens");
  CHECK_THAT(text(world, notice),
             ContainsSubstring("\nQuill head-of-quality has sent the claim back on") &&
                 ContainsSubstring("Why stands on the page behind the link."));
  auto escalated = test::notice(test::chronologies(), model::Kind::escalation, "manager",
                                "owner.manager", "head-of-quality", date(2011, 11, 23));
  CHECK_THAT(text(world, escalated),
             ContainsSubstring("Speak with Ward Sister.") &&
                 ContainsSubstring("Quill director-childrens will be told on") &&
                 ContainsSubstring("Quill improvement-officer, 01632 960110, quill@"));
}

TEST_CASE("a body, whose mailbox many read, is told no name but its own") {
  Partnership world;
  auto& board = world.person("strategic-director");
  board.body = true;
  board.name = "Children's Board";
  name_unmistakably(world.person("systems-lead"));
  const auto day = date(2011, 12, 2);
  auto notice = test::notice(test::chronologies(), model::Kind::escalation, "director",
                             "strategic-director", "strategic-director", day);
  notice.told = {test::told(model::Kind::reminder, "systems-lead", date(2011, 11, 4))};
  const auto sent = words(world.directory, test::sealed(day, {notice}));
  check_names_nobody(sent);
  CHECK_THAT(sent.text, ContainsSubstring("\nOwner: another organisation\n"));
}

TEST_CASE("in a pilot the administrator is shown what the partner would have read") {
  const Partnership world;
  auto message = test::sealed(
      date(2011, 11, 18),
      {about(model::beside::signed_off, {answer(1, Verb::claim, "systems-lead"),
                                         answer(2, Verb::sign_off, "head-of-quality", 1)})});
  message.pilot_for = message.recipient;
  message.recipient = model::PersonId("improvement-officer");
  CHECK_THAT(words(world.directory, message).text,
             ContainsSubstring("\nThe verifier has signed this off on"));
}

TEST_CASE("an accountable officer of a partner is told that a message failed, not to whom") {
  Partnership world;
  world.directory.administrator = {};
  world.plan().accountable = model::PersonId("systems-lead");
  const Tellings tellings(renderer(), std::make_shared<const model::Directory>(world.directory),
                          [](const auto&, const auto&) { return std::string(); });
  store::ClaimedMessage failed;
  failed.recipient = model::PersonId("head-of-quality");
  failed.envelope = {model::NotifierId("email"), "quill@example.gov.uk", "example.gov.uk"};
  failed.attempt = 3;
  failed.sealed_at = calendar::Instant{date(2011, 11, 18).time_since_epoch()};
  failed.words.subject = "[Pilot: for Quill somebody] Act by Fri 18 Nov: SG-07";
  failed.actions = {test::chronologies().ref};
  const auto told = tellings.failed(failed, "The address will never take it.",
                                    "550 no such user <quill@example.gov.uk>", failed.sealed_at);
  REQUIRE(told.size() == 1);
  check_names_nobody(told.front().words);
  CHECK_THAT(told.front().words.text,
             ContainsSubstring("A message to the council was not delivered") &&
                 ContainsSubstring("Tell the council yourself today"));
}
