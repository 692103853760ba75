// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "store/store.hpp"

namespace dueward::delivery {

/// Claimed messages on their way through the workers of one notifier, so chosen that no destination
/// has more than half of the workers while a message for another waits.
class Queue {
 public:
  explicit Queue(std::size_t workers) : workers_(workers) {}

  /// How many more to claim, so that a worker that becomes free finds work at once.
  [[nodiscard]] std::size_t room() const;

  /// How many of one destination may stand here or be under way.
  [[nodiscard]] std::size_t per_destination() const { return 2 * workers_; }

  /// What stands here or is under way, by destination.
  [[nodiscard]] std::map<std::string, std::size_t> busy() const;

  void add(std::vector<store::ClaimedMessage> messages);

  /// The next message whose attempt may begin; it is under way from now on. Nothing where no worker
  /// is free or none waits.
  [[nodiscard]] std::optional<store::ClaimedMessage> begin();

  /// An attempt for this destination has ended.
  void end(const std::string& destination);

  /// Those whose attempt has not begun, taken out.
  [[nodiscard]] std::vector<model::MessageId> take_back();

  [[nodiscard]] std::size_t waiting() const { return waiting_.size(); }
  [[nodiscard]] std::size_t under_way() const { return under_way_; }

 private:
  [[nodiscard]] std::deque<store::ClaimedMessage>::iterator choose();

  std::size_t workers_;
  std::deque<store::ClaimedMessage> waiting_;    ///< In the order the store gave them.
  std::map<std::string, std::size_t> attempts_;  ///< Under way, by destination.
  std::size_t under_way_ = 0;
};

}  // namespace dueward::delivery
