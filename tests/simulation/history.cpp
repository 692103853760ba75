// SPDX-License-Identifier: MIT
#include "simulation/history.hpp"

#include <fstream>
#include <set>
#include <utility>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <fmt/format.h>

#include "clock/simulated.hpp"
#include "config/load.hpp"
#include "delivery/delivery.hpp"
#include "engine/engine.hpp"
#include "policy/decide.hpp"
#include "run/simulated_loop.hpp"
#include "service/answering.hpp"
#include "service/facts.hpp"
#include "service/load.hpp"
#include "simulation/gated_store.hpp"
#include "store/sqlite/open.hpp"
#include "support/loop.hpp"
#include "support/temporary_folder.hpp"

namespace dueward::simulation {
namespace asio = boost::asio;
using namespace std::chrono_literals;

namespace {

constexpr auto dueward_toml = R"(
[service]
name = "Example"
timezone = "Europe/London"
include = ["plan.toml", "people.toml"]
administrator = "officer"
[store]
url = "sqlite:dueward.db"
[calendar]
holidays = ["england-and-wales"]
closures = [2011-09-08]
[notifiers.email]
plugin = "email"
workers = 2
[notifiers.hook]
plugin = "webhook"
workers = 2
group = "none"
[policies.standard]
steps = [
  { name = "assigned",    at = "start",            to = ["owner"],         kind = "assignment" },
  { name = "one-week",    at = "-5 working days",  to = ["owner"],         kind = "reminder" },
  { name = "tomorrow",    at = "-1 working days",  to = ["owner"],         kind = "reminder" },
  { name = "overdue",     at = "+1 working days",  to = ["owner"],         kind = "overdue" },
  { name = "manager",     at = "+3 working days",  to = ["owner.manager", "owner"], kind = "escalation" },
  { name = "director",    at = "+5 working days",  to = ["director"],      kind = "escalation", repeat = "5 working days" },
]
)";

constexpr auto people_toml = R"(
[[people]]
id = "ada"
name = "Ada"
notify = { email = "ada@example.org" }
manager = "mina"
[[people]]
id = "ben"
name = "Ben"
notify = { email = "ben@example.org", hook = "https://example.org/ben" }
manager = "mina"
deputy = "ada"
away = [{ from = 2011-09-12, to = 2011-09-16 }]
[[people]]
id = "gone"
name = "Gone"
notify = { email = "gone@example.org" }
manager = "mina"
[[people]]
id = "mina"
name = "Mina"
notify = { email = "mina@example.gov.uk" }
digest = "Wednesday"
[[people]]
id = "director"
name = "The Director"
notify = { email = "director@example.gov.uk" }
digest = "Monday"
[[people]]
id = "officer"
name = "The Officer"
notify = { email = "officer@example.gov.uk" }
)";

constexpr auto plan_toml = R"(
[plan]
id = "p"
title = "A small plan"
anchor = 2011-08-19
accountable = "director"
policy = "standard"
grace = "3 working days"
[timescales.now]
label = "Immediately"
within = "0 days"
[timescales.month]
label = "Within a month"
within = "1 month"
[[actions]]
id = "A"
title = "First"
timescale = "now"
owner = "ada"
verifier = "officer"
[[actions]]
id = "B"
title = "Second"
timescale = "month"
owner = "ben"
verifier = "officer"
[[actions]]
id = "C"
title = "Third"
timescale = "month"
owner = "gone"
verifier = "officer"
[[actions]]
id = "D"
title = "Fourth"
timescale = "month"
owner = "ada"
verifier = "officer"
)";

config::Configuration parse_small_plan() {
  const test::TemporaryFolder folder;
  std::ofstream(folder.file("dueward.toml")) << dueward_toml;
  std::ofstream(folder.file("people.toml")) << people_toml;
  std::ofstream(folder.file("plan.toml")) << plan_toml;
  auto loaded = config::load(folder.file("dueward.toml"));
  if (!loaded.configuration) throw std::logic_error(config::to_string(loaded.diagnostics.front()));
  return std::move(*loaded.configuration);
}

/// Compiled once for all histories; copies share the templates.
const delivery::Renderer& renderer() {
  static const delivery::Renderer with_builtin_templates(
      std::make_shared<const delivery::Templates>());
  return with_builtin_templates;
}

