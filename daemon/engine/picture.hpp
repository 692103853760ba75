// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <memory>
#include <set>

#include "model/directory.hpp"
#include "model/ledger.hpp"

namespace dueward::engine {

/// What a decision looks at beside the action itself. Immutable; a load swaps the pointer.
struct Picture {
  model::DirectoryPtr directory;
  std::map<model::PolicyId, model::StepEntries> step_entries;
  std::set<model::NotifierId> ungrouped;  ///< Notifiers with a message for each notice.

  [[nodiscard]] const model::StepEntries& entries_of(const model::PolicyId& policy) const;
};

using PicturePtr = std::shared_ptr<const Picture>;

}  // namespace dueward::engine
