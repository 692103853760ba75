// SPDX-License-Identifier: MIT
#pragma once

#include <memory>

#include "service/service.hpp"

namespace dueward::service {

/// Lets one at a time. Loop thread only.
class Turns {
 public:
  /// Waits until it is this one's turn, which ends with the value.
  Await<std::shared_ptr<void>> next();

 private:
  struct State;
  std::shared_ptr<State> state_;  ///< Null before the first; outlives us with whoever has a turn.
};

}  // namespace dueward::service
