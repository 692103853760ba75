// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "service/service.hpp"
#include "store/store.hpp"

namespace dueward::service {

/// All actions that a query asks for, in lots of its `limit`, with everything else of the loop in
/// between. Loop thread only; the store outlives it.
class ActionLots {
 public:
  ActionLots(store::Store& store, store::ActionQuery query)
      : store_(store), query_(std::move(query)) {}

  /// The next lot; an empty one after the last.
  Await<std::vector<store::ActionRecord>> next();

 private:
  store::Store& store_;
  store::ActionQuery query_;
  bool last_ = false;
};

}  // namespace dueward::service
