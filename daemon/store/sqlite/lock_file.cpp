// SPDX-License-Identifier: MIT
#include "store/sqlite/lock_file.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <sstream>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "store/store.hpp"

namespace dueward::store::sqlite {
namespace {

/// Reads "WORD VALUE" lines.
std::string value_of(const std::string& content, const std::string& word) {
  std::istringstream lines{content};
  for (std::string name, value; lines >> name >> value;) {
    if (name == word) return value;
  }
  return {};
}

}  // namespace

LockFile::LockFile(const std::string& store_path) : path_(store_path + ".lock") {
  file_ = open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (file_ < 0) {
    throw StoreError(StoreError::Kind::unavailable,
                     path_ + ": " + std::strerror(errno) +
                         ". The service's user must be able to write the folder of the store");
  }
  const bool locked = flock(file_, LOCK_EX | LOCK_NB) == 0;
  std::array<char, 256> buffer{};
  const auto size = pread(file_, buffer.data(), buffer.size(), 0);
  const std::string content{buffer.data(), size > 0 ? static_cast<std::size_t>(size) : 0};
  if (!locked) {
    close(file_);
    throw StoreError(StoreError::Kind::refused,
                     store_path + " is in use by another dueward, process " +
                         value_of(content, "pid") +
                         ". One store serves one service: end that process, or name another file "
                         "in store.url");
  }
  const auto store = value_of(content, "store");
  const auto history = value_of(content, "history");
  if (!store.empty() && !history.empty()) {
    found_ = Note{store, std::strtoll(history.c_str(), nullptr, 10)};
  }
  note(found_.value_or(Note{}));
}

LockFile::~LockFile() {
  close(file_);
}

void LockFile::note(const Note& note) noexcept {
  std::array<char, 128> line{};
  const int size = std::snprintf(line.data(), line.size(), "pid %d\nstore %s\nhistory %lld\n",
                                 static_cast<int>(getpid()), note.store.c_str(),
                                 static_cast<long long>(note.history));
  if (size <= 0) return;
  [[maybe_unused]] const auto written =
      pwrite(file_, line.data(), static_cast<std::size_t>(size), 0);
  [[maybe_unused]] const auto cut = ftruncate(file_, size);
}

}  // namespace dueward::store::sqlite
