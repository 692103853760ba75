// SPDX-License-Identifier: MIT
/// The shape of the store's file, and how an older one becomes the present one.
#pragma once

#include <span>
#include <string>

#include "store/sqlite/connection.hpp"

namespace dueward::store::sqlite {

/// "duew": tells our files from other SQLite files.
inline constexpr int application_id = 0x64756577;

/// One step to a newer schema, run inside a transaction. Only SQL that SQLite 3.40 knows.
struct Migration {
  int to;
  const char* sql;
};

/// In order; the last one's `to` is the schema this program knows.
[[nodiscard]] std::span<const Migration> migrations();
[[nodiscard]] int schema_of(std::span<const Migration> known);

[[nodiscard]] int stored_schema(Connection& db);

/// Brings the file to the newest schema, each migration with its version in one transaction. A file
/// that holds an older schema is first copied to "PATH.schema-N" beside it. A file that is newer
/// than the program, or not ours, is left untouched: StoreError, naming both versions.
void migrate(Connection& db, std::span<const Migration> known);

}  // namespace dueward::store::sqlite
