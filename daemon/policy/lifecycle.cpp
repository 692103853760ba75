// SPDX-License-Identifier: MIT
#include "policy/lifecycle.hpp"

#include <algorithm>

#include "model/answers.hpp"
#include "policy/transitions.hpp"

namespace dueward::policy {
namespace {

using model::Answer;
using model::State;
using model::Verb;

/// Takes one answer after the other.
class Fold {
 public:
  Fold(const model::Action& action, const calendar::Zone& zone) : zone_(zone) {
    life_.state = action.proposed ? State::proposed : State::agreed;
  }

  void take(const Answer& answer) {
    remember(answer);
    const auto& rule = transition(answer.verb);
    if (!rule.to) return;
    if (is_closed(*rule.to)) close(answer);
    if (answer.verb == Verb::agree || answer.verb == Verb::send_back ||
        answer.verb == Verb::reopen) {
      begin_anew(answer);
    }
    life_.state = *rule.to;
  }

  /// What was taken back counts for nothing; but where it had ended the chase, that begins anew.
  void take_back(const Answer& correction, const Answer* mistaken) {
    if (mistaken == nullptr) return;
    const auto ended = transition(mistaken->verb).to;
    if (ended && !is_chased(*ended) && is_chased(life_.state)) resume(correction);
  }

  [[nodiscard]] Lifecycle result() { return std::move(life_); }

 private:
  void remember(const Answer& answer) {
    switch (answer.verb) {
      case Verb::acknowledge:
        life_.promises.push_back(&answer);
        life_.heard = &answer;
        break;
      case Verb::progress:
        life_.heard = &answer;
        if (answer.date) life_.forecast = &answer;
        life_.worse = answer.rating.empty() ? nullptr : &answer;
        break;
      case Verb::claim:
        life_.heard = life_.claim = &answer;
        // What was still asked for is no longer needed.
        life_.open_extension = life_.open_not_mine = nullptr;
        break;
      case Verb::extend:
        life_.open_extension = &answer;
        life_.extensions.push_back(
            {static_cast<int>(life_.extensions.size()) + 1, &answer, nullptr});
        break;
      case Verb::not_mine:
        life_.open_not_mine = &answer;
        break;
      case Verb::approve:
      case Verb::refuse:
        decide(answer);
        break;
      case Verb::recover:
        life_.recoveries.push_back(&answer);
        break;
      default:
        break;
    }
  }

  void decide(const Answer& answer) {
    if (life_.open_not_mine != nullptr && life_.open_not_mine->number == answer.about) {
      life_.open_not_mine = nullptr;
    }
    for (auto& extension : life_.extensions) {
      if (extension.asked->number == answer.about) extension.decided = &answer;
    }
    if (life_.open_extension != nullptr && life_.open_extension->number == answer.about) {
      life_.open_extension = nullptr;
    }
  }

  void close(const Answer& answer) {
    life_.closed_by = &answer;
    life_.open_extension = life_.open_not_mine = nullptr;
  }

  void begin_anew(const Answer& answer) {
    resume(answer);
    life_.claim = life_.closed_by = nullptr;
  }

  void resume(const Answer& answer) {
    life_.resumed = zone_.date_of(answer.at);
    life_.resumed_by = answer.number;
  }

  const calendar::Zone& zone_;
  Lifecycle life_;
};

}  // namespace

int Lifecycle::granted() const {
  return static_cast<int>(
      std::ranges::count_if(extensions, [](const auto& one) { return one.granted(); }));
}

const Answer* reaching(std::span<const Answer* const> answers, calendar::Date day) {
  const Answer* latest = nullptr;
  for (const auto* answer : answers) {
    if (answer->on <= day && day <= answer->date.value_or(answer->on)) latest = answer;
  }
  return latest;
}

bool is_closed(State state) {
  switch (state) {
    case State::rejected:
    case State::complete:
    case State::embedded:
    case State::superseded:
    case State::risk_accepted:
    case State::withdrawn:
      return true;
    case State::proposed:
    case State::agreed:
    case State::in_progress:
    case State::claimed:
    case State::embedding:
      return false;
  }
  return false;
}

bool is_chased(State state) {
  return state == State::agreed || state == State::in_progress;
}

Lifecycle lifecycle_of(const model::Action& action, std::span<const Answer> answers,
                       const calendar::Zone& zone) {
  Fold fold{action, zone};
  for (const auto& answer : answers) {
    if (stands(answers, answer)) fold.take(answer);
    if (answer.verb == Verb::correct) {
      fold.take_back(answer, model::find_answer(answers, answer.about));
    }
  }
  return fold.result();
}

}  // namespace dueward::policy
