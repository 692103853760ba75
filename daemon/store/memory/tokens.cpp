// SPDX-License-Identifier: MIT
#include <algorithm>
#include <utility>

#include "store/memory/verbs.hpp"

namespace dueward::store::memory {
namespace {

model::Token* find(Core& core, std::string_view id) {
  const auto found = std::ranges::find(core.tokens, id, &model::Token::id);
  return found == core.tokens.end() ? nullptr : &*found;
}

}  // namespace

void add_token(Core& core, model::Token token) {
  if (find(core, token.id) != nullptr) {
    throw StoreError(StoreError::Kind::refused, "There is a token " + token.id + " already");
  }
  core.tokens.push_back(std::move(token));
}

std::optional<model::Token> token(const Core& core, std::string_view hash) {
  const auto found = std::ranges::find(core.tokens, hash, &model::Token::hash);
  return found == core.tokens.end() ? std::nullopt : std::optional{*found};
}

bool revoke_token(Core& core, std::string_view id, Instant now) {
  auto* token = find(core, id);
  if (token == nullptr || token->revoked) return false;
  token->revoked = now;
  return true;
}

void token_used(Core& core, std::string_view id, Instant now) {
  if (auto* token = find(core, id)) token->last_used = now;
}

}  // namespace dueward::store::memory
