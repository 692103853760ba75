// SPDX-License-Identifier: MIT
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <unistd.h>

#include "support/catch.hpp"
#include "web/api_peer.hpp"

using namespace dueward;
using namespace dueward::test;

TEST_CASE("status tells what is held, what waits and how each notifier is") {
  Api api;
  const auto status = api.get("/api/v1/status");
  CHECK(status.at("now") == "2011-10-21T08:00:00+01:00");
  CHECK(status.at("hold").at("reason") == "the relay is being moved");
  CHECK(status.at("actions").at("open") == 22);
  CHECK(status.at("messages").at("ready") == 3);
  CHECK(status.at("notifiers").at(0).at("text") == "working");
}

TEST_CASE("a list is filtered as the query says") {
  Api api;
  const auto list = api.get("/api/v1/actions?plan=ofsted-2011&owner=systems-lead&overdue=true");
  CHECK(api.service.asked.back() ==
        "list plan=ofsted-2011 owner=systems-lead overdue after= limit=100");
  const auto& line = list.at("actions").at(0);
  CHECK(line.at("action") == "ofsted-2011/SG-07");
  CHECK(line.at("act_by") == "2011-11-18");
  CHECK(line.at("owner_name") == "Systems Lead");
  CHECK(list.at("next").is_null());
}

TEST_CASE("a list that goes on names its next page, with the same filters") {
  Api api;
  CHECK(api.ask(get("/api/v1/actions")).find("Link:") == std::string::npos);
  api.service.next_page = "ofsted-2011/SG 8>";
  const auto first = api.ask(get("/api/v1/actions?limit=1&overdue=true&after=ofsted-2011/SG-06"));
  const auto start = first.find("Link: <") + 7;
  const auto link = first.substr(start, first.find(">; rel=\"next\"\r\n") - start);
  (void)api.get(link);
  CHECK(api.service.asked.back() == "list plan=- owner=- overdue after=ofsted-2011/SG 8> limit=1");
}

TEST_CASE("a simulation is of days, with events in one of two forms") {
  Api api;
  const auto simulate = [&api](const std::string& body) {
    return api.line(post("/api/v1/simulate", body));
  };
  CHECK(
      simulate(
          R"({"from": "2011-08-19", "to": "2011-12-31", "events": "at", "events_form": "csv"})") ==
      "200");
  CHECK(api.service.asked.back() == "simulate 2011-08-19 to 2011-12-31 csv at");
  CHECK(simulate(R"({"from": "soon", "to": "2011-12-31"})") ==
        "422 'from' must be a day such as 2011-08-19");
  CHECK(simulate(R"({"from": "2011-08-19"})") == "422 'to' must be a text and not empty");
  CHECK(simulate(R"({"from": "2011-08-19", "to": "2011-12-31", "events_form": "xml"})") ==
        "422 'events_form' is \"toml\" or \"csv\"");
}

TEST_CASE("a filter that is not known is refused: it must not list everything") {
  Api api;
  CHECK(api.line(get("/api/v1/actions?overdeu=true")) ==
        "400 the query 'overdeu' is not known here");
  CHECK(api.line(get("/api/v1/actions?overdue=yes")) ==
        "400 the query 'overdue' is true or false, not 'yes'");
  CHECK(api.line(get("/api/v1/actions?limit=0")) ==
        "400 the query 'limit' is a number from 1 to 1000");
}

TEST_CASE("an action is found by its short id and shown with what was sent about it") {
  Api api;
  CHECK(api.get("/api/v1/find?action=SG-07").at("action") == "ofsted-2011/SG-07");
  const auto detail = api.get("/api/v1/plans/ofsted-2011/actions/SG-07");
  CHECK(detail.at("accountable_name") == "Director of Children's Services");
  CHECK(detail.at("ledger").at(0).at("state") == "delivered");
  CHECK(detail.at("messages").at(0).at("delivered_at") == "2011-10-21T08:00:00+01:00");
  CHECK(api.line(get("/api/v1/plans/ofsted-2011/actions/XX-99")) ==
        "404 there is no action \"ofsted-2011/XX-99\"");
}

