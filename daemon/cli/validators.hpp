// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace dueward::cli {

/// For CLI11's check(): why the text is no day such as 2011-10-21; empty where it is one.
[[nodiscard]] std::string date_fault(const std::string& text);

}  // namespace dueward::cli
