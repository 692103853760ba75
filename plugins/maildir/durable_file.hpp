// SPDX-License-Identifier: MIT
/// A file that is there in whole, and stays after a power cut, or is not there.
#pragma once

#include <filesystem>
#include <string_view>

namespace dueward::maildir {

/// Writes `bytes` to `draft`, brings them to disk, and renames the file to `place`, in place of
/// what was there. Both are on one file system. Throws std::runtime_error that names the file and
/// the cause; then `place` is as it was. Any thread.
void write_durably(const std::filesystem::path& draft, const std::filesystem::path& place,
                   std::string_view bytes);

}  // namespace dueward::maildir
