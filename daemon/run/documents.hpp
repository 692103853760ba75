// SPDX-License-Identifier: MIT
/// The JSON that `dueward simulate`, `check` and `diff` print and that the API answers with. Any
/// thread.
#pragma once

#include <string>
#include <vector>

#include <boost/json/object.hpp>
#include <boost/json/storage_ptr.hpp>

#include "calendar/zone.hpp"
#include "config/diagnostic.hpp"
#include "config/events.hpp"
#include "run/comparison.hpp"
#include "run/simulate.hpp"

namespace dueward::run {

/// One of `messages`. A message may hold every action of a plan: where it is written at once,
/// `storage` is better not the heap.
[[nodiscard]] boost::json::object to_json(const SimulatedMessage& message,
                                          const calendar::Zone& zone,
                                          const boost::json::storage_ptr& storage);
[[nodiscard]] boost::json::object to_json(const std::vector<config::Diagnostic>& diagnostics);
[[nodiscard]] boost::json::object to_json(const Comparison& comparison);

/// "rehearsal.toml:12: claim SG-07 on Mon 3 Oct 2011 was refused: …"
[[nodiscard]] std::string refused_in_words(const config::Event& event, const std::string& why);

}  // namespace dueward::run
