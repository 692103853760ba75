// SPDX-License-Identifier: MIT
/// The one way between civil time and instants.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "calendar/date.hpp"

namespace dueward::calendar {

/// A time zone of the system's database. Cheap to copy, thread-safe. The database is read once in a
/// process: after an upgrade of tzdata the service is restarted.
class Zone {
 public:
  /// Throws std::runtime_error naming the zone where the database does not have it.
  explicit Zone(std::string_view name);

  [[nodiscard]] const std::string& name() const { return name_; }

  /// In the spring gap the first instant after it; in the autumn fold the first of the two.
  [[nodiscard]] Instant at(Date day, TimeOfDay time) const;

  [[nodiscard]] Date date_of(Instant moment) const;
  [[nodiscard]] TimeOfDay time_of(Instant moment) const;

  /// "2011-10-21T08:00:00+01:00".
  [[nodiscard]] std::string iso8601(Instant moment) const;

  /// RFC 5322 date-time, "Fri, 21 Oct 2011 08:00:00 +0100".
  [[nodiscard]] std::string rfc5322(Instant moment) const;

 private:
  std::string name_;
  const void* zone_;  ///< Owned by the time-zone database, for the life of the process.
};

}  // namespace dueward::calendar
