// SPDX-License-Identifier: MIT
/// Keys to the API: made for a person, shown once, known by their hash.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "clock/clock.hpp"
#include "model/directory.hpp"
#include "model/token.hpp"
#include "service/service.hpp"
#include "store/store.hpp"

namespace dueward::service {

/// Loop thread only; store and clock outlive it.
class Tokens {
 public:
  Tokens(store::Store& store, const clock::Clock& clock,
         std::function<model::DirectoryPtr()> directory)
      : store_(store), clock_(clock), directory_(std::move(directory)) {}

  Await<NewToken> create(TokenWish wish, store::Actor actor);
  Await<std::vector<model::Token>> all() { return store_.tokens(); }
  Await<void> revoke(std::string id, store::Actor actor);
  Await<std::optional<model::Token>> authenticate(std::string token);

 private:
  [[nodiscard]] bool is_good(const model::Token& token) const;

  store::Store& store_;
  const clock::Clock& clock_;
  std::function<model::DirectoryPtr()> directory_;
};

}  // namespace dueward::service
