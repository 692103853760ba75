// SPDX-License-Identifier: MIT
/// The status for those who ask without a name and as often as they like.
#pragma once

#include <functional>
#include <memory>

#include "clock/clock.hpp"
#include "service/service.hpp"

namespace dueward::service {

/// Made anew once it is a second old. Whoever asks while it is being made waits for the same one; a
/// fault is theirs together and is not kept. Loop thread only; the clock outlives it.
class RecentStatus {
 public:
  RecentStatus(const clock::Clock& clock, std::function<Await<Status>()> make)
      : clock_(clock), make_(std::move(make)) {}

  Await<std::shared_ptr<const Status>> get();

 private:
  struct Round;
  [[nodiscard]] bool fresh() const;

  const clock::Clock& clock_;
  std::function<Await<Status>()> make_;
  std::shared_ptr<Round> round_;  ///< The latest; null before the first.
};

}  // namespace dueward::service
