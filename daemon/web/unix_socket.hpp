// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>

#include "web/http.hpp"

namespace dueward::web {

/// A listening Unix socket at `path`, mode 0660, non-blocking, not inherited by children. A socket
/// file that nobody answers at is replaced: its service died. Throws std::runtime_error, with the
/// path, the cause and what to do, where somebody does answer, where another file stands there, or
/// where the folder does not let us.
[[nodiscard]] int listen_at(const std::filesystem::path& path);

/// The uid at the other end of a connected Unix socket, as the kernel has it.
[[nodiscard]] Peer peer_of(int descriptor);

}  // namespace dueward::web
