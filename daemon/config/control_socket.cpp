// SPDX-License-Identifier: MIT
#include "config/control_socket.hpp"

#include <algorithm>
#include <string>

#include "config/configuration.hpp"
#include "config/source_file.hpp"
#include "config/toml_parser.hpp"

namespace dueward::config {
namespace {

namespace fs = std::filesystem;

const Node* member(const Node& node, std::string_view key) {
  const auto* table = node.as<Table>();
  if (table == nullptr) return nullptr;
  const auto found = std::ranges::find(*table, key, &Entry::key);
  return found == table->end() ? nullptr : &found->node;
}

fs::path path_of(const Node& service, std::string_view key, const fs::path& directory) {
  const auto* node = member(service, key);
  const auto* text = node == nullptr ? nullptr : node->as<std::string>();
  return text == nullptr || text->empty() ? fs::path{} : (directory / *text).lexically_normal();
}

}  // namespace

std::optional<fs::path> control_socket(const fs::path& file) {
  const auto text = read_text(file, largest_toml);
  const auto* toml = std::get_if<std::string>(&text);
  if (toml == nullptr) return std::nullopt;
  const auto parsed = parse_toml(*toml, 0);
  const auto* service = member(parsed.root, "service");
  if (service == nullptr) return std::nullopt;

  std::error_code error;
  const auto directory = fs::absolute(file, error).parent_path();
  if (auto socket = path_of(*service, "socket", directory); !socket.empty()) return socket;
  const auto state = path_of(*service, "state", directory);
  return (state.empty() ? ServiceSettings{}.state : state) / "dueward.sock";
}

}  // namespace dueward::config
