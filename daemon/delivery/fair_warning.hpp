// SPDX-License-Identifier: MIT
/// "Fair warning": every message says who hears next, and when.
#pragma once

#include <map>
#include <optional>

#include "calendar/date.hpp"
#include "model/directory.hpp"
#include "model/ledger.hpp"
#include "store/store.hpp"

namespace dueward::delivery {

using PolicyEntries = std::map<model::PolicyId, model::StepEntries>;

/// The next one to hear of an action if nothing happens.
struct NextHearing {
  const model::Person* person = nullptr;  ///< In the directory asked about.
  calendar::Date day{};                   ///< Of sending.
};

/// The first step after `today` that goes to somebody other than this notice's recipient; nothing
/// where nobody else hears.
[[nodiscard]] std::optional<NextHearing> fair_warning(const store::NoticeInMessage& notice,
                                                      const model::Directory& directory,
                                                      const PolicyEntries& entries,
                                                      calendar::Date today);

}  // namespace dueward::delivery
