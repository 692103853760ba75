// SPDX-License-Identifier: MIT
/// Warnings about plans that load but may not be meant so.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "config/draft.hpp"
#include "model/plan.hpp"

namespace dueward::config {

/// Gathers what is odd about one plan. What concerns single actions is said of the first twenty and
/// then counted; what concerns the plan is said once.
class PlanLint {
 public:
  static constexpr std::size_t most_said = 20;

  PlanLint(Draft& draft, const model::Plan& plan);

  void look_at(const model::Action& action, Place place, Place due_place);
  /// The owner of some action has no manager although a step goes to them.
  void without_manager(const model::PersonId& owner);
  /// `place` is that of the plan's anchor.
  void finish(Place place);

 private:
  struct Said {
    std::size_t count = 0;
    std::string what;  ///< "have no owner".
    Place last;
  };
  struct Span {
    calendar::Date first;
    calendar::Date last;
  };

  void note(std::string_view code, Place place, const model::Action& action,
            std::string_view message, std::string_view of_many);
  void look_at_due(const model::Action& action, Place place);
  void look_at_text(const model::Action& action, Place place);
  void report_non_working(Place place);
  void report_dates(Place place);
  void report_holidays(Place place);
  [[nodiscard]] Span ladder(const model::Policy& policy, Span due) const;

  Draft& draft_;
  const model::Plan& plan_;
  const calendar::WorkingCalendar& days_;
  calendar::Date far_;  ///< Due dates after this are surprising.
  std::size_t count_ = 0;
  std::map<std::string_view, Said> said_;
  std::map<calendar::Date, std::size_t> due_;  ///< How many are due on each day.
  std::map<model::PolicyId, Span> due_by_policy_;
  std::set<model::PersonId> without_manager_;
};

}  // namespace dueward::config
