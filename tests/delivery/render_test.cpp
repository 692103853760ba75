// SPDX-License-Identifier: MIT
#include "delivery/renderer.hpp"
#include "support/catch.hpp"
#include "world.hpp"

using namespace dueward;
using namespace dueward::delivery;
using calendar::date;
using enum model::Kind;
using Catch::Matchers::ContainsSubstring;

namespace {

const Renderer& renderer() {
  static const Renderer one(std::make_shared<const Templates>());
  return one;
}

model::Words words(const test::World& world, const store::SealedMessage& message) {
  auto rendered = renderer().render(message, world.directory, world.entries);
  CHECK(rendered.fault.empty());
  return rendered.written.words;
}

store::SealedMessage two_weeks() {
  const auto day = date(2011, 11, 4);
  return test::sealed(day, {test::notice(test::chronologies(), reminder, "two-weeks", "owner",
                                         "systems-lead", day)});
}

store::SealedMessage to_manager() {
  const auto day = date(2011, 11, 23);
  auto notice = test::notice(test::chronologies(), escalation, "manager", "owner.manager",
                             "head-of-quality", day);
  notice.told = {test::told(reminder, "systems-lead", date(2011, 11, 4)),
                 test::told(reminder, "systems-lead", date(2011, 11, 17)),
                 test::told(overdue, "systems-lead", date(2011, 11, 21))};
  return test::sealed(day, {notice});
}

}  // namespace

TEST_CASE("a reminder says by when, what to do, who hears next and whom to ring") {
  const test::World world;
  const auto sent = words(world, two_weeks());
  CHECK(sent.subject == "Act by Fri 18 Nov: SG-07 Case system produces usable chronologies");
  CHECK(
      sent.text ==
      R"(Act by Friday 18 November 2011. On Friday 4 November 2011, when this was written, 10 working days were left.
The due date itself, Saturday 19 November 2011, is not a working day.

SG-07  Case system produces usable chronologies
Plan: Safeguarding and looked after children

WHAT TO DO
Finish what is still open, keep the evidence at hand, and tell Improvement Officer that it is done. If you can see that the date will not be met, say so now, while somebody can still help.

WHO HEARS NEXT
If this stays open, Head of Service, Safeguarding and Quality will be told on Wednesday 23 November 2011.

WHOM TO RING
Improvement Officer, 01632 960110, improvement-officer@example.gov.uk

Reference: ofsted-2011/SG-07

Example Council improvement plan
)");
}

TEST_CASE("an assignment says where its full wording can be had, and that reminders follow") {
  const test::World world;
  const auto day = date(2011, 8, 19);
  const auto sent =
      words(world, test::sealed(day, {test::notice(test::chronologies(), assignment, "assigned",
                                                   "owner", "systems-lead", day)}));
  CHECK_THAT(
      sent.text,
      ContainsSubstring(
          "WHAT TO DO\nWhat it asks for in full stands in the plan, not in this mail: ask "
          "Improvement Officer for the wording. Plan the work back from the date, and say now if "
          "the date cannot be met. Keep the evidence at hand; when it is done, tell Improvement "
          "Officer.\n\nYou will be reminded on working days as the date comes nearer.\n\nWHO "
          "HEARS NEXT\n"));
}

TEST_CASE("an assignment that is due at once says what comes in place of reminders") {
  test::World world;
  const auto day = date(2011, 8, 19);
  auto action = test::chronologies();
  action.due = day;
  const auto message = test::sealed(
      day, {test::notice(action, assignment, "assigned", "owner", "systems-lead", day)});
  CHECK_THAT(
      words(world, message).text,
      ContainsSubstring(
          "\n\nNo reminder comes before the date: this counts as overdue from Saturday 20 "
          "August 2011. If it is still open then, the next message to you comes on Monday 22 "
          "August 2011.\n\n"));
  world.plan().grace = calendar::parse_period("5 working days");
  CHECK_THAT(
      words(world, message).text,
      ContainsSubstring(
          "overdue from Saturday 20 August 2011. The plan gives until Friday 26 August 2011 "
          "before a missed date is taken further. If it is still open then, the next message "
          "to you comes on Tuesday 30 August 2011.\n\n"));
}

