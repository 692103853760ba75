// SPDX-License-Identifier: MIT
#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>
#include <glob.h>

#include "config/draft.hpp"
#include "config/source_file.hpp"
#include "config/toml_parser.hpp"

namespace dueward::config {
namespace {

namespace fs = std::filesystem;

// One file however many patterns find it.
using Known = std::set<fs::path>;

fs::path identity(const fs::path& file) {
  std::error_code error;
  auto real = fs::canonical(file, error);
  return error ? fs::absolute(file).lexically_normal() : real;
}

std::string escaped_for_glob(const std::string& path) {
  std::string result;
  for (char c : path) {
    if (c == '*' || c == '?' || c == '[' || c == '\\') result += '\\';
    result += c;
  }
  return result;
}

struct Matches {
  std::vector<std::string> paths;  ///< In byte order, whatever the locale.
  int error = 0;                   ///< errno of a folder that could not be read.
};

thread_local int glob_error = 0;

Matches expand(const std::string& pattern) {
  glob_error = 0;
  glob_t found{};
  const auto remember = [](const char*, int error) {
    if (error != ENOENT && error != ENOTDIR) glob_error = error;
    return 0;
  };
  Matches result;
  if (::glob(pattern.c_str(), GLOB_NOSORT, remember, &found) == 0) {
    result.paths.assign(found.gl_pathv, found.gl_pathv + found.gl_pathc);
  }
  ::globfree(&found);
  std::ranges::sort(result.paths);
  result.error = glob_error;
  return result;
}

// Reads one file. A file that cannot be had is reported where it is named, and at itself where the
// fault is inside it.
void read_file(Draft& draft, const fs::path& path, std::optional<Place> named_at) {
  auto text = read_text(path, largest_toml);
  const auto* fault = std::get_if<FileFault>(&text);
  if (fault != nullptr && fault->line == 0 && named_at) {
    draft.report.add(*named_at, fault->code, "[service]: include: " + fault->message);
    return;
  }
  SourceFile file;
  file.number = draft.report.add_file(path);
  file.path = path;
  file.directory = fs::absolute(path).lexically_normal().parent_path();
  file.root.place = {file.number, 1, 1};
  file.root.value = Table{};
  if (fault != nullptr) {
    file.broken = true;
    draft.dropped += fault->text + '\n';
    draft.report.add({file.number, fault->line, fault->column}, fault->code, fault->message);
  } else {
    auto parsed = parse_toml(std::get<std::string>(text), file.number);
    file.root = std::move(parsed.root);
    file.broken = !parsed.faults.empty();
    draft.dropped += parsed.dropped;
    for (auto& syntax : parsed.faults) {
      draft.report.add(syntax.place, syntax.code, std::move(syntax.message));
    }
  }
  draft.files.push_back(std::move(file));
}

void read_matching(Draft& draft, const std::string& pattern, Place place, Known& known) {
  const auto base = draft.files.front().path.parent_path();
  const bool absolute = fs::path(pattern).is_absolute();
  const auto found = expand(absolute || base.empty()
                                ? pattern
                                : (fs::path(escaped_for_glob(base.string())) / pattern).string());
  if (found.paths.empty()) {
    const auto why = found.error == 0 ? "" : ": " + std::generic_category().message(found.error);
    draft.report.add(place, "no-match",
                     fmt::format("[service]: include: {} matches no file{}", shown(pattern), why));
    return;
  }
  for (const auto& path : found.paths) {
    if (known.insert(identity(path)).second) read_file(draft, path, place);
  }
}

const Node* find(const Node& node, std::string_view key) {
  const auto* table = node.as<Table>();
  if (table == nullptr) return nullptr;
  const auto found = std::ranges::find(*table, key, &Entry::key);
  return found == table->end() ? nullptr : &found->node;
}

}  // namespace

void gather(Draft& draft, const fs::path& file) {
  Known known{identity(file)};
  read_file(draft, file, std::nullopt);
  draft.configuration.file = fs::absolute(file).lexically_normal();
  const auto* service = find(draft.files.front().root, "service");
  const auto* include = service == nullptr ? nullptr : find(*service, "include");
  const auto* patterns = include == nullptr ? nullptr : include->as<Array>();
  if (patterns == nullptr) return;
  // The list itself is checked with the rest of [service]; reading more files may move the tree.
  const auto copy = *patterns;
  for (const auto& pattern : copy) {
    const auto* text = pattern.as<std::string>();
    if (text != nullptr && !text->empty()) read_matching(draft, *text, pattern.place, known);
  }
}

}  // namespace dueward::config
