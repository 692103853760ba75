// SPDX-License-Identifier: MIT
#include "web/form.hpp"

#include <boost/url/params_view.hpp>
#include <boost/url/parse_query.hpp>

#include "config/text.hpp"
#include "web/problem.hpp"

namespace dueward::web {
namespace {

/// "actions.example.gov.uk:8443" of "https://actions.example.gov.uk:8443".
std::string host_of(const std::string& origin) {
  const auto begin = origin.find("://");
  return begin == std::string::npos ? origin : origin.substr(begin + 3);
}

}  // namespace

std::map<std::string, std::string> form_of(const Request& request) {
  if (request.content_type.rfind("application/x-www-form-urlencoded", 0) != 0) {
    throw Problem(415, "the body must be a form");
  }
  const auto encoded = boost::urls::parse_query(request.body);
  if (!encoded) throw Problem(400, "the form cannot be read");
  boost::urls::encoding_opts decoding;
  decoding.space_as_plus = true;
  std::map<std::string, std::string> fields;
  for (const auto& field : boost::urls::params_view(request.body, decoding)) {
    if (config::first_bad_byte(field.key) || config::first_bad_byte(field.value))
      throw Problem(400, "the form is not UTF-8");
    fields.emplace(field.key, field.value);
  }
  return fields;
}

void need_same_site(const Request& request) {
  const auto site = request.header("sec-fetch-site");
  const auto origin = request.header("origin");
  // With the Referrer-Policy of our pages browsers send "null"; then the first header speaks.
  const bool told = !origin.empty() && origin != "null";
  const bool ours = site.empty() ? !told || host_of(origin) == request.header("host")
                                 : site == "same-origin" || site == "none";
  if (!ours) throw Problem(403, "this form was sent by another site");
}

}  // namespace dueward::web
