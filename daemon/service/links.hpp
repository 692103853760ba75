// SPDX-License-Identifier: MIT
/// Secret addresses: what a signature opens without a login.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/token.hpp"

namespace dueward::service {

/// Signs and knows again. A signature names its key, so that keys can be changed: the newest signs,
/// the ones before it are still known. Pure; any thread.
///
///   signature = key number "." base64url(HMAC-SHA-256(key, purpose LF subject))
class Links {
 public:
  /// In the order in which they were made; not empty.
  explicit Links(std::vector<model::SigningKey> keys) : keys_(std::move(keys)) {}

  [[nodiscard]] std::string sign(std::string_view purpose, std::string_view subject) const;
  [[nodiscard]] bool is_good(std::string_view purpose, std::string_view subject,
                             std::string_view signature) const;

 private:
  std::vector<model::SigningKey> keys_;
};

}  // namespace dueward::service