/// Where messages arrive, across all lives.
struct Receiver {
  std::vector<Arrival> arrivals;
  std::map<model::MessageId, std::string> keys;
  std::set<std::string> recorded;  ///< Keys of which it was recorded that they arrived.
  std::map<model::MessageId, std::string> notifiers;
  std::set<std::string> faulty;  ///< Channels that were at fault in this life.
  std::vector<ChannelFault> channel_faults;

  void note_claimed(const std::vector<store::ClaimedMessage>& messages) {
    for (const auto& message : messages) {
      keys.emplace(message.id, message.key);
      notifiers.emplace(message.id, message.envelope.notifier.str());
    }
  }
  void note_recorded(const std::vector<store::AttemptRecord>& attempts) {
    using Result = notifier::Outcome::Result;
    for (const auto& attempt : attempts) {
      if (attempt.delivered) recorded.insert(keys.at(attempt.id));
      const auto& notifier = notifiers.at(attempt.id);
      if (attempt.result == to_string(Result::permanent_channel) &&
          faulty.insert(notifier).second) {
        channel_faults.push_back({notifier, attempt.ended});
      }
    }
  }
};

/// One life: from a start to a crash or to the end of the history.
class Life {
 public:
  /// `people` may be null: then nobody answers.
  Life(store::Store& store, calendar::Instant start, Fates& fates, Receiver& receiver,
       People* people)
      : fates_(fates),
        receiver_(receiver),
        people_(people),
        clock_(loop_.get_executor(), start),
        store_(store, [this](std::string_view) { return fates_.crash_here(); }) {
    store_.claimed = [this](const auto& messages) { receiver_.note_claimed(messages); };
    store_.recorded = [this](const auto& attempts) { receiver_.note_recorded(attempts); };
  }

  /// Returns the moment at which it ended; dead() says how.
  calendar::Instant run_until(calendar::Instant end) {
    run::SimulatedLoop driver(
        loop_, clock_, [] { return true; },
        std::nullopt);  // one thread: no handler ready is nothing left to do
    driver.on_moment_done([this, &driver] {
      if (store_.dead()) driver.stop();
    });
    asio::co_spawn(loop_, start(), [](std::exception_ptr fault) {
      if (fault) std::rethrow_exception(fault);
    });
    driver.run_until(end);
    return clock_.now();
  }

  [[nodiscard]] bool dead() const { return store_.dead(); }

 private:
  asio::awaitable<void> start() {
    co_await store_.begin_run(clock_.now(), true);
    service::LoadWish wish;
    wish.actor = {"dueward", "simulation"};
    wish.now = clock_.now();
    wish.today = calendar::Zone("Europe/London").date_of(wish.now);
    co_await service::load(store_, small_plan(), std::move(wish));
    std::set<model::NotifierId> ungrouped{model::NotifierId{"hook"}};
    picture_ = co_await service::picture(store_, small_plan(), std::move(ungrouped));
    assemble();
  }

  void assemble() {
    delivery::Wording wording{renderer(), picture_->directory, picture_->step_entries, {}};
    delivery_ = std::make_unique<delivery::Delivery>(
        loop_.get_executor(), store_, clock_, std::move(wording), [this] { return fates_.share(); },
        delivery::DeliveryNotes{});
    engine::Listener listener;
    listener.sealed = [this] { delivery_->poke(); };
    engine::EngineSettings settings;
    engine_ = std::make_unique<engine::Engine>(
        loop_.get_executor(), store_, clock_, picture_,
        [](const model::NotifierId&, const std::string& address) {
          return address.substr(address.find('@') + 1);
        },
        std::move(listener), settings);
    delivery_->start({channel("email"), channel("hook")});
    asio::co_spawn(loop_, engine_->run(), asio::detached);
    if (people_ == nullptr) return;
    answering_ = std::make_unique<service::Answering>(
        store_, clock_,
        service::AnsweringPorts{
            [this] { return picture_; },
            [](const service::Receipt&) { return std::vector<store::ServiceMessage>{}; },
            [this] { engine_->poke(); }});
    asio::co_spawn(loop_, people_->talk(*answering_, clock_), asio::detached);
  }

  delivery::Channel channel(const char* id) {
    auto recorder = std::make_shared<notifier::RecordingNotifier>(
        model::NotifierId{id}, 2, notifier::PluginDescription{},
        [this](const notifier::Message& message) { arrive(message); });
    recorder->follow([this](const notifier::Message& message) { return fate_of(message); },
                     [this](std::chrono::milliseconds length) {
                       return clock_.sleep_until(clock_.now() + length);
                     });
    return {std::move(recorder), {}};
  }

