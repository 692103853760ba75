// SPDX-License-Identifier: MIT
/// One daemon a store: a locked file beside it, which also remembers how far the store had come.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace dueward::store::sqlite {

/// "PATH.lock". Held for the life of the object; the system lets go when the process dies. Children
/// do not inherit it.
class LockFile {
 public:
  /// What was noted when the store at this place was last used.
  struct Note {
    std::string store;         ///< The store's own id.
    std::int64_t history = 0;  ///< Number of its last line of history.
  };

  /// Throws StoreError (refused) naming the file and the process that holds it.
  explicit LockFile(const std::string& store_path);
  LockFile(const LockFile&) = delete;
  LockFile& operator=(const LockFile&) = delete;
  ~LockFile();

  [[nodiscard]] const std::optional<Note>& found() const { return found_; }

  /// Not forced to disk: after a power cut an older note may stand, which only makes us see less.
  void note(const Note& note) noexcept;

 private:
  std::string path_;
  int file_ = -1;
  std::optional<Note> found_;
};

}  // namespace dueward::store::sqlite
