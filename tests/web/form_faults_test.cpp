// SPDX-License-Identifier: MIT
/// Forms behind links: what does not fit comes back, each fault at its field.
#include <string>
#include <tuple>

#include "support/catch.hpp"
#include "web/council.hpp"

using namespace dueward;
using test::Council;
using test::says;

TEST_CASE("a form that does not fit comes back as it was, with each fault at its field") {
  Council council;
  const auto link = council.link("systems-lead", "SG-07");
  auto form = council.form(council.get(link), "extend");
  form["to-day"] = "31";
  form["to-month"] = "2";
  form["to-year"] = "2012";
  const auto page = council.post(link, form);
  CHECK(page.status == 422);
  CHECK(says(page, "<title>Error: SG-07 "));
  CHECK(says(page, "href=\"#extend-to-day\""));
  CHECK(says(page, "February 2012 has no day 31."));
  CHECK(says(
      page,
      "name=\"to-day\" type=\"text\" inputmode=\"numeric\" autocomplete=\"off\" value=\"31\""));
  CHECK(says(page, "<details class=\"govuk-details\" id=\"extend\" open>"));
}

TEST_CASE("what is typed for a day is refused by what is wrong with it") {
  Council council;
  const auto link = council.link("systems-lead", "SG-07");
  const auto refused = [&](std::string day, std::string month, std::string year) {
    auto form = council.form(council.get(link), "extend");
    form["to-day"] = std::move(day);
    form["to-month"] = std::move(month);
    form["to-year"] = std::move(year);
    return council.post(link, form);
  };
  CHECK(says(refused("31", "11", "2011"), "November 2011 has no day 31."));
  CHECK(says(refused("30", "2", "2012"), "February 2012 has no day 30."));
  for (const auto& [day, month, year] : {std::tuple("18", "13", "2011"),
                                         {"x", "11", "2011"},
                                         {"18", "", "2011"},
                                         {"18", "11", "11"}})
    CHECK(says(refused(day, month, year), "Type a day, a month and a year, such as 18 11 2011."));
}

TEST_CASE("a day that is asked for and left empty is asked for in three parts") {
  Council council;
  const auto link = council.link("systems-lead", "SG-07");
  auto form = council.form(council.get(link), "extend");
  form["reason"] = "the supplier is late";
  CHECK(says(council.post(link, form), "Type a day, a month and a year, such as 18 11 2011."));
}

TEST_CASE("the owner of an action is not proposed as another one") {
  Council council;
  const auto page = council.get(council.link("head", "SG-07"));
  CHECK(says(page, "<option value=\"quality\""));
  CHECK_FALSE(says(page, "<option value=\"systems-lead\""));
}

TEST_CASE("a claim that lacks two things names both at once") {
  Council council;
  const auto link = council.link("systems-lead", "SG-07");
  auto form = council.form(council.get(link), "claim");
  form["where"] = "the shared drive";
  const auto page = council.post(link, form);
  CHECK(page.status == 422);
  CHECK(says(page, "href=\"#claim-kind\""));
  CHECK(says(page, "href=\"#claim-what\""));
}

TEST_CASE("a fault stands at the row in which it was typed, though the one above was left empty") {
  Council council;
  const auto link = council.link("systems-lead", "SG-07");
  auto form = council.form(council.get(link), "claim");
  form["what-2"] = "Audit of 40 cases";
  const auto page = council.post(link, form);
  CHECK(page.status == 422);
  CHECK(says(page, "href=\"#claim-kind-2\""));
  CHECK_FALSE(says(page, "href=\"#claim-kind\""));
}

TEST_CASE("a reason that is questioned is questioned at its field") {
  Council council;
  const auto link = council.link("systems-lead", "SG-07");
  auto form = council.form(council.get(link), "extend");
  form["to-day"] = "2";
  form["to-month"] = "12";
  form["to-year"] = "2011";
  form["reason"] = "NHS number 943 476 5919";
  const auto page = council.post(link, form);
  CHECK(page.status == 422);
  CHECK(says(page, "href=\"#extend-reason\""));
}

TEST_CASE("words that look like a child's are questioned, and taken once they are confirmed") {
  Council council;
  const auto link = council.link("systems-lead", "SG-07");
  auto form = council.form(council.get(link), "claim");
  form["kind"] = "report";
  form["what"] = "NHS number 943 476 5919";
  const auto page = council.post(link, form);
  CHECK(page.status == 422);
  CHECK(says(page, "name=\"confirmed\""));
  CHECK(council.answers() == 0);
  form["confirmed"] = "yes";
  CHECK(council.post(link, form).status == 200);
}

TEST_CASE("a year of two digits is no day") {
  Council council;
  const auto link = council.link("systems-lead", "SG-07");
  auto form = council.form(council.get(link), "acknowledge");
  form["promised-day"] = "21";
  form["promised-month"] = "11";
  form["promised-year"] = "11";
  CHECK(says(council.post(link, form), "Type a day, a month and a year"));
}
