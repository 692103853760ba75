// SPDX-License-Identifier: MIT
/// What the network gets to see, and who.
#include "web/access.hpp"

#include <boost/json/parse.hpp>

#include "support/catch.hpp"
#include "web/metrics.hpp"
#include "web/site.hpp"

using namespace dueward;
using dueward::test::header;
using dueward::test::Site;
using namespace std::chrono_literals;

namespace {

const std::string action = "/api/v1/plans/ofsted-2011/actions/SG-07";

}  // namespace

TEST_CASE("without a token the whole API is 401 on the network, what is there and what is not") {
  Site site;
  for (const auto* target : {"/api/v1/status", "/api/v1/actions", "/api/v1/nothing", "/api/v2"}) {
    const auto answer = site.ask("GET", target, "");
    CHECK(answer.status == 401);
    CHECK(header(answer, "WWW-Authenticate") == "Bearer");
  }
  CHECK(site.status("POST", "/api/v1/hold", "") == 401);
  CHECK(site.status("GET", "/api/v1/status", "no token of ours") == 401);
  CHECK(site.service.asked.empty());
}

TEST_CASE("each scope includes the ones before it, and no more") {
  Site site;
  const std::string claim = R"({"note": "done", "evidence": [{"kind": "report", "what": "x"}]})";
  struct Case {
    const char* token;
    unsigned status, claim, hold;
  };
  for (const auto& [token, status, claimed, hold] :
       {Case{"reader", 200, 403, 403}, Case{"actor", 200, 200, 403},
        Case{"admin", 200, 200, 200}}) {
    INFO(token);
    CHECK(site.status("GET", "/api/v1/status", token) == status);
    CHECK(site.status("POST", action + "/claim", token, claim) == claimed);
    CHECK(site.status("POST", "/api/v1/hold", token, R"({"reason": "moving"})") == hold);
  }
}

TEST_CASE("a token answers as its person, for nobody else unless it is an administrator's") {
  Site site;
  CHECK(site.status("POST", action + "/progress", "actor", R"({"note": "x"})") == 200);
  CHECK(site.service.wish.answer.by.str() == "systems-lead");
  CHECK(site.service.asked[0] ==
        "answer progress by systems-lead, typed by systems-lead via API (token actor)");
  CHECK(site.status("POST", action + "/progress", "actor", R"({"as": "director", "note": "x"})") ==
        403);
  const std::string recorded = R"({"for": "director", "note": "x"})";
  CHECK(site.status("POST", action + "/progress", "actor", recorded) == 403);
  CHECK(site.status("POST", action + "/progress", "admin", recorded) == 200);
  CHECK(site.service.wish.answer.recorded_by.str() == "systems-lead");
}

TEST_CASE("74: Idempotency-Key and If-Match are handed on") {
  Site site;
  const std::string body = R"({"note": "x"})";
  CHECK(site.ask("POST", action + "/progress", "actor", body, {{"idempotency-key", "k1"}}).status ==
        200);
  CHECK(site.service.wish.once == "api systems-lead k1");
  const auto first = site.service.wish.fingerprint;
  (void)site.ask("POST", action + "/progress", "actor", R"({"note": "y"})",
                 {{"idempotency-key", "k1"}});
  CHECK(site.service.wish.fingerprint != first);
  const auto shown = site.ask("GET", action, "actor");
  const auto tag = header(shown, "ETag");
  CHECK(tag == "\"17-2011-10-21\"");
  CHECK(site.ask("GET", action, "actor", "", {{"if-none-match", tag}}).status == 304);
  CHECK(site.ask("POST", action + "/progress", "actor", body, {{"if-match", tag}}).status == 200);
  CHECK(site.service.wish.if_version == 17);
  CHECK(site.ask("POST", action + "/progress", "actor", body, {{"if-match", "W/x"}}).status == 400);
}

TEST_CASE("73: who tries tokens is slowed down, and a good one from the same address is not") {
  Site site;
  for (int i = 0; i < 20; ++i)
    CHECK(site.status("GET", "/api/v1/status", "wrong") == 401);
  const auto slowed = site.ask("GET", "/api/v1/status", "wrong");
  CHECK(slowed.status == 429);
  CHECK(header(slowed, "Retry-After") == "60");
  CHECK(site.status("GET", "/api/v1/status", "reader") == 200);
}

