// SPDX-License-Identifier: MIT
/// The pages of staff: who may see them, and who may answer there.
#include "support/catch.hpp"
#include "web/council.hpp"

using namespace dueward;
using test::Council;
using test::says;

namespace {

const std::string action = "/plans/ofsted-2011/actions/SG-07";
const std::vector<std::string> all_pages{
    "/",         "/plans/ofsted-2011", "/plans/ofsted-2011/actions", action, "/people/systems-lead",
    "/messages", "/deliveries"};

using Headers = std::map<std::string, std::string>;

Headers logged_in_as(const std::string& person) {
  return {{"x-forwarded-user", person + "@example.gov.uk"}};
}

/// Behind a proxy at 192.0.2.7 that tells who has logged in.
struct BehindProxy : Council {
  BehindProxy() {
    settings.identity_header = "x-forwarded-user";
    settings.proxies = {"192.0.2.7"};
  }
};

/// As systems-lead has claimed it.
void let_claim(Council& council, const std::string& path) {
  const auto owner = logged_in_as("systems-lead");
  auto form = council.form(council.get(path, owner), "claim");
  form["kind"] = "report";
  form["what"] = "Audit of 40 cases";
  REQUIRE(council.post(path, form, owner).status == 200);
}

}  // namespace

TEST_CASE("without a proxy the pages can be read on this machine, and nothing answered") {
  Council council;
  for (const std::string here : {"127.0.0.1", "::1", "::ffff:127.0.0.1"}) {
    council.peer = here;
    for (const auto& page : all_pages) {
      CAPTURE(here, page);
      CHECK(council.get(page).status == 200);
    }
  }
  const auto page = council.get(action);
  CHECK(says(page, "Nobody has logged in"));
  CHECK_FALSE(says(page, "<form"));
  CHECK(council.post(action, {{"verb", "claim"}}).status == 403);
  CHECK(council.get("/mine").status == 401);
}

TEST_CASE("without a proxy nobody else sees the pages") {
  Council council;
  const auto refused = [&](const Headers& headers = {}) {
    for (const auto& page : all_pages) {
      const auto answer = council.get(page, headers);
      CAPTURE(page);
      CHECK(answer.status == 403);
      CHECK_FALSE(says(answer, "chronologies"));
    }
  };
  SECTION("not from another machine") {
    refused();
  }
  council.peer = "127.0.0.1";
  SECTION("not through a proxy that lets everything pass") {
    refused({{"x-forwarded-for", "198.51.100.1"}});
    refused({{"forwarded", "for=198.51.100.1"}});
  }
  SECTION("72: not under a name that somebody has pointed here") {
    refused({{"host", "evil.example.org"}});
    refused({{"host", "127.0.0.1.evil.example"}});
    refused({{"host", "actions.example.gov.uk"}});
  }
  SECTION("not because they say who they are") {
    council.peer = "198.51.100.1";
    refused(logged_in_as("director"));
  }
}

TEST_CASE("behind a proxy whoever has logged in is known by their login") {
  BehindProxy council;
  const auto page = council.get("/mine", logged_in_as("systems-lead"));
  CHECK(page.status == 200);
  CHECK(says(page, "You are reading this as Name of systems-lead"));
  CHECK(says(page, "SG-07"));
}

TEST_CASE("a login is the same in capital letters") {
  BehindProxy council;
  CHECK(says(council.get("/mine", {{"x-forwarded-user", "Systems-Lead@EXAMPLE.gov.uk"}}),
             "You are reading this as Name of systems-lead"));
}

TEST_CASE("behind a proxy nobody is let in without a login that is known") {
  BehindProxy council;
  CHECK(council.get("/").status == 401);
  CHECK(council.get("/", {{"x-forwarded-user", "stranger@example.gov.uk"}}).status == 403);
  CHECK(council.get("/", {{"x-forwarded-user", "x, director@example.gov.uk"}}).status == 403);
}

TEST_CASE("the header is believed from the proxy alone, not even from this machine") {
  BehindProxy council;
  for (const std::string elsewhere : {"127.0.0.1", "198.51.100.1"}) {
    council.peer = elsewhere;
    CHECK(council.get("/", logged_in_as("director")).status == 403);
  }
}

TEST_CASE("whoever has logged in answers on the page of the action, and needs no code") {
  BehindProxy council;
  auto form = council.form(council.get(action, logged_in_as("systems-lead")), "claim");
  form["kind"] = "report";
  form["what"] = "Audit of 40 cases";
  CHECK(council.post(action, form, logged_in_as("systems-lead")).status == 200);
  const auto page = council.get(action, logged_in_as("quality"));
  CHECK(council.post(action, council.form(page, "sign-off"), logged_in_as("quality")).status ==
        200);
  CHECK(council.state() == model::State::complete);
  CHECK(council.codes.empty());
}

