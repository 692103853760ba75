// SPDX-License-Identifier: MIT
/// A form with which somebody answers, from its fields to the page that tells what became of it.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "pages/action_page.hpp"
#include "web/page_site.hpp"

namespace dueward::web {

/// Whose page of which action it is.
struct ActionPlace {
  model::ActionRef ref;
  pages::Viewer viewer;
  std::optional<service::MailLink> link;  ///< By which they came; none: they have logged in.
  std::string path;                       ///< Of the page, below the public address.
  std::string back;                       ///< Where its link back leads; empty: it has none.
  std::string back_text;
};

/// The page of the action, with its forms.
[[nodiscard]] boost::asio::awaitable<Response> action_page(SitePtr site, ActionPlace place);

/// Takes a form that was sent there.
[[nodiscard]] boost::asio::awaitable<Response> answer_form(SitePtr site, ActionPlace place,
                                                           Request request);

/// Whether just this form was recorded before: what it says may have ended the link that it came
/// by, and whoever sends it twice is to hear the same.
[[nodiscard]] boost::asio::awaitable<bool> was_recorded(SitePtr site, model::ActionRef ref,
                                                        model::PersonId person, Request request);

}  // namespace dueward::web
