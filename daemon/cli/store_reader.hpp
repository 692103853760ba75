// SPDX-License-Identifier: MIT
/// The store of a configuration, read beside a running service or without one.
#pragma once

#include <memory>
#include <vector>

#include "config/configuration.hpp"
#include "model/fields.hpp"
#include "store/store.hpp"

namespace dueward::cli {

/// Reads on the calling thread. Throws StoreError where the store is there but cannot be read.
class StoreReader {
 public:
  explicit StoreReader(const config::Configuration& configuration);
  ~StoreReader();

  /// Whether there is a store at all: the service makes it at its first start.
  [[nodiscard]] static bool exists(const config::Configuration& configuration);

  [[nodiscard]] std::vector<model::Object> objects(model::ObjectKind kind);
  [[nodiscard]] std::vector<store::Difference> differences();

 private:
  struct Loop;
  std::unique_ptr<Loop> loop_;
};

}  // namespace dueward::cli
