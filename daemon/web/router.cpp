// SPDX-License-Identifier: MIT
#include "web/router.hpp"

#include <algorithm>

#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>
#include <spdlog/spdlog.h>

#include "web/problem.hpp"

namespace dueward::web {

namespace {

bool is_parameter(const std::string& segment) {
  return segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
}

std::vector<std::string> split(std::string_view path) {
  std::vector<std::string> segments;
  while (!path.empty()) {
    path.remove_prefix(1);
    if (path.empty()) break;
    const auto end = std::min(path.find('/'), path.size());
    segments.emplace_back(path.substr(0, end));
    path.remove_prefix(end);
  }
  return segments;
}

bool matches(const std::vector<std::string>& pattern, const std::vector<std::string>& path) {
  return std::equal(pattern.begin(), pattern.end(), path.begin(), path.end(),
                    [](const std::string& expected, const std::string& segment) {
                      return is_parameter(expected) ? !segment.empty() : expected == segment;
                    });
}

/// Where both match, the pattern whose first differing segment is literal goes before.
bool more_literal(const std::vector<std::string>& left, const std::vector<std::string>& right) {
  return std::lexicographical_compare(
      left.begin(), left.end(), right.begin(), right.end(),
      [](const auto& a, const auto& b) { return !is_parameter(a) && is_parameter(b); });
}

/// Path segments and query of a request target; throws Problem where it cannot be read.
std::vector<std::string> read_target(Request& request) {
  const auto url = boost::urls::parse_origin_form(request.target);
  if (!url) throw Problem(400, "the request target cannot be read");
  std::vector<std::string> path;
  for (const auto& segment : url->segments())
    path.emplace_back(segment);
  for (const auto& parameter : url->params()) {
    const auto [place, added] = request.query.emplace(parameter.key, parameter.value);
    if (!added) throw Problem(400, "the query names '" + place->first + "' twice");
  }
  return path;
}

}  // namespace

void Router::add(std::string method, std::string_view pattern, Handler handler) {
  routes_.push_back({std::move(method), split(pattern), std::move(handler)});
}

std::vector<Router::Place> Router::places() const {
  std::vector<Place> all;
  for (const auto& route : routes_) {
    std::string pattern;
    for (const auto& segment : route.segments)
      pattern += "/" + segment;
    all.push_back({route.method, std::move(pattern)});
  }
  return all;
}

Router::Found Router::find(std::string_view method, const std::vector<std::string>& path) const {
  Found found;
  for (const auto& route : routes_) {
    if (!matches(route.segments, path)) continue;
    found.allowed += (found.allowed.empty() ? "" : ", ") + route.method;
    const bool better =
        found.route == nullptr || more_literal(route.segments, found.route->segments);
    if (route.method == method && better) found.route = &route;
  }
  return found;
}

boost::asio::awaitable<Response> Router::answer(Request request) const {
  try {
    const auto path = read_target(request);
    const auto found = find(request.method == "HEAD" ? "GET" : request.method, path);
    if (found.route == nullptr) {
      if (found.allowed.empty()) co_return problem(404, "there is nothing at this address");
      auto refused = problem(405, "this address takes " + found.allowed + " only");
      refused.headers.emplace_back("Allow", found.allowed);
      co_return refused;
    }
    for (std::size_t at = 0; at < path.size(); ++at) {
      const auto& name = found.route->segments[at];
      if (is_parameter(name)) request.parameters[name.substr(1, name.size() - 2)] = path[at];
    }
    co_return co_await found.route->handler(std::move(request));
  } catch (const Problem& fault) {
    co_return problem(fault.status(), fault.what());
  } catch (const std::exception& error) {
    spdlog::error("a request failed inside the service: {}", error.what());
    co_return problem(500, "the service failed to answer; its log tells why");
  }
}

}  // namespace dueward::web
