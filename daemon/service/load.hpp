// SPDX-License-Identifier: MIT
/// From a configuration into the store: staged in batches, looked at, made valid in one small
/// transaction.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "config/configuration.hpp"
#include "engine/picture.hpp"
#include "store/store.hpp"

namespace dueward::service {

struct LoadWish {
  std::optional<std::size_t> withdraw;  ///< The exact number of actions that may go.
  store::Actor actor;
  calendar::Instant now;
  calendar::Date today;
  std::function<void()> before_commit = [] {
  };  ///< Called once it is certain that the load is made valid.
};

struct LoadReport {
  bool accepted = false;
  std::string refusal;  ///< Why not, and what to do; empty where accepted.
  std::size_t added = 0;
  std::size_t changed = 0;
  std::size_t withdrawn = 0;
  std::vector<std::string> changes;  ///< At most 100, in words.
};

/// All or nothing. A load that would withdraw a whole plan, or more than three actions and a tenth
/// of one, is refused unless `withdraw` is the exact number. Throws StoreError; the store then
/// holds what it held before.
[[nodiscard]] store::Await<LoadReport> load(store::Store& store,
                                            const config::Configuration& configuration,
                                            LoadWish wish);

/// What decisions look at: the configuration's calendars and policies, with people and plans as
/// they stand in the store. `ungrouped` as in Picture: the plugins say so, where no key does.
[[nodiscard]] store::Await<engine::PicturePtr> picture(store::Store& store,
                                                       const config::Configuration& configuration,
                                                       std::set<model::NotifierId> ungrouped);

/// Why the load may not be made valid, and what to do; nothing where it may. Pure.
[[nodiscard]] std::optional<std::string> withdrawal_fault(const store::LoadPreview& preview,
                                                          std::optional<std::size_t> withdraw);

}  // namespace dueward::service
