// SPDX-License-Identifier: MIT
/// A small council to write to: the plan of 2011 with the ladder everybody knows.
#pragma once

#include <string>
#include <vector>

#include "calendar/date.hpp"
#include "delivery/fair_warning.hpp"
#include "model/directory.hpp"
#include "store/store.hpp"

namespace dueward::test {

struct World {
  World();

  model::Person& person(const std::string& id) { return directory.people.at(model::PersonId(id)); }
  model::Plan& plan() { return directory.plans.at(model::PlanId("ofsted-2011")); }

  model::Directory directory;
  delivery::PolicyEntries entries;
};

/// An action of the plan, due on Saturday 19 November 2011 and owned by the systems lead.
[[nodiscard]] model::Action action(const std::string& id, const std::string& title);

/// SG-07, "Case system produces usable chronologies".
[[nodiscard]] model::Action chronologies();

/// A notice about `of`, decided on the step's own date.
[[nodiscard]] store::NoticeInMessage notice(model::Action of, model::Kind kind,
                                            const std::string& step, const std::string& to,
                                            const std::string& recipient, calendar::Date day);

/// A message of that day to the recipient of its first notice.
[[nodiscard]] store::SealedMessage sealed(calendar::Date day,
                                          std::vector<store::NoticeInMessage> notices);

/// A line of the ledger that says who heard what.
[[nodiscard]] model::LedgerEntry told(model::Kind kind, const std::string& whom,
                                      calendar::Date day);

}  // namespace dueward::test
