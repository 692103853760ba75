// SPDX-License-Identifier: MIT
/// Links in mails: what they show, what a form behind them does, and what does nothing.
#include "support/catch.hpp"
#include "web/council.hpp"

using namespace dueward;
using model::State;
using test::Council;
using test::says;

namespace {

Council::Form claim(Council& council, const std::string& link) {
  auto form = council.form(council.get(link), "claim");
  form["kind"] = "report";
  form["what"] = "Audit of 40 cases";
  return form;
}

/// SG-07 as its owner has claimed it.
void let_claim(Council& council) {
  const auto link = council.link("systems-lead", "SG-07");
  REQUIRE(council.post(link, claim(council, link)).status == 200);
}

/// SG-07, claimed, as its verifier signs it off by the link and the code.
void sign_off(Council& council) {
  const auto link = council.link("quality", "SG-07");
  auto form = council.form(council.get(link), "sign-off");
  council.post(link, form);
  form["code"] = council.codes.back().code;
  REQUIRE(council.post(link, form).status == 200);
}

}  // namespace

TEST_CASE(
    "a mail's first link lists all that is open with its reader, each with a link of its own") {
  Council council;
  const auto page = council.get(council.link("systems-lead"));
  CHECK(page.status == 200);
  CHECK(says(page, "/link/systems-lead/ofsted-2011/SG-07/20120216/"));
  CHECK_FALSE(says(page, "HP-01"));
}

TEST_CASE("decisions stand on the list of whoever has to make them") {
  Council council;
  let_claim(council);
  const auto page = council.get(council.link("quality"));
  CHECK(says(page, "Check that it is done: SG-07"));
  CHECK(says(page, "/link/quality/ofsted-2011/SG-07/20120216/"));
}

TEST_CASE("68: a link that is not whole shows nothing, and says what to do") {
  Council council;
  auto link = council.link("systems-lead", "SG-07");
  link.back() = link.back() == 'A' ? 'B' : 'A';
  for (const auto& page : {council.get(link), council.post(link, {{"verb", "claim"}}),
                           council.get(council.link("systems-lead", "SG-07") + "?x=1")}) {
    CHECK(page.status == 404);
    CHECK(says(page, "This link does not work any more"));
    CHECK_FALSE(says(page, "chronologies"));
  }
}

TEST_CASE("wrong links count against whoever tries them, good ones are never refused") {
  Council council;
  const auto good = council.link("systems-lead", "SG-07");
  unsigned last = 0;
  for (int attempt = 0; attempt < 30; ++attempt)
    last = council.get(good + "x").status;
  CHECK(last == 429);
  CHECK(council.get(good).status == 200);
}

TEST_CASE("67: to look at a link fifty times changes nothing, and the owner's own tap then works") {
  Council council;
  const auto link = council.link("systems-lead", "SG-07");
  for (int visit = 0; visit < 50; ++visit) {
    CHECK(council.get(link).status == 200);
    web::Request head;
    head.method = "HEAD";
    head.target = link;
    CHECK(council.ask(head).status == 200);
  }
  CHECK(council.state() == State::agreed);
  CHECK(council.post(link, claim(council, link)).status == 200);
  CHECK(council.state() == State::claimed);
}

TEST_CASE("67: a form that is sent without anything typed changes nothing") {
  Council council;
  const auto link = council.link("systems-lead", "SG-07");
  const auto page = council.get(link);
  for (const std::string verb : {"claim", "acknowledge", "progress", "extend", "not-mine"}) {
    CAPTURE(verb);
    CHECK(council.post(link, council.form(page, verb)).status == 422);
  }
  CHECK(council.answers() == 0);
}

TEST_CASE("below a path of its own no address has that path twice") {
  Council council;
  council.settings.base = "/actions";
  const auto twice = [](const web::Response& page) { return says(page, "\"/actions/actions"); };
  const auto owner = council.link("systems-lead", "SG-07");
  CHECK_FALSE(twice(council.get(council.link("systems-lead"))));
  CHECK_FALSE(twice(council.get(owner)));
  CHECK_FALSE(twice(council.post(owner, claim(council, owner))));
  const auto verifier = council.link("quality", "SG-07");
  const auto asked = council.post(verifier, council.form(council.get(verifier), "sign-off"));
  CHECK(says(asked, "action=\"/actions/link/quality/"));
  CHECK_FALSE(twice(asked));
}

