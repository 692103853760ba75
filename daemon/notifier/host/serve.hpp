// SPDX-License-Identifier: MIT
#pragma once

namespace dueward::notifier::host {

/// Serves a daemon at the other end of `descriptor` until it is gone, and then ends the process
/// within a second, whatever the plugin's threads are doing.
[[noreturn]] void serve(int descriptor);

}  // namespace dueward::notifier::host
