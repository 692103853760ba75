// SPDX-License-Identifier: MIT
/// Plans as a whole, for pages.
///
/// What is counted here is read from the store in lots, with everything else in between: no
/// reminder waits for a page. What was counted is remembered for some seconds, or until somebody
/// answers.
#pragma once

#include <array>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "clock/clock.hpp"
#include "engine/picture.hpp"
#include "model/rating.hpp"
#include "service/service.hpp"
#include "store/store.hpp"

namespace dueward::service {

using RatingCounts = std::array<std::size_t, model::colour_count>;  ///< By model::Colour.

/// The actions of one service with one timescale.
struct OverviewGroup {
  std::string service;
  model::TimescaleId timescale;  ///< Empty: those with a due date of their own.
  RatingCounts counts{};
};

/// How many actions there were at the end of a day.
struct ProgressPoint {
  calendar::Date day{};
  unsigned total = 0;
  unsigned claimed = 0;  ///< Claimed or complete.
  unsigned complete = 0;
};

struct PlanOverview {
  model::PlanId plan;
  std::vector<OverviewGroup> groups;    ///< By service, then by the length of the timescale.
  RatingCounts counts{};                ///< Of all.
  std::vector<ActionLine> exceptions;   ///< Red, then amber, then without an owner; the longest due
                                        ///< first. At most `most_exceptions`.
  std::size_t exception_count = 0;      ///< Of all there are.
  std::vector<ProgressPoint> progress;  ///< A point for each day on which something changed, and
                                        ///< one for today.
  std::vector<calendar::Date> due_dates;  ///< Each once.
  model::DirectoryPtr directory;
  calendar::Date day{};
};

inline constexpr std::size_t most_exceptions = 100;

/// One message that will go, if nothing happens.
struct AheadItem {
  calendar::Date day{};
  model::PersonId to;
  model::PersonId named;  ///< Whom it is for, where somebody stands in.
  model::ActionRef action;
  std::string title;
  std::string step;
  model::Kind kind{};
};

struct Ahead {
  std::vector<AheadItem> items;  ///< By day, then by person; at most `most_ahead`.
  std::size_t count = 0;         ///< Of all there are.
  calendar::Date from{};
  calendar::Date to{};
  model::DirectoryPtr directory;
};

inline constexpr std::size_t most_ahead = 1000;

struct Deliveries {
  std::vector<store::MessageRecord> failed;   ///< The latest first, as the rest.
  std::vector<store::MessageRecord> waiting;  ///< Ready for an attempt, or under way.
  std::vector<store::MessageRecord> delivered;
  std::map<model::MessageState, std::size_t> counts;
  model::DirectoryPtr directory;
};

/// Loop thread only; store and clock outlive it.
class Overviews {
 public:
  Overviews(store::Store& store, const clock::Clock& clock,
            std::function<engine::PicturePtr()> picture)
      : store_(store), clock_(clock), picture_(std::move(picture)) {}

  /// Throws Refused where there is no such plan.
  Await<PlanOverview> plan(model::PlanId plan);
  Await<Ahead> ahead(int days);
  Await<Deliveries> deliveries();

  /// What was counted is no longer so.
  void forget() { plans_.clear(); }

 private:
  struct Remembered {
    PlanOverview overview;
    engine::PicturePtr picture;
    calendar::Instant at;
  };
  Await<PlanOverview> count(model::PlanId plan, engine::PicturePtr picture);
  [[nodiscard]] calendar::Date today() const;

  store::Store& store_;
  const clock::Clock& clock_;
  std::function<engine::PicturePtr()> picture_;
  std::map<model::PlanId, Remembered> plans_;
};

}  // namespace dueward::service
