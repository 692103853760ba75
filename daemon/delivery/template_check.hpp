// SPDX-License-Identifier: MIT
/// The strict reading of a template before it is compiled: every branch, not only those that sample
/// data happens to take.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "delivery/template_files.hpp"
#include "delivery/template_terms.hpp"

namespace dueward::delivery {

/// Puts partials ({{>name}}, the file _name.txt or _name.html beside it) in their places and checks
/// every tag: names that `shapes` (outermost first) do not have, lists used as text, sections not
/// closed in their file, partials that are missing or include themselves, changed delimiters, and
/// in HTML values that would not be escaped. Returns the whole text, or nothing after adding to
/// `faults`.
[[nodiscard]] std::optional<std::string> expand_checked(const TemplateFiles& files,
                                                        const std::string& language,
                                                        const std::string& name,
                                                        const std::vector<const Shape*>& shapes,
                                                        std::vector<TemplateFault>& faults);

}  // namespace dueward::delivery
