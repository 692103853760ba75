// SPDX-License-Identifier: MIT
#include "web/feed.hpp"

#include <chrono>
#include <memory>

#include "secret/secret.hpp"
#include "store/store.hpp"
#include "web/entity_tag.hpp"
#include "web/problem.hpp"
#include "web/throttle.hpp"

namespace dueward::web {
namespace {

using Answer = boost::asio::awaitable<Response>;

/// The same for a wrong signature and for somebody who is not there: an address tells nothing.
Response nothing_here(Throttle& throttle, const Request& request) {
  const bool patient = throttle.mistake(request.peer.address, std::chrono::steady_clock::now());
  if (patient) return problem(404, "there is no calendar at this address");
  auto answer = problem(429, "too many addresses that are none; wait a minute");
  answer.headers.emplace_back("Retry-After", "60");
  return answer;
}

Answer feed(service::Service& service, std::shared_ptr<Throttle> throttle, std::string kind,
            const Request request) {
  std::optional<std::string> calendar;
  try {
    auto subject = kind + "/" + request.parameters.at("id");
    auto signature = request.parameters.at("signature");
    calendar = co_await service.feed(std::move(subject), std::move(signature));
  } catch (const store::StoreError&) {
    co_return problem(503, "the service cannot read its store just now");
  }
  if (!calendar) co_return nothing_here(*throttle, request);
  const auto tag = "\"" + secret::hex(secret::sha256(*calendar)).substr(0, 32) + "\"";
  Response answer{200, "text/calendar; charset=utf-8", *std::move(calendar), {}};
  if (names(request.header("if-none-match"), tag)) answer = {304, "", "", {}};
  answer.headers.emplace_back("ETag", tag);
  co_return answer;
}

}  // namespace

void add_feed_routes(Router& router, service::Service& service) {
  auto throttle = std::make_shared<Throttle>();
  for (const std::string kind : {"person", "plan"}) {
    router.add("GET", "/link/feed/" + kind + "/{id}/{signature}",
               [&service, throttle, kind](Request request) {
                 return feed(service, throttle, kind, std::move(request));
               });
  }
}

}  // namespace dueward::web
