// SPDX-License-Identifier: MIT
#pragma once

namespace dueward::run {

/// Sends the program's log to standard error: with the journal's priority prefixes where the
/// journal reads it
/// ($JOURNAL_STREAM, sd-daemon(3)), else with a time for people. Called once, before the first
/// line.
void set_up_log();

}  // namespace dueward::run
