// SPDX-License-Identifier: MIT
/// The numbers of a picture for those who cannot see it, or want to check it.
#pragma once

#include <string>
#include <vector>

namespace dueward::charts {

/// Plain text, not escaped: whoever writes the page does that. Every row is as long as the header.
struct Table {
  std::vector<std::string> header;
  std::vector<std::vector<std::string>> rows;

  bool operator==(const Table&) const = default;
};

}  // namespace dueward::charts