TEST_CASE("an escalation tells the next level up, never those it names above") {
  test::World world;
  auto& steps = world.directory.policies.at(model::PolicyId("standard")).steps;
  for (auto& step : steps) {
    if (step.kind == escalation) step.to.emplace_back("owner");
  }
  CHECK_THAT(words(world, to_manager()).text,
             ContainsSubstring("Director of Children's Services will be told on"));

  const auto day = date(2011, 12, 2);
  auto last = test::notice(test::chronologies(), escalation, "director", "strategic-director",
                           "strategic-director", day);
  last.told = {test::told(escalation, "head-of-quality", date(2011, 11, 23)),
               test::told(escalation, "director-childrens", date(2011, 11, 25))};
  CHECK_THAT(words(world, test::sealed(day, {last})).text, !ContainsSubstring("WHO HEARS NEXT"));
  auto second = test::action("SG-12", "Capacity for case audits");
  auto other = last;
  other.action = second;
  CHECK_THAT(words(world, test::sealed(day, {last, other})).text,
             !ContainsSubstring("Next to hear"));
}

TEST_CASE("a digest of escalations speaks to an owner of their own, and to others of the owners") {
  const test::World world;
  const auto day = date(2011, 11, 23);
  const auto digest_to = [&](const std::string& to, const std::string& recipient) {
    const auto of = [&](const model::Action& action) {
      return test::notice(action, escalation, "manager", to, recipient, day);
    };
    return words(world, test::sealed(day, {of(test::chronologies()),
                                           of(test::action("SG-12", "Capacity for audits"))}));
  };
  using Catch::Matchers::ContainsSubstring;
  CHECK_THAT(digest_to("owner", "systems-lead").text, ContainsSubstring("YOURS, AND ESCALATED (2)\n"
                                                                        "If it is done, say so"));
  CHECK_THAT(digest_to("owner.manager", "head-of-quality").text,
             ContainsSubstring("ESCALATED TO YOU (2)\nSpeak with the owners."));
}

TEST_CASE("whoever stands in for the reader is no next level") {
  test::World world;
  auto& owner = world.person("systems-lead");
  owner.deputy = model::PersonId("improvement-officer");
  owner.away = {{date(2011, 11, 7), date(2011, 11, 30)}};
  CHECK_THAT(words(world, two_weeks()).text,
             ContainsSubstring("Head of Service, Safeguarding and Quality will "
                               "be told on Wednesday 23 November 2011."));
}

TEST_CASE("a telephone link has no blanks") {
  const test::World world;
  CHECK_THAT(words(world, two_weeks()).html, ContainsSubstring("<a href=\"tel:01632960110\""));
  CHECK_THAT(words(world, to_manager()).html, ContainsSubstring("<a href=\"tel:01632960107\""));
}

TEST_CASE("an escalation names the owner, and who was told before") {
  const test::World world;
  const auto sent = words(world, to_manager());
  CHECK(sent.subject ==
        "Escalated to you, overdue since Sat 19 Nov: SG-07 Case system produces usable "
        "chronologies");
  CHECK(
      sent.text ==
      R"(This was due on Saturday 19 November 2011. On Wednesday 23 November 2011, when this was written, it was 3 working days late.

SG-07  Case system produces usable chronologies
Plan: Safeguarding and looked after children
Owner: Systems Lead, 01632 960107

This has come up to you because you are the owner's manager.

WHAT TO DO
Speak with Systems Lead. Agree what is missing, who helps, and on which day it will be done.

WHO HAS BEEN TOLD
- Friday 4 November 2011: Systems Lead (reminded)
- Thursday 17 November 2011: Systems Lead (reminded)
- Monday 21 November 2011: Systems Lead (told it is overdue)

WHO HEARS NEXT
If this stays open, Director of Children's Services will be told on Friday 25 November 2011.

WHOM TO RING
Improvement Officer, 01632 960110, improvement-officer@example.gov.uk

Reference: ofsted-2011/SG-07

Example Council improvement plan
)");
}