TEST_CASE("more time that was granted is told with the date that was due at first") {
  BehindProxy council;
  const auto owner = logged_in_as("systems-lead");
  auto asked = council.form(council.get(action, owner), "extend");
  asked.insert({{"to-day", "19"}, {"to-month", "12"}, {"to-year", "2011"}});
  asked["reason"] = "the supplier delivers in December";
  REQUIRE(council.post(action, asked, owner).status == 200);
  const auto director = logged_in_as("director");
  REQUIRE(council.post(action, council.form(council.get(action, director), "approve"), director)
              .status == 200);
  const auto page = council.get(action, owner);
  CHECK(says(page, "Granted more time, until Mon 19 Dec 2011"));
  for (const auto& shown : {page, council.get("/mine", owner), council.get(all_pages[1], owner)})
    CHECK(says(shown, "extended ×1, originally due Sat 19 Nov 2011"));
}

TEST_CASE("72: a form made for one who logged in is none for another, nor from another site") {
  BehindProxy council;
  auto form = council.form(council.get(action, logged_in_as("systems-lead")), "progress");
  form["note"] = "half done";
  CHECK(council.post(action, form, logged_in_as("head")).status == 409);
  auto headers = logged_in_as("systems-lead");
  headers["sec-fetch-site"] = "cross-site";
  CHECK(council.post(action, form, headers).status == 403);
  CHECK(council.answers() == 0);
}

TEST_CASE("a partner who logs in sees their own actions and nothing else") {
  BehindProxy council;
  const auto partner = logged_in_as("health-trust");
  CHECK(council.get("/mine", partner).status == 200);
  CHECK(council.get("/plans/ofsted-2011/actions/HP-01", partner).status == 200);
  for (const auto& page : all_pages) {
    CAPTURE(page);
    const auto answer = council.get(page, partner);
    CHECK(answer.status == (page == action ? 404 : 403));
    CHECK_FALSE(says(answer, "chronologies"));
  }
}

TEST_CASE("a partner cannot tell an action of others from one that is not there") {
  BehindProxy council;
  const auto partner = logged_in_as("health-trust");
  const auto theirs = council.get(action, partner);
  const auto none = council.get("/plans/ofsted-2011/actions/SG-70", partner);
  CHECK(theirs.status == 404);
  CHECK(none.status == 404);
  CHECK(theirs.body == none.body);
  CHECK_FALSE(says(none, "did you mean"));
}

TEST_CASE("a partner who has to verify reaches what their list leads to") {
  BehindProxy council;
  const std::string shared = "/plans/ofsted-2011/actions/SG-08";
  let_claim(council, shared);
  const auto partner = logged_in_as("health-trust");
  CHECK(says(council.get("/mine", partner), "href=\"" + shared + "\""));
  const auto page = council.get(shared, partner);
  CHECK(page.status == 200);
  CHECK_FALSE(says(page, "Name of systems-lead"));
  CHECK(council.post(shared, council.form(page, "sign-off"), partner).status == 200);
  CHECK(council.state("SG-08") == model::State::complete);
}

TEST_CASE("a body whose mailbox many read looks, names nobody and answers nothing") {
  BehindProxy council;
  const std::string reported = "/plans/ofsted-2011/actions/SG-09";
  let_claim(council, reported);
  const auto board = logged_in_as("board");
  CHECK(council.get("/", board).status == 403);
  CHECK(says(council.get("/mine", board), "Check that it is done: SG-09"));
  const auto page = council.get(reported, board);
  CHECK(page.status == 200);
  CHECK_FALSE(says(page, "Name of systems-lead"));
  CHECK_FALSE(says(page, "<form"));
  CHECK(council.post(reported, {{"verb", "sign-off"}}, board).status == 403);
  CHECK(council.state("SG-09") == model::State::claimed);
}

TEST_CASE("72: what people wrote stays text on every page") {
  Council council;
  council.peer = "127.0.0.1";
  for (const auto& page : all_pages) {
    CAPTURE(page);
    const auto answer = council.get(page);
    CHECK_FALSE(says(answer, "<script"));
    CHECK_FALSE(says(answer, "<em>"));
  }
}

TEST_CASE("what is not there is said in a page") {
  Council council;
  council.peer = "127.0.0.1";
  for (const std::string path : {"/nowhere", "/plans/none", "/plans/ofsted-2011/actions/none",
                                 "/people/nobody", "/link/nowhere"}) {
    CAPTURE(path);
    const auto page = council.get(path);
    CHECK(page.status == 404);
    CHECK(page.content_type == "text/html; charset=utf-8");
  }
}

TEST_CASE("the style sheet is where pages say it is, in the council's colour") {
  Council council;
  council.settings.colour = "#aa0066";
  council.settings.base = "/actions";
  const auto page = council.get("/link/accessibility");
  const auto at = page.body.find("href=\"/actions/link/assets/");
  REQUIRE(at != std::string::npos);
  const auto begin = at + std::string("href=\"/actions").size();
  const auto sheet = council.get(page.body.substr(begin, page.body.find('"', begin) - begin));
  CHECK(sheet.content_type == "text/css; charset=utf-8");
  CHECK(says(sheet, "--dueward-brand:#aa0066"));
  CHECK(says(sheet, ".rating-red{--rating:#d4351c"));
}
