// SPDX-License-Identifier: MIT
/// What a screen reader says of a picture first.
#pragma once

#include <string>

namespace dueward::charts {

struct Name {
  std::string id;  ///< Unique on the page, without blanks: "id-title" and "id-desc" come of it.
  std::string title;
};

}  // namespace dueward::charts
