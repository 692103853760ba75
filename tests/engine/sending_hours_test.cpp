// SPDX-License-Identifier: MIT
#include "engine/sending_hours.hpp"

#include "support/catch.hpp"

using namespace dueward;
using namespace std::chrono_literals;
using calendar::date;

namespace {

model::Calendar calendar_with(std::chrono::hours send_at,
                              std::vector<calendar::Date> closures = {}) {
  return {calendar::WorkingCalendar({std::chrono::Saturday, std::chrono::Sunday},
                                    {*calendar::bundled_holidays("england-and-wales")},
                                    std::move(closures)),
          send_at};
}

/// Two plans: "council" sends at 8, "trust" at 9 and is closed on 1 November.
model::Directory two_plans() {
  model::Directory directory{"Example", calendar::Zone("Europe/London"), {}, {}, {}, {}, {}};
  directory.calendars.emplace(model::CalendarId{}, calendar_with(8h));
  directory.calendars.emplace(model::CalendarId{"trust"}, calendar_with(9h, {date(2011, 11, 1)}));
  model::Plan council;
  council.id = model::PlanId{"council"};
  model::Plan trust;
  trust.id = model::PlanId{"trust"};
  trust.calendar = model::CalendarId{"trust"};
  directory.plans.emplace(council.id, council);
  directory.plans.emplace(trust.id, trust);
  return directory;
}

std::string resting_at(const model::Directory& directory, calendar::Date day,
                       std::chrono::minutes time) {
  std::string names;
  for (const auto& plan : engine::resting_plans(directory, directory.zone.at(day, time)))
    names += plan.str() + " ";
  return names;
}

std::string next_after(const model::Directory& directory, calendar::Date day,
                       std::chrono::minutes time) {
  return directory.zone.iso8601(*engine::next_sending(directory, directory.zone.at(day, time)));
}

}  // namespace

TEST_CASE("A plan rests before its hour and on days that are not worked") {
  const auto directory = two_plans();
  CHECK(resting_at(directory, date(2011, 10, 31), 7h + 59min) == "council trust ");
  CHECK(resting_at(directory, date(2011, 10, 31), 8h) == "trust ");
  CHECK(resting_at(directory, date(2011, 10, 31), 9h).empty());
  CHECK(resting_at(directory, date(2011, 11, 1), 12h) == "trust ");
  CHECK(resting_at(directory, date(2011, 10, 29), 12h) == "council trust ");
  CHECK(resting_at(directory, date(2011, 12, 26), 12h) == "council trust ");
}

TEST_CASE("The next sending hour is strictly later and on a working day") {
  const auto directory = two_plans();
  CHECK(next_after(directory, date(2011, 10, 31), 7h) == "2011-10-31T08:00:00+00:00");
  CHECK(next_after(directory, date(2011, 10, 31), 8h) == "2011-10-31T09:00:00+00:00");
  CHECK(next_after(directory, date(2011, 10, 31), 9h) == "2011-11-01T08:00:00+00:00");
  CHECK(next_after(directory, date(2011, 10, 28), 9h) == "2011-10-31T08:00:00+00:00");
}

TEST_CASE("33: the sending hour stays eight on the wall on both sides of a clock change") {
  const auto directory = two_plans();
  CHECK(next_after(directory, date(2011, 10, 28), 7h) == "2011-10-28T08:00:00+01:00");
  CHECK(next_after(directory, date(2012, 3, 23), 9h) == "2012-03-26T08:00:00+01:00");
}

TEST_CASE("What follows from answers goes from seven to seven on working days") {
  const auto directory = two_plans();
  const auto& council = directory.plans.at(model::PlanId{"council"});
  const auto next = [&](calendar::Date day, std::chrono::minutes time) {
    return directory.zone.iso8601(
        engine::next_answer_hour(directory, council, directory.zone.at(day, time)));
  };
  CHECK(next(date(2011, 10, 28), 6h) == "2011-10-28T07:00:00+01:00");
  CHECK(next(date(2011, 10, 28), 12h) == "2011-10-28T12:00:00+01:00");
  CHECK(next(date(2011, 10, 28), 19h) == "2011-10-31T07:00:00+00:00");
  CHECK(next(date(2011, 10, 29), 12h) == "2011-10-31T07:00:00+00:00");
  CHECK(engine::quiet_plans(directory, directory.zone.at(date(2011, 11, 1), 12h)) ==
        std::set{model::PlanId{"trust"}});
  CHECK(directory.zone.iso8601(*engine::next_answer_hour(
            directory, directory.zone.at(date(2011, 11, 1), 12h))) == "2011-11-02T07:00:00+00:00");
}
