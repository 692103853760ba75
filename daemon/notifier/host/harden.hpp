// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

namespace dueward::notifier::host {

/// What a host process gives up before it maps a plugin: core dumps (they would hold secrets and
/// words of messages), new privileges, memory without end, files that others can read, and life
/// after the daemon. Signals that are meant for the service are ignored: its end is what counts.
void harden(std::size_t workers);

}  // namespace dueward::notifier::host
