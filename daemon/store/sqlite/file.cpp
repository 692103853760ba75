// SPDX-License-Identifier: MIT
#include "store/sqlite/file.hpp"

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>

#include <fcntl.h>
#include <unistd.h>

#include "store/store.hpp"

namespace dueward::store::sqlite {
namespace {

namespace fs = std::filesystem;
using Kind = StoreError::Kind;

constexpr std::size_t header_size = 100;

std::uint64_t big_endian(const std::array<char, header_size>& header, std::size_t at,
                         std::size_t size) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < size; ++i) {
    value = value << 8 | static_cast<unsigned char>(header[at + i]);
  }
  return value;
}

/// The file's header: https://www.sqlite.org/fileformat2.html#the_database_header
void examine_header(const std::string& path) {
  std::array<char, header_size> header{};
  std::ifstream file{path, std::ios::binary};
  file.read(header.data(), header.size());
  const std::string magic{"SQLite format 3\0", 16};
  if (file.gcount() < static_cast<std::streamsize>(header.size()) ||
      std::string_view{header.data(), magic.size()} != magic) {
    throw StoreError(Kind::damaged,
                     path +
                         " is not an SQLite file, or its beginning is damaged. It was left "
                         "untouched: put back a backup, or name another file in store.url");
  }
  const auto stored = big_endian(header, 16, 2);
  const auto page_size = stored == 1 ? 65536 : stored;
  const bool count_is_valid = big_endian(header, 24, 4) == big_endian(header, 92, 4);
  const auto expected = page_size * big_endian(header, 28, 4);
  const auto size = fs::file_size(path);
  std::error_code none;
  const auto journal = fs::file_size(path + "-wal", none);
  const bool has_journal = !none && journal > 0;
  if (count_is_valid && !has_journal && size < expected) {
    throw StoreError(Kind::damaged, path + " is cut short: " + std::to_string(size) + " bytes of " +
                                        std::to_string(expected) +
                                        ". It was left untouched: put back a backup");
  }
}

}  // namespace

void examine_place(const std::string& path) {
  const auto folder = fs::path{path}.parent_path();
  std::error_code fault;
  if (!folder.empty() && !fs::is_directory(folder, fault)) {
    throw StoreError(Kind::unavailable,
                     path + ": the folder " + folder.string() +
                         " does not exist or cannot be entered. Create it for the service's user, "
                         "or correct store.url and service.state");
  }
  if (fs::exists(path, fault) && !fs::is_regular_file(path, fault)) {
    throw StoreError(Kind::refused, path + " is not a regular file. Name a file in store.url");
  }
}

void examine_file(const std::string& path, const LockFile& lock) {
  std::error_code fault;
  const bool there = fs::exists(path, fault);
  if (!there || fs::file_size(path, fault) == 0) {
    if (!lock.found() || lock.found()->store.empty()) return;
    throw StoreError(Kind::damaged,
                     path + (there ? " is empty" : " is gone") +
                         ", but a store stood here. Put back a backup; to begin anew, and have "
                         "everything that is owed sent again, remove " +
                         path + ".lock");
  }
  if (faccessat(AT_FDCWD, path.c_str(), R_OK | W_OK, AT_EACCESS) != 0) {
    throw StoreError(Kind::unavailable, path + ": " + std::strerror(errno) +
                                            ". The service's user must be able to read and write "
                                            "the store's file");
  }
  examine_header(path);
}

void examine_for_reading(const std::string& path) {
  std::error_code fault;
  if (!fs::exists(path, fault)) {
    throw StoreError(Kind::unavailable,
                     path +
                         " does not exist: the service has never run with it, or store.url and "
                         "service.state name another place");
  }
  if (faccessat(AT_FDCWD, path.c_str(), R_OK, AT_EACCESS) != 0) {
    throw StoreError(Kind::unavailable,
                     path + ": " + std::strerror(errno) + ". Ask as the service's user or as root");
  }
  examine_header(path);
}

}  // namespace dueward::store::sqlite
