// SPDX-License-Identifier: MIT
/// `dueward plugin check FILE`: proves a plugin against the contract of the SDK.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "notifier/options.hpp"

namespace dueward::notifier {

/// One proof: what it shows, and why it failed.
struct Proof {
  std::string_view id;      ///< As the host process knows it.
  std::string_view claims;  ///< "opens and closes sessions in several threads".
  std::string fault;        ///< Empty where it holds.

  [[nodiscard]] bool holds() const { return fault.empty(); }
};

/// All proofs, in order, each in a process of its own. Needs no network and no configuration: what
/// options require is made up, paths in a folder made for it and removed afterwards; `values`
/// replace what is made up where the plugin refuses that. Blocks for some seconds; a proof that
/// does not end counts as failed. Where the file cannot be loaded, one proof tells why and the
/// others are left out.
[[nodiscard]] std::vector<Proof> check_plugin(const std::filesystem::path& host,
                                              const std::filesystem::path& file,
                                              const std::vector<OptionValue>& values = {});

}  // namespace dueward::notifier
