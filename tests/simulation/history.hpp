// SPDX-License-Identifier: MIT
/// One simulated history of the whole service: several lives on one store, with everything that the
/// weather brings.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "config/configuration.hpp"
#include "simulation/fates.hpp"
#include "simulation/people.hpp"
#include "store/store.hpp"

namespace dueward::simulation {

/// One copy of a message at the receiver.
struct Arrival {
  std::string key;
  std::string address;
  std::string words;  ///< Subject, text and all.
  calendar::Instant at;
  bool needless = false;  ///< It had been recorded that an earlier copy arrived.
};

/// A channel that began to refuse everything, as the store was told.
struct ChannelFault {
  std::string notifier;
  calendar::Instant at;
};

/// What a history left behind.
struct Aftermath {
  std::vector<Arrival> arrivals;             ///< In order.
  std::vector<ChannelFault> channel_faults;  ///< The first of each channel in each life.
  std::vector<store::MessageRecord> messages;
  std::map<std::string, model::LedgerEntry> ledger;    ///< By "action ladder step occurrence to".
  std::map<std::string, store::ActionRecord> actions;  ///< By id.
  std::vector<People::Confirmed> confirmed;
  /// What policy would still owe on the evening of the last day; nothing where nothing was missed.
  std::vector<std::string> missed;
  bool chain_holds = true;
  int lives = 0;
  calendar::Instant end;
};

/// The plan that all histories live through; parsed once.
[[nodiscard]] const config::Configuration& small_plan();

/// From the plan's anchor on: bad weather for `days`, then calm for a fortnight, so that what can
/// still arrive does.
[[nodiscard]] Aftermath live_through(std::uint64_t seed, Weather weather, std::chrono::days days);

}  // namespace dueward::simulation
