// SPDX-License-Identifier: MIT
/// The rules of "Dates and ladders" a second time: slow, simple, and written without a look at the
/// first. It walks over days one by one, keeps nothing and saves nothing. Where it and
/// policy::decide differ, one of them is wrong.
#pragma once

#include <chrono>
#include <optional>
#include <set>
#include <vector>

#include "calendar/date.hpp"
#include "calendar/period.hpp"
#include "model/policy.hpp"
#include "policy/decide.hpp"

namespace dueward::oracle {

using calendar::Date;

/// The calendar as plain sets of days.
struct Days {
  std::set<unsigned> weekend;  ///< 0 is Sunday.
  std::set<Date> holidays;
  std::set<Date> closures;
  calendar::TimeOfDay send_at{};

  [[nodiscard]] bool worked(Date day) const;
  [[nodiscard]] Date back_to_worked(Date day) const;
  [[nodiscard]] Date on_to_worked(Date day) const;
  /// The count-th worked day after `day`, or before it where negative.
  [[nodiscard]] Date count_worked(Date day, int count) const;
  /// `day` and a period of any unit; not moved off a day that is not worked.
  [[nodiscard]] Date plus(Date day, calendar::Period period) const;
};

/// One step, one occurrence, one entry of `to`.
struct Rung {
  model::NoticeKey key;
  std::size_t step = 0;   ///< Its place in the policy.
  std::size_t entry = 0;  ///< Its place in `to`.
  Date date{};
  Date effective{};
  Date sending{};
  model::PersonId named;
  bool settled = false;
  bool resting = false;  ///< Because of what people answered.

  [[nodiscard]] bool never() const { return date < effective || resting; }
};

/// Every rung of the present ladder whose date is not after `until`, settled or not.
[[nodiscard]] std::vector<Rung> rungs(const policy::Facts& facts, const Days& days, Date until);

[[nodiscard]] Date act_by(const policy::Facts& facts, const Days& days);

/// What policy::decide should say, `look_again` left empty. Notices and superseded steps in order
/// of key, envelopes and settled keys in order.
[[nodiscard]] policy::Decision decide(const policy::Facts& facts, const Days& days,
                                      policy::Moment now);

}  // namespace dueward::oracle
