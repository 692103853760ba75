// SPDX-License-Identifier: MIT
/// The document of the API says what the API does, no less and no more.
#include <algorithm>
#include <set>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "policy/transitions.hpp"
#include "support/catch.hpp"
#include "web/builtin_openapi.hpp"
#include "web/document.hpp"
#include "web/json_answers.hpp"
#include "web/site.hpp"

using namespace dueward;
using namespace dueward::test;
namespace json = boost::json;

namespace {

using Names = std::set<std::string>;

const std::string action_path = "/api/v1/plans/{plan}/actions/{id}/";

std::vector<model::Verb> verbs() {
  std::vector<model::Verb> all;
  for (const auto& rule : policy::transitions())
    all.push_back(rule.verb);
  return all;
}

void replace(std::string& text, const std::string& what, const std::string& with) {
  if (const auto at = text.find(what); at != std::string::npos) text.replace(at, what.size(), with);
}

/// "GET /api/v1/status", with a place for each verb.
Names served() {
  ExampleService service;
  NoPages pages;
  Names all;
  for (const auto& place : web::api(service, pages).places()) {
    for (auto verb : verbs()) {
      auto pattern = place.pattern;
      replace(pattern, "{verb}", std::string(to_string(verb)));
      all.insert(place.method + " " + pattern);
    }
  }
  return all;
}

Names documented(const Document& document) {
  Names all;
  for (const auto& operation : document.operations())
    all.insert(operation.method + " " + operation.path);
  return all;
}

Names without(const Names& all, const Names& these) {
  Names rest;
  std::ranges::set_difference(all, these, std::inserter(rest, rest.end()));
  return rest;
}

std::string text_of(const json::value& value) {
  return value.is_string() ? std::string(value.get_string()) : json::serialize(value);
}

/// What an operation asks for, made of its examples.
struct Asked {
  std::string target, body;
  std::map<std::string, std::string> headers;
};

/// One without an example stands in place of another.
void take_parameter(Asked& asked, const json::object& parameter) {
  if (!parameter.contains("example")) return;
  const auto name = text_of(parameter.at("name"));
  const auto value = text_of(parameter.at("example"));
  const auto in = text_of(parameter.at("in"));
  if (in == "path") {
    replace(asked.target, "{" + name + "}", value);
  } else if (in == "query") {
    asked.target += (asked.target.find('?') == std::string::npos ? "?" : "&") + name + "=" + value;
  } else {
    auto lower = name;
    std::ranges::transform(lower, lower.begin(), [](unsigned char c) { return std::tolower(c); });
    asked.headers[lower] = value;
  }
}

Asked example_of(const Document& document, const Operation& operation) {
  Asked asked{operation.path, "", {}};
  if (const auto* parameters = operation.said->if_contains("parameters")) {
    for (const auto& parameter : parameters->as_array())
      take_parameter(asked, document.resolved(parameter));
  }
  if (const auto* body = operation.said->if_contains("requestBody")) {
    asked.body = json::serialize(body->at("content").at("application/json").at("example"));
  }
  return asked;
}

/// Checks an answer against what the operation says of its status.
void check_answer(const Document& document, const Operation& operation,
                  const web::Response& answer) {
  const auto& responses = operation.said->at("responses").as_object();
  const auto* told = responses.if_contains(std::to_string(answer.status));
  REQUIRE(told != nullptr);
  const auto& response = document.resolved(*told);
  if (const auto* headers = response.if_contains("headers")) {
    for (const auto& named : headers->as_object()) {
      INFO(named.key());
      CHECK(header(answer, named.key()) != "");
    }
  }
  const auto* content = response.if_contains("content");
  if (content == nullptr) {
    CHECK(answer.body.empty());
    return;
  }
  const auto* form = content->as_object().if_contains(answer.content_type);
  REQUIRE(form != nullptr);
  if (answer.content_type == "application/toml") return;
  CHECK(document.faults(form->at("schema"), json::parse(answer.body)) ==
        std::vector<std::string>{});
}

/// The schema of the body of a verb.
const json::object& body_schema(const Document& document, model::Verb verb) {
  const auto path = action_path + std::string(to_string(verb));
  for (const auto& operation : document.operations()) {
    if (operation.path != path) continue;
    return document.resolved(
        operation.said->at("requestBody").at("content").at("application/json").at("schema"));
  }
  throw std::logic_error("nothing is said of " + path);
}

/// Something of the kind that a schema asks for.
json::value any_of(const json::object& schema) {
  if (const auto* words = schema.if_contains("enum")) return words->as_array().front();
  if (schema.at("type") == "integer") return 1;
  if (schema.at("type") == "boolean") return true;
  if (schema.at("type") == "array") return json::array();
  return schema.contains("format") ? "2011-11-18" : "SG-08";
}

bool names(const json::object& schema, const char* list, std::string_view name) {
  const auto* all = schema.if_contains(list);
  return all != nullptr &&
         json::serialize(*all).find("\"" + std::string(name) + "\"") != std::string::npos;
}

}  // namespace

