// SPDX-License-Identifier: MIT
/// Sample data that every template is rendered with when it is loaded.
#pragma once

#include <string_view>
#include <vector>

#include "delivery/service_letter.hpp"
#include "model/directory.hpp"
#include "store/store.hpp"

namespace dueward::delivery {

/// A small council with one plan.
[[nodiscard]] model::DirectoryPtr sample_directory();

/// Messages that `template_name` is used for: bare, and with everything there can be.
[[nodiscard]] std::vector<store::SealedMessage> sample_messages(std::string_view template_name);

[[nodiscard]] ServiceLetter sample_service_letter();

}  // namespace dueward::delivery
