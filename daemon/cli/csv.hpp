// SPDX-License-Identifier: MIT
/// Rows for spreadsheets.
#pragma once

#include <string>
#include <vector>

namespace dueward::cli {

/// One line of CSV (RFC 4180, but with a plain line feed). A cell that a spreadsheet would take for
/// a formula (it begins with =, +, -, @, a tab or a carriage return, and is not a number) gets an
/// apostrophe before it, so that nothing a person typed is ever run.
[[nodiscard]] std::string csv_line(const std::vector<std::string>& cells);

}  // namespace dueward::cli
