// SPDX-License-Identifier: MIT
#include "service/progress.hpp"

#include <algorithm>
#include <span>

#include "policy/lifecycle.hpp"

namespace dueward::service {
namespace {

struct Standing {
  bool counts = false;
  bool claimed = false;
  bool complete = false;
};

Standing standing_of(model::State state) {
  using enum model::State;
  switch (state) {
    case agreed:
    case in_progress:
      return {true, false, false};
    case claimed:
      return {true, true, false};
    case complete:
    case embedding:
    case embedded:
      return {true, true, true};
    default:
      return {};
  }
}

}  // namespace

void Progress::add(const store::ActionRecord& record, const calendar::Zone& zone) {
  const auto& answers = record.state.answers;
  Standing before;
  // As it stood after each answer: what was taken back later stood until then.
  for (std::size_t count = 0; count <= answers.size(); ++count) {
    const auto life = policy::lifecycle_of(record.action, std::span(answers).first(count), zone);
    const auto now = standing_of(life.state);
    const auto day = count == 0 ? record.state.first_loaded : answers[count - 1].on;
    auto& change = changes_[std::max(day, record.state.first_loaded)];
    change.total += int{now.counts} - int{before.counts};
    change.claimed += int{now.claimed} - int{before.claimed};
    change.complete += int{now.complete} - int{before.complete};
    before = now;
  }
}

std::vector<ProgressPoint> Progress::points(calendar::Date today) const {
  std::vector<ProgressPoint> points;
  Change sum;
  for (const auto& [day, change] : changes_) {
    if (day > today) break;
    sum.total += change.total;
    sum.claimed += change.claimed;
    sum.complete += change.complete;
    points.push_back({day, static_cast<unsigned>(sum.total), static_cast<unsigned>(sum.claimed),
                      static_cast<unsigned>(sum.complete)});
  }
  if (points.empty() || points.back().day < today) {
    auto last = points.empty() ? ProgressPoint{} : points.back();
    last.day = today;
    points.push_back(last);
  }
  return points;
}

}  // namespace dueward::service
