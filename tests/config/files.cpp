// SPDX-License-Identifier: MIT
#include "files.hpp"

#include <cstdlib>
#include <fstream>
#include <stdexcept>

namespace dueward::config::test {
namespace {

namespace fs = std::filesystem;

std::string relative(std::string text, const std::string& folder) {
  for (auto at = text.find(folder); at != std::string::npos; at = text.find(folder)) {
    text.erase(at, folder.size());
  }
  return text;
}

}  // namespace

Folder::Folder() {
  auto name = (fs::temp_directory_path() / "dueward-config-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
  path_ = name;
}

Folder::~Folder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

void Folder::write(const std::string& name, const std::string& text) const {
  const auto file = path_ / name;
  fs::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << text;
}

Files sound() {
  return {{"dueward.toml", R"([service]
name = "Example"
timezone = "Europe/London"
state = "state"
include = ["people.toml", "plans/*.toml"]
[store]
url = "sqlite:dueward.db"
[notifiers.email]
plugin = "email"
[policies.standard]
steps = [
  { name = "two-weeks", at = "-10 working days", to = ["owner"] },
  { name = "overdue", at = "+1 working days", to = ["owner"], kind = "overdue" },
  { name = "director", at = "+10 working days", to = ["director"], kind = "escalation" },
]
)"},
          {"people.toml", R"([[people]]
id = "director"
name = "Strategic Director"
notify = { email = "director@example.gov.uk" }
[[people]]
id = "lead"
name = "Systems lead"
notify = { email = "lead@example.gov.uk" }
manager = "director"
)"},
          {"plans/one.toml", R"([plan]
id = "one"
title = "One plan"
anchor = 2011-08-22
accountable = "director"
policy = "standard"
[timescales.three-months]
within = "3 months"
[[actions]]
id = "A-1"
timescale = "three-months"
title = "First"
owner = "lead"
verifier = "director"
)"}};
}

Files sound_with(const std::string& file, const std::string& text) {
  auto files = sound();
  files[file] += text;
  return files;
}

Files sound_but(const std::string& file, const std::string& from, const std::string& to) {
  auto files = sound();
  auto& text = files.at(file);
  const auto at = text.find(from);
  if (at == std::string::npos) throw std::logic_error("not in " + file + ": " + from);
  text.replace(at, from.size(), to);
  return files;
}

Loaded load_files(const Files& files, const LoadOptions& options) {
  const Folder folder;
  for (const auto& [name, text] : files)
    folder.write(name, text);
  auto loaded = load(folder.path() / "dueward.toml", options);
  for (auto& finding : loaded.diagnostics) {
    finding.file = relative(finding.file, folder.path().string() + "/");
    finding.message = relative(finding.message, folder.path().string() + "/");
  }
  return loaded;
}

std::string findings(const Files& files, const LoadOptions& options) {
  std::string result;
  for (const auto& finding : load_files(files, options).diagnostics) {
    result += finding.file + ":" + std::to_string(finding.line) + ":" +
              std::to_string(finding.column) + ": " + finding.code + ": " + finding.message + "\n";
  }
  return result;
}

}  // namespace dueward::config::test
