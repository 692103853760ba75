// SPDX-License-Identifier: MIT
#include "model/ledger.hpp"

#include <array>
#include <utility>

namespace dueward::model {
namespace {

using namespace std::string_view_literals;

constexpr std::array state_names{
    std::pair{NoticeState::owed, "owed"sv},
    std::pair{NoticeState::delivered, "delivered"sv},
    std::pair{NoticeState::superseded, "superseded"sv},
    std::pair{NoticeState::overtaken, "overtaken"sv},
    std::pair{NoticeState::unreachable, "unreachable"sv},
    std::pair{NoticeState::failed, "failed"sv},
};

}  // namespace

std::string_view to_string(NoticeState state) {
  for (const auto& [value, name] : state_names) {
    if (value == state) return name;
  }
  return "?";
}

std::optional<NoticeState> parse_notice_state(std::string_view text) {
  for (const auto& [value, name] : state_names) {
    if (name == text) return value;
  }
  return std::nullopt;
}

}  // namespace dueward::model
