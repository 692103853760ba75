// SPDX-License-Identifier: MIT
/// What the end of a POST means for the message. Pure; any thread.
///
/// | end                                            | outcome                                    |
/// |------------------------------------------------|--------------------------------------------|
/// | 2xx                                            | delivered                                  |
/// | 3xx                                            | address: redirects are never followed      |
/// | 408, 425, 429, 5xx but 501 and 505             | temporary, with what Retry-After says      |
/// | 410                                            | address: the receiver wants no more        |
/// | every other 4xx, 501, 505                      | address: the same request would fare alike |
/// | 2xx and a body without end                     | unknown                                    |
/// | no answer, something of the request has left   | unknown                                    |
/// | no answer, nothing has left (name, connection, | temporary                                  |
/// | certificate of the receiver)                   |                                            |
/// | our file of authorities cannot be read         | channel                                    |
/// | the host leads to no permitted address         | address                                    |
///
/// No answer of a receiver faults the channel: one receiver must not stop the messages of the
/// others. A refusal is told to a person at once (address) rather than after days of retries.
/// Whoever wrote the URL learns only that nobody was reached: which address refused in what way
/// stands in the log.
#pragma once

#include "dueward/plugin.hpp"
#include "webhook/poster.hpp"

namespace dueward::webhook {

[[nodiscard]] sdk::Outcome judge(const Exchange& exchange);

}  // namespace dueward::webhook
