// SPDX-License-Identifier: MIT
#include "service/progress.hpp"

#include <algorithm>
#include <span>

#include "policy/lifecycle.hpp"
#include "policy/transitions.hpp"

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

void Progress::note(calendar::Date day, model::State before, model::State now) {
  const auto old = standing_of(before);
  const auto fresh = standing_of(now);
  auto& change = changes_[day];
  change.total += int{fresh.counts} - int{old.counts};
  change.claimed += int{fresh.claimed} - int{old.claimed};
  change.complete += int{fresh.complete} - int{old.complete};
}

void Progress::add(const store::ActionRecord& record, const calendar::Zone& zone) {
  const std::span answers(record.state.answers);
  const auto state_after = [&](std::size_t count) {
    return policy::lifecycle_of(record.action, answers.first(count), zone).state;
  };
  // As it stood after each answer: what was taken back later stood until then.
  auto state = state_after(0);
  note(record.state.first_loaded, model::State::proposed, state);
  const auto skipped = answers.size() - std::min(answers.size(), most_answers);
  for (auto count = std::max<std::size_t>(skipped, 1); count <= answers.size(); ++count) {
    const auto& answer = answers[count - 1];
    const auto before = state;
    // Only a correction, and where it begins, need all that was before it.
    if (count == skipped || answer.verb == model::Verb::correct) {
      state = state_after(count);
    } else {
      state = policy::transition(answer.verb).to.value_or(state);
    }
    note(std::max(answer.on, record.state.first_loaded), before, state);
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
