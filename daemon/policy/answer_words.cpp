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

std::string_view did(model::Verb verb) {
  using enum model::Verb;
  switch (verb) {
    case acknowledge:
      return "acknowledged it";
    case progress:
      return "told how it stands";
    case claim:
      return "claimed that it is done";
    case sign_off:
      return "signed it off";
    case send_back:
      return "sent it back";
    case extend:
      return "asked for more time";
    case recover:
      return "recorded a recovery date";
    case approve:
      return "granted what was asked";
    case refuse:
      return "refused what was asked";
    case not_mine:
      return "proposed another owner";
    case reopen:
      return "reopened it";
    case agree:
      return "recorded that it was agreed";
    case reject:
      return "recorded that it was rejected";
    case supersede:
      return "put another action in its place";
    case accept_risk:
      return "recorded that its risk is accepted";
    case withdraw:
      return "withdrew it";
    case correct:
      return "took an answer back";
  }
  return "answered";
}

std::string state_in_words(model::State state) {
  switch (state) {
    case model::State::in_progress:
      return "in progress";
    case model::State::risk_accepted:
      return "closed: its risk was accepted";
    case model::State::superseded:
      return "closed: another action took its place";
    default:
      return std::string{to_string(state)};
  }
}

}  // namespace dueward::policy
