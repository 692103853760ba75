// SPDX-License-Identifier: MIT
#include "run/simulate.hpp"

#include <algorithm>
#include <exception>
#include <limits>
#include <map>
#include <memory>
#include <tuple>
#include <utility>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>

#include "clock/simulated.hpp"
#include "delivery/delivery.hpp"
#include "engine/engine.hpp"
#include "notifier/recording.hpp"
#include "run/channels.hpp"
#include "run/simulated_loop.hpp"
#include "service/answering.hpp"
#include "service/load.hpp"
#include "store/memory/memory_store.hpp"

namespace dueward::run {
namespace asio = boost::asio;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t workers = 64;

/// With each field that does not fit.
std::string in_words(const service::Refused& refused) {
  std::string text = refused.what();
  if (const auto* detailed = dynamic_cast<const service::NotAllowed*>(&refused)) {
    for (const auto& fault : detailed->faults())
      text += "; " + fault.field + ": " + fault.text;
  }
  return text;
}

class Simulation {
 public:
  Simulation(const config::Configuration& configuration, const InstalledPlugins& plugins,
             const delivery::TemplatesPtr& templates, SimulationSpan span,
             const SimulationPorts& ports, std::vector<config::Event> events)
      : configuration_(configuration),
        plugins_(plugins),
        renderer_(templates),
        zone_(configuration.service.timezone),
        span_(span),
        ports_(ports),
        events_(std::move(events)),
        clock_(loop_.get_executor(), zone_.at(span.from, 0s)) {}

  void run() {
    SimulatedLoop driver(
        loop_, clock_,
        [this] { return fault_ || (engine_ && engine_->at_rest() && delivery_->at_rest()); },
        std::nullopt);
    driver.on_moment_done([this, &driver] {
      if (fault_ || given_up_ || ports_.stopped()) driver.stop();
      hand_out();
    });
    asio::co_spawn(loop_, start(), asio::detached);
    driver.run_until(zone_.at(span_.to + std::chrono::days{1}, 0s));
    if (fault_) std::rethrow_exception(fault_);
    hand_out();
  }

 private:
  asio::awaitable<void> start() {
    try {
      service::LoadWish wish;
      wish.actor = {"dueward", "simulation"};
      wish.now = clock_.now();
      wish.today = span_.from;
      co_await service::load(store_, configuration_, std::move(wish));
      picture_ = co_await service::picture(store_, configuration_,
                                           ungrouped_notifiers(configuration_, plugins_));
      assemble();
    } catch (...) {
      fault_ = std::current_exception();
    }
  }

  void assemble() {
    delivery::Wording wording{renderer_, picture_->directory, picture_->step_entries, {}};
    wording.write = [this](const store::SealedMessage& message) { return write(message); };
    delivery_ = std::make_unique<delivery::Delivery>(
        loop_.get_executor(), store_, clock_, std::move(wording), [] { return 0.5; },
        delivery::DeliveryNotes{});
    engine::Listener listener;
    listener.sealed = [this] { delivery_->poke(); };
    listener.waking = [this] { ports_.today(zone_.date_of(clock_.now())); };
    listener.trouble = [this](const std::string& text) {
      fault_ = std::make_exception_ptr(std::runtime_error(text));
    };
    // A moment of a large plan is long: whoever stops a simulation does not wait for its end.
    listener.alive = [this] {
      if (given_up_ || !ports_.stopped()) return;
      given_up_ = true;
      engine_->hold(true);
    };
    engine::EngineSettings settings;
    settings.batch = 200;
    settings.flood_limit = std::numeric_limits<std::size_t>::max();
    engine_ = std::make_unique<engine::Engine>(
        loop_.get_executor(), store_, clock_, picture_,
        [](const model::NotifierId&, const std::string&) { return std::string(); },
        std::move(listener), settings);
    delivery_->start(channels());
    asio::co_spawn(loop_, engine_->run(), asio::detached);
    if (!events_.empty()) asio::co_spawn(loop_, play(), asio::detached);
  }

  /// What people do, each at its moment.
  asio::awaitable<void> play() {
    service::Answering answering(
        store_, clock_,
        {[this] { return picture_; }, [this](const auto& receipt) { return written(receipt); },
         [this] {
           engine_->poke();
           delivery_->poke();
         }});
    for (const auto& event : events_) {
      co_await clock_.sleep_until(zone_.at(event.day, event.time));
      try {
        co_await play(answering, event);
      } catch (const service::Refused& refused) {
        ports_.refused(event, in_words(refused));
      } catch (...) {
        fault_ = std::current_exception();
      }
    }
  }

  asio::awaitable<void> play(service::Answering& answering, const config::Event& event) {
    if (event.day < span_.from) {
      throw service::Refused(service::Refused::Kind::invalid,
                             "it lies before the first day of the simulation");
    }
    service::Wish wish;
    wish.action = co_await find(event.action);
    wish.answer = event.answer;
    auto& other = wish.answer.other;
    if (!other.id.empty() && other.plan.empty()) other.plan = wish.action.plan;
    wish.on = event.on;
    wish.confirmed = true;  // nothing of it is kept
    const store::Actor actor{event.answer.by.str(), "simulation"};
    co_await answering.answer(std::move(wish), actor);
  }

