// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "calendar/date.hpp"
#include "model/id.hpp"

namespace dueward::model {

/// What the holder of a token may do: each includes the ones before it.
enum class Scope {
  read,   ///< Ask.
  act,    ///< Answer as the person it was made for.
  admin,  ///< Record what others said; reload, hold, resume; tokens.
};

[[nodiscard]] std::string_view to_string(Scope scope);
[[nodiscard]] std::optional<Scope> parse_scope(std::string_view text);

/// A key to the API. The token itself is shown once and never kept.
struct Token {
  std::string id;    ///< What people call it by.
  std::string hash;  ///< SHA-256 in hexadecimal.
  PersonId person;
  Scope scope = Scope::read;
  calendar::Instant created{};
  std::optional<calendar::Date> expires;  ///< The last local day on which it is good.
  std::optional<calendar::Instant> last_used;
  std::optional<calendar::Instant> revoked;

  bool operator==(const Token&) const = default;
};

/// What secret addresses are signed with.
struct SigningKey {
  int number = 0;  ///< 1, 2, … in the order in which they were made.
  std::string secret;
  calendar::Instant created{};

  bool operator==(const SigningKey&) const = default;
};

}  // namespace dueward::model