TEST_CASE("a message says what was promised, and what waits for its reader") {
  auto world = test::World();
  auto escalated = to_manager();
  auto& notice = escalated.notices[0];
  const auto answer = [&](model::Verb verb, const char* by, calendar::Date until) {
    model::Answer one;
    one.number = static_cast<int>(notice.state.answers.size()) + 1;
    one.verb = verb;
    one.by = model::PersonId(by);
    one.on = date(2011, 11, 17);
    one.at = world.directory.zone.at(one.on, std::chrono::hours{12});
    one.date = until;
    notice.state.answers.push_back(one);
  };
  answer(model::Verb::acknowledge, "systems-lead", date(2011, 11, 24));
  answer(model::Verb::extend, "systems-lead", date(2011, 12, 19));
  answer(model::Verb::recover, "director-childrens", date(2011, 12, 5));
  CHECK_THAT(
      words(world, escalated).text,
      ContainsSubstring(
          "Systems Lead has promised this for Thursday 24 November 2011.\n\n"
          "Director of Children's Services has recorded that this is to be made good by Monday "
          "5 December 2011. No message that went before is repeated until then; the steps that "
          "have "
          "not gone yet still go.\n\n"
          "An extension to Monday 19 December 2011 has been asked for and is undecided; it is to "
          "be decided by Director of Children's Services, before Thursday 24 November 2011.\n"));
  notice.entry.recipient = notice.entry.named = model::PersonId("director-childrens");
  escalated.recipient = notice.entry.recipient;
  escalated.day = date(2011, 11, 25);
  const auto late = words(world, escalated).text;
  CHECK_THAT(late, ContainsSubstring("it waits for you: it was to be decided before Thursday "
                                     "24 November 2011."));
  CHECK_THAT(late, !ContainsSubstring("has promised this"));
}

TEST_CASE(
    "an owner hears what somebody else answered for them, and until when they are left alone") {
  auto world = test::World();
  auto news = two_weeks();
  auto& notice = news.notices[0];
  notice.entry.kind = model::Kind::news;
  notice.entry.key.step = "answered";
  model::Answer promise;
  promise.number = 1;
  promise.by = model::PersonId("head-of-quality");
  promise.on = date(2011, 11, 4);
  promise.at = world.directory.zone.at(promise.on, std::chrono::hours{9});
  promise.date = date(2011, 11, 11);
  notice.state.answers = {promise};
  const auto sent = words(world, news);
  CHECK(sent.subject == "Answered for you: SG-07 Case system produces usable chronologies");
  CHECK_THAT(sent.text,
             ContainsSubstring(" has promised for you on Friday 4 November 2011 that this will be "
                               "done by Friday 11 November 2011. No reminder comes before that"));
}

TEST_CASE("the owner hears of an escalation in words of their own") {
  const test::World world;
  const auto day = date(2011, 11, 23);
  const auto sent =
      words(world, test::sealed(day, {test::notice(test::chronologies(), escalation, "manager",
                                                   "owner", "systems-lead", day)}));
  CHECK(sent.subject ==
        "Escalated, overdue since Sat 19 Nov: SG-07 Case system produces usable chronologies");
  CHECK_THAT(sent.text, ContainsSubstring("This is yours and still open"));
  CHECK_THAT(sent.text, !ContainsSubstring("Speak with"));
  CHECK_THAT(sent.html, !ContainsSubstring("Speak with"));
}

TEST_CASE("a late message says its own date and why, and counts from the day it is written") {
  const test::World world;
  auto message = two_weeks();
  message.day = date(2011, 11, 17);
  message.notices.front().late = true;
  const auto sent = words(world, message);
  CHECK_THAT(sent.text, Catch::Matchers::StartsWith(
                            "Act by Friday 18 November 2011. On Thursday 17 November 2011, when "
                            "this was written, 1 working day was left."));
  CHECK_THAT(sent.text,
             ContainsSubstring(
                 "This reminder was due on Friday 4 November 2011. It could not be sent then "
                 "because the service was not running or was on hold."));
}

TEST_CASE("on the last day it says so, in words that stay true when it is read later") {
  const test::World world;
  auto message = two_weeks();
  message.day = date(2011, 11, 18);
  const auto text = words(world, message).text;
  CHECK_THAT(text,
             Catch::Matchers::StartsWith(
                 "Act by Friday 18 November 2011. That is the day on which this was written.\n"));
  CHECK_THAT(text, !ContainsSubstring("tomorrow") && !ContainsSubstring("today,"));
}

