// SPDX-License-Identifier: MIT
#include "model/ledger.hpp"

#include "model/names.hpp"

namespace dueward::model {
namespace {

constexpr Names<NoticeState, 6> state_names{{
    {NoticeState::owed, "owed"},
    {NoticeState::delivered, "delivered"},
    {NoticeState::superseded, "superseded"},
    {NoticeState::overtaken, "overtaken"},
    {NoticeState::unreachable, "unreachable"},
    {NoticeState::failed, "failed"},
}};

}  // namespace

std::string_view to_string(NoticeState state) {
  return name_in(state_names, state);
}

std::optional<NoticeState> parse_notice_state(std::string_view text) {
  return value_in(state_names, text);
}

}  // namespace dueward::model
