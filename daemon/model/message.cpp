// SPDX-License-Identifier: MIT
#include "model/message.hpp"

#include <array>
#include <utility>

namespace dueward::model {
namespace {

using namespace std::string_view_literals;

constexpr std::array state_names{
    std::pair{MessageState::sealed, "sealed"sv},
    std::pair{MessageState::ready, "ready"sv},
    std::pair{MessageState::claimed, "claimed"sv},
    std::pair{MessageState::delivered, "delivered"sv},
    std::pair{MessageState::overtaken, "overtaken"sv},
    std::pair{MessageState::failed, "failed"sv},
};

}  // namespace

std::string_view to_string(MessageState state) {
  for (const auto& [value, name] : state_names) {
    if (value == state) return name;
  }
  return "?";
}

std::optional<MessageState> parse_message_state(std::string_view text) {
  for (const auto& [value, name] : state_names) {
    if (name == text) return value;
  }
  return std::nullopt;
}

}  // namespace dueward::model
