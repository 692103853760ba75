// SPDX-License-Identifier: MIT
#pragma once

#include <map>

#include "engine/picture.hpp"
#include "service/overview.hpp"
#include "store/store.hpp"

namespace dueward::service {

/// How much is open with somebody, as their page counts it (OpenWith), but for what is proposed
/// only.
struct OpenCount {
  std::size_t actions = 0;
  std::size_t decisions = 0;
  std::size_t escalated = 0;
  std::size_t in_pilots = 0;  ///< Beside these: of what a pilot has, they are mailed nothing.

  [[nodiscard]] bool is_nothing() const { return actions + decisions + escalated == 0; }
};

using OpenCounts = std::map<model::PersonId, OpenCount>;

/// Of everybody who has something open. Read in lots, with everything else of the loop in between.
/// Loop thread; store and overviews outlive it.
Await<OpenCounts> open_counts(store::Store& store, Overviews& overviews, engine::PicturePtr picture,
                              calendar::Date today);

}  // namespace dueward::service
