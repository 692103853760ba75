// SPDX-License-Identifier: MIT
#include "model/message.hpp"

#include "model/names.hpp"

namespace dueward::model {
namespace {

constexpr Names<MessageState, 6> state_names{{
    {MessageState::sealed, "sealed"},
    {MessageState::ready, "ready"},
    {MessageState::claimed, "claimed"},
    {MessageState::delivered, "delivered"},
    {MessageState::overtaken, "overtaken"},
    {MessageState::failed, "failed"},
}};

}  // namespace

std::string_view to_string(MessageState state) {
  return name_in(state_names, state);
}

std::optional<MessageState> parse_message_state(std::string_view text) {
  return value_in(state_names, text);
}

}  // namespace dueward::model
