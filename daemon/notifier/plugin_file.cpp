// SPDX-License-Identifier: MIT
#include "notifier/plugin_file.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <fstream>
#include <system_error>

#include <elf.h>
#include <sys/stat.h>
#include <unistd.h>

namespace dueward::notifier {
namespace {

namespace fs = std::filesystem;
using Fault = std::optional<std::string>;

bool is_plugin_name(std::string_view name) {
  return !name.empty() && name.size() <= 40 && std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
}

/// A group of one's own is what distributions give each user; anybody else's group is "others".
bool others_may_write(const struct stat& status) {
  const bool own_group = status.st_gid == 0 || status.st_gid == ::getegid();
  return (status.st_mode & S_IWOTH) != 0 || ((status.st_mode & S_IWGRP) != 0 && !own_group);
}

Fault rights_fault(const fs::path& path, const struct stat& status) {
  if (status.st_uid != 0 && status.st_uid != ::geteuid())
    return path.string() + " belongs to user " + std::to_string(status.st_uid) +
           ", which is neither root nor the user that runs dueward; change its owner";
  if (others_may_write(status))
    return path.string() + " can be changed by others; run chmod go-w on it";
  return std::nullopt;
}

/// A folder above that others may rename is as bad as one that they may write to; /tmp with its
/// sticky bit is not.
Fault chain_fault(const fs::path& folder) {
  struct stat status {};
  if (::stat(folder.c_str(), &status) != 0)
    return folder.string() + " cannot be looked at: " + std::strerror(errno);
  if (auto fault = rights_fault(folder, status)) return fault;
  for (fs::path above = folder.parent_path();; above = above.parent_path()) {
    if (::stat(above.c_str(), &status) == 0 && (status.st_mode & S_IWOTH) != 0 &&
        (status.st_mode & S_ISVTX) == 0)
      return above.string() + ", a folder above the plugin, can be changed by everybody";
    if (above == above.root_path()) return std::nullopt;
  }
}

/// What class, byte order and machine are begins alike in both ELF classes.
using ElfStart = std::array<unsigned char, EI_NIDENT + 4>;

bool read_start(const fs::path& file, ElfStart& start) {
  std::ifstream stream(file, std::ios::binary);
  return static_cast<bool>(stream.read(reinterpret_cast<char*>(start.data()),
                                       static_cast<std::streamsize>(start.size())));
}

Fault elf_fault(const fs::path& file) {
  ElfStart own{};
  ElfStart theirs{};
  if (!read_start(file, theirs) || std::memcmp(theirs.data(), ELFMAG, SELFMAG) != 0)
    return file.string() + " is not a shared object (no ELF header); build it anew";
  if (!read_start("/proc/self/exe", own))
    return file.string() + " cannot be compared with this program: /proc is not there";
  const auto half = [](const ElfStart& start, std::size_t at) {
    std::uint16_t value = 0;
    std::memcpy(&value, start.data() + at, sizeof value);
    return value;
  };
  const bool same_machine = own[EI_CLASS] == theirs[EI_CLASS] && own[EI_DATA] == theirs[EI_DATA] &&
                            half(own, EI_NIDENT + 2) == half(theirs, EI_NIDENT + 2);
  if (!same_machine)
    return file.string() + " is built for another kind of machine; build it for this one";
  if (half(theirs, EI_NIDENT) != ET_DYN)
    return file.string() + " is not a shared object; link it as a module";
  return std::nullopt;
}

}  // namespace

std::optional<std::string> plugin_file_fault(const fs::path& given) {
  struct stat status {};
  if (::lstat(given.c_str(), &status) != 0)
    return given.string() + " cannot be looked at: " + std::strerror(errno);
  std::error_code error;
  const fs::path folder =
      fs::canonical(given.parent_path().empty() ? "." : given.parent_path(), error);
  const fs::path file = error ? fs::path() : fs::canonical(given, error);
  if (error) return given.string() + " cannot be followed: " + error.message();
  if (S_ISLNK(status.st_mode) && file.parent_path() != folder)
    return given.string() + " is a link to " + file.string() +
           ", outside its folder; copy the plugin there instead";
  if (::stat(file.c_str(), &status) != 0)
    return file.string() + " cannot be looked at: " + std::strerror(errno);
  if (!S_ISREG(status.st_mode)) return given.string() + " is not a regular file";
  if (auto fault = rights_fault(file, status)) return fault;
  if (auto fault = chain_fault(folder)) return fault;
  return elf_fault(file);
}

PluginFile find_plugin_file(std::span<const fs::path> folders, std::string_view name) {
  const std::string shown(name.substr(0, 40));
  if (!is_plugin_name(name))
    return {{}, "\"" + shown + "\" cannot be the name of a plugin: only a-z, 0-9, - and _ can"};
  PluginFile found;
  std::string searched;
  for (const auto& folder : folders) {
    searched += (searched.empty() ? "" : ", ") + folder.string();
    const fs::path file = folder / (shown + ".so");
    struct stat status {};
    if (::lstat(file.c_str(), &status) != 0) continue;
    if (!found.path.empty())
      return {{},
              "there are two plugins \"" + shown + "\": " + found.path.string() + " and " +
                  file.string() + "; remove one"};
    found.path = file;
  }
  if (found.path.empty()) return {{}, "there is no plugin \"" + shown + "\"; searched " + searched};
  if (auto fault = plugin_file_fault(found.path)) return {{}, std::move(*fault)};
  return found;
}

std::vector<std::string> plugin_names(std::span<const fs::path> folders) {
  std::vector<std::string> names;
  for (const auto& folder : folders) {
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error))
      if (entry.path().extension() == ".so") names.push_back(entry.path().stem().string());
  }
  std::ranges::sort(names);
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

}  // namespace dueward::notifier
