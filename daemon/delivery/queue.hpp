// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
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

  /// `ahead` more than there are workers may be under way: they wait behind those.
  explicit Queue(std::size_t workers, std::size_t ahead = 0)
      : workers_(workers), ahead_(ahead), lot_(smallest_lot()) {}

  /// A claim begins, so long after the last one. Lots grow while they go in no time, so that a
  /// store that is busy for once keeps nobody waiting, and else shrink: what stands here was
  /// looked at when it was claimed, and may be overtaken since.
  void claims_after(std::chrono::milliseconds time);

  /// How many more to claim, so that a worker that becomes free finds work at once.
  [[nodiscard]] std::size_t room() const;

  /// No more is claimed, whatever waits.
  [[nodiscard]] bool full() const { return waiting_.size() >= 4 * lot_; }

  /// How many of one destination may stand here or be under way while others wait.
  [[nodiscard]] std::size_t per_destination() const { return lot_ / 4; }

  /// How many while no other waits: they leave room for those that come.
  [[nodiscard]] std::size_t of_one() const { return lot_; }

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
  struct Destination {
    std::size_t waiting = 0;
    std::size_t under_way = 0;
  };

  [[nodiscard]] std::size_t smallest_lot() const { return 8 * workers_; }
  [[nodiscard]] std::size_t largest_lot() const { return 32 * workers_; }
  /// How many of one destination may be under way where no other waits.
  [[nodiscard]] std::size_t alone() const { return 2 * workers_; }
  [[nodiscard]] bool below_half(const Destination& destination) const;
  [[nodiscard]] bool may_begin(const store::ClaimedMessage& message) const;
  [[nodiscard]] std::deque<store::ClaimedMessage>::iterator choose(Choice choice);
  /// Every change of a destination goes through here, so that startable_ keeps true.
  template <typename Change>
  void change(const std::string& name, Change how);

  std::size_t workers_;
  std::size_t ahead_;
  std::size_t lot_;                            ///< What a claim aims at having here.
  std::deque<store::ClaimedMessage> waiting_;  ///< In the order the store gave them.
  std::map<std::string, Destination> destinations_;
  std::size_t startable_ = 0;  ///< Of those that wait: whose destination is below half.
  std::size_t under_way_ = 0;
};

}  // namespace dueward::delivery
