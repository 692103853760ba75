// SPDX-License-Identifier: MIT
#include "store/sqlite/schema.hpp"

#include <array>
#include <filesystem>
#include <memory>

#include <sqlite3.h>

#include "store/store.hpp"

namespace dueward::store::sqlite {
namespace {

// Dates are days since 1970-01-01, moments milliseconds since then, UTC. Numbers of states and
// kinds are those of the enumerations in model/, which grow only at the end. A notice's number is
// its action's number times 2^20 plus a count, so that it leads back to the action.
constexpr const char* first_schema = R"sql(
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- Agreed things, wide: fields as last loaded and as people decided since, as JSON.
CREATE TABLE object (
  number INTEGER PRIMARY KEY, kind INTEGER NOT NULL, key TEXT NOT NULL, loaded TEXT NOT NULL,
  decided TEXT NOT NULL DEFAULT '{}', present INTEGER NOT NULL DEFAULT 1, UNIQUE (kind, key));

-- What moves about an action, narrow; number is its object's.
CREATE TABLE action_state (
  number INTEGER PRIMARY KEY REFERENCES object, plan TEXT NOT NULL, id TEXT NOT NULL,
  next_check_at INTEGER, version INTEGER NOT NULL, notices INTEGER NOT NULL DEFAULT 0,
  open INTEGER NOT NULL, withdrawn INTEGER NOT NULL DEFAULT 0, closed TEXT,
  ladder INTEGER NOT NULL, due INTEGER NOT NULL, original_due INTEGER NOT NULL,
  first_loaded INTEGER NOT NULL, due_since INTEGER NOT NULL,
  policy TEXT NOT NULL, policy_since INTEGER NOT NULL, pilot_ended INTEGER,
  owner TEXT NOT NULL, owner_before TEXT NOT NULL DEFAULT '', owner_since INTEGER NOT NULL,
  owner_number INTEGER NOT NULL DEFAULT 1,
  manager TEXT NOT NULL, manager_before TEXT NOT NULL DEFAULT '', manager_since INTEGER NOT NULL,
  manager_number INTEGER NOT NULL DEFAULT 1);
CREATE INDEX action_next_check ON action_state (next_check_at) WHERE next_check_at IS NOT NULL;
CREATE UNIQUE INDEX action_by_name ON action_state (plan, id);
CREATE INDEX action_by_owner ON action_state (owner, plan, id);

CREATE TABLE policy_step (
  policy TEXT NOT NULL, step TEXT NOT NULL, timing TEXT NOT NULL, whole TEXT NOT NULL,
  entered INTEGER NOT NULL, PRIMARY KEY (policy, step)) WITHOUT ROWID;

-- The ledger. Its key is what makes a notice unrepeatable.
CREATE TABLE notice (
  action INTEGER NOT NULL REFERENCES action_state, ladder INTEGER NOT NULL, step TEXT NOT NULL,
  occurrence INTEGER NOT NULL, entry TEXT NOT NULL,
  number INTEGER NOT NULL, settled_by INTEGER, state INTEGER NOT NULL, kind INTEGER NOT NULL,
  recipient TEXT NOT NULL, named TEXT NOT NULL, date INTEGER NOT NULL, decided_on INTEGER NOT NULL,
  heard_on INTEGER, late INTEGER NOT NULL, unreached TEXT NOT NULL, reason TEXT NOT NULL,
  PRIMARY KEY (action, ladder, step, occurrence, entry)) WITHOUT ROWID;

-- Envelopes of notices that no message carries yet. Written at the end and emptied by every seal: an
-- index would cost more than the sorting.
CREATE TABLE unsealed (
  number INTEGER PRIMARY KEY, recipient TEXT NOT NULL, pilot_for TEXT NOT NULL, notifier TEXT NOT NULL, address TEXT NOT NULL,
  notice INTEGER NOT NULL, destination TEXT NOT NULL, plan TEXT NOT NULL, notice_key TEXT NOT NULL,
  alone INTEGER NOT NULL, not_before INTEGER);

-- The last day for which a recipient's notices were put together, and messages sealed by day.
CREATE TABLE letterbox (
  recipient TEXT NOT NULL, pilot_for TEXT NOT NULL, notifier TEXT NOT NULL, address TEXT NOT NULL,
  day INTEGER NOT NULL, PRIMARY KEY (recipient, pilot_for, notifier, address)) WITHOUT ROWID;
CREATE TABLE sealed_day (day INTEGER PRIMARY KEY, messages INTEGER NOT NULL);

-- What moves about a message, narrow.
CREATE TABLE message_state (
  number INTEGER PRIMARY KEY, state INTEGER NOT NULL, notifier TEXT NOT NULL,
  destination TEXT NOT NULL, next_attempt_at INTEGER, tries INTEGER NOT NULL DEFAULT 0,
  attempts INTEGER NOT NULL DEFAULT 0, first_attempt INTEGER, sealed_at INTEGER NOT NULL,
  delivered_at INTEGER, service INTEGER NOT NULL DEFAULT 0);
CREATE INDEX message_sealed ON message_state (number) WHERE state = 0;
CREATE INDEX message_ready ON message_state (notifier, destination, next_attempt_at)
  WHERE state = 1;
CREATE INDEX message_of_service ON message_state (notifier, next_attempt_at)
  WHERE state = 1 AND service = 1;
CREATE INDEX message_claimed ON message_state (number) WHERE state = 2;
CREATE INDEX message_failed ON message_state (number) WHERE state = 5;

CREATE TABLE message (
  number INTEGER PRIMARY KEY REFERENCES message_state, key TEXT NOT NULL UNIQUE,
  recipient TEXT NOT NULL, pilot_for TEXT NOT NULL, address TEXT NOT NULL, day INTEGER,
  grouped INTEGER NOT NULL);
CREATE TABLE message_words (
  number INTEGER PRIMARY KEY REFERENCES message_state, kind INTEGER, template TEXT NOT NULL,
  thread TEXT NOT NULL, subject TEXT NOT NULL, text TEXT NOT NULL, html TEXT NOT NULL,
  brief TEXT NOT NULL, data TEXT NOT NULL);
CREATE TABLE message_end (
  number INTEGER PRIMARY KEY REFERENCES message_state, reason TEXT NOT NULL);
CREATE TABLE message_notice (
  message INTEGER NOT NULL REFERENCES message_state, notice INTEGER NOT NULL,
  PRIMARY KEY (message, notice)) WITHOUT ROWID;
CREATE INDEX message_of_notice ON message_notice (notice);

CREATE TABLE attempt (
  message INTEGER NOT NULL REFERENCES message_state, number INTEGER NOT NULL,
  started INTEGER NOT NULL, ended INTEGER NOT NULL, result TEXT NOT NULL, said TEXT NOT NULL,
  peer TEXT NOT NULL, PRIMARY KEY (message, number)) WITHOUT ROWID;

-- The record: ids only, each line chained to the one before it of its plan. Names and free text
-- stand beside it and enter the chain as a salted hash, so that they can be erased.
CREATE TABLE history (
  number INTEGER PRIMARY KEY, plan TEXT NOT NULL, at INTEGER NOT NULL, event TEXT NOT NULL,
  action TEXT NOT NULL, who TEXT NOT NULL, via TEXT NOT NULL, facts TEXT NOT NULL,
  text_hash BLOB NOT NULL, hash BLOB NOT NULL);
CREATE INDEX history_of_plan ON history (plan, number);
CREATE TABLE history_text (
  number INTEGER PRIMARY KEY REFERENCES history, salt BLOB NOT NULL, text TEXT NOT NULL);
CREATE TRIGGER history_is_kept BEFORE UPDATE ON history
  BEGIN SELECT RAISE(ABORT, 'history is never changed'); END;
CREATE TRIGGER history_is_not_deleted BEFORE DELETE ON history
  BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END;
CREATE TRIGGER history_text_is_kept BEFORE UPDATE ON history_text
  BEGIN SELECT RAISE(ABORT, 'history is never changed, only erased'); END;
)sql";

// Recipients to whom a message failed for good without anybody to tell, with the last such message.
// Emptied of a recipient by what is delivered to them: hardly ever has it a row.
constexpr const char* untold_schema = R"sql(
CREATE TABLE untold (
  recipient TEXT PRIMARY KEY, message INTEGER NOT NULL REFERENCES message_state) WITHOUT ROWID;
)sql";

