// SPDX-License-Identifier: MIT
#include "calendar/zone.hpp"

#include <array>
#include <stdexcept>

#include <date/tz.h>
#include <fmt/format.h>

namespace dueward::calendar {
namespace {

using namespace std::chrono;

// The zone library brings its own local_time, a type different from std::chrono's.
const ::date::time_zone& zone_of(const void* zone) {
  return *static_cast<const ::date::time_zone*>(zone);
}

seconds offset_at(const void* zone, Instant moment) {
  return zone_of(zone).get_info(floor<seconds>(moment)).offset;
}

local_seconds to_local(const void* zone, Instant moment) {
  return local_seconds{floor<seconds>(moment).time_since_epoch() + offset_at(zone, moment)};
}

struct Clockface {
  Date day;
  hh_mm_ss<seconds> time;
};

Clockface clockface(local_seconds moment) {
  auto day = floor<days>(moment);
  return {day, hh_mm_ss{moment - day}};
}

/// "+01:00", or "+0100" without the separator.
std::string offset_text(seconds offset, std::string_view separator) {
  auto all_minutes = duration_cast<minutes>(abs(offset)).count();
  return fmt::format("{}{:02}{}{:02}", offset < seconds{0} ? '-' : '+', all_minutes / 60, separator,
                     all_minutes % 60);
}

}  // namespace

Zone::Zone(std::string_view name) : name_(name), zone_(nullptr) {
  try {
    zone_ = ::date::locate_zone(name_);
  } catch (const std::exception&) {
    throw std::runtime_error(
        fmt::format("the time zone \"{}\" is not in this machine's zone database; write it as "
                    "there, such as \"Europe/London\", or install tzdata",
                    name_));
  }
}

Instant Zone::at(Date day, TimeOfDay time) const {
  ::date::local_seconds local{day.time_since_epoch() + time};
  auto info = zone_of(zone_).get_info(local);
  if (info.result == ::date::local_info::nonexistent) return info.first.end;
  return sys_seconds{local.time_since_epoch() - info.first.offset};
}

Date Zone::date_of(Instant moment) const {
  return floor<days>(to_local(zone_, moment));
}

TimeOfDay Zone::time_of(Instant moment) const {
  auto local = to_local(zone_, moment);
  return local - floor<days>(local);
}

std::string Zone::iso8601(Instant moment) const {
  auto [day, time] = clockface(to_local(zone_, moment));
  return fmt::format("{}T{:02}:{:02}:{:02}{}", to_string(day), time.hours().count(),
                     time.minutes().count(), time.seconds().count(),
                     offset_text(offset_at(zone_, moment), ":"));
}

std::string Zone::rfc5322(Instant moment) const {
  auto [day, time] = clockface(to_local(zone_, moment));
  constexpr std::array months_short{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                    "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  year_month_day parts{day};
  return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} {}", to_string(weekday{day}).substr(0, 3),
                     static_cast<unsigned>(parts.day()),
                     months_short[static_cast<unsigned>(parts.month()) - 1],
                     static_cast<int>(parts.year()), time.hours().count(), time.minutes().count(),
                     time.seconds().count(), offset_text(offset_at(zone_, moment), ""));
}

}  // namespace dueward::calendar
