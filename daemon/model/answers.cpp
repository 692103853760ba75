// SPDX-License-Identifier: MIT
#include "model/answers.hpp"

#include <algorithm>

namespace dueward::model {

const Answer* find_answer(std::span<const Answer> answers, int number) {
  const auto found = std::ranges::find(answers, number, &Answer::number);
  return found == answers.end() ? nullptr : &*found;
}

bool is_taken_back(std::span<const Answer> answers, int number) {
  return std::ranges::any_of(answers, [number](const Answer& answer) {
    return answer.verb == Verb::correct && answer.about == number;
  });
}

bool stands(std::span<const Answer> answers, const Answer& answer) {
  return answer.verb != Verb::correct && !is_taken_back(answers, answer.number);
}

bool is_for_owner(Verb verb) {
  return verb == Verb::acknowledge || verb == Verb::progress || verb == Verb::claim ||
         verb == Verb::extend || verb == Verb::not_mine;
}

bool has_answered_as_owner(std::span<const Answer> answers, const PersonId& person,
                           calendar::Date since) {
  return std::ranges::any_of(answers, [&](const Answer& answer) {
    const bool for_another = !answer.told.empty() || !answer.stood_in_for.empty();
    return is_for_owner(answer.verb) && answer.by == person && !for_another && answer.on >= since &&
           stands(answers, answer);
  });
}

}  // namespace dueward::model
