// SPDX-License-Identifier: MIT
/// One action: what it is, how it stands, what was and will be sent, and what can be answered.
#pragma once

#include <boost/json/object.hpp>

#include "pages/forms.hpp"
#include "pages/words.hpp"
#include "service/page_service.hpp"

namespace dueward::pages {

/// For the page "action". A partner or a body sees neither ladder, nor notes of others, nor their
/// names.
[[nodiscard]] boost::json::object action_page(const service::ActionView& view, const Viewer& viewer,
                                              const std::string& nonce,
                                              const SentForm* sent = nullptr);

}  // namespace dueward::pages
