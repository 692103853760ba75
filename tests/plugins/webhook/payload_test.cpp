// SPDX-License-Identifier: MIT
#include "webhook/payload.hpp"

#include <stdexcept>

#include <boost/json.hpp>

#include "support/catch.hpp"
#include "webhook/target.hpp"

using namespace dueward::webhook;
namespace json = boost::json;

namespace {

constexpr std::chrono::sys_seconds first{std::chrono::seconds(1319180400)};

/// `count` notices, each with a title of `size` bytes.
std::string many(int count, std::size_t size) {
  json::array notices;
  for (int i = 0; i < count; ++i)
    notices.push_back(
        {{"action", "ofsted-2011/SG-" + std::to_string(i)}, {"title", std::string(size, 't')}});
  const auto text = json::serialize(json::object{{"service", "A council"}, {"notices", notices}});
  return {text.data(), text.size()};
}

}  // namespace

TEST_CASE("a payload has type, time of the first attempt and the notices") {
  CHECK(
      payload_of({"reminder", first, R"({"notices":[{"action":"ofsted-2011/SG-07"}]})"}) ==
      R"({"type":"action.due_soon","timestamp":"2011-10-21T07:00:00Z","data":{"notices":[{"action":"ofsted-2011/SG-07"}]}})");
}

TEST_CASE("each kind has its type, several notices are a digest") {
  CHECK(event_type("reminder", 1) == "action.due_soon");
  CHECK(event_type("overdue", 1) == "action.overdue");
  CHECK(event_type("escalation", 1) == "action.escalated");
  CHECK(event_type("assignment", 1) == "action.assigned");
  CHECK(event_type("handover", 1) == "action.handover");
  CHECK(event_type("escalation", 2) == "digest");
  CHECK(event_type("delivery-failed", 0) == "service.delivery_failed");
}

TEST_CASE("a payload stays below 20 kB: notices are left out from the end, and it says how many") {
  const std::string body = payload_of({"digest", first, many(500, 100)});
  CHECK(body.size() <= 20'000);
  CHECK(body.size() > 19'000);
  const json::value read = json::parse(body);
  const auto& data = read.at("data").as_object();
  CHECK(data.at("service") == "A council");
  CHECK(data.at("notices").at(0).at("action") == "ofsted-2011/SG-0");
  CHECK(data.at("notices").as_array().size() +
            static_cast<std::size_t>(data.at("notices_left_out").as_int64()) ==
        500);
}

TEST_CASE("a single notice that is too long is left out, and so is everything else that is") {
  CHECK(
      payload_of({"reminder", first, many(1, 30'000)}) ==
      R"({"type":"action.due_soon","timestamp":"2011-10-21T07:00:00Z","data":{"service":"A council","notices_left_out":1,"notices":[]}})");
  CHECK(payload_of({"test", first, R"({"x":")" + std::string(30'000, 'x') + "\"}"}) ==
        R"({"type":"service.test","timestamp":"2011-10-21T07:00:00Z","data":{"notices":[]}})");
}

TEST_CASE("data that is no JSON object is a fault") {
  CHECK_THROWS_AS(payload_of({"reminder", first, ""}), std::invalid_argument);
  CHECK_THROWS_AS(payload_of({"reminder", first, "[]"}), std::invalid_argument);
  CHECK_THROWS_AS(payload_of({"reminder", first, "{"}), std::invalid_argument);
}

TEST_CASE("56: a URL is http or https, without a user and without a byte that hides something") {
  CHECK(Target::parse("https://example.org/hooks/1?x=y").value().host == "example.org");
  CHECK(Target::parse("http://[2001:db8::1]:8080/").value().host == "[2001:db8::1]");
  for (const char* text :
       {"", "example.org", "ftp://example.org/", "file:///etc/passwd", "gopher://example.org/",
        "https://", "https://user@example.org/", "https://user:secret@example.org/",
        "https://@example.org/", "https://example.org\r\nX: y", "https://example.org/ x",
        "https://ex\xc3\xa4mple.org/"}) {
    CAPTURE(text);
    CHECK(!Target::parse(text));
  }
}