// What people answered about an action, in order, whole; `life` is what that comes to (State in
// model/), `answers` how many there are. `once` are wishes that were met, so that none is met
// twice.
constexpr const char* answer_schema = R"sql(
ALTER TABLE action_state ADD COLUMN life INTEGER NOT NULL DEFAULT 2;
ALTER TABLE action_state ADD COLUMN answers INTEGER NOT NULL DEFAULT 0;
CREATE TABLE answer (
  action INTEGER NOT NULL REFERENCES action_state, number INTEGER NOT NULL, verb INTEGER NOT NULL,
  about INTEGER NOT NULL, text TEXT NOT NULL, PRIMARY KEY (action, number)) WITHOUT ROWID;
CREATE TABLE once (
  key TEXT PRIMARY KEY, fingerprint TEXT NOT NULL, number INTEGER NOT NULL, at INTEGER NOT NULL)
  WITHOUT ROWID;
CREATE INDEX once_by_age ON once (at);
)sql";

// Keys to the API, by what they hash to.
constexpr const char* token_schema = R"sql(
CREATE TABLE token (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, hash TEXT NOT NULL UNIQUE,
  person TEXT NOT NULL, scope INTEGER NOT NULL, created INTEGER NOT NULL, expires INTEGER,
  last_used INTEGER, revoked INTEGER);