  notifier::RecordingNotifier::Attempt fate_of(const notifier::Message& message) {
    using Result = notifier::Outcome::Result;
    if (store_.dead())
      return notifier::RecordingNotifier::Attempt::refused({Result::unknown, {}, "", {}});
    return fates_.attempt(message);
  }

  void arrive(const notifier::Message& message) {
    const auto& words = message.words;
    receiver_.arrivals.push_back({message.key, message.address,
                                  words.subject + words.text + words.html + words.data,
                                  clock_.now(), receiver_.recorded.contains(message.key)});
  }

  asio::io_context loop_;
  Fates& fates_;
  Receiver& receiver_;
  People* people_;
  clock::SimulatedClock clock_;
  GatedStore store_;
  engine::PicturePtr picture_;
  std::unique_ptr<delivery::Delivery> delivery_;
  std::unique_ptr<engine::Engine> engine_;
  std::unique_ptr<service::Answering> answering_;
};

std::string name_of(const model::ActionRef& action, const model::NoticeKey& key) {
  return fmt::format("{} {} {} {} {}", action.id, key.ladder, key.step, key.occurrence, key.to);
}

/// On the evening before `end`.
std::vector<std::string> still_owed(const engine::Picture& picture,
                                    const store::ActionRecord& record, calendar::Instant end) {
  const auto facts = service::facts_of(picture, record);
  const auto evening = picture.directory->zone.date_of(end) - std::chrono::days{1};
  std::vector<std::string> owed;
  for (const auto& notice : policy::decide(facts, {evening, 23h}).notices)
    owed.push_back(name_of(record.action.ref, notice.key));
  return owed;
}

asio::awaitable<Aftermath> read_back(store::Store& store, calendar::Instant end) {
  Aftermath aftermath;
  std::set<model::NotifierId> none;
  const auto picture = co_await service::picture(store, small_plan(), std::move(none));
  store::MessageQuery query;
  query.limit = 100'000;
  aftermath.messages = co_await store.messages(query);
  for (const char* id : {"A", "B", "C", "D"}) {
    const model::ActionRef ref{model::PlanId{"p"}, id};
    const auto record = co_await store.action(ref);
    for (const auto& entry : record->ledger)
      aftermath.ledger.emplace(name_of(record->action.ref, entry.key), entry);
    for (auto& missed : still_owed(*picture, *record, end))
      aftermath.missed.push_back(std::move(missed));
    aftermath.actions.emplace(id, *record);
  }
  const model::PlanId plan{"p"};
  aftermath.chain_holds = !(co_await store.verify_history(plan));
  co_return aftermath;
}

}  // namespace

const config::Configuration& small_plan() {
  static const config::Configuration plan = parse_small_plan();
  return plan;
}

Aftermath live_through(std::uint64_t seed, Weather weather, std::chrono::days days) {
  const calendar::Zone zone("Europe/London");
  const auto first = calendar::date(2011, 8, 19);
  const auto calm_from = zone.at(first + days, 0s);
  const auto end = zone.at(first + days + std::chrono::days{14}, 0s);

  asio::io_context store_loop;
  store::SqliteOptions options;
  options.path = ":memory:";
  options.work = store_loop.get_executor();
  options.loop = store_loop.get_executor();
  const auto store = store::open_sqlite(std::move(options));

  Fates fates(seed, weather);
  Receiver receiver;
  People people(fates);
  int lives = 0;
  auto now = zone.at(first, 0s);
  for (const auto until : {calm_from, end}) {
    if (until == end) fates.calm_down();
    while (now < until) {
      receiver.faulty.clear();
      Life life(*store, now, fates, receiver, weather.answers ? &people : nullptr);
      ++lives;
      now = life.run_until(until);
      if (!life.dead()) break;
      now = std::max(now, now + fates.downtime());
    }
    now = std::max(now, until);
  }
  auto aftermath = test::run(store_loop, read_back(*store, end));
  aftermath.arrivals = std::move(receiver.arrivals);
  aftermath.channel_faults = std::move(receiver.channel_faults);
  aftermath.confirmed = people.confirmed();
  aftermath.lives = lives;
  aftermath.end = end;
  return aftermath;
}

}  // namespace dueward::simulation