TEST_CASE("what people decided over the files is listed, with the thing it is about") {
  Api api;
  api.service.decided = {
      {model::ObjectKind::action, "ofsted-2011/SG-07", "owner", "systems-lead", "director"}};
  const auto difference = api.get("/api/v1/differences").at("differences").at(0);
  CHECK(boost::json::serialize(difference) ==
        R"({"field":"owner","file":"systems-lead","decided":"director","kind":"action",)"
        R"("key":"ofsted-2011/SG-07"})");
}

TEST_CASE("why is asked for a day and answered with sentences and the ladder") {
  Api api;
  const auto why = api.get("/api/v1/plans/ofsted-2011/actions/SG-07/why?on=2011-10-24");
  CHECK(api.service.asked.back() == "why ofsted-2011/SG-07 on 2011-10-24");
  CHECK(why.at("rungs").at(0).at("verdict") == "settled");
  CHECK(why.at("rungs").at(0).at("entry").at("heard_on") == "2011-10-21");
  CHECK(api.line(get("/api/v1/plans/ofsted-2011/actions/SG-07/why?on=yesterday")) ==
        "400 the query 'on' is a day such as 2011-10-21, not 'yesterday'");
}

TEST_CASE("a reload carries the exact number that may go, and who asked for it") {
  Api api;
  CHECK(api.line(post("/api/v1/reload", R"({"withdraw": 3})")) == "200");
  CHECK(api.service.asked.back() ==
        "reload withdraw=3 by command line (uid " + std::to_string(getuid()) + ")");
  api.service.reload_result.accepted = false;
  api.service.reload_result.refusal = "it would withdraw 5 actions";
  const auto answer = api.ask(post("/api/v1/reload", "{}"));
  CHECK(status_line(answer) == "HTTP/1.1 422 Unprocessable Entity");
  CHECK(boost::json::parse(body_of(answer)).at("refusal") == "it would withdraw 5 actions");
}

TEST_CASE("wishes that are not understood change nothing") {
  Api api;
  CHECK(api.line(post("/api/v1/hold", R"({"reason": ""})")) ==
        "422 'reason' must be a text and not empty");
  CHECK(api.line(post("/api/v1/hold", R"({"raeson": "x"})")) ==
        "422 the key 'raeson' is not known here");
  CHECK(api.line(post("/api/v1/reload", R"({"withdraw": -1})")) ==
        "422 'withdraw' must be the exact number of actions that may go");
  CHECK(api.line(post("/api/v1/hold", "[]")) == "400 the body must be a JSON object");
  const auto form =
      "POST /api/v1/hold HTTP/1.1\r\nContent-Type: text/plain\r\nContent-Length: 2"
      "\r\n\r\n{}";
  CHECK(api.line(form) == "415 the body must be application/json");
  CHECK(api.service.asked.empty());
}

TEST_CASE("hold and test are passed on") {
  Api api;
  CHECK(api.line(post("/api/v1/hold", R"({"reason": "the relay is being moved"})")) == "200");
  CHECK(api.line(post("/api/v1/test", R"({"notifier": "email", "to": "systems-lead"})")) == "200");
  CHECK(api.service.asked ==
        std::vector<std::string>{"hold: the relay is being moved", "test email to systems-lead"});
}

TEST_CASE("a hold without a reason says who holds") {
  Api api;
  CHECK(api.line(post("/api/v1/hold", "{}")) == "200");
  CHECK(api.service.asked ==
        std::vector<std::string>{"hold: held by hand (uid " + std::to_string(getuid()) + ")"});
}

TEST_CASE("22: a full disk is 507 and says so") {
  Api api;
  CHECK(api.line(post("/api/v1/resume", "")) == "507 the disk of /var/lib/dueward is full");
}
