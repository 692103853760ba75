// SPDX-License-Identifier: MIT
#include "store/sqlite/connection.hpp"

#include <utility>

#include <sqlite3.h>

namespace dueward::store::sqlite {

Query::Query(Connection& connection, sqlite3_stmt* statement)
    : connection_(connection), statement_(statement) {}

Query::~Query() {
  sqlite3_reset(statement_);
}

bool Query::step() {
  switch (sqlite3_step(statement_)) {
    case SQLITE_ROW:
      return true;
    case SQLITE_DONE:
      return false;
    default:
      connection_.fail("read");
  }
}

bool Query::is_null(int column) const {
  return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

std::int64_t Query::integer(int column) const {
  return sqlite3_column_int64(statement_, column);
}

std::string_view Query::text(int column) const {
  const void* bytes = sqlite3_column_blob(statement_, column);
  if (bytes == nullptr) return {};
  return {static_cast<const char*>(bytes),
          static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

namespace {

/// A path as a URI takes it.
std::string escaped(const std::string& path) {
  static constexpr char digits[] = "0123456789ABCDEF";
  std::string uri;
  for (const char c : path) {
    if (c == '?' || c == '#' || c == '%') {
      uri += '%';
      uri += digits[static_cast<unsigned char>(c) >> 4];
      uri += digits[static_cast<unsigned char>(c) & 15];
    } else {
      uri += c;
    }
  }
  return uri;
}

}  // namespace

Connection::Connection(const std::string& path, Mode mode, const char* vfs) : path_(path) {
  // Counting every allocation under a lock costs a tenth of all work. Refused, without harm, where
  // SQLite was used before.
  static const int configured = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  static_cast<void>(configured);
  int flags = SQLITE_OPEN_NOMUTEX;
  std::string name = path;
  if (mode == Mode::create) {
    flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  } else {
    flags |= SQLITE_OPEN_READONLY;
  }
  if (mode == Mode::immutable) {
    flags |= SQLITE_OPEN_URI;
    name = "file:" + escaped(path) + "?immutable=1";
  }
  const int code = sqlite3_open_v2(name.c_str(), &handle_, flags, vfs);
  if (code != SQLITE_OK) {
    const std::string words = handle_ != nullptr ? sqlite3_errmsg(handle_) : sqlite3_errstr(code);
    const int extended = handle_ != nullptr ? sqlite3_extended_errcode(handle_) : code;
    sqlite3_close_v2(std::exchange(handle_, nullptr));
    throw Fault(extended, path_ + ": open: " + words);
  }
  sqlite3_extended_result_codes(handle_, 1);
  sqlite3_busy_timeout(handle_, 5000);
}

Connection::~Connection() {
  for (const auto& [text, statement] : statements_) {
    sqlite3_finalize(statement);
  }
  sqlite3_close(handle_);
}

void Connection::run_script(const std::string& sql) {
  if (sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
    fail(std::string_view{sql}.substr(0, 60));
  }
}

std::int64_t Connection::last_number() const {
  return sqlite3_last_insert_rowid(handle_);
}

bool Connection::in_transaction() const {
  return sqlite3_get_autocommit(handle_) == 0;
}

void Connection::rollback_all() noexcept {
  if (in_transaction()) sqlite3_exec(handle_, "ROLLBACK", nullptr, nullptr, nullptr);
}

void Connection::interrupt() noexcept {
  sqlite3_interrupt(handle_);
}

void Connection::fail(std::string_view operation) const {
  const int code = sqlite3_extended_errcode(handle_);
  throw Fault(code, path_ + ": " + std::string{operation} + ": " + sqlite3_errmsg(handle_) +
                        " (SQLite code " + std::to_string(code) + ")");
}

sqlite3_stmt* Connection::prepared(Sql sql) {
  auto& statement = statements_[sql.text()];
  if (statement == nullptr && sqlite3_prepare_v3(handle_, sql.text(), -1, SQLITE_PREPARE_PERSISTENT,
                                                 &statement, nullptr) != SQLITE_OK) {
    fail(sql.text());
  }
  return statement;
}

int Connection::run(sqlite3_stmt* statement) {
  int code = sqlite3_step(statement);
  while (code == SQLITE_ROW) {
    code = sqlite3_step(statement);
  }
  sqlite3_reset(statement);
  if (code != SQLITE_DONE) fail("write");
  return sqlite3_changes(handle_);
}

void Connection::bind_null(sqlite3_stmt* statement, int index) {
  if (sqlite3_bind_null(statement, index) != SQLITE_OK) fail("bind");
}

void Connection::bind_integer(sqlite3_stmt* statement, int index, std::int64_t value) {
  if (sqlite3_bind_int64(statement, index, value) != SQLITE_OK) fail("bind");
}

void Connection::bind_text(sqlite3_stmt* statement, int index, std::string_view value,
                           Lifetime lifetime) {
  // A null pointer would bind NULL instead of the empty text.
  const char* bytes = value.data() == nullptr ? "" : value.data();
  const auto destructor = lifetime == Lifetime::copied ? SQLITE_TRANSIENT : SQLITE_STATIC;
  if (sqlite3_bind_text64(statement, index, bytes, value.size(), destructor, SQLITE_UTF8) !=
      SQLITE_OK) {
    fail("bind");
  }
}

void Connection::bind_blob(sqlite3_stmt* statement, int index, std::string_view value,
                           Lifetime lifetime) {
  const char* bytes = value.data() == nullptr ? "" : value.data();
  const auto destructor = lifetime == Lifetime::copied ? SQLITE_TRANSIENT : SQLITE_STATIC;
  if (sqlite3_bind_blob64(statement, index, bytes, value.size(), destructor) != SQLITE_OK) {
    fail("bind");
  }
}

}  // namespace dueward::store::sqlite
