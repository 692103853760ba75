// SPDX-License-Identifier: MIT
#include "service/lines.hpp"

#include "policy/rating.hpp"
#include "service/facts.hpp"

namespace dueward::service {

calendar::Date act_by_of(const model::Action& action, const model::Directory& directory) {
  const auto plan = directory.plans.find(action.ref.plan);
  const auto& calendar = plan == directory.plans.end() ? directory.calendars.at(model::CalendarId{})
                                                       : directory.calendar_of(plan->second);
  return calendar::act_by(action.due, calendar.days);
}

policy::Rating rating_of(const store::ActionRecord& record, const engine::Picture& picture,
                         calendar::Date today) {
  const auto missing = missing_for(picture, record.action);
  if (missing.empty()) return policy::rate(facts_of(picture, record), today);
  policy::Rating unrated;
  unrated.reason = "cannot be rated: " + missing;
  return unrated;
}

ActionLine line_of(store::ActionRecord record, const engine::Picture& picture,
                   calendar::Date today) {
  ActionLine line;
  line.act_by = act_by_of(record.action, *picture.directory);
  const auto life = record.state.life;
  line.overdue = record.state.open && life != model::State::claimed &&
                 life != model::State::proposed && record.action.due < today;
  // An action that is in no file any longer may be of a plan that is in none either.
  if (!record.withdrawn) line.rating = rating_of(record, picture, today);
  line.record = std::move(record);
  return line;
}

}  // namespace dueward::service