TEST_CASE("a long story is shown from its end, and says how much there was before") {
  Council council;
  const auto link = council.link("systems-lead", "SG-07");
  for (int day = 1; day <= 53; ++day) {
    auto form = council.form(council.get(link), "progress");
    form["note"] = "note " + std::to_string(day) + ".";
    REQUIRE(council.post(link, form).status == 200);
  }
  const auto page = council.get(link);
  CHECK(says(page, "note 53."));
  CHECK(says(page, ">note 4."));
  CHECK_FALSE(says(page, ">note 3."));
  CHECK(says(page, "And 3 earlier."));
}

TEST_CASE("69: a form sent twice is recorded once, and says the same") {
  Council council;
  const auto link = council.link("systems-lead", "SG-07");
  const auto form = claim(council, link);
  CHECK(says(council.post(link, form), "A receipt goes to you by mail"));
  CHECK(says(council.post(link, form), "Recorded"));
  CHECK(council.answers() == 1);
}

TEST_CASE("69: of two who answer at once the second is told what happened") {
  Council council;
  const auto owner = council.link("systems-lead", "SG-07");
  const auto manager = council.link("head", "SG-07");
  auto late = council.form(council.get(manager), "progress");
  late["note"] = "half done";
  council.post(owner, claim(council, owner));
  const auto page = council.post(manager, late);
  CHECK(page.status == 409);
  CHECK(says(page, "Something has changed since you opened this page"));
  CHECK(council.answers() == 1);
}

TEST_CASE("a form is good for the person and the action it was made for") {
  Council council;
  const auto owner = council.link("systems-lead", "SG-07");
  const auto form = claim(council, owner);
  const auto page = council.post(council.link("head", "SG-07"), form);
  CHECK(page.status == 409);
  CHECK(says(page, "This form is too old"));
  CHECK(council.answers() == 0);
}

TEST_CASE("72: a form that another site sends is refused") {
  Council council;
  const auto link = council.link("systems-lead", "SG-07");
  const auto form = claim(council, link);
  CHECK(council.post(link, form, {{"sec-fetch-site", "cross-site"}}).status == 403);
  CHECK(council.post(link, form, {{"origin", "https://evil.example.org"}}).status == 403);
  CHECK(council.answers() == 0);
  CHECK(council.post(link, form, {{"origin", "https://actions.example.gov.uk"}}).status == 200);
}

TEST_CASE("a second person's word needs the code that was mailed to them") {
  Council council;
  let_claim(council);
  const auto link = council.link("quality", "SG-07");
  auto form = council.form(council.get(link), "sign-off");
  const auto asked = council.post(link, form);
  CHECK(says(asked, "q…@example.gov.uk"));
  REQUIRE(council.codes.size() == 1);
  CHECK(council.codes[0].address == "quality@example.gov.uk");
  CHECK(council.codes[0].action.starts_with("SG-07 Case system"));
  CHECK(council.codes[0].what ==
        "sign this off as complete, as claimed on Friday 18 November 2011");
  CHECK(council.state() == State::claimed);

  form["code"] = "1";
  CHECK(council.post(link, form).status == 422);
  CHECK(council.state() == State::claimed);

  form["code"] = council.codes[0].code;
  CHECK(says(council.post(link, form), "Recorded"));
  CHECK(council.state() == State::complete);
  // The browser's reload after a slow answer.
  CHECK(says(council.post(link, form), "Recorded"));
  CHECK(council.answers() == 2);
}

TEST_CASE("the mail with a code says what is granted or refused by it") {
  Council council;
  const auto owner = council.link("systems-lead", "SG-07");
  const auto director = council.link("director", "SG-07");
  const auto code_for = [&](const std::string& verb) {
    council.post(director, council.form(council.get(director), verb));
    return council.codes.back().what;
  };
  SECTION("more time") {
    auto asked = council.form(council.get(owner), "extend");
    asked.insert({{"to-day", "19"}, {"to-month", "12"}, {"to-year", "2011"}});
    asked["reason"] = "the supplier delivers in December";
    REQUIRE(council.post(owner, asked).status == 200);
    CHECK(code_for("approve") == "grant more time, until Monday 19 December 2011");
  }
  SECTION("another owner") {
    auto asked = council.form(council.get(owner), "not-mine");
    asked["proposed"] = "head";
    asked["reason"] = "it is theirs";
    REQUIRE(council.post(owner, asked).status == 200);
    CHECK(code_for("approve") == "agree to another owner, Name of head");
  }
}

