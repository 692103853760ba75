// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "model/directory.hpp"
#include "service/codes.hpp"
#include "store/store.hpp"

namespace dueward::service {

/// What a code lets its reader do, with what is decided by it: "grant more time, until Monday 19
/// December 2011". No words of anybody's, and no name that the reader may not read (policy::reads).
[[nodiscard]] std::string in_words(const CodeFor& purpose, const store::ActionRecord& record,
                                   const model::Directory& directory);

}  // namespace dueward::service
