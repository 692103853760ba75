// SPDX-License-Identifier: MIT
/// The forms with which somebody answers.
#pragma once

#include <string>
#include <vector>

#include <boost/json/array.hpp>

#include "pages/form_reading.hpp"
#include "pages/words.hpp"
#include "policy/judge.hpp"
#include "service/page_service.hpp"

namespace dueward::pages {

/// A form that was sent and not accepted: shown again as it was, with what is wrong.
struct SentForm {
  model::Verb verb{};
  int about = 0;
  FormValues values;
  std::vector<policy::FieldFault> faults;
};

/// A form for each thing that the viewer can do, as the template "_forms.html" has them. `nonce` is
/// sent with each. `sent`: null where none was.
[[nodiscard]] boost::json::array forms(const service::ActionView& view, const Viewer& viewer,
                                       const std::string& nonce, const SentForm* sent);

/// What stood when a page was written, sent along with each form of it: the answers, the due date
/// and who holds the action. A form that was filled in on other grounds is told so.
[[nodiscard]] std::string grounds_of(const store::ActionRecord& record);

/// Whose request it is, what for and why, for the one who decides it; `number` is that of the
/// answer that asked.
[[nodiscard]] std::string request_in_words(const service::ActionView& view, const Viewer& viewer,
                                           int number);

/// The faults of the form that was sent, each with the place of its field: {"href", "text"}.
[[nodiscard]] boost::json::array error_summary(const SentForm& sent);

/// What its button says: "Sign off".
[[nodiscard]] std::string_view button_of(model::Verb verb);

}  // namespace dueward::pages
