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

}  // namespace dueward::model
