// SPDX-License-Identifier: MIT
#include "policy/story.hpp"

#include <rapidcheck.h>

namespace dueward::oracle {

using policy::Moment;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

std::vector<Moment> moments_of(Date day, calendar::TimeOfDay send_at) {
  std::vector<Moment> result;
  if (send_at > minutes{1}) result.push_back({day, send_at - minutes{1}});
  result.push_back({day, send_at});
  result.push_back({day, send_at + hours{6}});
  return result;
}

void tell(World& world, const std::vector<Event>& events, int length,
          const std::function<void(Moment)>& at_moment) {
  auto next = events.begin();
  for (int number = 0; number < length; ++number) {
    Date today = world.first_day + days{number};
    for (; next != events.end() && next->day == number; ++next) {
      world.happen(*next, today);
    }
    if (number <= world.down_until) continue;
    if (number > world.mail_down_until) world.deliver(today);
    for (const auto& moment : moments_of(today, world.days.send_at)) {
      at_moment(moment);
      if (number > world.mail_down_until && number % 3 != 0) world.deliver(today);
    }
  }
}

void log_story(const World& world, const std::vector<Event>& events) {
  RC_LOG() << to_text(world);
  for (const auto& event : events) {
    RC_LOG() << "  " << to_text(event) << "\n";
  }
}

std::string in_text(Moment moment) {
  return calendar::to_string(moment.day) + " at minute " + std::to_string(moment.time.count() / 60);
}

}  // namespace dueward::oracle
