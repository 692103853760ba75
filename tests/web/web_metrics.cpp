// SPDX-License-Identifier: MIT
// Prints what GET /metrics answers, with every family that there can be.
#include <cstdlib>
#include <iostream>

#include "web/site.hpp"

using namespace dueward;

namespace {

/// A service of which nothing is left out, and a notifier whose name has to be escaped.
class WholeService final : public test::ExampleService {
 public:
  service::Await<service::Status> status() override {
    auto status = co_await ExampleService::status();
    status.loaded = status.counts.next_check_at = status.counts.next_attempt_at =
        status.counts.oldest_waiting = status.now;
    status.notifiers.push_back({model::NotifierId("a \"b\" \\ c"), "webhook", false, "", 1, 0});
    co_return status;
  }
};

}  // namespace

int main() {
  WholeService service;
  test::NoPages pages;
  boost::asio::io_context loop;
  web::Request request;
  request.method = "GET";
  request.target = "/metrics";
  request.peer.address = "192.0.2.7";
  const auto answer = test::run(loop, web::network_site(service, pages, [] {
                                  return web::SiteSettings{};
                                })(std::move(request)));
  std::cout << answer.body;
  return answer.status == 200 ? EXIT_SUCCESS : EXIT_FAILURE;
}
