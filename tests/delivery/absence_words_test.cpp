// SPDX-License-Identifier: MIT
/// What somebody reads who was away while their deputy answered for them.
#include "delivery/renderer.hpp"
#include "support/catch.hpp"
#include "world.hpp"

using namespace dueward;
using calendar::date;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;
using model::Verb;

namespace {

const auto back = date(2011, 11, 14);

model::Words words(const store::SealedMessage& message) {
  const test::World world;
  const delivery::Renderer renderer(std::make_shared<const delivery::Templates>());
  auto rendered = renderer.render(message, world.directory, world.entries);
  CHECK(rendered.fault.empty());
  return rendered.written.words;
}

/// The head of quality answered on Friday 4 November 2011, as the first answer of the action.
store::NoticeInMessage answered(Verb verb) {
  auto notice = test::notice(test::chronologies(), model::Kind::news, "while-away", "systems-lead",
                             "systems-lead", back);
  model::Answer answer;
  answer.number = 1;
  answer.verb = verb;
  answer.by = model::PersonId("head-of-quality");
  answer.stood_in_for = model::PersonId("systems-lead");
  answer.on = date(2011, 11, 4);
  answer.at = calendar::Zone("Europe/London").at(answer.on, std::chrono::hours{9});
  if (verb == Verb::acknowledge || verb == Verb::extend) answer.date = date(2011, 12, 9);
  if (verb == Verb::not_mine) answer.person = model::PersonId("director-childrens");
  notice.state.answers = {answer};
  notice.state.life = verb == Verb::claim ? model::State::claimed : model::State::in_progress;
  return notice;
}

bool closes(Verb verb) {
  return verb == Verb::sign_off || verb == Verb::supersede || verb == Verb::accept_risk ||
         verb == Verb::withdraw;
}

int times(std::string_view text, std::string_view what) {
  int found = 0;
  for (auto at = text.find(what); at != text.npos; at = text.find(what, at + what.size())) {
    ++found;
  }
  return found;
}

std::string news(Verb verb) {
  return words(test::sealed(back, {answered(verb)})).text;
}

}  // namespace

TEST_CASE("who was away reads what was answered for them, by whom and when") {
  const std::string who = "While you were away, Head of Service, Safeguarding and Quality ";
  CHECK_THAT(news(Verb::claim),
             ContainsSubstring(who + "claimed for you on Friday 4 November 2011 that this is done. "
                                     "It waits for "));
  CHECK_THAT(news(Verb::acknowledge),
             ContainsSubstring(who + "promised for you on Friday 4 November 2011 that this will be "
                                     "done by Friday 9 December 2011.\n"));
  CHECK_THAT(news(Verb::progress),
             ContainsSubstring(who + "reported progress for you on Friday 4 November 2011.\n"));
  CHECK_THAT(news(Verb::extend),
             ContainsSubstring(who + "asked for you on Friday 4 November 2011 for more time, until "
                                     "Friday 9 December 2011. It waits for "));
  CHECK_THAT(news(Verb::not_mine),
             ContainsSubstring(who + "said for you on Friday 4 November 2011 that Director of "
                                     "Children's Services should own this."));
  CHECK_THAT(news(Verb::sign_off),
             ContainsSubstring(who + "signed it off in your place on Friday 4 November 2011.\n"));
}

TEST_CASE("the news of an absence says whom to speak with, and no date of what is closed") {
  auto notice = answered(Verb::claim);
  const auto open = words(test::sealed(back, {notice}));
  CHECK(open.subject ==
        "Answered for you while you were away: SG-07 Case system produces usable chronologies");
  CHECK_THAT(open.text, ContainsSubstring("Act by Friday 18 November 2011."));
  CHECK_THAT(open.text, ContainsSubstring("If that is not as it should be, speak with Head of "));
  CHECK_THAT(open.html, ContainsSubstring("While you were away, Head of Service"));
  notice.state.open = false;
  const auto closed = words(test::sealed(back, {notice}));
  CHECK_THAT(closed.text, !ContainsSubstring("Act by"));
  CHECK_THAT(closed.html, !ContainsSubstring("Act by"));
}

