// SPDX-License-Identifier: MIT
/// What the end of an SMTP dialogue means for the mail. Pure; any thread.
///
/// | where            | 421, 4xx  | 5xx                                | no answer              |
/// |------------------|-----------|------------------------------------|------------------------|
/// | greeting, EHLO   | temporary | channel                            | temporary              |
/// | STARTTLS         | temporary | channel; a broken handshake too    | temporary              |
/// | AUTH             | temporary | channel                            | temporary              |
/// | MAIL             | temporary | channel; 552 address               | temporary              |
/// | RCPT             | temporary | address; 530, 535, 538, 503 and a  | temporary              |
/// |                  |           | refusal to relay: channel          |                        |
/// | DATA             | temporary | channel; 552 and 5.1.x, 5.2.x      | temporary until all is |
/// | final dot        |           | address                            | sent, then unknown     |
///
/// "Address" fails this one message and tells a person; "channel" holds the queue and fails
/// nothing. A refusal after DATA holds the channel because a filter that dislikes one of our mails
/// dislikes them all; 552 does not, because only this mail is too big or only this mailbox is full.
/// 452 "too many" is temporary like every 4xx: the connection is closed, the next attempt opens
/// another.
#pragma once

#include <string>

#include <curl/curl.h>

#include "dueward/plugin.hpp"
#include "email/dialogue.hpp"

namespace dueward::email {

/// How libcurl and the dialogue ended.
struct Ending {
  CURLcode code = CURLE_OK;
  std::string reason;  ///< libcurl's own words.
  Phase phase = Phase::connecting;
  std::optional<Reply> reply;  ///< To the command of `phase`.
};

[[nodiscard]] sdk::Outcome judge(const Ending& ending);

}  // namespace dueward::email
