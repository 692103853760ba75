// SPDX-License-Identifier: MIT
/// No reader has to know what a policy calls its steps.
#include "pages/notice_words.hpp"

#include "model/beside.hpp"
#include "pages/small_plan.hpp"
#include "support/catch.hpp"

using namespace dueward;
using model::Kind;
using pages::NoticeName;

namespace {

const auto directory = test::small_plan();

std::string words(const char* step, Kind kind, int occurrence = 1) {
  return pages::in_words(NoticeName{test::plan_id, {}, step, occurrence, kind}, *directory);
}

}  // namespace

TEST_CASE("a step is told by its kind and by when it stands") {
  CHECK(words("introduction", Kind::assignment) == "Assignment, on the first day");
  CHECK(words("four-weeks", Kind::reminder) == "Reminder, four weeks before the due date");
  CHECK(words("today", Kind::reminder) == "Reminder, on the act-by day");
  CHECK(words("overdue", Kind::overdue) == "Overdue notice, one working day after the due date");
  CHECK(words("director", Kind::escalation) == "Escalation, ten working days after the due date");
}

TEST_CASE("a repetition says which one it is, and how often they come") {
  CHECK(words("director", Kind::escalation, 3) == "Escalation, repeat 2, every five working days");
}

TEST_CASE("of a step or a policy that is gone the kind is left") {
  CHECK(words("three-weeks", Kind::reminder) == "Reminder");
  const NoticeName lost{test::plan_id, model::PolicyId("gone"), "four-weeks", 1, Kind::reminder};
  CHECK(pages::in_words(lost, *directory) == "Reminder");
}

TEST_CASE("what follows from an answer says what it is about, whatever number the answer has") {
  CHECK(words("extension", Kind::decision, 7) == "Decision asked for: later due date");
  CHECK(words("extension-overdue", Kind::decision, 7) == "Decision overdue: later due date");
  CHECK(words("verify", Kind::decision, 7) == "Decision asked for: whether it is done");
  CHECK(words("signed-off", Kind::news) == "News: signed off");
}

TEST_CASE("everything beside the ladder has words, and no name of a policy's") {
  for (const auto* one : model::beside_ladder) {
    const NoticeName notice{test::plan_id, {}, std::string(one->step), 1, one->kind};
    CAPTURE(one->step);
    const auto known = pages::in_words(notice, *directory);
    const auto unknown =
        pages::in_words({test::plan_id, {}, "no such step", 1, one->kind}, *directory);
    CHECK((known != unknown || one == &model::beside::handover));
    CHECK(pages::own_name_of(notice).empty());
  }
  CHECK(pages::own_name_of({test::plan_id, {}, "four-weeks", 1, Kind::reminder}) == "four-weeks");
}
