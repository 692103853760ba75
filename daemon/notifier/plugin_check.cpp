// SPDX-License-Identifier: MIT
#include "notifier/plugin_check.hpp"

#include <array>
#include <cstdlib>
#include <system_error>

#include "notifier/spawn.hpp"

namespace dueward::notifier {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::pair<std::string_view, std::string_view>, 9> proofs = {{
    {"loads", "is trusted, loads, and describes itself and its options"},
    {"symbols", "exports nothing but dueward_notifier"},
    {"describing", "changes nothing by being loaded"},
    {"empty", "survives being opened without its required options"},
    {"sessions", "opens and closes sessions in several threads"},
    {"address", "refuses an address that holds a line break"},
    {"deadline", "returns from an unreachable address by its deadline"},
    {"cancelled", "returns soon when it is cancelled"},
    {"quiet", "prints nothing"},
}};

/// For plugins that write files.
class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "dueward-check-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr)
      throw std::system_error(errno, std::generic_category(), "cannot make a folder " + name);
    path_ = name;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

std::string fault_of(const HelperAnswer& answer) {
  if (answer.well) return {};
  if (answer.said_no) return one_line(answer.output, 1000);
  return "the process " + answer.how;
}

}  // namespace

std::vector<Proof> check_plugin(const fs::path& host, const fs::path& file,
                                const std::vector<OptionValue>& values) {
  const Folder folder;
  std::vector<Proof> results;
  for (const auto& [id, claims] : proofs) {
    std::vector<std::string> words{"--prove", std::string(id), fs::absolute(file).string(),
                                   folder.path().string()};
    for (const auto& value : values)
      words.push_back(value.name + "=" + value.written);
    results.push_back({id, claims, fault_of(ask_helper(host, words, std::chrono::seconds(20)))});
    if (id == "loads" && !results.back().holds()) break;
  }
  return results;
}

}  // namespace dueward::notifier
