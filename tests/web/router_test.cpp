// SPDX-License-Identifier: MIT
#include "web/router.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>

#include "support/catch.hpp"
#include "web/problem.hpp"

using namespace dueward::web;

namespace {

/// Answers with the name of the route and what it was given.
Handler named(std::string name) {
  return [name](Request request) -> boost::asio::awaitable<Response> {
    std::string text = name;
    for (const auto& [key, value] : request.parameters)
      text += " " + key + "=" + value;
    for (const auto& [key, value] : request.query)
      text += " ?" + key + "=" + value;
    co_return Response{200, "text/plain", text, {}};
  };
}

Router example() {
  Router router;
  router.add("GET", "/plans/{plan}", named("plan"));
  router.add("GET", "/plans/new", named("new"));
  router.add("GET", "/plans", named("plans"));
  router.add("POST", "/plans", named("make"));
  router.add("GET", "/refuses", [](Request) -> boost::asio::awaitable<Response> {
    throw Problem(409, "not today");
    co_return Response{};
  });
  router.add("GET", "/breaks", [](Request) -> boost::asio::awaitable<Response> {
    throw std::runtime_error("the inside story");
    co_return Response{};
  });
  return router;
}

Response response_to(std::string method, std::string target) {
  const auto router = example();
  Request request;
  request.method = std::move(method);
  request.target = std::move(target);
  boost::asio::io_context context;
  auto answer =
      boost::asio::co_spawn(context, router.answer(std::move(request)), boost::asio::use_future);
  context.run();
  return answer.get();
}

std::string line(const std::string& method, const std::string& target) {
  const auto response = response_to(method, target);
  return std::to_string(response.status) + " " + response.body;
}

}  // namespace

TEST_CASE("a path leads to its handler, literal segments before parameters") {
  CHECK(line("GET", "/plans") == "200 plans");
  CHECK(line("POST", "/plans") == "200 make");
  CHECK(line("GET", "/plans/new") == "200 new");
  CHECK(line("GET", "/plans/ofsted-2011") == "200 plan plan=ofsted-2011");
  CHECK(line("HEAD", "/plans") == "200 plans");
}

TEST_CASE("parameters and query arrive decoded") {
  CHECK(line("GET", "/plans/a%2Fb%20c") == "200 plan plan=a/b c");
  CHECK(line("GET", "/plans?owner=head%26lead&empty=") == "200 plans ?empty= ?owner=head&lead");
}

TEST_CASE("what is not there is 404, a wrong method 405 with those allowed") {
  CHECK(response_to("GET", "/").status == 404);
  CHECK(response_to("GET", "/plans/").status == 404);
  CHECK(response_to("GET", "/plans/a/b").status == 404);
  CHECK(response_to("GET", "/plans/%2e%2e/plans").status == 404);
  const auto refused = response_to("DELETE", "/plans");
  CHECK(refused.status == 405);
  CHECK(refused.headers.at(0) == std::pair<std::string, std::string>("Allow", "GET, POST"));
}

TEST_CASE("a target that cannot be read is 400") {
  CHECK(response_to("GET", "plans").status == 400);
  CHECK(response_to("GET", "/plans?a=1&a=2").status == 400);
  CHECK(response_to("GET", "/plans/%zz").status == 400);
}

TEST_CASE("faults are problems: named where meant for the caller, without detail where ours") {
  CHECK(line("GET", "/refuses") ==
        "409 {\"type\":\"about:blank\",\"title\":\"Conflict\","
        "\"status\":409,\"detail\":\"not today\"}");
  const auto broken = response_to("GET", "/breaks");
  CHECK(broken.status == 500);
  CHECK(broken.content_type == "application/problem+json");
  CHECK(broken.body.find("inside story") == std::string::npos);
}
