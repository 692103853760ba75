// SPDX-License-Identifier: MIT
/// What a form of a page says, as the API would say it.
#pragma once

#include <map>
#include <string>

#include <boost/json/object.hpp>

#include "model/answer.hpp"

namespace dueward::pages {

/// Names and values as they were sent. A browser ends lines with CRLF.
using FormValues = std::map<std::string, std::string>;

/// How many pieces of evidence a form has room for. The first are "kind", "what" and "where",
/// further ones "kind-2" and so on.
inline constexpr int evidence_rows = 3;

/// The body that the API knows for this verb. Days are typed in three fields, "to-day", "to-month"
/// and "to-year"; what is no day comes out as a text that is none either.
[[nodiscard]] boost::json::object body_of_form(model::Verb verb, const FormValues& values);

/// The field of a form that a fault is about: "what-2" for "evidence[1].what", where no row above
/// was left empty.
[[nodiscard]] std::string field_of_fault(const std::string& fault, const FormValues& values);

/// What is wrong with what was typed into a day's three fields, as a sentence: "February 2012 has
/// no day 31." Empty where it is a day.
[[nodiscard]] std::string fault_of_day(const FormValues& values, const std::string& name);

}  // namespace dueward::pages