TEST_CASE("73: mistakes are counted by address and forgotten with their minute") {
  web::Throttle throttle;
  const web::Throttle::Moment start{};
  for (std::size_t i = 0; i < web::Throttle::allowed; ++i)
    CHECK(throttle.mistake("192.0.2.7", start));
  CHECK_FALSE(throttle.mistake("192.0.2.7", start + 59s));
  CHECK(throttle.mistake("192.0.2.8", start + 59s));
  CHECK(throttle.mistake("192.0.2.7", start + 60s));
}

TEST_CASE("tokens are made, listed and revoked by an administrator's only") {
  Site site;
  const std::string wish = R"({"person": "systems-lead", "scope": "act", "expires": "2012-03-31"})";
  CHECK(site.status("POST", "/api/v1/tokens", "actor", wish) == 403);
  const auto made = site.ask("POST", "/api/v1/tokens", "admin", wish);
  CHECK(made.status == 201);
  CHECK(boost::json::parse(made.body).at("token") == "dwt_example");
  const auto listed = site.ask("GET", "/api/v1/tokens", "admin");
  CHECK(boost::json::parse(listed.body).at("tokens").as_array().size() == 3);
  CHECK(listed.body.find("dwt_") == std::string::npos);
  CHECK(site.status("POST", "/api/v1/tokens/reader/revoke", "admin") == 200);
  CHECK(site.status("POST", "/api/v1/tokens", "admin", R"({"person": "x", "scope": "all"})") ==
        422);
}

TEST_CASE("a monitor sees numbers without names, and whether the service is ready") {
  Site site;
  const auto metrics = site.ask("GET", "/metrics", "");
  CHECK(metrics.status == 200);
  CHECK(metrics.body.find("dueward_actions{state=\"open\"} 22\n") != std::string::npos);
  CHECK(metrics.body.find("dueward_messages{state=\"ready\"} 3\n") != std::string::npos);
  CHECK(metrics.body.find("dueward_held 1\n") != std::string::npos);
  CHECK(metrics.body.find("systems-lead") == std::string::npos);
  CHECK(site.status("GET", "/healthz", "") == 200);
  CHECK(site.status("GET", "/readyz", "") == 200);
  CHECK(site.status("GET", "/", "") == 403);
}

TEST_CASE("71: who asks without a name makes the store count once a second at most") {
  Site site;
  CHECK(site.status("GET", "/metrics", "") == 200);
  CHECK(site.status("GET", "/readyz", "") == 200);
  CHECK(site.service.asked == std::vector<std::string>{"recent status", "check store"});
}

TEST_CASE("68: a calendar opens at its own address only, and is not sent again unchanged") {
  Site site;
  const std::string address = "/link/feed/person/systems-lead/1.good";
  const auto calendar = site.ask("GET", address, "");
  CHECK(calendar.status == 200);
  CHECK(calendar.content_type == "text/calendar; charset=utf-8");
  CHECK(site.ask("GET", address, "", "", {{"if-none-match", header(calendar, "ETag")}}).status ==
        304);
  CHECK(site.status("GET", "/link/feed/person/systems-lead/1.goof", "") == 404);
  CHECK(site.status("GET", "/link/feed/person/director/1.good", "") == 404);
  CHECK(site.status("GET", "/link/feed/plan/systems-lead/1.good", "") == 404);
  CHECK(site.status("POST", address, "") == 405);
  for (int i = 0; i < 20; ++i)
    (void)site.status("GET", "/link/feed/person/systems-lead/1.goof", "");
  CHECK(site.status("GET", "/link/feed/person/systems-lead/1.goof", "") == 429);
  CHECK(site.status("GET", address, "") == 200);
}

