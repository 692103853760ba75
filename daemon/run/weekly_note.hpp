// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "calendar/date.hpp"
#include "model/directory.hpp"
#include "service/service.hpp"
#include "store/store.hpp"

namespace dueward::run {

/// The day a week's note goes out: the wanted weekday on or after `from`, or the next working day
/// where it is none.
[[nodiscard]] calendar::Date note_day(std::chrono::weekday wanted, calendar::Date from,
                                      const model::Calendar& calendar);

/// "22 actions are open, 7 of them overdue." and so on: what a person wants to know who has heard
/// nothing all week.
[[nodiscard]] std::string week_in_words(const store::Counts& counts);

/// What needs somebody, a line each; nothing where all is well. Of the decisions that wait the
/// first twenty, and how many more there are. A reader from whom names are kept
/// (policy::is_limited) is told of those decisions only that are theirs or of their plan.
[[nodiscard]] std::vector<std::string> needs_of(const store::Counts& counts,
                                                const std::vector<service::WaitingItem>& waiting,
                                                const model::Directory& directory,
                                                const model::PersonId& reader);

}  // namespace dueward::run
