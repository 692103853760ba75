// SPDX-License-Identifier: MIT
#include "webhook/payload.hpp"

#include <algorithm>
#include <array>
#include <ctime>
#include <stdexcept>
#include <utility>

#include <boost/json.hpp>

namespace dueward::webhook {
namespace {

namespace json = boost::json;
using namespace std::string_view_literals;

constexpr std::array types{
    std::pair{"reminder"sv, "action.due_soon"sv},    std::pair{"overdue"sv, "action.overdue"sv},
    std::pair{"escalation"sv, "action.escalated"sv}, std::pair{"assignment"sv, "action.assigned"sv},
    std::pair{"handover"sv, "action.handover"sv},    std::pair{"digest"sv, "digest"sv},
};

std::string iso_time(std::chrono::sys_seconds moment) {
  const std::time_t seconds = moment.time_since_epoch().count();
  std::tm parts{};
  (void)gmtime_r(&seconds, &parts);
  std::array<char, 32> text{};
  return {text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts)};
}

json::object read(std::string_view data) {
  json::error_code fault;
  json::value value = json::parse(json::string_view(data.data(), data.size()), fault);
  if (fault || !value.is_object())
    throw std::invalid_argument("the message's data is no JSON object");
  return std::move(value.get_object());
}

json::array take_notices(json::object& data) {
  json::value* const notices = data.if_contains("notices");
  json::array taken =
      notices != nullptr && notices->is_array() ? std::move(notices->get_array()) : json::array();
  data.erase("notices");
  return taken;
}

std::string text_of(const json::object& envelope) {
  const auto text = json::serialize(envelope);
  return {text.data(), text.size()};
}

/// How many of the notices fit, counted from the first.
std::size_t how_many_fit(const json::array& notices, std::size_t room) {
  std::size_t used = 0;
  std::size_t count = 0;
  for (const json::value& notice : notices) {
    used += json::serialize(notice).size() + 1;
    if (used > room) break;
    ++count;
  }
  return count;
}

}  // namespace

std::string event_type(std::string_view kind, std::size_t notices) {
  if (notices > 1) return "digest";
  const auto* const known =
      std::ranges::find(types, kind, [](const auto& entry) { return entry.first; });
  if (known != types.end()) return std::string(known->second);
  std::string type = "service." + std::string(kind);
  std::ranges::replace(type, '-', '_');
  return type;
}

std::string payload_of(const Event& event) {
  json::object data = read(event.data);
  json::array notices = take_notices(data);
  const std::string type = event_type(event.kind, notices.size());
  json::object envelope{{"type", type}, {"timestamp", iso_time(event.first)}, {"data", data}};
  constexpr std::size_t frame = sizeof(R"("notices":[],"notices_left_out":1000000,)");
  if (text_of(envelope).size() + frame > longest_payload) {
    envelope["data"] = json::object();
    data.clear();
  }
  const std::size_t fitting =
      how_many_fit(notices, longest_payload - frame - text_of(envelope).size());
  if (fitting < notices.size()) {
    data["notices_left_out"] = notices.size() - fitting;
    notices.resize(fitting);
  }
  data["notices"] = std::move(notices);
  envelope["data"] = std::move(data);
  return text_of(envelope);
}

}  // namespace dueward::webhook