TEST_CASE("a handover says who had it before and what they were told") {
  const test::World world;
  const auto day = date(2011, 11, 7);
  auto notice =
      test::notice(test::chronologies(), handover, "handover", "owner", "systems-lead", day);
  notice.state.holders = {
      {"owner", model::PersonId("systems-lead"), model::PersonId("head-of-quality"), day, 2}};
  notice.told = {test::told(reminder, "head-of-quality", date(2011, 11, 4))};
  const auto sent = words(world, test::sealed(day, {notice}));
  CHECK(sent.subject ==
        "Now yours, act by Fri 18 Nov: SG-07 Case system produces usable chronologies");
  CHECK_THAT(sent.text, ContainsSubstring(
                            "This action is now yours; Head of Service, Safeguarding and Quality "
                            "had it before you."));
  CHECK_THAT(sent.text, ContainsSubstring(
                            "- Friday 4 November 2011: Head of Service, Safeguarding and Quality "
                            "(reminded)"));
}

TEST_CASE("unreachable people, deputies and a missing owner are named") {
  const test::World world;
  auto message = to_manager();
  auto& notice = message.notices.front();
  notice.unreached = {model::PersonId("systems-lead")};
  notice.entry.named = model::PersonId("director-childrens");
  notice.action.owner = model::PersonId();
  const auto text = words(world, message).text;
  CHECK_THAT(text, ContainsSubstring(
                       "Systems Lead could not be reached: there is no usable address for them."));
  CHECK_THAT(text, ContainsSubstring("You get this in place of Director of Children's Services."));
  CHECK_THAT(text, ContainsSubstring("Nobody owns this action. Name an owner"));
}

TEST_CASE("a date that was moved shows the first one") {
  const test::World world;
  auto message = two_weeks();
  message.notices.front().state.original_due = date(2011, 10, 19);
  CHECK_THAT(words(world, message).text,
             ContainsSubstring(
                 "It was first due on Wednesday 19 October 2011; that date stays on record."));
}

TEST_CASE("in a pilot the subject says for whom it was") {
  test::World world;
  auto message = two_weeks();
  message.pilot_for = message.recipient;
  message.recipient = model::PersonId("improvement-officer");
  const auto sent = words(world, message);
  CHECK(sent.subject ==
        "[Pilot: for Systems Lead] Act by Fri 18 Nov: SG-07 Case system produces usable "
        "chronologies");
  CHECK_THAT(sent.text, Catch::Matchers::StartsWith(
                            "PILOT. This message was not sent to Systems Lead; it shows you what "
                            "they would have had.\n\nAct by"));
}

TEST_CASE("several notices are one digest, the gravest first") {
  const test::World world;
  const auto day = date(2011, 11, 21);
  auto later = test::action("SG-12", "Capacity for case audits");
  later.due = date(2012, 2, 17);
  auto next = test::action("SG-13", "Enough support for domestic abuse");
  next.due = date(2012, 2, 19);
  const auto message = test::sealed(
      day, {test::notice(next, reminder, "two-weeks", "owner", "systems-lead", day),
            test::notice(test::chronologies(), overdue, "overdue", "owner", "systems-lead", day),
            test::notice(later, reminder, "two-weeks", "owner", "systems-lead", day)});
  const auto rendered = renderer().render(message, world.directory, world.entries);
  CHECK(rendered.written.template_name == "digest");
  CHECK(rendered.written.kind == overdue);
  CHECK(rendered.written.thread == "digest/systems-lead/ofsted-2011");
  const auto& sent = rendered.written.words;
  CHECK(sent.subject == "3 actions need you: 1 overdue, 2 to act on by Fri 17 Feb 2012");
  CHECK(sent.text == R"(3 actions of the plan need you. Written on Monday 21 November 2011.
Plan: Safeguarding and looked after children

OVERDUE (1)
If it is done, say so today. If not, say what stands in the way and on which day it will be done.

- Due on Saturday 19 November 2011, 1 working day late
  SG-07  Case system produces usable chronologies
  Next to hear: Head of Service, Safeguarding and Quality, on Wednesday 23 November 2011
  Reference: ofsted-2011/SG-07

TO ACT ON (2)
Finish what is still open, or say now if the date cannot be met.

- Act by Friday 17 February 2012
  SG-12  Capacity for case audits
  Next to hear: Head of Service, Safeguarding and Quality, on Wednesday 22 February 2012
  Reference: ofsted-2011/SG-12

- Act by Friday 17 February 2012
  SG-13  Enough support for domestic abuse
  Next to hear: Head of Service, Safeguarding and Quality, on Wednesday 22 February 2012
  Reference: ofsted-2011/SG-13

WHOM TO RING
Improvement Officer, 01632 960110, improvement-officer@example.gov.uk

Example Council improvement plan
)");
}