TEST_CASE("only an administrator's token revokes links, of one person or of one plan") {
  Site site;
  const std::string revoke = "/api/v1/links/revoke";
  CHECK(site.status("POST", revoke, "actor", R"({"person": "systems-lead"})") == 403);
  const auto told = site.ask("POST", revoke, "admin", R"({"person": "systems-lead"})");
  CHECK(told.status == 200);
  CHECK(told.body.find("The links mailed to Systems Lead so far and their calendar feed open "
                       "nothing any more") != std::string::npos);
  CHECK(site.service.asked.back() == "revoke systems-lead by systems-lead");
  CHECK(site.status("POST", revoke, "admin", R"({"plan": "ofsted-2011"})") == 200);
  CHECK(site.service.asked.back() == "revoke ofsted-2011 by systems-lead");
  CHECK(site.status("POST", revoke, "admin", R"({"person": "nobody"})") == 404);
  CHECK(site.status("POST", revoke, "admin", "{}") == 422);
  CHECK(site.status("POST", revoke, "admin", R"({"person": "a", "plan": "b"})") == 422);
}

TEST_CASE("only an administrator's token sends links, to one person or to everybody") {
  Site site;
  const std::string send = "/api/v1/links/send";
  const std::string to_lead = R"({"person": "systems-lead"})";
  CHECK(site.status("POST", send, "actor", to_lead) == 403);
  site.service.links_sent.to = {model::PersonId("systems-lead")};
  const auto told = site.ask("POST", send, "admin", to_lead);
  CHECK(told.status == 200);
  CHECK(boost::json::parse(told.body).at("text") ==
        "A mail to Systems Lead with a new link to all that is open with them is on its way.");
  CHECK(site.service.asked.back() == "send links to systems-lead by systems-lead");
  CHECK(site.status("POST", send, "admin", R"({"all": true})") == 200);
  CHECK(site.service.asked.back() == "send links to all by systems-lead");
  CHECK(site.status("POST", send, "admin", R"({"person": "nobody"})") == 404);
  for (const std::string wrong : {"{}", R"({"all": false})", R"({"all": "yes"})",
                                  R"({"person": 1})", R"({"person": "systems-lead", "all": true})"})
    CHECK(site.status("POST", send, "admin", wrong) == 422);
}

TEST_CASE("who was sent a link is counted, and who was not is named with the reason") {
  Site site;
  auto& sent = site.service.links_sent;
  const auto text = [&](const std::string& body) {
    const auto told = site.ask("POST", "/api/v1/links/send", "admin", body).body;
    return std::string(boost::json::parse(told).at("text").as_string());
  };
  sent.to = {model::PersonId("a"), model::PersonId("b")};
  CHECK(text(R"({"all": true})") == "Sent to 2.");
  sent.before = {model::PersonId("c")};
  sent.nothing_open = 3;
  sent.without_address = {model::PersonId("d")};
  sent.held = true;
  CHECK(text(R"({"all": true})") ==
        "Sent to 2; for 1 such a mail was written within the hour already; 3 have nothing open of "
        "which they are mailed; 1 has no mail address: d. Sending is held: they wait until "
        "'dueward resume', and go then.");
  sent = {};
  sent.before = {model::PersonId("systems-lead")};
  CHECK(text(R"({"person": "systems-lead"})") ==
        "A mail to Systems Lead with this link was written within the hour already, and the link "
        "is good: no second mail goes. In the next hour it can be sent once more; 'dueward status' "
        "tells of what cannot be delivered.");
}

TEST_CASE("a change of the key leaves the old one known, or says that it does not") {
  Site site;
  CHECK(site.status("POST", "/api/v1/feed/key", "admin") == 200);
  CHECK(site.service.asked.back() == "new key by systems-lead");
  CHECK(site.status("POST", "/api/v1/feed/key", "admin", R"({"now": false})") == 200);
  CHECK(site.service.asked.back() == "new key by systems-lead");
  CHECK(site.status("POST", "/api/v1/feed/key", "admin", R"({"now": true})") == 200);
  CHECK(site.service.asked.back() == "new key by systems-lead, the old one dies");
  CHECK(site.status("POST", "/api/v1/feed/key", "admin", R"({"now": "yes"})") == 422);
}

TEST_CASE("only an administrator's token is told where a calendar is") {
  Site site;
  CHECK(site.status("GET", "/api/v1/feed?person=systems-lead", "actor") == 403);
  const auto told = site.ask("GET", "/api/v1/feed?person=systems-lead", "admin");
  CHECK(told.body == R"({"path":"/link/feed/person/systems-lead/1.good"})");
  CHECK(site.status("GET", "/api/v1/feed", "admin") == 400);
}
