// SPDX-License-Identifier: MIT
#include "notifier/credential.hpp"

#include <cstdlib>

namespace dueward::notifier {

std::filesystem::path credential_path(const std::string& name) {
  const char* folder = std::getenv("CREDENTIALS_DIRECTORY");
  if (folder == nullptr || name.find('/') != std::string::npos) return {};
  return std::filesystem::path(folder) / name;
}

}  // namespace dueward::notifier