TEST_CASE("below /link/ nobody is believed who says that they have logged in") {
  Council council;
  let_claim(council);
  council.settings.identity_header = "x-forwarded-user";
  council.settings.proxies = {"192.0.2.7"};
  const auto link = council.link("quality", "SG-07");
  const auto form = council.form(council.get(link), "sign-off");
  const auto page = council.post(link, form, {{"x-forwarded-user", "quality@example.gov.uk"}});
  CHECK(council.state() == State::claimed);
  CHECK(says(page, "href=\"/plans/ofsted-2011/actions/SG-07\">log in and say it there"));
}

TEST_CASE("to take back what needed a code needs one too") {
  Council council;
  let_claim(council);
  const auto link = council.link("quality", "SG-07");
  sign_off(council);
  auto form = council.form(council.get(link), "correct");
  form["reason"] = "not yet";
  CHECK(says(council.post(link, form), "Type the code"));
  CHECK(council.state() == State::complete);
}

TEST_CASE("68: a link dies with the role for which it was sent, and no new one opens") {
  Council council;
  const auto before = council.link("systems-lead", "SG-07");
  auto form = council.form(council.get(before), "not-mine");
  form["proposed"] = "health-trust";
  form["reason"] = "it is theirs";
  REQUIRE(council.post(before, form).status == 200);
  const auto director = council.link("director", "SG-07");
  const auto granted = council.form(council.get(director), "approve");
  council.post(director, granted);
  REQUIRE(council.codes.size() == 1);
  auto with_code = granted;
  with_code["code"] = council.codes.back().code;
  const auto done = council.post(director, with_code);
  REQUIRE(done.status == 200);
  CHECK(council.get(before).status == 404);
  CHECK(council.get(council.link("systems-lead", "SG-07")).status == 404);
  CHECK(council.get(council.link("health-trust", "SG-07")).status == 200);
  CHECK(says(done, council.link("director", "SG-07")));
}

TEST_CASE("69: a form sent twice says the same though its first half ended the link") {
  Council council;
  const auto owner = council.link("systems-lead", "SG-07");
  auto form = council.form(council.get(owner), "not-mine");
  form["proposed"] = "health-trust";
  form["reason"] = "it is theirs";
  REQUIRE(council.post(owner, form).status == 200);
  const auto director = council.link("director", "SG-07");
  auto granted = council.form(council.get(director), "approve");
  council.post(director, granted);
  granted["code"] = council.codes.back().code;
  REQUIRE(council.post(director, granted).status == 200);
  const auto again = council.post(director, granted);
  CHECK(again.status == 200);
  CHECK(says(again, "Your answer about SG-07 was recorded."));
  CHECK(council.answers() == 2);
  granted["note"] = "other words";
  CHECK(council.post(director, granted).status == 404);
}

TEST_CASE("69: a form filled in before the files moved the due date is told so") {
  Council council;
  const auto owner = council.link("systems-lead", "SG-07");
  auto form = council.form(council.get(owner), "progress");
  form["note"] = "half done";
  council.move_due("SG-07", calendar::date(2011, 12, 2));
  const auto page = council.post(owner, form);
  CHECK(page.status == 409);
  CHECK(says(page, "Something has changed since you opened this page"));
  CHECK(council.answers() == 0);
}

TEST_CASE("a link to one action opens no other") {
  Council council;
  CHECK_FALSE(
      says(council.get(council.link("systems-lead", "SG-07")), council.link("systems-lead")));
}

TEST_CASE("what is no UTF-8 is refused") {
  Council council;
  const auto link = council.link("systems-lead", "SG-07");
  auto form = claim(council, link);
  form["what"] = "\xff\xfe";
  CHECK(council.post(link, form).status == 400);
  CHECK(council.answers() == 0);
}

TEST_CASE("a mistaken answer is taken back where it was given") {
  Council council;
  let_claim(council);
  const auto link = council.link("systems-lead", "SG-07");
  auto form = council.form(council.get(link), "correct");
  form["reason"] = "too early";
  CHECK(council.post(link, form).status == 200);
  CHECK(council.state() == State::agreed);
  CHECK(says(council.get(link), "Taken back"));
}

TEST_CASE("68: of an action that is closed a link shows nothing to whoever has nothing to say") {
  Council council;
  let_claim(council);
  sign_off(council);
  const auto page = council.get(council.link("systems-lead", "SG-07"));
  CHECK(page.status == 410);
  CHECK_FALSE(says(page, "chronologies"));
}

