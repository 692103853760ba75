// SPDX-License-Identifier: MIT
#include "store/sqlite/verbs.hpp"

namespace dueward::store::sqlite {
namespace {

model::Token token_from(Query& row) {
  model::Token token;
  token.id = row.string(0);
  token.hash = row.string(1);
  token.person = model::PersonId{row.text(2)};
  token.scope = static_cast<model::Scope>(row.integer(3));
  token.created = row.instant(4);
  token.expires = row.maybe_date(5);
  token.last_used = row.maybe_instant(6);
  token.revoked = row.maybe_instant(7);
  return token;
}

}  // namespace

void add_token(Core& core, const model::Token& token, const Actor& actor) {
  {
    auto known = core.db.query("SELECT 1 FROM token WHERE id = ?", token.id);
    if (known.step()) {
      throw StoreError(StoreError::Kind::refused, "There is a token " + token.id + " already");
    }
  }
  core.db.execute(
      "INSERT INTO token (id, hash, person, scope, created, expires) VALUES (?, ?, ?, ?, ?, ?)",
      token.id, token.hash, token.person, token.scope, token.created, token.expires);
  core.history.add(
      {"", token.created, "token-created", "", actor.who, actor.via,
       token.id + " for " + token.person.str() + ", " + std::string{to_string(token.scope)}, ""});
}

std::vector<model::Token> tokens(Core& core) {
  std::vector<model::Token> tokens;
  auto rows = core.db.query(
      "SELECT id, hash, person, scope, created, expires, last_used, revoked FROM token "
      "ORDER BY number");
  while (rows.step()) {
    tokens.push_back(token_from(rows));
  }
  return tokens;
}

std::optional<model::Token> token(Core& core, std::string_view hash) {
  auto row = core.db.query(
      "SELECT id, hash, person, scope, created, expires, last_used, revoked FROM token "
      "WHERE hash = ?",
      hash);
  if (!row.step()) return std::nullopt;
  return token_from(row);
}

bool revoke_token(Core& core, std::string_view id, const Actor& actor, Instant now) {
  const int changed =
      core.db.execute("UPDATE token SET revoked = ? WHERE id = ? AND revoked IS NULL", now, id);
  if (changed == 0) return false;
  core.history.add({"", now, "token-revoked", "", actor.who, actor.via, std::string{id}, ""});
  return true;
}

void token_used(Core& core, std::string_view id, Instant now) {
  core.db.execute("UPDATE token SET last_used = ? WHERE id = ?", now, id);
}

std::vector<model::SigningKey> signing_keys(Core& core) {
  std::vector<model::SigningKey> keys;
  auto rows = core.db.query("SELECT number, secret, created FROM signing_key ORDER BY number");
  while (rows.step()) {
    keys.push_back({static_cast<int>(rows.integer(0)), rows.string(1), rows.instant(2)});
  }
  return keys;
}

void add_signing_key(Core& core, std::string_view secret, OldKeys old, const Actor& actor,
                     Instant now) {
  core.db.execute("INSERT INTO signing_key (secret, created) VALUES (?, ?)", Blob{secret}, now);
  const auto number = core.db.last_number();
  if (old == OldKeys::die) core.db.execute("DELETE FROM signing_key WHERE number < ?", number);
  core.history.add(
      {"", now, "signing-key-made", "", actor.who, actor.via, std::to_string(number), ""});
}

std::map<std::string, std::string> link_marks(Core& core) {
  std::map<std::string, std::string> marks;
  auto rows = core.db.query("SELECT whose, mark FROM link_mark");
  while (rows.step()) {
    marks.emplace(rows.string(0), rows.string(1));
  }
  return marks;
}

void set_link_mark(Core& core, std::string_view whose, std::string_view mark, const Actor& actor,
                   Instant now) {
  core.db.execute("INSERT OR REPLACE INTO link_mark (whose, mark) VALUES (?, ?)", whose, mark);
  core.history.add({"", now, "links-revoked", "", actor.who, actor.via, std::string{whose}, ""});
}

}  // namespace dueward::store::sqlite