TEST_CASE("a digest of very many stays a message and says what it left off") {
  const test::World world;
  const auto day = date(2011, 11, 21);
  std::vector<store::NoticeInMessage> many;
  for (int i = 0; i < 1500; ++i) {
    many.push_back(test::notice(test::action("A-" + std::to_string(i), "Some title"), reminder,
                                "two-weeks", "owner", "systems-lead", day));
  }
  const auto sent = words(world, test::sealed(day, std::move(many)));
  CHECK_THAT(sent.text, ContainsSubstring("And 1400 more, too many for one message."));
}

TEST_CASE("a line end in a title never reaches a subject or breaks a line of the text") {
  const test::World world;
  auto message = two_weeks();
  message.notices.front().action.title = "Chronologies\r\nBcc: all@example.org\n.\n";
  const auto sent = words(world, message);
  CHECK(sent.subject == "Act by Fri 18 Nov: SG-07 Chronologies Bcc: all@example.org .");
  CHECK_THAT(sent.text, ContainsSubstring("SG-07  Chronologies Bcc: all@example.org .\n"));
}

TEST_CASE("a title is escaped in HTML and left alone in text, and never read as a template") {
  const test::World world;
  auto message = two_weeks();
  message.notices.front().action.title = "<b>R&D</b> \"{{service}}\"";
  const auto sent = words(world, message);
  CHECK_THAT(sent.html, ContainsSubstring("&lt;b&gt;R&amp;D&lt;/b&gt; &quot;{{service}}&quot;"));
  CHECK_THAT(sent.text, ContainsSubstring("SG-07  <b>R&D</b> \"{{service}}\"\n"));
}

TEST_CASE("a subject is cut between words at 120 characters, the brief fits 160") {
  const test::World world;
  auto message = two_weeks();
  message.pilot_for = model::PersonId("head-of-quality");
  message.notices.front().action.title = "word " + std::string(200, 'y');
  const auto sent = words(world, message);
  CHECK(sent.subject ==
        "[Pilot: for Head of Service, Safeguarding and Quality] Act by Fri 18 Nov: SG-07 word…");
  CHECK(sent.brief.size() <= 160);
}

TEST_CASE("simulate's subject is that of the message") {
  const test::World world;
  for (const auto& message : {two_weeks(), to_manager()}) {
    CHECK(renderer().subject(message, world.directory) == words(world, message).subject);
  }
}

TEST_CASE("one notice threads with its action") {
  CHECK(thread_of(two_weeks()) == "ofsted-2011/SG-07");
  CHECK(template_of(two_weeks()) == "reminder");
}

TEST_CASE("webhooks get the notices as JSON") {
  const test::World world;
  CHECK(words(world, two_weeks()).data ==
        R"({"service":"Example Council improvement plan",)"
        R"("recipient":{"id":"systems-lead","name":"Systems Lead"},"day":"2011-11-04",)"
        R"("kind":"reminder","notices":[{"action":"ofsted-2011/SG-07","id":"SG-07",)"
        R"("plan":"ofsted-2011","title":"Case system produces usable chronologies",)"
        R"("step":"two-weeks","occurrence":1,"kind":"reminder","to":"systems-lead",)"
        R"("due":"2011-11-19","act_by":"2011-11-18","original_due":"2011-11-19",)"
        R"("owner":"systems-lead","late":false}]})");
}

TEST_CASE("the service's own messages say what happened and what to do") {
  ServiceLetter letter;
  letter.service = "Example Council improvement plan";
  letter.notifier = "email";
  letter.since = "Monday 21 November 2011";
  letter.reason = "The relay refused the password.";
  const auto stopped = renderer().service_words("held", letter);
  CHECK(stopped.subject == "Sending through email has stopped");
  CHECK(
      stopped.text ==
      R"(Sending through email has stopped since Monday 21 November 2011. Nothing is lost: its messages wait.

The relay refused the password.

WHAT TO DO
Correct the settings of email or have the other side corrected, then run: dueward reload

Example Council improvement plan
)");
  letter.notifier.clear();
  CHECK(renderer().service_words("held", letter).subject == "All sending is on hold");
}
