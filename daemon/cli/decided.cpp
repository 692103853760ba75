// SPDX-License-Identifier: MIT
#include "cli/decided.hpp"

#include <boost/json/array.hpp>

#include "cli/client.hpp"
#include "cli/fields.hpp"

namespace dueward::cli {

namespace {

constexpr std::chrono::seconds patience{10};

std::optional<model::ObjectKind> kind_of(const std::string& word) {
  using enum model::ObjectKind;
  for (auto kind : {plan, person, action}) {
    if (word == to_string(kind)) return kind;
  }
  return std::nullopt;
}

}  // namespace

std::vector<store::Difference> decided_since(const Context& context) {
  std::vector<store::Difference> decided;
  try {
    auto client = client_of(context);
    client.wait_at_most(patience);
    const auto answer = client.get("differences");
    for (const auto& entry : list(answer, "differences")) {
      const auto& difference = entry.as_object();
      const auto kind = kind_of(text(difference, "kind"));
      if (!kind) continue;
      decided.push_back({*kind, text(difference, "key"), text(difference, "field"),
                         text(difference, "file"), text(difference, "decided")});
    }
  } catch (const Failure&) {
    return {};
  }
  return decided;
}

}  // namespace dueward::cli
