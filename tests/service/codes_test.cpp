// SPDX-License-Identifier: MIT
#include "service/codes.hpp"

#include "support/catch.hpp"

using namespace dueward;
using namespace std::chrono_literals;
using service::CodeCheck;
using service::Codes;

namespace {

const calendar::Instant noon{std::chrono::sys_days{std::chrono::year{2011} / 11 / 18} + 12h};

service::CodeFor sign_off() {
  return {{model::PersonId("quality"),
           "quality@example.gov.uk",
           model::ActionRef{model::PlanId("ofsted-2011"), "SG-07"},
           {}},
          model::Verb::sign_off,
          0};
}

}  // namespace

TEST_CASE("a code is eight digits, good once") {
  Codes codes;
  const auto code = codes.make(sign_off(), noon).value();
  CHECK(code.size() == 8);
  CHECK(code.find_first_not_of("0123456789") == std::string::npos);
  CHECK(codes.check(sign_off(), code, noon) == CodeCheck::good);
  CHECK(codes.check(sign_off(), code, noon) == CodeCheck::none);
}

TEST_CASE("a code may be typed as it was read, with blanks") {
  Codes codes;
  const auto code = codes.make(sign_off(), noon).value();
  CHECK(codes.check(sign_off(), " " + code.substr(0, 4) + " " + code.substr(4), noon) ==
        CodeCheck::good);
}

TEST_CASE("a code is good for one answer of one person only") {
  Codes codes;
  const auto code = codes.make(sign_off(), noon).value();
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
  CHECK(codes.check(other, code, noon) == CodeCheck::none);
}

TEST_CASE("a code lasts a quarter of an hour and takes five attempts") {
  Codes codes;
  const auto code = codes.make(sign_off(), noon).value();
  SECTION("after its time it is none") {
    CHECK(codes.check(sign_off(), code, noon + 15min) == CodeCheck::none);
  }
  SECTION("the fifth wrong one ends it") {
    const auto wrong = code == "00000000" ? "00000001" : "00000000";
    for (int attempt = 1; attempt < Codes::attempts; ++attempt)
      CHECK(codes.check(sign_off(), wrong, noon) == CodeCheck::wrong);
    CHECK(codes.check(sign_off(), wrong, noon) == CodeCheck::none);
    CHECK(codes.check(sign_off(), code, noon) == CodeCheck::none);
  }
}

TEST_CASE("nobody is sent two codes for the same in a minute; a fresh one replaces the old") {
  Codes codes;
  const auto first = codes.make(sign_off(), noon).value();
  CHECK_FALSE(codes.make(sign_off(), noon + 59s));
  const auto second = codes.make(sign_off(), noon + 60s).value();
  CHECK(codes.check(sign_off(), second, noon + 60s) == CodeCheck::good);
}

TEST_CASE("what somebody says of their own work needs no code, what a second person decides does") {
  using enum model::Verb;
  for (auto verb : {acknowledge, progress, claim, extend, not_mine, correct})
    CHECK_FALSE(service::needs_code(verb));
  for (auto verb : {sign_off, send_back, approve, refuse, accept_risk, withdraw, supersede, reopen})
    CHECK(service::needs_code(verb));
}