TEST_CASE("whatever a deputy can answer is told once, under one subject") {
  for (int number = 0; number < model::verb_count; ++number) {
    const auto verb = static_cast<Verb>(number);
    if (verb == Verb::correct) continue;
    CAPTURE(model::to_string(verb));
    auto notice = answered(verb);
    notice.state.open = !closes(verb);
    const auto sent = words(test::sealed(back, {notice}));
    CHECK(sent.subject ==
          "Answered for you while you were away: SG-07 Case system produces usable chronologies");
    CHECK(times(sent.text, "Friday 4 November 2011") == 1);
    CHECK(times(sent.html, "Friday 4 November 2011") == 1);
    CHECK_THAT(sent.text, !ContainsSubstring("has recorded on"));
  }
}

TEST_CASE("who was away reads what became of it meanwhile, and no longer that it waits") {
  const auto became = [](Verb asked, Verb decided, bool taken_back = false) {
    auto notice = answered(asked);
    auto& answers = notice.state.answers;
    auto decision = answers[0];
    decision.number = 2;
    decision.verb = decided;
    decision.about = 1;
    decision.stood_in_for = {};
    decision.on = date(2011, 11, 8);
    answers.push_back(decision);
    if (taken_back) {
      decision.number = 3;
      decision.verb = Verb::correct;
      decision.about = 2;
      answers.push_back(decision);
    }
    const auto text = words(test::sealed(back, {notice})).text;
    CHECK((text.find("It waits for ") != text.npos) == taken_back);
    return text;
  };
  CHECK_THAT(became(Verb::claim, Verb::sign_off),
             ContainsSubstring(". It was signed off on Tuesday 8 November 2011.\n"));
  CHECK_THAT(became(Verb::claim, Verb::send_back),
             ContainsSubstring(". It was sent back on Tuesday 8 November 2011.\n"));
  CHECK_THAT(became(Verb::extend, Verb::approve),
             ContainsSubstring(". More time was granted on Tuesday 8 November 2011.\n"));
  CHECK_THAT(became(Verb::extend, Verb::refuse),
             ContainsSubstring(". More time was not granted on Tuesday 8 November 2011.\n"));
  CHECK_THAT(became(Verb::not_mine, Verb::approve),
             ContainsSubstring(". That was agreed on Tuesday 8 November 2011.\n"));
  CHECK_THAT(became(Verb::not_mine, Verb::refuse),
             ContainsSubstring(". That was refused on Tuesday 8 November 2011.\n"));
  CHECK_THAT(became(Verb::claim, Verb::sign_off, true), ContainsSubstring("It waits for "));
}

TEST_CASE("what was answered is told beside what needs somebody, and not counted as such") {
  auto other = test::action("SG-12", "Capacity for case audits");
  other.due = date(2011, 11, 12);
  const auto overdue =
      test::notice(other, model::Kind::overdue, "overdue", "owner", "systems-lead", back);
  const auto sent = words(test::sealed(back, {answered(Verb::claim), overdue}));
  CHECK(sent.subject == "1 action needs you: 1 overdue, 1 answered for you");
  CHECK_THAT(sent.text, StartsWith("1 action of the plan needs you. Written on "));
  CHECK_THAT(sent.text, ContainsSubstring("ANSWERED FOR YOU (1)\n"));
  CHECK_THAT(sent.html, ContainsSubstring("1 action needs you<"));
}

TEST_CASE("several answers of one absence are one message, which asks nothing") {
  auto later = answered(Verb::acknowledge);
  later.state.open = false;
  const auto sent = words(test::sealed(back, {answered(Verb::claim), later}));
  CHECK(sent.subject == "While you were away: 2 answered for you");
  CHECK_THAT(sent.text, StartsWith("What was answered for you while you were away. Written on "
                                   "Monday 14 November 2011.\n"));
  CHECK_THAT(sent.text, ContainsSubstring("ANSWERED FOR YOU (2)\n"));
  CHECK_THAT(sent.text, ContainsSubstring("- Act by Friday 18 November 2011\n"
                                          "  SG-07  Case system produces usable chronologies\n"
                                          "  While you were away, Head of Service, Safeguarding "
                                          "and Quality claimed for you on "));
  CHECK_THAT(sent.text, ContainsSubstring("- Closed\n"));
  CHECK_THAT(sent.html, !ContainsSubstring("need you"));
}
