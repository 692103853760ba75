// SPDX-License-Identifier: MIT
/// What pages show of plans and messages as a whole, over the API.
#include <boost/json/parse.hpp>

#include "support/catch.hpp"
#include "web/council.hpp"

using namespace dueward;
using test::Council;

namespace {

boost::json::object get(Council& council, const std::string& target) {
  const auto answer = council.get(target, {{"authorization", council.token("director")}});
  INFO(answer.body);
  REQUIRE(answer.status == 200);
  return boost::json::parse(answer.body).as_object();
}

}  // namespace

TEST_CASE("the API tells how a plan stands, as its page does") {
  Council council;
  const auto link = council.link("systems-lead", "SG-07");
  auto claim = council.form(council.get(link), "claim");
  claim["kind"] = "report";
  claim["what"] = "Audit of 40 cases";
  REQUIRE(council.post(link, claim).status == 200);
  const auto plan = get(council, "/api/v1/plans/ofsted-2011");
  CHECK(plan.at("ratings").at("green") == 1);
  CHECK(plan.at("ratings").at("amber") == 3);
  CHECK(plan.at("exceptions").as_array().size() == 3);
  CHECK(plan.at("progress").as_array().back().at("total") == 4);
  CHECK(plan.at("progress").as_array().back().at("claimed") == 1);
  CHECK(plan.at("day") == "2011-11-18");
}

TEST_CASE("the API tells what will go, so many days ahead") {
  Council council;
  const auto ahead = get(council, "/api/v1/ahead?days=7");
  CHECK(ahead.at("from") == "2011-11-18");
  CHECK(ahead.at("to") == "2011-11-25");
  CHECK(
      council.get("/api/v1/ahead?days=x", {{"authorization", council.token("director")}}).status ==
      400);
}

TEST_CASE("the API tells which messages failed, wait and were delivered") {
  Council council;
  const auto deliveries = get(council, "/api/v1/deliveries");
  for (const auto* list : {"failed", "waiting", "delivered"})
    CHECK(deliveries.at(list).as_array().empty());
}
