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
  /// Which message may begin.
  enum class Choice {
    fair,         ///< One whose destination has less than half of the workers.
    any,          ///< A fair one, else any: only right after a claim has shown that no other waits.
    one_of_each,  ///< As any, but first one whose destination has no attempt under way.
  };

  explicit Queue(std::size_t workers) : workers_(workers) {}

  /// How many more to claim, so that a worker that becomes free finds work at once.
  [[nodiscard]] std::size_t room() const;

  /// No more is claimed, whatever waits.
  [[nodiscard]] bool full() const { return waiting_.size() >= 8 * workers_; }

  /// How many of one destination may stand here or be under way.
  [[nodiscard]] std::size_t per_destination() const { return 2 * workers_; }

  /// What stands here or is under way, by destination.
  [[nodiscard]] std::map<std::string, std::size_t> busy() const;

  void add(std::vector<store::ClaimedMessage> messages);

  /// The next message whose attempt may begin; it is under way from now on. Nothing where no worker
  /// is free or none waits.
  [[nodiscard]] std::optional<store::ClaimedMessage> begin(Choice choice);

  /// An attempt for this destination has ended.
  void end(const std::string& destination);

  /// Those whose attempt has not begun, taken out.
  [[nodiscard]] std::vector<model::MessageId> take_back();

  [[nodiscard]] std::size_t waiting() const { return waiting_.size(); }
  [[nodiscard]] std::size_t under_way() const { return under_way_; }

 private:
  [[nodiscard]] std::deque<store::ClaimedMessage>::iterator choose(Choice choice);
  [[nodiscard]] bool below_half(const std::string& destination) const;

  std::size_t workers_;
  std::deque<store::ClaimedMessage> waiting_;    ///< In the order the store gave them.
  std::map<std::string, std::size_t> attempts_;  ///< Under way, by destination.
  std::size_t under_way_ = 0;
};

}  // namespace dueward::delivery
