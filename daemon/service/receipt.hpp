// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "model/answer.hpp"
#include "model/directory.hpp"
#include "policy/decide.hpp"

namespace dueward::service {

/// What somebody is told who answered: that it was recorded, and what follows. No words of their
/// own: mail carries titles, dates and names of roles only. Whose name whoever answered does not
/// read (policy::reads) is told by the part they play.
struct Receipt {
  std::string key;  ///< Of the answer; the same one is told once.
  model::PersonId to;
  std::string sentence;     ///< "On Friday 18 November 2011 you claimed that this is done."
  std::string action;       ///< "SG-07 Case system produces usable chronologies"
  std::string next;         ///< What follows, in sentences; may be empty.
  std::string recorded_by;  ///< Who recorded it for them; empty: they did so themselves.
  std::string contact;      ///< Name of whom to turn to; empty where that leaves nobody to name.
  model::ActionRef about;   ///< Where it can be taken back.
  model::PersonId holder;   ///< Who holds that action now.
  bool final = false;       ///< It cannot be taken back.
};

/// `facts` are as they stand after the answer.
[[nodiscard]] Receipt receipt_for(const policy::Facts& facts, const model::Answer& answer);

/// What an answer was, in the past tense and without its date: "claimed that this is done".
[[nodiscard]] std::string in_words(const model::Answer& answer);

}  // namespace dueward::service
