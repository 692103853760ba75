// SPDX-License-Identifier: MIT
/// Where the texts of templates come from: a person's language, the configured folder, the program.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dueward::delivery {

/// What is wrong with a template and where.
struct TemplateFault {
  std::string file;
  std::size_t line = 0;  ///< From 1; 0 where the file as a whole is meant.
  std::string cause;     ///< With what to do, as a sentence.
};

/// "templates/reminder.txt:3: error: …".
[[nodiscard]] std::string to_string(const TemplateFault& fault);

struct TemplateFile {
  std::string path;  ///< As people are told of it.
  std::string text;
};

/// All texts, read once. A language's folder comes first ("cy/reminder.txt"), then the configured
/// folder itself, then what is compiled into the program: an override may hold only what differs.
class TemplateFiles {
 public:
  /// The program's own texts only.
  TemplateFiles();

  /// Reads `folder` and one level of language folders in it. Files that cannot be read, or are
  /// larger than 256 KiB, or whose name no template has, are faults.
  TemplateFiles(const std::filesystem::path& folder, std::vector<TemplateFault>& faults);

  /// `name` is that of the file, "reminder.subject"; an empty language is the default one.
  [[nodiscard]] const TemplateFile* find(const std::string& language,
                                         const std::string& name) const;

  /// The languages that have a folder; the default one is not among them.
  [[nodiscard]] std::vector<std::string> languages() const;

 private:
  void read_folder(const std::string& language, const std::filesystem::path& folder,
                   std::vector<TemplateFault>& faults);

  std::map<std::pair<std::string, std::string>, TemplateFile> files_;  ///< By language and name.
  std::map<std::string, TemplateFile> builtin_;
};

/// Templates by the name messages know them by.
[[nodiscard]] const std::vector<std::string>& template_names();

}  // namespace dueward::delivery
