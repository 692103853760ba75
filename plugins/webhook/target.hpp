// SPDX-License-Identifier: MIT
/// The URL of a receiver. Pure; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dueward::webhook {

struct Target {
  std::string url;
  std::string host;  ///< For the log: path and query may hold a secret.

  /// Nothing where it is no http or https URL, names a user, or holds a byte that is no printable
  /// ASCII.
  [[nodiscard]] static std::optional<Target> parse(std::string_view text);
};

}  // namespace dueward::webhook
