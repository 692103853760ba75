// SPDX-License-Identifier: MIT
// [calendar] and [calendars.NAME].
#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>

#include "calendar/holidays.hpp"
#include "config/source_file.hpp"
#include "config/table_reader.hpp"

namespace dueward::config {
namespace {

constexpr std::size_t largest_holiday_file = 16U << 20U;

// What a calendar is made of. [calendar] starts from these defaults, [calendars.NAME] from what
// [calendar] says.
struct Parts {
  std::vector<std::chrono::weekday> weekend{std::chrono::Saturday, std::chrono::Sunday};
  std::vector<calendar::HolidayList> holidays{*calendar::bundled_holidays("england-and-wales")};
  std::vector<calendar::Date> closures;
  calendar::TimeOfDay send_at = std::chrono::hours{8};
};

void read_weekend(TableReader& reader, Parts& parts) {
  if (reader.any("weekend") == nullptr) return;
  std::vector<std::chrono::weekday> weekend;
  for (const auto& name : reader.lines("weekend")) {
    const auto day = reader.parse_weekday("weekend", name.value, name.place);
    if (day && std::ranges::find(weekend, *day) == weekend.end()) weekend.push_back(*day);
  }
  if (weekend.size() == 7) {
    reader.fault("weekend", "all-days-weekend",
                 "weekend has all seven days, so nothing could ever be sent");
    return;
  }
  parts.weekend = std::move(weekend);
}

// "lists/ours.json#wales": a file and the list in it.
std::optional<calendar::HolidayList> from_file(TableReader& reader, const SourceFile& file,
                                               const At<std::string>& entry) {
  const auto hash = entry.value.find('#');
  const auto division = hash == std::string::npos ? "" : entry.value.substr(hash + 1);
  const auto path = (file.directory / entry.value.substr(0, hash)).lexically_normal();
  auto text = read_text(path, largest_holiday_file);
  if (const auto* fault = std::get_if<FileFault>(&text)) {
    reader.fault_at(entry.place, fault->code, "holidays: " + fault->message);
    return std::nullopt;
  }
  try {
    return calendar::parse_bank_holidays(std::get<std::string>(text), division);
  } catch (const std::runtime_error& error) {
    reader.fault_at(entry.place, "unknown-holidays",
                    fmt::format("holidays: {}: {}", path.string(), error.what()));
    return std::nullopt;
  }
}

std::optional<calendar::HolidayList> holiday_list(TableReader& reader, const SourceFile& file,
                                                  const At<std::string>& entry) {
  if (auto list = calendar::bundled_holidays(entry.value)) return list;
  if (entry.value.find_first_of("./#") != std::string::npos) return from_file(reader, file, entry);
  Nearest nearest(entry.value);
  std::string names;
  for (auto name : calendar::bundled_holiday_names()) {
    nearest.offer(name);
    names += (names.empty() ? "" : ", ") + in_quotes(name);
  }
  reader.fault_at(entry.place, "unknown-holidays",
                  fmt::format("holidays names {}, which is neither a list that comes with dueward "
                              "({}) nor a file such as \"bank-holidays.json#scotland\"{}",
                              shown(entry.value), names, nearest.question()));
  return std::nullopt;
}

void read_holidays(TableReader& reader, const SourceFile& file, Parts& parts) {
  if (reader.any("holidays") == nullptr) return;
  parts.holidays.clear();
  for (const auto& entry : reader.lines("holidays")) {
    if (auto list = holiday_list(reader, file, entry)) parts.holidays.push_back(std::move(*list));
  }
}

Parts read_parts(Draft& draft, const Sited& section, std::string subject, std::string key,
                 Parts parts) {
  TableReader reader(draft, *section.node, std::move(subject), std::move(key));
  read_weekend(reader, parts);
  read_holidays(reader, *section.file, parts);
  if (reader.any("closures") != nullptr) {
    parts.closures.clear();
    for (const auto& day : reader.dates("closures"))
      parts.closures.push_back(day.value);
  }
  if (const auto time = reader.time_of_day("send_at")) parts.send_at = *time;
  reader.finish();
  return parts;
}

model::Calendar assembled(const Parts& parts) {
  return {calendar::WorkingCalendar(parts.weekend, parts.holidays, parts.closures), parts.send_at};
}

}  // namespace

void read_calendars(Draft& draft) {
  auto& calendars = draft.configuration.calendars;
  Parts own;
  if (const auto& section = draft.sections.calendar) {
    own = read_parts(draft, *section, "[calendar]", "calendar", own);
  }
  calendars.insert_or_assign(model::CalendarId{}, assembled(own));
  for (const auto& section : draft.sections.calendars) {
    const std::string name(section.name);
    const auto parts =
        read_parts(draft, section, fmt::format("[calendars.{}]", name), "calendars/" + name, own);
    calendars.insert_or_assign(model::CalendarId(name), assembled(parts));
  }
}

}  // namespace dueward::config
