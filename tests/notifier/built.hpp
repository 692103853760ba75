// SPDX-License-Identifier: MIT
/// What the build made for these tests, and folders to copy it to.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>

#include "notifier/catalogue.hpp"

namespace dueward::test {

namespace fs = std::filesystem;

/// ctest says where; a binary started by hand stands in the build folder itself.
inline fs::path build_folder() {
  if (const char* folder = std::getenv("DUEWARD_BUILD")) return folder;
  return fs::read_symlink("/proc/self/exe").parent_path().parent_path();
}

inline fs::path host_program() {
  return build_folder() / "bin/dueward-host";
}
inline fs::path bad_plugins() {
  return build_folder() / "tests/bad-plugins";
}
inline fs::path template_plugin() {
  return build_folder() / "tests/template/printer.so";
}

/// The places of a program whose plugins lie in this folder.
inline notifier::Places places(const fs::path& folder) {
  return {host_program(), {folder}};
}

/// A folder of its own, gone with the test.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (fs::temp_directory_path() / "dueward-test-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make " + name);
    path_ = name;
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }

  [[nodiscard]] const fs::path& path() const { return path_; }

  /// Copies a bad plugin here, under its name or another.
  fs::path plugin(const std::string& name, std::string as = {}) const {
    const fs::path to = path_ / ((as.empty() ? name : as) + ".so");
    fs::copy_file(bad_plugins() / (name + ".so"), to, fs::copy_options::overwrite_existing);
    fs::permissions(to, fs::perms(0644));
    return to;
  }

  fs::path file(const std::string& name, const std::string& content, unsigned mode = 0600) const {
    const fs::path to = path_ / name;
    std::ofstream(to, std::ios::binary) << content;
    fs::permissions(to, fs::perms(mode));
    return to;
  }

 private:
  fs::path path_;
};

}  // namespace dueward::test
