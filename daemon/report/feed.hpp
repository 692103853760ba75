// SPDX-License-Identifier: MIT
/// The feed of deadlines that calendar programs subscribe to. Pure; any thread; cannot fail.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "calendar/date.hpp"
#include "model/id.hpp"

namespace dueward::report {

/// One deadline. What people wrote about it is no part of it: a feed is kept by programs far away.
struct FeedEntry {
  model::ActionRef action;
  calendar::Date act_by{};
  calendar::Date due{};
  std::string title;
  std::string plan_title;
  std::string state;            ///< "in progress"; left out where empty.
  std::string rating;           ///< "A, Amber"; left out where empty.
  std::uint64_t version = 0;    ///< Goes up with every change; past 2147483647, the largest number
                                ///< of RFC 5545, it stays there.
  calendar::Instant changed{};  ///< When it became what it is.
  std::string link;  ///< Left out where it is no http or https address in printable ASCII.
};

struct Feed {
  std::string name;    ///< As the calendar program lists it.
  std::string domain;  ///< Makes the entries' UIDs unique in the world. Another domain, and every
                       ///< program takes them for other entries.
  std::vector<FeedEntry> entries;  ///< In any order.
};

/// An RFC 5545 calendar: an all-day event on the act-by date of each entry, by date and then by
/// plan and id. Equal feeds give equal bytes. Texts are UTF-8, as the configuration makes sure of.
[[nodiscard]] std::string icalendar(Feed feed);

}  // namespace dueward::report
