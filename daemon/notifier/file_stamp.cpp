// SPDX-License-Identifier: MIT
#include "notifier/file_stamp.hpp"

#include <sys/stat.h>

#include "notifier/credential.hpp"

namespace dueward::notifier {
namespace {

std::int64_t nanoseconds(const timespec& moment) {
  return std::int64_t{moment.tv_sec} * 1'000'000'000 + moment.tv_nsec;
}

}  // namespace

std::optional<FileStamp> stamp_of(const std::filesystem::path& file) {
  struct stat status {};
  if (::stat(file.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
  return FileStamp{status.st_dev, status.st_ino, status.st_size, nanoseconds(status.st_mtim),
                   nanoseconds(status.st_ctim)};
}

std::vector<std::optional<FileStamp>> stamps_of(const PluginDescription& plugin,
                                                const std::vector<OptionValue>& values) {
  std::vector<std::optional<FileStamp>> stamps;
  for (const auto& value : values) {
    const auto* option = plugin.option(value.name);
    if (option == nullptr) continue;
    if (option->type == OptionType::path) stamps.push_back(stamp_of(value.path));
    if (option->type != OptionType::secret_file) continue;
    const auto credential = stamp_of(credential_path(value.written));
    stamps.push_back(credential ? credential : stamp_of(value.path));
  }
  return stamps;
}

}  // namespace dueward::notifier
