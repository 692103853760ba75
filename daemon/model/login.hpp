// SPDX-License-Identifier: MIT
/// The name by which somebody logs in elsewhere.
#pragma once

#include <string>
#include <string_view>

namespace dueward::model {

/// A login as it is compared: directories take "J.Smith@Example.gov.uk" and
/// "j.smith@example.gov.uk" for one person, and a proxy hands on what was typed. ASCII letters
/// alone are folded.
[[nodiscard]] std::string folded_login(std::string_view login);

}  // namespace dueward::model
