// SPDX-License-Identifier: MIT
// The small parts: codes, near names, text, personal data.
#include "config/codes.hpp"
#include "config/nearest.hpp"
#include "config/personal_data.hpp"
#include "config/text.hpp"
#include "files.hpp"
#include "support/catch.hpp"

using namespace dueward;
using namespace dueward::config;
using namespace dueward::config::test;

TEST_CASE("every code is found by its name and says what it means") {
  for (const auto& code : codes()) {
    CHECK(find_code(code.name) == &code);
    CHECK(code.meaning.ends_with('.'));
  }
  CHECK(find_code("no-such-code") == nullptr);
}

TEST_CASE("distance counts slips of the fingers") {
  CHECK(distance("owner", "owner") == 0);
  CHECK(distance("owner", "ownr") == 1);
  CHECK(distance("owner", "onwer") == 1);
  CHECK(distance("owner", "OWNER") == 0);
  CHECK(distance("", "abc") == 3);
  CHECK(distance("timescale", "timesclae") == 1);
}

TEST_CASE("only a near name is proposed, and of several the nearest") {
  const std::vector<std::string_view> names{"owner", "verifier", "title"};
  CHECK(nearest_of("onwer", names).question() == "; did you mean \"owner\"?");
  CHECK(nearest_of("tite", names).best() == "title");
  CHECK_FALSE(nearest_of("colour", names).best());
  CHECK_FALSE(nearest_of("x", names).best());
}

TEST_CASE("bytes that are not UTF-8 are found") {
  CHECK_FALSE(first_bad_byte("plain text, long enough for the fast way – and not"));
  CHECK_FALSE(first_bad_byte("\xF0\x9F\x98\x80"));
  CHECK(first_bad_byte(std::string_view("12345678\0", 9)) == 8);
  CHECK(first_bad_byte("ab\xC0\xAF") == 2);
  CHECK(first_bad_byte("\xED\xA0\x80") == 0);
  CHECK(first_bad_byte("\xF4\x90\x80\x80") == 0);
  CHECK(first_bad_byte("abc\xE2\x82") == 3);
}

TEST_CASE("NHS numbers and dates of birth are noticed, other numbers are not") {
  const auto anchor = calendar::date(2011, 8, 19);
  CHECK(personal_data("see 943 476 5919", anchor) == "an NHS number");
  CHECK(personal_data("see 9434765919.", anchor) == "an NHS number");
  CHECK_FALSE(personal_data("see 9434765918", anchor));
  CHECK_FALSE(personal_data("ring 01270 500500", anchor));
  CHECK(personal_data("Child A, DOB 3/4/05", anchor) == "a date of birth");
  CHECK(personal_data("Child A (14.02.2006)", anchor) == "a date of birth");
  CHECK_FALSE(personal_data("Record the date of birth of every child", anchor));
  CHECK_FALSE(personal_data("Report by 30/09/2011", anchor));
  CHECK_FALSE(personal_data("All 22 stubborn cases of 2010", anchor));
}

TEST_CASE("of an owner without a manager it is said once that the accountable officer stands in") {
  auto files = sound_but("dueward.toml", "to = [\"director\"]", "to = [\"owner.manager\"]");
  auto& people = files["people.toml"];
  people.erase(people.find("manager ="));
  files["plans/one.toml"] +=
      "[[actions]]\nid = \"A-2\"\ndue = 2011-10-03\ntitle = \"Second\"\n"
      "owner = \"lead\"\nverifier = \"director\"\n";
  CHECK(findings(files) ==
        "people.toml:5:1: no-manager: person lead: no manager is named; what is meant for one goes "
        "to the accountable officer\n");
}

TEST_CASE("64: an action is refused for which the last step reaches nobody") {
  auto files = sound_but("dueward.toml", "to = [\"director\"]", "to = [\"verifier\"]");
  CHECK(findings(files) == "");
  auto& plan = files["plans/one.toml"];
  plan.erase(plan.find("verifier ="));
  CHECK(findings(files) ==
        "plans/one.toml:13:9: last-step-reaches-nobody: action A-1: nobody whom the last step of "
        "policy standard, director, names has an address\n");
}

TEST_CASE("what concerns many actions is said of twenty and then counted") {
  auto files = sound();
  for (int i = 0; i < 25; ++i) {
    files["plans/one.toml"] += "[[actions]]\nid = \"B-" + std::to_string(i) +
                               "\"\ndue = 2011-10-03\ntitle = \"t\"\nverifier = \"director\"\n";
  }
  const auto loaded = load_files(files);
  REQUIRE(loaded.diagnostics.size() == 21);
  CHECK(loaded.diagnostics.back().message == "plan one: 25 in all have no owner");
}

TEST_CASE("a plan that lies wholly in the past is mentioned once") {
  LoadOptions options;
  options.today = calendar::date(2026, 11, 23);
  CHECK(
      findings(sound(), options) ==
      "plans/one.toml:4:10: past-due: plan one: every action was due before today, the last on Tue "
      "22 Nov 2011\n");
}
