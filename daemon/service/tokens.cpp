// SPDX-License-Identifier: MIT
#include "service/tokens.hpp"

#include "secret/token.hpp"

namespace dueward::service {
namespace {

/// When a token was last used is kept to this precision: a busy one must not write at every use.
constexpr std::chrono::hours noted_every{1};

/// A token must not promise what its person is refused at every use.
void refuse_too_wide(const model::Person& person, model::Scope scope) {
  if (person.body && scope != model::Scope::read) {
    throw Refused(Refused::Kind::invalid, person.id.str() +
                                              " is a body, in whose name nobody answers: make one "
                                              "of scope read, or one for a person");
  }
  if (!person.organisation.empty() && scope == model::Scope::admin) {
    throw Refused(Refused::Kind::invalid,
                  person.id.str() + " is of another organisation (" + person.organisation +
                      "), and administrators are the council's own: make one of scope act");
  }
}

}  // namespace

Await<NewToken> Tokens::create(TokenWish wish, store::Actor actor) {
  const auto directory = directory_();
  const auto* person = directory->person(wish.person);
  if (person == nullptr) {
    throw Refused(Refused::Kind::not_found, "there is no person \"" + wish.person.str() + "\"");
  }
  refuse_too_wide(*person, wish.scope);
  const auto now = clock_.now();
  if (wish.expires && *wish.expires < directory->zone.date_of(now)) {
    throw Refused(Refused::Kind::invalid,
                  "it would have expired on " + calendar::to_string(*wish.expires) + " already");
  }
  NewToken made;
  made.secret = secret::make_token();
  made.token.id = secret::token_id(made.secret);
  made.token.hash = secret::token_hash(made.secret);
  made.token.person = wish.person;
  made.token.scope = wish.scope;
  made.token.created = now;
  made.token.expires = wish.expires;
  co_await store_.add_token(made.token, std::move(actor));
  co_return made;
}

Await<void> Tokens::revoke(std::string id, store::Actor actor) {
  const bool revoked = co_await store_.revoke_token(id, std::move(actor), clock_.now());
  if (!revoked) {
    throw Refused(Refused::Kind::not_found,
                  "there is no token \"" + id + "\" that could be revoked");
  }
}

bool Tokens::is_good(const model::Token& token) const {
  const auto directory = directory_();
  const bool expired = token.expires && *token.expires < directory->zone.date_of(clock_.now());
  return !token.revoked && !expired && directory->person(token.person) != nullptr;
}

Await<std::optional<model::Token>> Tokens::authenticate(std::string token) {
  if (!secret::is_token(token)) co_return std::nullopt;
  auto known = co_await store_.token(secret::token_hash(token));
  if (!known || !is_good(*known)) co_return std::nullopt;
  const auto now = clock_.now();
  if (!known->last_used || now - *known->last_used >= noted_every) {
    co_await store_.token_used(known->id, now);
  }
  co_return known;
}

}  // namespace dueward::service
