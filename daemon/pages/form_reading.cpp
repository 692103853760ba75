// SPDX-License-Identifier: MIT
#include "pages/form_reading.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>
#include <vector>

#include <boost/json/array.hpp>

#include "calendar/date.hpp"
#include "policy/transitions.hpp"

namespace dueward::pages {
namespace {

namespace json = boost::json;
using model::Verb;

std::string trimmed(const std::string& text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") + 1 - first);
}

std::string value(const FormValues& values, const std::string& name) {
  const auto found = values.find(name);
  if (found == values.end()) return {};
  auto text = trimmed(found->second);
  std::erase(text, '\r');
  return text;
}

std::string padded(const std::string& digits, std::size_t width) {
  return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
}

/// Empty where nothing was typed.
std::string day_of(const FormValues& values, const std::string& name) {
  const auto day = value(values, name + "-day");
  const auto month = value(values, name + "-month");
  const auto year = value(values, name + "-year");
  if (day.empty() && month.empty() && year.empty()) return {};
  return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2);
}

bool is_number(const std::string& text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// "February 2012", of "2012-02-31"; empty where there is no such month.
std::string month_of(const std::string& typed) {
  const auto first = calendar::parse_date(typed.substr(0, typed.rfind('-')) + "-01");
  if (!first) return {};
  const auto words = calendar::in_words(*first);
  constexpr std::string_view before = " 1 ";
  return words.substr(words.find(before) + before.size());
}

std::string numbered(const std::string& name, int row) {
  return row == 1 ? name : name + "-" + std::to_string(row);
}

/// The rows in which something was typed: those that count as pieces of evidence, in their order.
std::vector<int> filled_rows(const FormValues& values) {
  std::vector<int> rows;
  for (int row = 1; row <= evidence_rows; ++row) {
    const bool filled = std::ranges::any_of(std::array{"kind", "what", "where"}, [&](auto name) {
      return !value(values, numbered(name, row)).empty();
    });
    if (filled) rows.push_back(row);
  }
  return rows;
}

json::array evidence_of(const FormValues& values) {
  json::array evidence;
  for (const int row : filled_rows(values)) {
    evidence.emplace_back(json::object{{"kind", value(values, numbered("kind", row))},
                                       {"what", value(values, numbered("what", row))},
                                       {"where", value(values, numbered("where", row))}});
  }
  return evidence;
}

void take(json::object& body, const FormValues& values, const std::string& name) {
  if (const auto text = value(values, name); !text.empty()) body[name] = text;
}

}  // namespace

json::object body_of_form(Verb verb, const FormValues& values) {
  const auto& rule = policy::transition(verb);
  json::object body;
  take(body, values, std::string(rule.note_is));
  if (!rule.date_is.empty()) {
    const std::string name(rule.date_is);
    if (const auto day = day_of(values, name); !day.empty()) body[name] = day;
  }
  switch (verb) {
    case Verb::claim:
      body["evidence"] = evidence_of(values);
      break;
    case Verb::progress:
      take(body, values, "rating");
      break;
    case Verb::not_mine:
      take(body, values, "proposed");
      break;
    case Verb::agree:
    case Verb::reject:
    case Verb::accept_risk:
    case Verb::withdraw:
      take(body, values, "body");
      break;
    case Verb::supersede:
      take(body, values, "by");
      break;
    case Verb::approve:
    case Verb::refuse:
    case Verb::correct:
      if (const auto about = value(values, "about");
          !about.empty() && about.size() < 7 &&
          std::ranges::all_of(about, [](unsigned char c) { return std::isdigit(c) != 0; })) {
        body["request"] = std::stoi(about);
      }
      break;
    default:
      break;
  }
  return body;
}

std::string field_of_fault(const std::string& fault, const FormValues& values) {
  constexpr std::string_view list = "evidence[";
  if (fault == "evidence") return "what";
  if (!fault.starts_with(list)) return fault;
  const auto close = fault.find(']');
  const auto piece = std::stoul(fault.substr(list.size(), close - list.size()));
  const auto rows = filled_rows(values);
  const int row = piece < rows.size() ? rows[piece] : static_cast<int>(piece) + 1;
  const auto name = close + 1 < fault.size() ? fault.substr(close + 2) : std::string("what");
  return numbered(name, row);
}

std::string fault_of_day(const FormValues& values, const std::string& name) {
  const auto typed = day_of(values, name);
  // A year of two digits is none of nineteen hundred years ago.
  const bool whole_year = value(values, name + "-year").size() >= 4;
  if (whole_year && calendar::parse_date(typed)) return {};
  const auto day = value(values, name + "-day");
  const auto month = whole_year && is_number(day) ? month_of(typed) : std::string();
  if (month.empty()) return "Type a day, a month and a year, such as 18 11 2011.";
  return month + " has no day " + day + ".";
}

}  // namespace dueward::pages
