// SPDX-License-Identifier: MIT
#include "web/visitor.hpp"

#include <algorithm>

#include <arpa/inet.h>
#include <netinet/in.h>

#include "model/login.hpp"
#include "web/problem.hpp"

namespace dueward::web {
namespace {

/// IPv4 addresses as IPv6 has them count as what they are.
std::string plain(std::string address) {
  constexpr std::string_view mapped = "::ffff:";
  return address.starts_with(mapped) ? address.substr(mapped.size()) : address;
}

bool is_proxy(const Request& request, const SiteSettings& settings) {
  const auto peer = plain(request.peer.address);
  return std::ranges::any_of(settings.proxies,
                             [&](const auto& proxy) { return plain(proxy) == peer; });
}

/// An address as it is written, not a name that begins like one.
bool is_loopback(const std::string& text) {
  in_addr four{};
  in6_addr six{};
  if (inet_pton(AF_INET, text.c_str(), &four) == 1) return ntohl(four.s_addr) >> 24U == 127;
  return inet_pton(AF_INET6, text.c_str(), &six) == 1 && IN6_IS_ADDR_LOOPBACK(&six);
}

/// Another name in the Host header is another site, whose name somebody has pointed at us.
bool names_this_machine(const std::string& host) {
  if (host.starts_with("[")) return is_loopback(host.substr(1, host.find(']') - 1));
  const auto name = host.substr(0, host.find(':'));
  return name == "localhost" || is_loopback(name);
}

bool came_through_a_proxy(const Request& request) {
  for (const std::string name : {"forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip"}) {
    if (!request.header(name).empty()) return true;
  }
  return false;
}

const model::Person* with_login(const model::Directory& directory, const std::string& login) {
  const auto wanted = model::folded_login(login);
  for (const auto& [id, person] : directory.people) {
    if (!person.login.empty() && model::folded_login(person.login) == wanted) return &person;
  }
  return nullptr;
}

pages::Viewer reader_here(const Request& request) {
  const bool here = is_loopback(plain(request.peer.address)) && !came_through_a_proxy(request) &&
                    names_this_machine(request.header("host"));
  if (!here) {
    throw Problem(403,
                  "these pages are shown on the machine of the service alone, until "
                  "web.identity_header and web.proxies say who tells who has logged in");
  }
  return {};
}

}  // namespace

pages::Viewer visitor_of(const Request& request, const SiteSettings& settings,
                         const model::Directory& directory) {
  if (settings.identity_header.empty()) return reader_here(request);
  if (!is_proxy(request, settings)) {
    throw Problem(403, "these pages are reached through the council's own address only");
  }
  const auto login = request.header(settings.identity_header);
  if (login.empty()) throw Problem(401, "log in first, and come back to this page");
  const auto* person = with_login(directory, login);
  if (person == nullptr) {
    throw Problem(403, "nobody here has the login \"" + login +
                           "\": whoever keeps the plan can add it to your entry");
  }
  auto viewer = pages::viewer_of(directory, person->id);
  viewer.acts = true;
  return viewer;
}

}  // namespace dueward::web
