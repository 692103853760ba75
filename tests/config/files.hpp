// SPDX-License-Identifier: MIT
/// Configurations as tests write them: a folder of files, and what a load finds in it.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "config/load.hpp"

namespace dueward::config::test {

/// A folder of its own that goes with the value.
class Folder {
 public:
  Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder();

  void write(const std::string& name, const std::string& text) const;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

using Files = std::map<std::string, std::string>;

/// A small configuration without any fault, file by file; tests change one of them.
[[nodiscard]] Files sound();

/// The files of sound() with `text` added at the end of one of them.
[[nodiscard]] Files sound_with(const std::string& file, const std::string& text);

/// The files of sound() with one text in one of them replaced.
[[nodiscard]] Files sound_but(const std::string& file, const std::string& from,
                              const std::string& to);

[[nodiscard]] Loaded load_files(const Files& files, const LoadOptions& options = {});

/// The findings, one a line, as "file:line:column: code: message"; paths relative to the folder.
[[nodiscard]] std::string findings(const Files& files, const LoadOptions& options = {});

}  // namespace dueward::config::test
