// SPDX-License-Identifier: MIT
#include "notifier/host/secrets.hpp"

#include <array>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "notifier/credential.hpp"
#include "notifier/host/library.hpp"
#include "notifier/spawn.hpp"

namespace dueward::notifier::host {
namespace {

constexpr std::size_t longest_secret = 64U << 10U;

/// A credential of systemd, which guards the folder itself; no descriptor where there is none.
Descriptor open_credential(const std::string& name) {
  const auto path = credential_path(name);
  if (path.empty()) return {};
  return Descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
}

Descriptor open_secret(const std::string& option, const std::string& path) {
  const auto refuse = [&](const std::string& why) {
    return PluginRefused("option \"" + option + "\": " + path + " " + why);
  };
  Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  struct stat status {};
  if (file.get() < 0 || ::fstat(file.get(), &status) != 0)
    throw refuse(std::string("cannot be read: ") + std::strerror(errno));
  if (!S_ISREG(status.st_mode)) throw refuse("is not a regular file");
  if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0)
    throw refuse("holds a secret that others may read; run chmod 600 on it");
  return file;
}

std::string read_secret(const PluginOption& option, const OptionValue& value) {
  Descriptor file = open_credential(value.written);
  if (file.get() < 0) file = open_secret(option.name, value.path);
  std::string secret;
  std::array<char, 4096> buffer{};
  ssize_t got = 0;
  while ((got = ::read(file.get(), buffer.data(), buffer.size())) > 0 &&
         secret.size() <= longest_secret)
    secret.append(buffer.data(), static_cast<std::size_t>(got));
  if (secret.ends_with('\n')) secret.pop_back();
  if (secret.ends_with('\r')) secret.pop_back();
  if (got < 0 || secret.empty() || secret.size() > longest_secret)
    throw PluginRefused("option \"" + option.name + "\": " + value.path +
                        " holds no secret of a sensible length");
  if (!is_utf8(secret) || secret.find('\0') != std::string::npos)
    throw PluginRefused("option \"" + option.name + "\": " + value.path + " is not plain text");
  return secret;
}

template <typename ReadSecret>
std::vector<std::pair<std::string, std::string>> resolve(const PluginDescription& plugin,
                                                         const std::vector<OptionValue>& values,
                                                         ReadSecret&& secret) {
  const auto faults = option_faults(plugin, values);
  if (!faults.empty()) throw PluginRefused(faults.front().text);
  std::vector<std::pair<std::string, std::string>> resolved;
  for (const auto& value : with_defaults(plugin, values)) {
    const PluginOption& option = *plugin.option(value.name);
    const bool path = option.type == OptionType::path && !value.path.empty();
    if (option.type == OptionType::secret_file)
      resolved.emplace_back(value.name, secret(option, value));
    else
      resolved.emplace_back(value.name, path ? value.path : value.written);
  }
  return resolved;
}

}  // namespace

std::vector<std::pair<std::string, std::string>> resolve_values(
    const PluginDescription& plugin, const std::vector<OptionValue>& values) {
  return resolve(plugin, values, read_secret);
}

std::vector<std::pair<std::string, std::string>> resolve_without_secrets(
    const PluginDescription& plugin, const std::vector<OptionValue>& values) {
  return resolve(plugin, values, [](const auto&, const auto&) { return std::string(); });
}

}  // namespace dueward::notifier::host
