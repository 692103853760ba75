// SPDX-License-Identifier: MIT
/// A thin, owning wrapper over the SQLite C API: connection, prepared statements, errors.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>

#include "calendar/date.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace dueward::store::sqlite {

using calendar::Date;
using calendar::Instant;

/// A call to SQLite failed. `what()` names the file, the operation, SQLite's words and its extended
/// code.
class Fault : public std::runtime_error {
 public:
  Fault(int code, const std::string& text) : std::runtime_error(text), code_(code) {}
  [[nodiscard]] int code() const { return code_; }            ///< Extended result code.
  [[nodiscard]] int primary() const { return code_ & 0xff; }  ///< Its family.

 private:
  int code_;
};

/// SQL that stands in the source: known at compile time, so a statement may be found again by its
/// address.
class Sql {
 public:
  // NOLINTNEXTLINE(google-explicit-constructor): a literal is meant to turn into Sql by itself.
  consteval Sql(const char* literal) : text_(literal) {}
  [[nodiscard]] const char* text() const { return text_; }

 private:
  const char* text_;
};

class Connection;

/// One use of a prepared statement: bound at construction, reset at destruction. Texts read from it
/// are valid until the next step().
class Query {
 public:
  Query(Query&&) = delete;
  ~Query();

  /// True while there is a row.
  bool step();

  [[nodiscard]] bool is_null(int column) const;
  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] std::string_view text(int column) const;  ///< Blobs too.

  [[nodiscard]] std::string string(int column) const { return std::string{text(column)}; }
  [[nodiscard]] Instant instant(int column) const {
    return Instant{std::chrono::milliseconds{integer(column)}};
  }
  [[nodiscard]] Date date(int column) const {
    return Date{std::chrono::days{static_cast<int>(integer(column))}};
  }
  [[nodiscard]] std::optional<Instant> maybe_instant(int column) const {
    return is_null(column) ? std::nullopt : std::optional{instant(column)};
  }
  [[nodiscard]] std::optional<Date> maybe_date(int column) const {
    return is_null(column) ? std::nullopt : std::optional{date(column)};
  }

 private:
  friend class Connection;
  Query(Connection& connection, sqlite3_stmt* statement);

  Connection& connection_;
  sqlite3_stmt* statement_;
};

/// A blob to be bound.
struct Blob {
  std::string_view bytes;
};

/// One connection, used by one thread at a time. Prepared statements are kept for its life.
class Connection {
 public:
  enum class Mode { create, readonly, immutable };

  /// `path` may be ":memory:". `vfs` names a registered VFS; null is the default one.
  Connection(const std::string& path, Mode mode, const char* vfs = nullptr);
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection();

  /// Several statements in one text, without results: for schema and pragmas.
  void run_script(const std::string& sql);

  /// Begins a query. A statement must not be in use twice at one time.
  template <typename... Values>
  [[nodiscard]] Query query(Sql sql, const Values&... values) {
    sqlite3_stmt* statement = prepared(sql);
    int index = 0;
    (bind(statement, ++index, values, Lifetime::copied), ...);
    return Query{*this, statement};
  }

  /// Runs a statement to its end; gives the number of rows it changed.
  template <typename... Values>
  int execute(Sql sql, const Values&... values) {
    sqlite3_stmt* statement = prepared(sql);
    int index = 0;
    (bind(statement, ++index, values, Lifetime::of_call), ...);
    return run(statement);
  }

  [[nodiscard]] std::int64_t last_number() const;
  /// Whether a transaction is open: SQLite ends one by itself upon some errors.
  [[nodiscard]] bool in_transaction() const;
  void rollback_all() noexcept;
  /// Makes what another thread runs on this connection end with an error. Any thread.
  void interrupt() noexcept;

  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] sqlite3* handle() const { return handle_; }
  [[noreturn]] void fail(std::string_view operation) const;

 private:
  friend class Query;
  enum class Lifetime { copied, of_call };

  sqlite3_stmt* prepared(Sql sql);
  int run(sqlite3_stmt* statement);

  void bind_null(sqlite3_stmt* statement, int index);
  void bind_integer(sqlite3_stmt* statement, int index, std::int64_t value);
  void bind_text(sqlite3_stmt* statement, int index, std::string_view value, Lifetime lifetime);
  void bind_blob(sqlite3_stmt* statement, int index, std::string_view value, Lifetime lifetime);

  template <typename Value>
  void bind(sqlite3_stmt* statement, int index, const Value& value, Lifetime lifetime) {
    if constexpr (std::is_enum_v<Value> || std::is_integral_v<Value>) {
      bind_integer(statement, index, static_cast<std::int64_t>(value));
    } else if constexpr (std::is_same_v<Value, Instant> || std::is_same_v<Value, Date>) {
      bind_integer(statement, index, value.time_since_epoch().count());
    } else if constexpr (std::is_same_v<Value, std::nullopt_t>) {
      bind_null(statement, index);
    } else if constexpr (std::is_same_v<Value, Blob>) {
      bind_blob(statement, index, value.bytes, lifetime);
    } else if constexpr (requires { value.has_value(); }) {
      if (value) {
        bind(statement, index, *value, lifetime);
      } else {
        bind_null(statement, index);
      }
    } else if constexpr (requires { value.str(); }) {
      bind_text(statement, index, value.str(), lifetime);
    } else {
      bind_text(statement, index, value, lifetime);
    }
  }

  std::string path_;
  sqlite3* handle_ = nullptr;
  std::unordered_map<const char*, sqlite3_stmt*> statements_;
};

}  // namespace dueward::store::sqlite
