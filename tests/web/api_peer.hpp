// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include <boost/json/parse.hpp>

#include "support/catch.hpp"
#include "web/example_service.hpp"
#include "web/no_pages.hpp"
#include "web/peer.hpp"
#include "web/routes.hpp"

namespace dueward::test {

/// The whole way from a socket to a service.
struct Api {
  Folder folder;
  ExampleService service;
  NoPages pages;
  RunningServer server{folder.at("s"), web::guarded_api(service, pages)};

  std::string ask(const std::string& request) { return test::ask(folder.at("s"), request); }
  boost::json::object get(const std::string& target) {
    const auto answer = ask(test::get(target));
    INFO(answer);
    REQUIRE(status_line(answer) == "HTTP/1.1 200 OK");
    return boost::json::parse(body_of(answer)).as_object();
  }
  std::string line(const std::string& request) {
    const auto answer = ask(request);
    const auto body = boost::json::parse(body_of(answer)).as_object();
    const auto* detail = body.if_contains("detail");
    return status_line(answer).substr(9, 3) +
           (detail == nullptr ? "" : " " + std::string(detail->as_string()));
  }
};

}  // namespace dueward::test
