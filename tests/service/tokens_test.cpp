// SPDX-License-Identifier: MIT
#include "service/tokens.hpp"

#include <boost/asio/io_context.hpp>

#include "clock/simulated.hpp"
#include "store/memory/memory_store.hpp"
#include "support/catch.hpp"
#include "support/loop.hpp"

using namespace dueward;
using namespace std::chrono_literals;

namespace {

const calendar::Instant noon{calendar::date(2011, 11, 18).time_since_epoch() + 12h};

struct Office {
  Office() {
    auto made = std::make_shared<model::Directory>(
        model::Directory{"Example", calendar::Zone("Europe/London"), {}, {}, {}, {}, {}, {}});
    model::Person lead;
    lead.id = model::PersonId("lead");
    made->people.emplace(lead.id, lead);
    model::Person partner;
    partner.id = model::PersonId("health-trust");
    partner.organisation = "Hospitals Trust";
    made->people.emplace(partner.id, partner);
    model::Person board;
    board.id = model::PersonId("board");
    board.body = true;
    made->people.emplace(board.id, board);
    people = std::move(made);
  }

  service::NewToken make(std::optional<calendar::Date> expires = {}) {
    service::TokenWish wish{model::PersonId("lead"), model::Scope::act, expires};
    return test::run(loop, tokens.create(std::move(wish), {"officer", "test"}));
  }
  /// "made", or why not.
  std::string make_for(const char* person, model::Scope scope) {
    service::TokenWish wish{model::PersonId(person), scope, {}};
    try {
      (void)test::run(loop, tokens.create(std::move(wish), {"officer", "test"}));
      return "made";
    } catch (const service::Refused& refused) {
      return refused.what();
    }
  }
  std::string whose(const std::string& token) {
    const auto known = test::run(loop, tokens.authenticate(token));
    return known ? known->person.str() + " " + std::string(to_string(known->scope)) : "nobody";
  }

  boost::asio::io_context loop;
  clock::SimulatedClock clock{loop.get_executor(), noon};
  store::MemoryStore store;
  model::DirectoryPtr people;
  service::Tokens tokens{store, clock, [this] { return people; }};
};

}  // namespace

TEST_CASE("a token opens as its person until it is revoked, and the store never sees it") {
  Office office;
  const auto made = office.make();
  CHECK(office.whose(made.secret) == "lead act");
  CHECK(made.token.hash != made.secret);
  CHECK(made.secret.find(made.token.hash) == std::string::npos);
  test::run(office.loop, office.tokens.revoke(made.token.id, {"officer", "test"}));
  CHECK(office.whose(made.secret) == "nobody");
  CHECK_THROWS_AS(test::run(office.loop, office.tokens.revoke(made.token.id, {"officer", "test"})),
                  service::Refused);
}

TEST_CASE("a token is good to the end of its last day") {
  Office office;
  const auto made = office.make(calendar::date(2011, 11, 20));
  office.clock.advance_to(noon + 48h + 11h);
  CHECK(office.whose(made.secret) == "lead act");
  office.clock.advance_to(noon + 48h + 12h);
  CHECK(office.whose(made.secret) == "nobody");
  CHECK_THROWS_AS(office.make(calendar::date(2011, 11, 20)), service::Refused);
}

TEST_CASE("a token of somebody who has left opens nothing, and of nobody none is made") {
  Office office;
  const auto made = office.make();
  office.people = std::make_shared<model::Directory>(
      model::Directory{"Example", calendar::Zone("Europe/London"), {}, {}, {}, {}, {}, {}});
  CHECK(office.whose(made.secret) == "nobody");
  CHECK_THROWS_AS(office.make(), service::Refused);
}

TEST_CASE("what is no token is told without a look into the store") {
  Office office;
  for (const auto* text : {"", "dwt_", "Bearer", "dwt_0123"})
    CHECK(office.whose(text) == "nobody");
}

TEST_CASE("when a token was used is noted once an hour at most") {
  Office office;
  const auto made = office.make();
  const auto last_used = [&] {
    return test::run(office.loop, office.tokens.all()).at(0).last_used;
  };
  (void)office.whose(made.secret);
  CHECK(last_used() == noon);
  office.clock.advance_to(noon + 59min);
  (void)office.whose(made.secret);
  CHECK(last_used() == noon);
  office.clock.advance_to(noon + 60min);
  (void)office.whose(made.secret);
  CHECK(last_used() == noon + 60min);
}

TEST_CASE("a token is not wider than what its person may ever do") {
  using enum model::Scope;
  Office office;
  CHECK(office.make_for("board", act) ==
        "board is a body, in whose name nobody answers: make one of scope read, or one for a "
        "person");
  CHECK(office.make_for("board", read) == "made");
  CHECK(office.make_for("health-trust", admin) ==
        "health-trust is of another organisation (Hospitals Trust), and administrators are the "
        "council's own: make one of scope act");
  CHECK(office.make_for("health-trust", act) == "made");
  CHECK(office.make_for("lead", admin) == "made");
}