TEST_CASE("the document is served to whoever may read, and to nobody else") {
  Site site;
  CHECK(site.status("GET", "/api/v1/openapi.json", "") == 401);
  const auto answer = site.ask("GET", "/api/v1/openapi.json", "reader");
  CHECK(answer.status == 200);
  CHECK(answer.content_type == "application/json");
  CHECK(answer.body == web::builtin_openapi());
}

TEST_CASE("the document names every route, and no other") {
  const Document document;
  CHECK(without(served(), documented(document)) == Names{});
  CHECK(without(documented(document), served()) == Names{});
}

TEST_CASE("every example of the document is answered as the document says") {
  const Document document;
  for (const auto& operation : document.operations()) {
    Site site;
    site.service.answers = {extension_asked()};
    site.service.next_page = "ofsted-2011/SG-08";
    site.service.decided = {
        {model::ObjectKind::action, "ofsted-2011/SG-07", "owner", "systems-lead", "director"}};
    const auto asked = example_of(document, operation);
    const auto answer =
        site.ask(operation.method, asked.target, "admin", asked.body, asked.headers);
    INFO(operation.method << " " << asked.target << " " << asked.body);
    INFO(answer.status << " " << answer.body);
    // The example service has no room to resume.
    CHECK((answer.status < 300 || operation.path == "/api/v1/resume"));
    check_answer(document, operation, answer);
  }
}

TEST_CASE("each operation takes the scope that the document tells, and none below it") {
  const Document document;
  for (const auto& operation : document.operations()) {
    const auto said = text_of(operation.said->at("description"));
    const auto asked = example_of(document, operation);
    INFO(operation.method << " " << asked.target << ": " << said);
    const auto refused = [&](const char* token) {
      Site site;
      site.service.answers = {extension_asked()};
      return site.status(operation.method, asked.target, token, asked.body) == 403;
    };
    const bool act = said.starts_with("Scope act.");
    const bool admin = said.starts_with("Scope admin.");
    CHECK((act || admin || said.starts_with("Scope read.")));
    CHECK(refused("reader") == (act || admin));
    CHECK(refused("actor") == admin);
    CHECK_FALSE(refused("admin"));
  }
}

TEST_CASE("what cannot be read is refused as the document says") {
  const Document document;
  for (const auto& operation : document.operations()) {
    const auto asked = example_of(document, operation);
    INFO(operation.method << " " << asked.target);
    Site site;
    site.service.answers = {extension_asked()};
    site.service.next_page = "ofsted-2011/SG-08";
    const auto check = [&](const std::string& target, const std::string& token,
                           const std::string& body) {
      check_answer(document, operation, site.ask(operation.method, target, token, body));
    };
    check(asked.target, "", asked.body);
    check(asked.target, "reader", asked.body);
    const bool has_query = asked.target.find('?') != std::string::npos;
    check(asked.target + (has_query ? "&" : "?") + "zzz=1", "admin", asked.body);
    if (asked.body.empty()) continue;
    check(asked.target, "admin", R"({"zzz": 1})");
    check(asked.target, "admin", "[]");
    site.form = "text/plain";
    check(asked.target, "admin", asked.body);
  }
}

TEST_CASE("a verb that is refused tells what is possible, and which field does not fit") {
  const Document document;
  for (const auto& operation : document.operations()) {
    if (!operation.path.starts_with(action_path) || operation.method != "POST") continue;
    const auto asked = example_of(document, operation);
    INFO(asked.target);
    using Kind = service::Refused::Kind;
    for (auto kind :
         {Kind::not_found, Kind::invalid, Kind::forbidden, Kind::outdated, Kind::conflict}) {
      Site site;
      site.service.answers = {extension_asked()};
      site.service.not_allowed.emplace(
          kind, "no", std::vector<policy::FieldFault>{{"on", "lies in the future"}},
          std::vector{model::Verb::correct});
      check_answer(document, operation, site.ask("POST", asked.target, "actor", asked.body));
    }
  }
}

TEST_CASE("the body of each verb is what the verb takes, and asks for what the rules need") {
  const Document document;
  for (auto verb : verbs()) {
    INFO(to_string(verb));
    const auto& schema = body_schema(document, verb);
    json::object body;
    for (const auto& property : schema.at("properties").as_object())
      body[property.key()] = any_of(document.resolved(property.value()));
    CHECK_NOTHROW((void)web::answer_from(verb, body));
    for (const auto* key : {"promised", "forecast", "to", "evidence", "rating", "proposed", "body",
                            "by", "request", "note", "reason", "zzz"}) {
      if (body.contains(key)) continue;
      auto more = body;
      more[key] = "2011-11-18";
      INFO(key);
      CHECK_THROWS_AS((void)web::answer_from(verb, more), service::NotAllowed);
    }
    using policy::Needs;
    const auto& rule = policy::transition(verb);
    if (!rule.date_is.empty()) {
      CHECK(names(schema, "required", rule.date_is) == (rule.date == Needs::required));
    }
    CHECK(names(schema, "anyOf", "note") == (rule.note == Needs::required));
    CHECK(names(schema, "required", "proposed") == (rule.person == Needs::required));
  }
}
