// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <vector>

#include "calendar/zone.hpp"
#include "service/overview.hpp"
#include "store/store.hpp"

namespace dueward::service {

/// How far a plan had come, day by day, from what its actions have to tell: when each was loaded,
/// claimed, completed or closed. An action that is proposed, rejected, or closed otherwise than
/// done does not count from then on. Of an
/// action with more than `most_answers` only the latest are told one by one. Pure.
class Progress {
 public:
  static constexpr std::size_t most_answers = 200;

  void add(const store::ActionRecord& record, const calendar::Zone& zone);
  /// Up to and with `today`.
  [[nodiscard]] std::vector<ProgressPoint> points(calendar::Date today) const;

 private:
  struct Change {
    int total = 0;
    int claimed = 0;
    int complete = 0;
  };
  void note(calendar::Date day, model::State before, model::State now);

  std::map<calendar::Date, Change> changes_;
};

}  // namespace dueward::service
