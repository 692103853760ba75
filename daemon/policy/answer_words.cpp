// SPDX-License-Identifier: MIT
#include "policy/answer_words.hpp"

namespace dueward::policy {

std::string_view as_a_thing(const model::Answer& answer) {
  using model::Verb;
  switch (answer.verb) {
    case Verb::acknowledge:
      return "the promise";
    case Verb::progress:
      return "the report of progress";
    case Verb::claim:
      return "the claim that this is done";
    case Verb::sign_off:
      return "the sign-off";
    case Verb::send_back:
      return "the sending back of the claim";
    case Verb::extend:
      return "the request for more time";
    case Verb::recover:
      return "the recovery date";
    case Verb::approve:
      return answer.date ? "the grant of more time" : "the change of owner";
    case Verb::refuse:
      return "the refusal of what was asked";
    case Verb::not_mine:
      return "the proposal of another owner";
    case Verb::reopen:
      return "the reopening";
    case Verb::agree:
      return "the agreement to it";
    case Verb::reject:
      return "the rejection";
    case Verb::supersede:
      return "that another action takes its place";
    case Verb::accept_risk:
      return "that it will not be done";
    case Verb::withdraw:
      return "the withdrawal";
    case Verb::correct:
      break;
  }
  return "the answer";
}

}  // namespace dueward::policy
