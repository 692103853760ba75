// SPDX-License-Identifier: MIT
/// What befalls one simulated history, by its seed and nothing else.
#pragma once

#include <cstdint>
#include <random>
#include <set>
#include <string>
#include <string_view>

#include "notifier/recording.hpp"

namespace dueward::simulation {

/// How bad things are.
struct Weather {
  double crash = 0.01;        ///< At each point at which the service may die.
  double outage = 0.3;        ///< After a crash: the service stays down for hours or days.
  double temporary = 0.15;    ///< An attempt is refused for now.
  double answer_lost = 0.10;  ///< It arrives, and nobody says so.
  double lost = 0.05;         ///< It does not arrive, and nobody says so.
  double hang = 0.02;         ///< No answer until the deadline.
  double channel = 0.01;      ///< The channel refuses everything for a while.
  bool answers = false;       ///< People answer, at any moment.
};

/// Draws one after the other from one generator: the same seed and the same questions give the same
/// history.
class Fates {
 public:
  Fates(std::uint64_t seed, Weather weather) : generator_(seed), weather_(weather) {}

  [[nodiscard]] bool crash_here() { return calm_ ? false : chance(weather_.crash); }
  [[nodiscard]] std::chrono::hours downtime();
  [[nodiscard]] notifier::RecordingNotifier::Attempt attempt(const notifier::Message& message);
  [[nodiscard]] double share() { return std::uniform_real_distribution<double>(0, 1)(generator_); }
  [[nodiscard]] std::uint64_t pick(std::uint64_t below) { return generator_() % below; }

  /// From now on nothing bad happens, but for addresses that never take mail.
  void calm_down() { calm_ = true; }
  [[nodiscard]] bool calm() const { return calm_; }

 private:
  [[nodiscard]] bool chance(double probability) { return share() < probability; }

  std::mt19937_64 generator_;
  Weather weather_;
  bool calm_ = false;
};

/// An address that refuses everything for good, in every history.
inline constexpr std::string_view dead_address = "gone@example.org";

}  // namespace dueward::simulation
