// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "service/service.hpp"

namespace dueward::web {

/// What became of a wish to send one person a link, in sentences. Pure.
[[nodiscard]] std::string in_words(const service::LinksSent& sent, const model::PersonId& to,
                                   const model::Directory& directory);

/// The same of everybody: "Sent to 12; 3 have nothing open; 1 has no mail address: ID". Pure.
[[nodiscard]] std::string in_words(const service::LinksSent& sent);

}  // namespace dueward::web
