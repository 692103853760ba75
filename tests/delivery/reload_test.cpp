// SPDX-License-Identifier: MIT
// What a reload does to channels that are busy, at rest or gone.
#include <algorithm>

#include "office.hpp"
#include "support/catch.hpp"

using namespace dueward;
using namespace dueward::test;
using namespace std::chrono_literals;
using Lines = std::vector<std::string>;

TEST_CASE("47: a reload tries the channel at once") {
  Office office;
  office.email = [](const auto&, int) { return refused_channel(); };
  office.remind({"a@x.org", "b@y.org", "c@y.org"});
  office.pass(10min);
  office.email = [](const auto&, int) { return delivered(); };
  office.reload();
  CHECK(office.log_of("a@x.org") == Lines{"+0:00:00 permanent_channel", "+0:10:00 delivered"});
  CHECK(office.state_of("b@y.org") == "delivered");
  CHECK(office.state_of("c@y.org") == "delivered");
}

TEST_CASE(
    "messages for a notifier that a reload took away fail with the reason, and people are told") {
  Office office;
  office.email = [](const auto&, int) { return temporary(); };
  office.remind({"a@x.org", "b@y.org"});
  office.email_is_gone = true;
  office.reload();
  office.pass(24h);
  CHECK_THAT(office.state_of("a@x.org"),
             Catch::Matchers::ContainsSubstring("no longer has a notifier \"email\""));
  CHECK_THAT(office.state_of("b@y.org"), Catch::Matchers::StartsWith("failed"));
  CHECK(std::ranges::count(office.seen, "improvement-officer@hook", &notifier::Message::address) ==
        2);
}

TEST_CASE("the pace is kept across reloads, whether a notifier goes on or is another") {
  delivery::ChannelSettings settings;
  settings.per_minute = 2;
  Office office(8, settings);
  office.notifiers_stay = GENERATE(true, false);
  office.remind({"a@x.org", "b@x.org", "c@x.org", "d@x.org", "e@x.org"});
  for (int reload = 0; reload < 6; ++reload) {
    office.pass(20s);
    office.reload();
  }
  CHECK(office.log == Lines{"+0:00:00 email a@x.org delivered", "+0:00:00 email b@x.org delivered",
                            "+0:01:00 email c@x.org delivered", "+0:01:00 email d@x.org delivered",
                            "+0:02:00 email e@x.org delivered"});
}

TEST_CASE("the pace is kept by a notifier that was gone for a while") {
  delivery::ChannelSettings settings;
  settings.per_minute = 2;
  Office office(8, settings);
  office.remind({"a@x.org", "b@x.org"});
  office.email_is_gone = true;
  office.reload();
  office.email_is_gone = false;
  office.reload();
  office.remind({"c@x.org"});
  office.pass(5min);
  CHECK(office.log_of("c@x.org") == Lines{"+0:01:00 delivered"});
}

TEST_CASE("a reload that allows fewer attempts a minute counts those of the minute before") {
  Office office(4);
  office.notifiers_stay = true;
  office.remind({"a@x.org", "b@x.org", "c@x.org"});
  office.settings.per_minute = 2;
  office.pass(30s);
  office.reload();
  office.remind({"d@x.org"});
  office.pass(5min);
  CHECK(office.log_of("d@x.org") == Lines{"+0:01:00 delivered"});
}

TEST_CASE("a reload that allows fewer attempts a minute stops what was claimed for this one") {
  Office office(1);
  office.notifiers_stay = true;
  for (const auto* address : {"a@x.org", "b@x.org", "c@x.org", "d@x.org"})
    office.slow[address] = 1s;
  office.remind({"a@x.org", "b@x.org", "c@x.org", "d@x.org"});
  office.settings.per_minute = 1;
  office.reload();
  office.pass(150s);
  CHECK(office.log == Lines{"+0:00:01 email a@x.org delivered", "+0:01:01 email b@x.org delivered",
                            "+0:02:01 email c@x.org delivered"});
}

TEST_CASE("47: a reload ends the rest of a channel that goes on") {
  Office office;
  office.notifiers_stay = true;
  office.email = [](const auto&, int) { return refused_channel(); };
  office.remind({"a@x.org"});
  office.pass(10min);
  office.email = [](const auto&, int) { return delivered(); };
  office.reload();
  CHECK(office.log_of("a@x.org") == Lines{"+0:00:00 permanent_channel", "+0:10:00 delivered"});
}

TEST_CASE("a notifier that a reload replaced is let go of when its last attempt has ended") {
  Office office;
  office.slow["a@x.org"] = 5s;
  office.remind({"a@x.org"});
  const std::weak_ptr<notifier::Notifier> email =
      office.delivery->dispatchers().front()->notifier();
  office.reload();
  office.pass(4s);
  CHECK_FALSE(email.expired());
  office.pass(1s);
  CHECK(email.expired());
  CHECK(office.state_of("a@x.org") == "delivered");
}
