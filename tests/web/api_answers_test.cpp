// SPDX-License-Identifier: MIT
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <unistd.h>

#include "support/catch.hpp"
#include "web/api_peer.hpp"

using namespace dueward;
using namespace dueward::test;

namespace {

const std::string action = "/api/v1/plans/ofsted-2011/actions/SG-07";

std::string json_of(const boost::json::object& object, std::string_view key) {
  return boost::json::serialize(object.at(key));
}

}  // namespace

TEST_CASE("an action tells its state, its rating, what waits and what comes next") {
  Api api;
  api.service.answers = {extension_asked()};
  const auto shown = api.get(action);
  CHECK(shown.at("state") == "agreed");
  CHECK(json_of(shown, "rating") ==
        R"({"letter":"R","word":"Red","reason":"due on Saturday 19 November 2011",)"
        R"("colour":"red","awaiting_sign_off":false,"extended":1})");
  CHECK(json_of(shown, "extensions") ==
        R"([{"n":1,"request":1,"to":"2011-12-19","reason":"the supplier is late",)"
        R"("asked_by":"systems-lead","asked_on":"2011-11-18","outcome":"undecided",)"
        R"("decided_by":null,"decided_on":null}])");
  CHECK(json_of(shown, "waiting") ==
        R"([{"request":1,"verb":"extend","decider":"director","before":"2011-11-25"}])");
  CHECK(json_of(shown, "next") ==
        R"({"at":"2011-10-21T08:00:00+01:00","step":"four-weeks","to":"systems-lead"})");
  CHECK(json_of(shown, "evidence") == "[]");
}

TEST_CASE("a claim carries its evidence, who answers, and who typed it") {
  Api api;
  CHECK(api.line(post(action + "/claim", R"({"as": "systems-lead", "note": "in use since Monday",
      "evidence": [{"kind": "voice", "what": "What young people say", "where": "minutes 12"}]})")) ==
        "200");
  CHECK(api.service.asked.front() ==
        "answer claim by systems-lead, typed by systems-lead via command line (uid " +
            std::to_string(getuid()) + ")");
  const auto& answer = api.service.wish.answer;
  CHECK(to_string(api.service.wish.action) == "ofsted-2011/SG-07");
  CHECK(answer.note == "in use since Monday");
  CHECK(answer.evidence == std::vector<model::Evidence>{{model::EvidenceKind::voice,
                                                         "What young people say", "minutes 12"}});
}

TEST_CASE("an answer that was given by telephone says who gave it, when, and who records it") {
  Api api;
  CHECK(api.line(post(action + "/extend",
                      R"({"as": "director", "for": "systems-lead", "on": "2011-11-17",
                          "to": "2011-12-19", "reason": "the supplier is late"})")) == "200");
  const auto& wish = api.service.wish;
  CHECK(wish.answer.by.str() == "systems-lead");
  CHECK(wish.answer.recorded_by.str() == "director");
  CHECK(wish.on == calendar::date(2011, 11, 17));
  CHECK(wish.answer.date == calendar::date(2011, 12, 19));
}

TEST_CASE("a body that does not fit is 422 and names each field") {
  Api api;
  const auto answer = api.ask(post(action + "/claim", R"({"as": "systems-lead", "promised": 3,
      "evidence": [{"kind": "hearsay", "what": 7}]})"));
  CHECK(status_line(answer).substr(9, 3) == "422");
  CHECK(json_of(boost::json::parse(body_of(answer)).as_object(), "errors") ==
        R"([{"field":"evidence[0].kind","detail":"is \"hearsay\"; it may be discussion, report, )"
        R"(case-audit, inspection, visit, interview, voice, other"},)"
        R"({"field":"evidence[0].what","detail":"has to be a text"},)"
        R"({"field":"promised","detail":"is not known here"}])");
  CHECK(api.service.asked.empty());
}

TEST_CASE("a name, a day or a yes of another kind is refused, not passed over") {
  Api api;
  for (const auto* body :
       {R"({"as": "director", "for": ["systems-lead"]})", R"({"as": "director", "on": 20111117})",
        R"({"as": 7})", R"({"as": "director", "confirmed": "yes"})"}) {
    CHECK(api.line(post(action + "/claim", body)) == "422 the body does not fit");
  }
  CHECK(api.service.asked.empty());
}

TEST_CASE("who answers has to be said") {
  Api api;
  CHECK(api.line(post(action + "/acknowledge", R"({"promised": "2011-11-18"})")) ==
        "422 the body does not fit");
  CHECK(api.line(post(action + "/cherish", "{}")) == "404 there is no verb \"cherish\"");
}

TEST_CASE("what the rules forbid is 409 with what is possible instead, and 403 for others") {
  Api api;
  using service::Refused;
  api.service.not_allowed.emplace(Refused::Kind::conflict, "SG-07 is claimed",
                                  std::vector<policy::FieldFault>{},
                                  std::vector{model::Verb::correct});
  const auto body = R"({"as": "systems-lead"})";
  const auto answer = api.ask(post(action + "/claim", body));
  CHECK(status_line(answer).substr(9, 3) == "409");
  const auto problem = boost::json::parse(body_of(answer)).as_object();
  CHECK(problem.at("detail") == "SG-07 is claimed");
  CHECK(json_of(problem, "possible") == R"(["correct"])");
  api.service.not_allowed.emplace(Refused::Kind::forbidden, "only the verifier can do this",
                                  std::vector<policy::FieldFault>{}, std::vector<model::Verb>{});
  CHECK(api.line(post(action + "/sign-off", body)) == "403 only the verifier can do this");
}

TEST_CASE("an extension is decided by its number") {
  Api api;
  api.service.answers = {extension_asked()};
  CHECK(api.line(post(action + "/extensions/1/approve", R"({"as": "director"})")) == "200");
  CHECK(api.service.wish.answer.verb == model::Verb::approve);
  CHECK(api.service.wish.answer.about == 1);
  CHECK(api.line(post(action + "/extensions/2/refuse", R"({"as": "director", "reason": "no"})")) ==
        "404 ofsted-2011/SG-07 has no extension 2");
}