-- What secret addresses are signed with.
CREATE TABLE signing_key (
  number INTEGER PRIMARY KEY, secret BLOB NOT NULL, created INTEGER NOT NULL);
)sql";

// Actions that wait for somebody's decision. Of what was answered before, whatever may wait:
// claims, and all that was ever asked; the next answer says it exactly.
constexpr const char* waiting_schema = R"sql(
ALTER TABLE action_state ADD COLUMN waits INTEGER NOT NULL DEFAULT 0;
UPDATE action_state SET waits = 1
  WHERE life = 4 OR number IN (SELECT action FROM answer WHERE verb IN (5, 9));
CREATE INDEX action_waits ON action_state (plan, id) WHERE waits = 1;
)sql";

// What else is signed into the addresses of somebody whose addresses were revoked.
constexpr const char* link_mark_schema = R"sql(
CREATE TABLE link_mark (whose TEXT PRIMARY KEY, mark TEXT NOT NULL) WITHOUT ROWID;
)sql";

constexpr std::array all_migrations{Migration{1, first_schema},   Migration{2, untold_schema},
                                    Migration{3, answer_schema},  Migration{4, token_schema},
                                    Migration{5, waiting_schema}, Migration{6, link_mark_schema}};

int pragma(Connection& db, const char* sql) {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(db.handle(), sql, -1, &statement, nullptr) != SQLITE_OK) db.fail(sql);
  const int code = sqlite3_step(statement);
  const int value = code == SQLITE_ROW ? sqlite3_column_int(statement, 0) : 0;
  sqlite3_finalize(statement);
  if (code != SQLITE_ROW && code != SQLITE_DONE) db.fail(sql);
  return value;
}

/// A whole copy beside the file, complete before it has its name.
void back_up(Connection& db, int schema) {
  const std::string name = db.path() + ".schema-" + std::to_string(schema);
  const std::string unfinished = name + ".unfinished";
  std::filesystem::remove(unfinished);
  {
    Connection copy{unfinished, Connection::Mode::create};
    sqlite3_backup* backup = sqlite3_backup_init(copy.handle(), "main", db.handle(), "main");
    if (backup == nullptr) copy.fail("back up before migrating");
    sqlite3_backup_step(backup, -1);
    if (sqlite3_backup_finish(backup) != SQLITE_OK) copy.fail("back up before migrating");
  }
  std::filesystem::rename(unfinished, name);
}

void refuse_foreign(Connection& db) {
  const int id = pragma(db, "PRAGMA application_id");
  const int tables = pragma(db, "SELECT count(*) FROM sqlite_schema");
  if (id == application_id || (id == 0 && tables == 0)) return;
  throw StoreError(StoreError::Kind::refused,
                   db.path() +
                       " is an SQLite file of another program. It was left untouched: name "
                       "another file in store.url, or move this one away");
}

}  // namespace

std::span<const Migration> migrations() {
  return all_migrations;
}

int schema_of(std::span<const Migration> known) {
  return known.empty() ? 0 : known.back().to;
}

int stored_schema(Connection& db) {
  refuse_foreign(db);
  return pragma(db, "PRAGMA user_version");
}

void migrate(Connection& db, std::span<const Migration> known) {
  const int stored = stored_schema(db);
  const int newest = schema_of(known);
  if (stored > newest) {
    throw StoreError(StoreError::Kind::refused,
                     db.path() + " has schema " + std::to_string(stored) +
                         ", this program knows schemas up to " + std::to_string(newest) +
                         ". It was left untouched: start the newer program that wrote it, or put "
                         "back the copy from before the upgrade");
  }
  if (stored > 0 && stored < newest) back_up(db, stored);
  for (const auto& migration : known) {
    if (migration.to <= stored) continue;
    db.run_script("BEGIN IMMEDIATE");
    try {
      db.run_script(migration.sql);
      db.run_script("PRAGMA user_version = " + std::to_string(migration.to) +
                    "; PRAGMA application_id = " + std::to_string(application_id) + "; COMMIT");
    } catch (...) {
      db.rollback_all();
      throw;
    }
  }
}

}  // namespace dueward::store::sqlite
