// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "clock/clock.hpp"
#include "service/links.hpp"
#include "service/service.hpp"
#include "store/store.hpp"

namespace dueward::service {

/// What secret addresses are signed with, kept at hand: whoever else writes to this store is told
/// no. Loop thread only; store and clock outlive it.
class SigningKeys {
 public:
  SigningKeys(store::Store& store, const clock::Clock& clock) : store_(store), clock_(clock) {}

  /// Reads them; makes the first key where there is none.
  Await<void> load();
  /// Of the newest two keys: the newest signs, addresses that are under way may still have the one
  /// before it. Only after load().
  [[nodiscard]] const Links& links() const { return links_.value(); }
  /// Addresses made so far stop working with the next change, or with this one.
  Await<void> change(OldKey old, store::Actor actor);
  /// Addresses of theirs (see whose()) made so far stop working; those of others do not.
  Await<void> revoke(std::string whose, store::Actor actor);

 private:
  Await<void> add_key(store::OldKeys old, store::Actor actor);
  Await<void> read_keys();

  store::Store& store_;
  const clock::Clock& clock_;
  std::vector<model::SigningKey> keys_;
  Links::Marks marks_;
  std::optional<Links> links_;
};

}  // namespace dueward::service
