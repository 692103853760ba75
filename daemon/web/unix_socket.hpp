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

/// Who is at the other end of a connected socket: of a Unix socket the uid, as the kernel has it;
/// of any other the address, "unknown" where even that cannot be had.
[[nodiscard]] Peer peer_of(int descriptor);

}  // namespace dueward::web
