// SPDX-License-Identifier: MIT
/// Looking at the store's file before SQLite touches it.
#pragma once

#include <string>

#include "store/sqlite/lock_file.hpp"

namespace dueward::store::sqlite {

inline constexpr const char* in_memory = ":memory:";

/// Throws StoreError where the folder is missing, or where the path is no regular file.
void examine_place(const std::string& path);

/// Throws StoreError where a store once stood here and its file is gone or empty: to begin anew
/// silently would send everything again. Also where the file may not be read and written, is none
/// of SQLite's, or is shorter than it says itself.
void examine_file(const std::string& path, const LockFile& lock);

/// For readers: there must be a file.
void examine_for_reading(const std::string& path);

}  // namespace dueward::store::sqlite
