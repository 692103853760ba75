// SPDX-License-Identifier: MIT
#include "webhook/target.hpp"

#include <algorithm>
#include <memory>

#include <curl/curl.h>

namespace dueward::webhook {
namespace {

struct Cleanup {
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
  void operator()(char* text) const { curl_free(text); }
};
using Url = std::unique_ptr<CURLU, Cleanup>;

std::string part(const Url& url, CURLUPart which) {
  char* found = nullptr;
  if (curl_url_get(url.get(), which, &found, 0) != CURLUE_OK) return {};
  const std::unique_ptr<char, Cleanup> owner(found);
  return found;
}

}  // namespace

std::optional<Target> Target::parse(std::string_view text) {
  if (!std::ranges::all_of(text, [](unsigned char c) { return c > 0x20 && c < 0x7f; }))
    return std::nullopt;
  const Url url(curl_url());
  Target target{std::string(text), {}};
  if (curl_url_set(url.get(), CURLUPART_URL, target.url.c_str(), 0) != CURLUE_OK)
    return std::nullopt;
  const std::string scheme = part(url, CURLUPART_SCHEME);
  if (scheme != "http" && scheme != "https") return std::nullopt;
  // An empty user is a user all the same: what stands before "@" must not look like the host.
  const auto authority = target.url.substr(0, target.url.find_first_of("/?#", scheme.size() + 3));
  if (authority.find('@') != std::string::npos) return std::nullopt;
  target.host = part(url, CURLUPART_HOST);
  if (target.host.empty()) return std::nullopt;
  return target;
}

}  // namespace dueward::webhook
