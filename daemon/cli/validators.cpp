// SPDX-License-Identifier: MIT
#include "cli/validators.hpp"

#include "calendar/date.hpp"

namespace dueward::cli {

std::string date_fault(const std::string& text) {
  if (calendar::parse_date(text)) return {};
  return "'" + text + "' is not a day such as 2011-10-21";
}

}  // namespace dueward::cli
