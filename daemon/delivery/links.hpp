// SPDX-License-Identifier: MIT
/// Links in messages: to the service's pages, and nowhere else.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "model/id.hpp"

namespace dueward::delivery {

/// What a link is to open, and for whom.
struct LinkTo {
  model::PersonId person;
  std::string address;                     ///< Of theirs, to which it is sent.
  std::optional<model::ActionRef> action;  ///< None: all that is open with them.
  model::PersonId holder;                  ///< Who holds that action as this is written.
};

/// Makes the whole address, with what proves that we made it. An empty one, and one that gives no
/// text, makes no links. Called on the loop.
using LinkMaker = std::function<std::string(const LinkTo&)>;

/// Whether links go to such an address: one person reads what is sent to a mail address, anybody
/// may read what is posted to a URL.
[[nodiscard]] bool takes_links(const std::string& address);

/// The link, or nothing where there is none to make or it is neither http nor https.
[[nodiscard]] std::string link_to(const LinkMaker& maker, const LinkTo& to);

}  // namespace dueward::delivery
