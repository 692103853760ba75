// SPDX-License-Identifier: MIT
/// Writes the feed that standard input describes, for a reader that is not ours. Every field ends
/// in a zero byte: name and domain, then for each entry plan, id, act-by, due, title, plan title,
/// state, rating, version, milliseconds since 1970, link.
#include <cstdlib>
#include <iostream>

#include "report/feed.hpp"

using namespace dueward;

namespace {

std::string field() {
  std::string text;
  std::getline(std::cin, text, '\0');
  return text;
}

calendar::Date day() {
  return calendar::parse_date(field()).value();
}

report::FeedEntry entry() {
  report::FeedEntry read;
  read.action.plan = model::PlanId(field());
  read.action.id = field();
  read.act_by = day();
  read.due = day();
  read.title = field();
  read.plan_title = field();
  read.state = field();
  read.rating = field();
  read.version = std::stoull(field());
  read.changed = calendar::Instant{std::chrono::milliseconds{std::stoll(field())}};
  read.link = field();
  return read;
}

}  // namespace

int main() {
  report::Feed feed{.name = field(), .domain = field(), .entries = {}};
  while (std::cin.peek() != std::istream::traits_type::eof())
    feed.entries.push_back(entry());
  std::cout << report::icalendar(feed);
  return std::cout.flush() ? EXIT_SUCCESS : EXIT_FAILURE;
}
