// SPDX-License-Identifier: MIT
/// What people are to do in a simulation, and when.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "calendar/date.hpp"
#include "config/diagnostic.hpp"
#include "model/answer.hpp"

namespace dueward::config {

struct Event {
  std::string file;  ///< Where it stands, for whoever has to tell that it was refused.
  std::uint32_t line = 0;
  calendar::Date day;
  calendar::TimeOfDay time;          ///< Local.
  std::string action;                ///< "SG-07" or "plan/SG-07".
  model::Answer answer;              ///< With `by` and `recorded_by`.
  std::optional<calendar::Date> on;  ///< When it was said; none: that day.
};

struct LoadedEvents {
  std::vector<Event> events;  ///< In order of day and time, then of the file.
  std::vector<Diagnostic> diagnostics;
};

/// Reads `[[events]]` of a TOML file, or the rows of a CSV file (whose name ends in ".csv"), whose
/// columns have the names of the keys: at, time, action, verb, as, for, on, note, reason, promised,
/// forecast, to, proposed, body, by, rating, request, evidence. Never throws for what stands there.
[[nodiscard]] LoadedEvents load_events(const std::filesystem::path& file);

enum class EventsForm { toml, csv };

/// The same from a text that came otherwise; `name` stands where the path of a file would.
[[nodiscard]] LoadedEvents read_events(const std::string& name, const std::string& text,
                                       EventsForm form);

}  // namespace dueward::config
