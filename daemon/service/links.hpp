// SPDX-License-Identifier: MIT
/// Secret addresses: what a signature opens without a login.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/id.hpp"
#include "model/token.hpp"

namespace dueward::service {

/// Signs and knows again. A signature names its key, so that keys can be changed: the newest signs,
/// the ones before it are still known. Pure; any thread.
///
///   signature = key number "." base64url(HMAC-SHA-256(key, purpose [" " mark] LF subject))
///
/// The mark is that of whose address it is, once addresses of theirs were revoked: another mark
/// revokes them, and those of nobody else.
class Links {
 public:
  using Marks = std::map<std::string, std::string, std::less<>>;  ///< By whose they are.

  /// Keys in the order in which they were made; not empty. Neither purposes nor marks have blanks.
  explicit Links(std::vector<model::SigningKey> keys, Marks marks = {})
      : keys_(std::move(keys)), marks_(std::move(marks)) {}

  /// `whose` as whose() has it; empty where the signature is to outlive what is revoked.
  [[nodiscard]] std::string sign(std::string_view purpose, std::string_view whose,
                                 std::string_view subject) const;
  [[nodiscard]] bool is_good(std::string_view purpose, std::string_view whose,
                             std::string_view subject, std::string_view signature) const;

 private:
  [[nodiscard]] std::string signed_text(std::string_view purpose, std::string_view whose,
                                        std::string_view subject) const;

  std::vector<model::SigningKey> keys_;
  Marks marks_;
};

/// Whose an address is that can be revoked: "person/ID" or "plan/ID".
[[nodiscard]] std::string whose(const model::PersonId& person);
[[nodiscard]] std::string whose(const model::PlanId& plan);

}  // namespace dueward::service
