// SPDX-License-Identifier: MIT
#include "service/codes.hpp"

#include "service/small_office.hpp"
#include "support/catch.hpp"

using namespace dueward;
using namespace std::chrono_literals;
using service::CodeCheck;
using service::Codes;
using service::CodeSent;

namespace {

const Codes::Moment noon{12h};

service::CodeFor sign_off(int about = 0) {
  return {{model::PersonId("quality"),
           "quality@example.gov.uk",
           model::ActionRef{model::PlanId("ofsted-2011"), "SG-07"},
           {}},
          model::Verb::sign_off,
          about};
}

}  // namespace

TEST_CASE("a code is eight digits, good once") {
  Codes codes;
  const auto code = codes.make(sign_off(), noon).code;
  CHECK(code.size() == 8);
  CHECK(code.find_first_not_of("0123456789") == std::string::npos);
  CHECK(codes.check(sign_off(), code, "wish", noon) == CodeCheck::good);
  CHECK(codes.check(sign_off(), code, "other wish", noon) == CodeCheck::none);
}

TEST_CASE("a code may be typed as it was read, with blanks") {
  Codes codes;
  const auto code = codes.make(sign_off(), noon).code;
  CHECK(codes.check(sign_off(), " " + code.substr(0, 4) + " " + code.substr(4), "wish", noon) ==
        CodeCheck::good);
}

TEST_CASE("a code is good for one answer of one person only") {
  Codes codes;
  const auto code = codes.make(sign_off(), noon).code;
  auto other = sign_off();
  SECTION("not for another verb") {
    other.verb = model::Verb::accept_risk;
  }
  SECTION("not for another action") {
    other.link.action->id = "SG-08";
  }
  SECTION("not for another request") {
    other.about = 3;
  }
  SECTION("not for somebody else") {
    other.link.person = model::PersonId("head");
  }
  SECTION("not at another address") {
    other.link.address = "head@example.gov.uk";
  }
  CHECK(codes.check(other, code, "wish", noon) == CodeCheck::none);
}

TEST_CASE("a code lasts a quarter of an hour and takes five attempts") {
  Codes codes;
  const auto code = codes.make(sign_off(), noon).code;
  SECTION("after its time it is none") {
    CHECK(codes.check(sign_off(), code, "wish", noon + 15min) == CodeCheck::none);
  }
  SECTION("the fifth wrong one ends it") {
    const auto wrong = code == "00000000" ? "00000001" : "00000000";
    for (int attempt = 1; attempt < Codes::attempts; ++attempt)
      CHECK(codes.check(sign_off(), wrong, "wish", noon) == CodeCheck::wrong);
    CHECK(codes.check(sign_off(), wrong, "wish", noon) == CodeCheck::none);
    CHECK(codes.check(sign_off(), code, "wish", noon) == CodeCheck::none);
  }
}

TEST_CASE("nobody is sent two codes for the same in a minute; a fresh one replaces the old") {
  Codes codes;
  const auto first = codes.make(sign_off(), noon).code;
  const auto again = codes.make(sign_off(), noon + 59s);
  CHECK(again.what == CodeSent::sent_before);
  CHECK(again.code.empty());
  const auto second = codes.make(sign_off(), noon + 60s);
  CHECK(second.what == CodeSent::sent);
  CHECK(codes.check(sign_off(), second.code, "wish", noon + 60s) == CodeCheck::good);
}

TEST_CASE("after five wrong ones a new code goes at once") {
  Codes codes;
  const auto code = codes.make(sign_off(), noon).code;
  for (int attempt = 0; attempt < Codes::attempts; ++attempt)
    (void)codes.check(sign_off(), "wrong", "wish", noon);
  const auto fresh = codes.make(sign_off(), noon + 1s);
  CHECK(fresh.what == CodeSent::sent);
  CHECK(codes.check(sign_off(), fresh.code, "wish", noon + 1s) == CodeCheck::good);
}

TEST_CASE("a person has five good codes at most, and others have theirs all the same") {
  Codes codes;
  for (int about = 1; about <= 5; ++about)
    CHECK(codes.make(sign_off(about), noon).what == CodeSent::sent);
  CHECK(codes.make(sign_off(6), noon).what == CodeSent::too_many);
  CHECK(codes.make(sign_off(5), noon).what == CodeSent::sent_before);
  auto of_another = sign_off(6);
  of_another.link.person = model::PersonId("head");
  CHECK(codes.make(of_another, noon).what == CodeSent::sent);
  CHECK(codes.make(sign_off(6), noon + 15min).what == CodeSent::sent);
}

TEST_CASE("a person is sent ten codes in an hour at most, used up or not") {
  Codes codes;
  for (int about = 1; about <= 10; ++about) {
    const auto made = codes.make(sign_off(about), noon);
    REQUIRE(made.what == CodeSent::sent);
    for (int attempt = 0; about % 2 == 0 && attempt < Codes::attempts; ++attempt)
      (void)codes.check(sign_off(about), "wrong", "wish", noon);
    if (about % 2 != 0)
      CHECK(codes.check(sign_off(about), made.code, "wish", noon) == CodeCheck::good);
  }
  CHECK(codes.make(sign_off(11), noon + 59min).what == CodeSent::too_many);
  CHECK(codes.make(sign_off(11), noon + 60min).what == CodeSent::sent);
}

TEST_CASE("a code that could not be sent counts for nothing") {
  Codes codes;
  for (int times = 0; times < 20; ++times) {
    const auto made = codes.make(sign_off(), noon);
    REQUIRE(made.what == CodeSent::sent);
    codes.forget(sign_off(), made);
    CHECK(codes.check(sign_off(), made.code, "wish", noon) == CodeCheck::none);
  }
}

TEST_CASE("the desk says what became of a wish for a code, and mails each one made") {
  test::SmallOffice office;
  office.load({test::SmallOffice::action("SG-07")});
  const auto send = [&office](int about) {
    return office.ask(office.desk.send_code(sign_off(about)));
  };
  CHECK(send(0) == CodeSent::sent);
  CHECK(send(0) == CodeSent::sent_before);
  CHECK(send(1) == CodeSent::sent);
  REQUIRE(office.codes.size() == 2);
  CHECK(office.codes[0].key != office.codes[1].key);
  CHECK(office.desk.check_code(sign_off(1), office.codes[1].code, "wish") == CodeCheck::good);
}

TEST_CASE("a code whose mail could not be posted is forgotten: the next wish sends another") {
  test::SmallOffice office;
  office.load({test::SmallOffice::action("SG-07")});
  office.fails = true;
  CHECK_THROWS_AS(office.ask(office.desk.send_code(sign_off())), store::StoreError);
  office.fails = false;
  CHECK(office.ask(office.desk.send_code(sign_off())) == CodeSent::sent);
}

TEST_CASE("what somebody says of their own work needs no code, what a second person decides does") {
  using enum model::Verb;
  for (auto verb : {acknowledge, progress, claim, extend, not_mine, correct})
    CHECK_FALSE(service::needs_code(verb));
  for (auto verb : {sign_off, send_back, approve, refuse, accept_risk, withdraw, supersede, reopen})
    CHECK(service::needs_code(verb));
}
