// SPDX-License-Identifier: MIT
/// The people of a simulated history: they answer whatever comes to their minds, at any moment, and
/// say it again where no reply came.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>

#include <boost/asio/awaitable.hpp>

#include "clock/clock.hpp"
#include "service/answering.hpp"
#include "simulation/fates.hpp"

namespace dueward::simulation {

/// Lives on while the service dies and starts again.
class People {
 public:
  /// An answer of which somebody was told that it is recorded.
  struct Confirmed {
    std::string key;  ///< Of the wish; also the note of its answer.
    model::ActionRef action;
    int number = 0;
  };

  explicit People(Fates& fates) : fates_(fates) {}

  /// One life's worth of answers; ends when the history calms down. First says again what the life
  /// before did not reply to.
  boost::asio::awaitable<void> talk(service::Answering& answering, clock::Clock& clock);

  [[nodiscard]] const std::vector<Confirmed>& confirmed() const { return confirmed_; }

 private:
  [[nodiscard]] service::Wish think(calendar::Date today);
  boost::asio::awaitable<void> say(service::Answering& answering);
  [[nodiscard]] model::PersonId somebody();
  [[nodiscard]] model::ActionRef something();

  Fates& fates_;
  std::size_t wishes_ = 0;
  std::optional<service::Wish> unanswered_;
  std::vector<Confirmed> confirmed_;
};

}  // namespace dueward::simulation
