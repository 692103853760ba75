// SPDX-License-Identifier: MIT
#include "delivery/template_files.hpp"

#include <algorithm>
#include <fstream>
#include <set>
#include <system_error>

#include "delivery/builtin_templates.hpp"

namespace dueward::delivery {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t file_limit{256UL * 1024};

bool has_place(const std::string& name) {
  if (name == "dates.txt") return true;
  const auto dot = name.rfind('.');
  if (dot == std::string::npos) return false;
  const std::string ending = name.substr(dot + 1);
  if (ending != "subject" && ending != "txt" && ending != "html") return false;
  if (name.starts_with('_')) return true;
  const auto& names = template_names();
  return std::find(names.begin(), names.end(), name.substr(0, dot)) != names.end();
}

std::optional<std::string> read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  std::string text{std::istreambuf_iterator<char>(in), {}};
  if (in.bad()) return std::nullopt;
  return text;
}

std::vector<fs::path> entries(const fs::path& folder, std::error_code& error) {
  std::vector<fs::path> paths;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    if (!at->path().filename().string().starts_with('.')) paths.push_back(at->path());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

}  // namespace

std::string to_string(const TemplateFault& fault) {
  std::string text = fault.file;
  if (fault.line > 0) text += ":" + std::to_string(fault.line);
  return text + ": error: " + fault.cause;
}

const std::vector<std::string>& template_names() {
  static const std::vector<std::string> names{
      "assignment", "reminder",   "overdue", "escalation", "handover",         "decision",
      "news",       "stand-down", "digest",  "held",       "delivery-failure", "receipt",
      "code",       "links",      "test",    "weekly"};
  return names;
}

TemplateFiles::TemplateFiles() {
  for (const BuiltinTemplate& file : builtin_templates()) {
    const std::string name(file.name);
    builtin_.emplace(name, TemplateFile{"built-in " + name, std::string(file.text)});
  }
}

TemplateFiles::TemplateFiles(const fs::path& folder, std::vector<TemplateFault>& faults)
    : TemplateFiles() {
  read_folder("", folder, faults);
}

void TemplateFiles::read_folder(const std::string& language, const fs::path& folder,
                                std::vector<TemplateFault>& faults) {
  std::error_code error;
  for (const fs::path& path : entries(folder, error)) {
    const std::string name = path.filename().string();
    if (fs::is_directory(path)) {
      if (language.empty()) {
        read_folder(name, path, faults);
      } else {
        faults.push_back({path.string(), 0, "a language's folder holds no further folders"});
      }
      continue;
    }
    if (name == "README.md") continue;
    if (!has_place(name)) {
      faults.push_back({path.string(), 0,
                        "no message uses a file of this name; names are like reminder.subject, "
                        "reminder.txt, reminder.html, _partial.txt or dates.txt"});
      continue;
    }
    std::error_code unknown;
    if (fs::file_size(path, unknown) > file_limit && !unknown) {
      faults.push_back({path.string(), 0, "a template may have at most 256 KiB"});
      continue;
    }
    if (auto text = read(path)) {
      files_.insert_or_assign({language, name}, TemplateFile{path.string(), std::move(*text)});
    } else {
      faults.push_back({path.string(), 0, "the file cannot be read; mind its permissions"});
    }
  }
  if (error) {
    faults.push_back({folder.string(), 0, "the folder cannot be read: " + error.message()});
  }
}

const TemplateFile* TemplateFiles::find(const std::string& language,
                                        const std::string& name) const {
  for (const std::string& folder : {language, std::string()}) {
    if (auto found = files_.find({folder, name}); found != files_.end()) return &found->second;
  }
  auto found = builtin_.find(name);
  return found == builtin_.end() ? nullptr : &found->second;
}

std::vector<std::string> TemplateFiles::languages() const {
  std::set<std::string> all;
  for (const auto& [key, file] : files_) {
    if (!key.first.empty()) all.insert(key.first);
  }
  return {all.begin(), all.end()};
}

}  // namespace dueward::delivery
