// SPDX-License-Identifier: MIT
/// What the token of a partner opens in the API: no more than their pages show.
#include <boost/json/parse.hpp>

#include "support/catch.hpp"
#include "web/council.hpp"

using namespace dueward;
using test::Council;
using test::says;

namespace {

const std::string actions = "/api/v1/actions";
const std::string hp_01 = "/api/v1/plans/ofsted-2011/actions/HP-01";
const std::string sg_07 = "/api/v1/plans/ofsted-2011/actions/SG-07";

/// A partner with a token.
struct Partner {
  Council council;
  std::map<std::string, std::string> headers{{"authorization", council.token("health-trust")}};

  web::Response get(const std::string& target) { return council.get(target, headers); }
  web::Response post(const std::string& target, std::string body) {
    web::Request request;
    request.method = "POST";
    request.target = target;
    request.headers = headers;
    request.content_type = "application/json";
    request.body = std::move(body);
    return council.ask(std::move(request));
  }
};

}  // namespace

TEST_CASE("a partner's token lists their own actions, whatever is asked for") {
  Partner partner;
  for (const auto* query : {"", "?owner=systems-lead", "?closed=true"}) {
    const auto list = partner.get(actions + query);
    CHECK(list.status == 200);
    CHECK(says(list, "HP-01"));
    CHECK_FALSE(says(list, "SG-07"));
  }
}

TEST_CASE("a partner's token shows an action of theirs without notes, ladder and names of others") {
  Partner partner;
  auto note = partner.council.form(partner.council.get(partner.council.link("director", "HP-01")),
                                   "progress");
  note["note"] = "between ourselves: they are late";
  note["rating"] = "red";
  REQUIRE(partner.council.post(partner.council.link("director", "HP-01"), note).status == 200);
  const auto shown = partner.get(hp_01);
  REQUIRE(shown.status == 200);
  for (const auto* kept : {"between ourselves", "director", "quality"})
    CHECK_FALSE(says(shown, kept));
  const auto object = boost::json::parse(shown.body).as_object();
  CHECK(object.at("owner") == "health-trust");
  CHECK(object.at("rating").at("reason") == "the council says so");
  CHECK(object.at("next").is_null());
  CHECK(object.at("ledger").as_array().empty());
}

TEST_CASE("a partner's token opens no action of others, and no page of the whole") {
  Partner partner;
  CHECK(partner.get(sg_07).status == 404);
  for (const std::string target :
       {"/api/v1/plans/ofsted-2011", "/api/v1/ahead", "/api/v1/deliveries", "/api/v1/status",
        "/api/v1/differences", "/api/v1/diff", "/api/v1/check", "/api/v1/find?action=SG-07"}) {
    CAPTURE(target);
    CHECK(partner.get(target).status == 403);
  }
  CHECK(partner.get(hp_01 + "/why").status == 403);
}

TEST_CASE("a partner answers with their token, and is told why where that is not possible") {
  Partner partner;
  CHECK(partner.post(hp_01 + "/progress", R"({"note": "half done"})").status == 200);
  const auto refused = partner.post(hp_01 + "/sign-off", "{}");
  CHECK(refused.status == 409);
  CHECK(says(refused, "HP-01 is in progress"));
}

TEST_CASE("a partner's token cannot tell an action of others from one that is not there") {
  Partner partner;
  const std::string none = "/api/v1/plans/ofsted-2011/actions/XX-99";
  for (const std::string verb : {"/progress", "/claim", "/extensions/1/approve"}) {
    CAPTURE(verb);
    CHECK(partner.post(sg_07 + verb, R"({"note": "half done"})").status == 404);
    CHECK(partner.post(none + verb, R"({"note": "half done"})").status == 404);
  }
  CHECK(partner.get(none).status == 404);
  CHECK(partner.council.answers("SG-07") == 0);
}

TEST_CASE("a partner who proposed another owner is shown nothing of what is theirs no longer") {
  Partner partner;
  auto& council = partner.council;
  partner.headers["idempotency-key"] = "k-1";
  const std::string wish = R"({"proposed": "systems-lead", "reason": "it is the council's"})";
  REQUIRE(partner.post(hp_01 + "/not-mine", wish).status == 200);
  const auto director = council.link("director", "HP-01");
  auto granted = council.form(council.get(director), "approve");
  council.post(director, granted);
  granted["code"] = council.codes.back().code;
  REQUIRE(council.post(director, granted).status == 200);
  CHECK(partner.get(hp_01).status == 404);
  CHECK_FALSE(says(partner.post(hp_01 + "/not-mine", wish), "Supervision"));
}

TEST_CASE("a partner's token lists what waits for them, without who asked") {
  Partner partner;
  auto& council = partner.council;
  const auto owner = council.link("systems-lead", "SG-08");
  auto form = council.form(council.get(owner), "claim");
  form["kind"] = "report";
  form["what"] = "Thresholds as agreed";
  REQUIRE(council.post(owner, form).status == 200);
  const auto waiting = partner.get("/api/v1/waiting?decider=quality");
  CHECK(says(waiting, "SG-08"));
  CHECK(says(waiting, "verify the claim of the council"));
  CHECK_FALSE(says(waiting, "systems-lead"));
}

TEST_CASE("a partner who verifies is shown the evidence, and not who gave it") {
  Partner partner;
  auto& council = partner.council;
  const auto owner = council.link("systems-lead", "SG-08");
  auto form = council.form(council.get(owner), "claim");
  form["kind"] = "report";
  form["what"] = "Thresholds as agreed";
  REQUIRE(council.post(owner, form).status == 200);
  const auto shown = partner.get("/api/v1/plans/ofsted-2011/actions/SG-08");
  CHECK(says(shown, "Thresholds as agreed"));
  CHECK_FALSE(says(shown, "systems-lead"));
  CHECK(says(council.get(council.link("health-trust", "SG-08")), "Thresholds as agreed"));
}
