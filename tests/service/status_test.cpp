// SPDX-License-Identifier: MIT
#include "clock/simulated.hpp"
#include "service/idle_backroom.hpp"
#include "store/sqlite/open.hpp"
#include "support/catch.hpp"
#include "support/loop.hpp"

using namespace dueward;
using calendar::Instant;

namespace {

const Instant morning{calendar::date(2011, 11, 4).time_since_epoch() + std::chrono::hours{8}};

/// A back room of which only the picture is asked.
class QuietBackroom final : public test::IdleBackroom {
 public:
  QuietBackroom() {
    model::Directory directory{
        "Example Council", calendar::Zone("Europe/London"), {}, {}, {}, {}, {}};
    model::Person officer;
    officer.id = model::PersonId("officer");
    officer.name = "Improvement Officer";
    directory.people.emplace(officer.id, officer);
    auto picture = std::make_shared<engine::Picture>();
    picture->directory = std::make_shared<const model::Directory>(std::move(directory));
    picture_ = std::move(picture);
  }

  void describe(service::Status& status) const override { status.warnings = {"the disk is full"}; }
};

struct Office {
  Office() {
    store::SqliteOptions options;
    options.path = ":memory:";
    options.work = options.loop = loop.get_executor();
    store = store::open_sqlite(std::move(options));
    desk = std::make_unique<service::Desk>(*store, clock, backroom);
  }

  std::vector<std::string> warnings() { return test::run(loop, desk->status()).warnings; }

  /// A message to this person fails, and there is nobody to tell.
  void fail(const std::string& person) {
    store::ServiceMessage message;
    message.key = "to-" + person;
    message.recipient = model::PersonId(person);
    message.envelope = {model::NotifierId("email"), person + "@example.gov.uk", ""};
    message.words.subject = "The week";
    test::run(loop, store->post(std::move(message), morning));
    store::ClaimRequest request;
    request.notifier = model::NotifierId("email");
    request.now = morning;
    request.limit = 1;
    store::AttemptRecord failed;
    failed.id = test::run(loop, store->claim(std::move(request))).at(0).id;
    failed.started = failed.ended = morning;
    failed.failure = "The address was refused for good: 550 no such user";
    test::run(loop, store->record_attempts({failed}, calendar::date(2011, 11, 4)));
  }

  boost::asio::io_context loop;
  clock::SimulatedClock clock{loop.get_executor(), morning};
  std::unique_ptr<store::Store> store;
  QuietBackroom backroom;
  std::unique_ptr<service::Desk> desk;
};

}  // namespace

TEST_CASE("status names a failure that nobody could be told of, after what is graver") {
  Office office;
  CHECK(office.warnings() == std::vector<std::string>{"the disk is full"});
  office.fail("officer");
  const auto warnings = office.warnings();
  REQUIRE(warnings.size() == 2);
  CHECK(
      warnings[1] ==
      "a message to Improvement Officer (email, officer@example.gov.uk) failed, and nobody could "
      "be told: \"The week\". The address was refused for good: 550 no such user. Mend the "
      "address, and give the administrator a second one: another notifier, a deputy or a manager");
}

TEST_CASE("status says nothing of a failure for somebody who is no longer in the files") {
  Office office;
  office.fail("somebody-who-left");
  CHECK(office.warnings() == std::vector<std::string>{"the disk is full"});
}

TEST_CASE("a simulation is of at most two years, and does not end before it begins") {
  Office office;
  using calendar::date;
  const auto simulate = [&office](calendar::Date from, calendar::Date to) -> std::string {
    service::SimulationWish wish;
    wish.from = from;
    wish.to = to;
    try {
      return test::run(office.loop, office.desk->simulate(std::move(wish)));
    } catch (const service::Refused& refusal) {
      return refusal.what();
    }
  };
  CHECK(simulate(date(2011, 8, 19), date(2013, 8, 19)) == "simulated");
  CHECK(simulate(date(2011, 8, 19), date(2011, 8, 19)) == "simulated");
  CHECK(simulate(date(2011, 8, 19), date(2011, 8, 18)) ==
        "to lies before from: name the first day, then the last");
  CHECK(simulate(date(2011, 8, 19), date(2014, 8, 19)) ==
        "more than two years at once: ask for a shorter time, or simulate on the command line");
}

TEST_CASE("a file is written of a plan that there is, and of nothing else") {
  Office office;
  CHECK_THROWS_WITH(test::run(office.loop, office.desk->plan_file(model::PlanId("nothing"))),
                    "there is no plan \"nothing\"");
  CHECK(test::run(office.loop, office.desk->people_file()).find("Improvement Officer") !=
        std::string::npos);
}