TEST_CASE("72: markup in any text stays text, and no page lets a script run") {
  Council council;
  const auto link = council.link("systems-lead", "SG-07");
  auto form = claim(council, link);
  form["what"] = "<img src=x onerror=alert(2)>";
  council.post(link, form);
  const auto page = council.get(link);
  CHECK(says(page, "&lt;script&gt;alert(1)&lt;/script&gt; &amp; chronologies"));
  CHECK(says(page, "&lt;img src=x onerror=alert(2)&gt;"));
  CHECK_FALSE(says(page, "<script"));
  CHECK_FALSE(says(page, "<img"));
  bool refuses_scripts = false;
  for (const auto& [name, value] : page.headers)
    refuses_scripts |= name == "Content-Security-Policy" && value.starts_with("default-src 'none'");
  CHECK(refuses_scripts);
}

TEST_CASE("a partner sees no ladder, nobody else's name and nobody else's notes") {
  Council council;
  auto note = council.form(council.get(council.link("director", "HP-01")), "progress");
  note["note"] = "between ourselves: they are late";
  note["rating"] = "red";
  REQUIRE(council.post(council.link("director", "HP-01"), note).status == 200);
  const auto inner = council.get(council.link("director", "HP-01"));
  CHECK(says(inner, "Name of director says so: between ourselves"));
  const auto page = council.get(council.link("health-trust", "HP-01"));
  CHECK(says(page, "the council says so"));
  CHECK_FALSE(says(page, "Who hears when"));
  for (const auto& read : {page, council.get(council.link("health-trust"))}) {
    CHECK(read.status == 200);
    CHECK(says(read, "Supervision for staff"));
    CHECK_FALSE(says(read, "between ourselves"));
    CHECK_FALSE(says(read, "Name of director"));
    CHECK_FALSE(says(read, "Name of quality"));
    CHECK_FALSE(says(read, "Name of systems-lead"));
  }
}

TEST_CASE("a body's page says whom to tell, and asks nobody to log in") {
  Council council;
  REQUIRE(council
              .post(council.link("systems-lead", "SG-09"),
                    claim(council, council.link("systems-lead", "SG-09")))
              .status == 200);
  const auto page = council.get(council.link("board", "SG-09"));
  CHECK(says(page, "tell whoever keeps the plan what was done or decided"));
  CHECK_FALSE(says(page, "Nobody has logged in"));
}

TEST_CASE("a partner reads why their claim was sent back, and not by whom") {
  Council council;
  const auto link = council.link("health-trust", "HP-01");
  REQUIRE(council.post(link, claim(council, link)).status == 200);
  const auto verifier = council.link("quality", "HP-01");
  auto back = council.form(council.get(verifier), "send-back");
  back["reason"] = "the audit of October is missing";
  council.post(verifier, back);
  back["code"] = council.codes.back().code;
  REQUIRE(council.post(verifier, back).status == 200);
  const auto page = council.get(link);
  CHECK(says(page, "the audit of October is missing"));
  CHECK(says(page, "The verifier"));
  CHECK_FALSE(says(page, "Name of quality"));
}

TEST_CASE("a partner who verifies is told what waits, and not who asked") {
  Council council;
  const auto owner = council.link("systems-lead", "SG-08");
  auto form = council.form(council.get(owner), "claim");
  form["kind"] = "report";
  form["what"] = "Thresholds as agreed";
  REQUIRE(council.post(owner, form).status == 200);
  const auto list = council.get(council.link("health-trust"));
  CHECK(says(list, "Check that it is done: SG-08"));
  CHECK(says(list, "Asked by the council"));
  const auto page = council.get(council.link("health-trust", "SG-08"));
  CHECK(says(page, "Sign off"));
  for (const auto& read : {list, page})
    CHECK_FALSE(says(read, "Name of systems-lead"));
}

TEST_CASE("69: a code is good for the form that was sent twice, and for no other") {
  Council council;
  let_claim(council);
  const auto link = council.link("quality", "SG-07");
  auto form = council.form(council.get(link), "sign-off");
  council.post(link, form);
  form["code"] = council.codes.back().code.substr(0, 4) + "-" + council.codes.back().code.substr(4);
  CHECK(says(council.post(link, form), "Recorded"));
  CHECK(says(council.post(link, form), "Recorded"));
  CHECK(council.codes.size() == 1);
}

TEST_CASE("an empty code is asked for again, and no second one is mailed") {
  Council council;
  let_claim(council);
  const auto link = council.link("quality", "SG-07");
  auto form = council.form(council.get(link), "sign-off");
  council.post(link, form);
  form["code"] = "";
  const auto page = council.post(link, form);
  CHECK(page.status == 422);
  CHECK(says(page, "Type the code that was mailed to you."));
  CHECK(council.codes.size() == 1);
}
