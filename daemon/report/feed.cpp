// SPDX-License-Identifier: MIT
#include "report/feed.hpp"

#include <algorithm>
#include <limits>
#include <string_view>
#include <tuple>

#include "report/content_line.hpp"

namespace dueward::report {
namespace {

constexpr std::string_view refresh = "PT6H";

/// "20111118"
std::string basic(calendar::Date day) {
  auto text = calendar::to_string(day);
  std::erase(text, '-');
  return text;
}

/// "20111021T070000Z"
std::string basic(calendar::Instant moment) {
  constexpr std::size_t up_to_seconds = std::string_view("2011-10-21T07:00:00").size();
  auto text = calendar::to_string(moment).substr(0, up_to_seconds);
  std::erase_if(text, [](char c) { return c == '-' || c == ':'; });
  return text + "Z";
}

bool is_letter_or_digit(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/// Fit for an identifier, a file name and an address; different texts stay different.
std::string safe(std::string_view text) {
  constexpr std::string_view hexadecimal = "0123456789ABCDEF";
  std::string written;
  for (const char c : text) {
    if (is_letter_or_digit(c) || c == '.' || c == '_' || c == '-') {
      written += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      written += {'=', hexadecimal[byte >> 4U], hexadecimal[byte & 0xFU]};
    }
  }
  return written;
}

std::string uid(const model::ActionRef& action, std::string_view domain) {
  return safe(action.plan.str()) + "~" + safe(action.id) + "@" + safe(domain);
}

std::string sequence(std::uint64_t version) {
  constexpr std::uint64_t largest = std::numeric_limits<std::int32_t>::max();
  return std::to_string(std::min(version, largest));
}

/// Anything else could end the line or run a script.
bool is_link(std::string_view text) {
  return (text.starts_with("https://") || text.starts_with("http://")) &&
         std::ranges::all_of(text, [](char c) { return c > ' ' && c < 0x7F; });
}

std::string description(const FeedEntry& entry) {
  auto text = entry.plan_title;
  if (entry.due != entry.act_by) text += "\nDue " + calendar::in_words(entry.due);
  if (!entry.state.empty()) text += "\nState: " + entry.state;
  if (!entry.rating.empty()) text += "\nRating: " + entry.rating;
  return text;
}

void add_event(std::string& calendar, const FeedEntry& entry, std::string_view domain) {
  add_line(calendar, "BEGIN", "VEVENT");
  add_line(calendar, "UID", uid(entry.action, domain));
  add_line(calendar, "DTSTAMP", basic(entry.changed));
  add_line(calendar, "SEQUENCE", sequence(entry.version));
  add_line(calendar, "DTSTART;VALUE=DATE", basic(entry.act_by));
  add_line(calendar, "DTEND;VALUE=DATE", basic(entry.act_by + std::chrono::days{1}));
  add_line(calendar, "SUMMARY", text_value(entry.action.id + " " + entry.title));
  add_line(calendar, "DESCRIPTION", text_value(description(entry)));
  if (is_link(entry.link)) add_line(calendar, "URL", entry.link);
  add_line(calendar, "CLASS", "PRIVATE");
  add_line(calendar, "TRANSP", "TRANSPARENT");
  add_line(calendar, "END", "VEVENT");
}

/// RFC 5545 asks for one component at least; this one shows nothing to anybody.
void add_nothing(std::string& calendar) {
  add_line(calendar, "BEGIN", "VTIMEZONE");
  add_line(calendar, "TZID", "Etc/UTC");
  add_line(calendar, "BEGIN", "STANDARD");
  add_line(calendar, "DTSTART", "19700101T000000");
  add_line(calendar, "TZOFFSETFROM", "+0000");
  add_line(calendar, "TZOFFSETTO", "+0000");
  add_line(calendar, "END", "STANDARD");
  add_line(calendar, "END", "VTIMEZONE");
}

void add_head(std::string& calendar, std::string_view name) {
  add_line(calendar, "VERSION", "2.0");
  add_line(calendar, "PRODID", "-//dueward//Deadlines//EN");
  add_line(calendar, "CALSCALE", "GREGORIAN");
  add_line(calendar, "METHOD", "PUBLISH");
  add_line(calendar, "NAME", text_value(name));
  add_line(calendar, "X-WR-CALNAME", text_value(name));
  add_line(calendar, "REFRESH-INTERVAL;VALUE=DURATION", refresh);
  add_line(calendar, "X-PUBLISHED-TTL", refresh);
}

}  // namespace

std::string icalendar(Feed feed) {
  std::ranges::sort(feed.entries, {},
                    [](const FeedEntry& entry) { return std::tie(entry.act_by, entry.action); });
  std::string calendar;
  add_line(calendar, "BEGIN", "VCALENDAR");
  add_head(calendar, feed.name);
  for (const auto& entry : feed.entries)
    add_event(calendar, entry, feed.domain);
  if (feed.entries.empty()) add_nothing(calendar);
  add_line(calendar, "END", "VCALENDAR");
  return calendar;
}

}  // namespace dueward::report
