// SPDX-License-Identifier: MIT
/// Plans as a whole, for pages.
///
/// What is counted here is read from the store in lots, with everything else in between: no
/// reminder waits for a page. What was counted is remembered for some seconds, or until somebody
/// answers; those who ask at once share one count, and there is one at a time.
#pragma once

#include <array>
#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "clock/clock.hpp"
#include "engine/picture.hpp"
#include "model/rating.hpp"
#include "service/service.hpp"
#include "service/shared_work.hpp"
#include "service/turns.hpp"
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
  RatingCounts counts{};                ///< Of all, the proposed ones among them.
  std::size_t proposed = 0;             ///< Not agreed to by a body yet: not part of `progress`.
  std::vector<ActionLine> exceptions;   ///< Red, then amber, then without an owner; the longest due
                                        ///< first. At most `most_exceptions`.
  std::size_t exception_count = 0;      ///< Of all there are.
  std::vector<ProgressPoint> progress;  ///< A point for each day on which something changed, and
                                        ///< one for today.
  model::DirectoryPtr directory;
  calendar::Date day{};
};

inline constexpr std::size_t most_exceptions = 100;

/// One notice that will go, if nothing happens.
struct AheadItem {
  calendar::Date day{};
  model::PersonId to;
  model::PersonId named;      ///< Whom it is for, where somebody stands in.
  model::PersonId pilot_for;  ///< In a pilot, who would get it in earnest; empty otherwise.
  model::ActionRef action;
  std::string title;
  model::PolicyId policy;  ///< Of the action; empty: the plan's.
  std::string step;
  int occurrence = 1;
  model::Kind kind{};
  std::vector<model::NotifierId>
      notifiers;       ///< By which it goes; none: there is no usable address.
  bool alone = false;  ///< It shares its message with no other.
};

struct Ahead {
  std::vector<AheadItem> items;           ///< By day, then by person; at most `most_ahead`.
  std::size_t count = 0;                  ///< Of all there are.
  std::set<model::NotifierId> ungrouped;  ///< By these each notice goes as a message of its own.
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
  std::size_t loose = 0;  ///< Notices decided that no message carries yet: their hour has not come.
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
  void forget() {
    plans_.clear();
    ahead_.forget();
  }

 private:
  static constexpr std::chrono::seconds remembered{5};
  using Days = std::pair<engine::PicturePtr, int>;

  Await<PlanOverview> count(model::PlanId plan, engine::PicturePtr picture);
  Await<Ahead> look_ahead(int days, engine::PicturePtr picture);
  [[nodiscard]] calendar::Date today() const;

  store::Store& store_;
  const clock::Clock& clock_;
  std::function<engine::PicturePtr()> picture_;
  std::map<model::PlanId, SharedWork<PlanOverview, engine::PicturePtr>> plans_;
  SharedWork<Ahead, Days> ahead_{clock_, remembered};
  Turns turns_;
};

}  // namespace dueward::service
