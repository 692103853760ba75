// SPDX-License-Identifier: MIT
#include "run/weekly_note.hpp"

#include "support/catch.hpp"

using namespace dueward;
using namespace std::chrono_literals;
using calendar::date;

namespace {

std::string note_after(calendar::Date from) {
  const model::Calendar calendar{
      calendar::WorkingCalendar({std::chrono::Saturday, std::chrono::Sunday},
                                {*calendar::bundled_holidays("england-and-wales")}, {}),
      8h};
  return calendar::in_short(run::note_day(std::chrono::Monday, from, calendar));
}

}  // namespace

TEST_CASE("The weekly note goes on its weekday, or the next working day") {
  CHECK(note_after(date(2011, 8, 19)) == "Mon 22 Aug 2011");
  CHECK(note_after(date(2011, 8, 22)) == "Mon 22 Aug 2011");
  CHECK(note_after(date(2011, 8, 23)) == "Tue 30 Aug 2011");  // Monday 29 August was a bank holiday
}

TEST_CASE("The weekly note says how the plan stands and what needs somebody") {
  store::Counts counts;
  counts.open = 22;
  CHECK(run::week_in_words(counts) == "22 actions open, none overdue.");
  CHECK(run::needs_of(counts).empty());

  counts.overdue = 7;
  counts.without_owner = 1;
  counts.messages[model::MessageState::failed] = 2;
  CHECK(run::week_in_words(counts) == "22 actions open, 7 overdue.");
  CHECK(run::needs_of(counts) ==
        std::vector<std::string>{"1 action without an owner",
                                 "2 messages failed for good: see dueward status"});
}
