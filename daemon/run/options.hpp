// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "calendar/date.hpp"
#include "notifier/catalogue.hpp"

namespace dueward::run {

/// A run with a simulated clock: from 00:00 of `from` to the end of `to`, both in the service's
/// zone.
struct SimulatedSpan {
  calendar::Date from;
  std::optional<calendar::Date> to;  ///< None: goes on until it is stopped.
  std::optional<double> speed;  ///< Simulated seconds for each real one; none: as fast as it goes.
};

struct RunOptions {
  std::filesystem::path config;
  std::optional<SimulatedSpan> simulated;
  notifier::Places places;
  std::string version;
};

}  // namespace dueward::run
