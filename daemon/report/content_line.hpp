// SPDX-License-Identifier: MIT
/// The lines of RFC 5545, whatever they say. Pure; any thread; cannot fail.
#pragma once

#include <string>
#include <string_view>

namespace dueward::report {

/// A value of type TEXT: backslash, semicolon, comma and line break escaped, a tab written as a
/// blank, every other control character dropped.
[[nodiscard]] std::string text_value(std::string_view text);

/// Appends "name:value" to a calendar, folded at 75 octets between characters. The value stands as
/// it is given: text from people goes through text_value first, or it could end the line.
void add_line(std::string& calendar, std::string_view name, std::string_view value);

}  // namespace dueward::report
