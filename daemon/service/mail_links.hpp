// SPDX-License-Identifier: MIT
/// Links in mails: each opens what is open with one person, without a login.
///
///   /link/PERSON/EXPIRES/SIGNATURE            all that is open with them
///   /link/PERSON/PLAN/ID/EXPIRES/SIGNATURE    one action
///
/// EXPIRES is the last day, as 20111118. What is signed holds more than the address shows: the mail
/// address, the person's name and login, and who holds the action. So a link dies when one of them
/// changes: what was sent to a predecessor opens nothing any more. So does what was sent to
/// somebody before their links were revoked. Pure; any thread.
#pragma once

#include <optional>
#include <string>

#include "calendar/date.hpp"
#include "model/directory.hpp"
#include "service/links.hpp"
#include "service/page_service.hpp"

namespace dueward::service {

/// Path of a link below the public address. `holder` holds the action, where it is to one.
/// Empty where the directory does not have the person (any more).
[[nodiscard]] std::string mail_link(const Links& links, const MailLink& link,
                                    const model::PersonId& holder,
                                    const model::Directory& directory);

/// What a link opens; nothing where its signature is not of ours, not of these facts, or has
/// expired.
[[nodiscard]] std::optional<MailLink> opened(const Links& links, const LinkPath& path,
                                             const model::PersonId& holder,
                                             const model::Directory& directory,
                                             calendar::Date today);

}  // namespace dueward::service
