// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace dueward::config {

/// In quotation marks, control characters escaped.
[[nodiscard]] std::string toml_text(std::string_view text);

/// Over several lines where it has any, so that people can read and edit it.
[[nodiscard]] std::string toml_prose(std::string_view text);

/// Bare where the key allows it, else in quotation marks.
[[nodiscard]] std::string toml_key(std::string_view key);

/// Writes tables of keys and values from top to bottom.
class TomlWriter {
 public:
  void header(std::string_view header);
  void raw(std::string_view key, std::string_view value);
  void text(std::string_view key, std::string_view value);
  void text_unless_empty(std::string_view key, std::string_view value);

  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

}  // namespace dueward::config