  asio::awaitable<model::ActionRef> find(std::string id) {
    if (id.find('/') != std::string::npos) co_return model::parse_action_ref(id);
    std::vector<model::ActionRef> found;
    for (const auto& [plan, details] : picture_->directory->plans) {
      model::ActionRef ref{plan, id};
      if (co_await store_.action(ref)) found.push_back(std::move(ref));
    }
    if (found.size() == 1) co_return found.front();
    throw service::Refused(service::Refused::Kind::not_found,
                           found.empty() ? "there is no action \"" + id + "\""
                                         : "several plans have an action \"" + id +
                                               "\": write its plan too, as in \"" +
                                               to_string(found.front()) + "\"");
  }

  /// Receipts are messages as well, without notices.
  std::vector<store::ServiceMessage> written(const service::Receipt& receipt) {
    auto messages = delivery_->receipt({receipt.key, receipt.to, receipt.sentence, receipt.action,
                                        receipt.next, receipt.recorded_by, receipt.contact});
    for (const auto& message : messages) {
      SimulatedMessage simulated;
      simulated.to = message.recipient;
      simulated.notifier = message.envelope.notifier;
      simulated.address = message.envelope.address;
      simulated.subject = message.words.subject;
      written_.emplace(message.key, std::move(simulated));
    }
    return messages;
  }

  std::vector<delivery::Channel> channels() {
    std::vector<delivery::Channel> all;
    for (const auto& settings : configuration_.notifiers) {
      const auto* plugin = plugins_.description(settings.plugin);
      auto recorder = std::make_shared<notifier::RecordingNotifier>(
          settings.id, workers, plugin == nullptr ? notifier::PluginDescription{} : *plugin,
          [this](const notifier::Message& message) { record(message); });
      all.push_back({std::move(recorder), {}});
    }
    return all;
  }

  /// Only the subject is asked for; what else a message says is kept aside until it is delivered.
  delivery::Rendered write(const store::SealedMessage& message) {
    delivery::Rendered rendered;
    rendered.written.id = message.id;
    rendered.written.kind = message.notices.front().entry.kind;
    rendered.written.template_name = delivery::template_of(message);
    rendered.written.thread = delivery::thread_of(message);

    SimulatedMessage simulated;
    simulated.to = message.recipient;
    simulated.notifier = message.envelope.notifier;
    simulated.address = message.envelope.address;
    simulated.subject = renderer_.subject(message, *picture_->directory);
    rendered.written.words.subject = simulated.subject;
    for (const auto& notice : message.notices) {
      const auto& plan = picture_->directory->plans.at(notice.action.ref.plan);
      const auto& calendar = picture_->directory->calendar_of(plan);
      simulated.notices.push_back({notice.action.ref, notice.entry.key, notice.entry.kind,
                                   notice.action.due,
                                   calendar::act_by(notice.action.due, calendar.days)});
    }
    written_.emplace(message.key, std::move(simulated));
    return rendered;
  }

  void record(const notifier::Message& message) {
    auto found = written_.find(message.key);
    if (found == written_.end()) return;  // what the service says about itself
    found->second.at = clock_.now();
    delivered_.push_back(std::move(found->second));
    written_.erase(found);
  }

  void hand_out() {
    std::sort(delivered_.begin(), delivered_.end(),
              [](const SimulatedMessage& a, const SimulatedMessage& b) {
                return std::tie(a.at, a.to, a.notifier, a.address) <
                       std::tie(b.at, b.to, b.notifier, b.address);
              });
    for (const auto& message : std::exchange(delivered_, {}))
      ports_.each(message);
  }

  const config::Configuration& configuration_;
  const InstalledPlugins& plugins_;
  delivery::Renderer renderer_;
  calendar::Zone zone_;
  SimulationSpan span_;
  const SimulationPorts& ports_;
  std::vector<config::Event> events_;
  asio::io_context loop_;
  clock::SimulatedClock clock_;
  store::MemoryStore store_{{.tell_told = false}};  // Only subjects are written.
  engine::PicturePtr picture_;
  std::unique_ptr<delivery::Delivery> delivery_;
  std::unique_ptr<engine::Engine> engine_;
  std::map<std::string, SimulatedMessage> written_;
  std::vector<SimulatedMessage> delivered_;
  std::exception_ptr fault_;
  bool given_up_ = false;
};

}  // namespace

void simulate(const config::Configuration& configuration, const InstalledPlugins& plugins,
              const delivery::TemplatesPtr& templates, SimulationSpan span,
              const SimulationPorts& ports, std::vector<config::Event> events) {
  Simulation(configuration, plugins, templates, span, ports, std::move(events)).run();
}

}  // namespace dueward::run
