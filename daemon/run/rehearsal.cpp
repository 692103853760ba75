// SPDX-License-Identifier: MIT
// Application: what `dueward simulate`, `check` and `diff` do, for whoever asks the service.
#include <utility>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/json/array.hpp>
#include <boost/json/monotonic_resource.hpp>
#include <boost/json/serialize.hpp>
#include <sys/resource.h>
#include <unistd.h>

#include "run/application.hpp"
#include "run/checked.hpp"
#include "run/documents.hpp"
#include "run/flag.hpp"
#include "service/decided.hpp"

namespace dueward::run {
namespace asio = boost::asio;
namespace json = boost::json;

namespace {

using service::Refused;
using ConfigurationPtr = std::shared_ptr<const config::Configuration>;

/// Of an answer that stands in memory as a whole.
constexpr std::size_t most_bytes = std::size_t{64} * 1024 * 1024;

/// What a rehearsal works with, of its own: plugins and templates serve one thread at a time.
struct Workshop {
  ConfigurationPtr configuration;  ///< In force.
  std::filesystem::path file;
  notifier::Places places;
  calendar::Date today;
  const std::atomic<bool>* give_up;
};

/// Reminders go before rehearsals where there is one core.
void make_way() {
  constexpr int niceness = 10;
  ::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), niceness);
}

void refuse_given_up(const Workshop& shop) {
  if (!*shop.give_up) return;
  throw Refused(Refused::Kind::conflict, "the service stops: ask again when it is back");
}

delivery::TemplatesPtr templates_of(const config::Configuration& configuration) {
  std::vector<delivery::TemplateFault> faults;
  auto templates =
      std::make_shared<const delivery::Templates>(configuration.service.templates, faults);
  if (faults.empty()) return templates;
  throw Refused(Refused::Kind::conflict,
                "the templates on disk have faults: " + delivery::to_string(faults.front()));
}

std::vector<config::Event> events_of(const service::SimulationWish& wish) {
  if (wish.events.empty()) return {};
  auto read = config::read_events("events", wish.events,
                                  wish.csv ? config::EventsForm::csv : config::EventsForm::toml);
  if (!config::has_errors(read.diagnostics)) return std::move(read.events);
  std::vector<policy::FieldFault> faults;
  for (const auto& diagnostic : read.diagnostics)
    faults.push_back({"events", config::to_string(diagnostic)});
  throw service::NotAllowed(Refused::Kind::invalid,
                            "the events cannot be used: nothing was simulated", std::move(faults),
                            {});
}

std::string simulated(const Workshop& shop, service::SimulationWish wish) {
  const auto& configuration = *shop.configuration;
  const calendar::Zone zone(configuration.service.timezone);
  const InstalledPlugins plugins(shop.places);
  std::string text = "{\"messages\":[";
  json::array refused;
  SimulationPorts ports;
  ports.each = [&](const SimulatedMessage& message) {
    json::monotonic_resource memory;
    text += (text.back() == '[' ? "\n" : ",\n") + json::serialize(to_json(message, zone, &memory));
  };
  ports.refused = [&](const config::Event& event, const std::string& why) {
    refused.emplace_back(refused_in_words(event, why));
  };
  ports.stopped = [&] { return *shop.give_up || text.size() > most_bytes; };
  run::simulate(configuration, plugins, templates_of(configuration), {wish.from, wish.to}, ports,
                events_of(wish));
  refuse_given_up(shop);
  if (text.size() > most_bytes) {
    throw Refused(
        Refused::Kind::invalid,
        "more than 64 MiB of messages: ask for a shorter time, or simulate on the command "
        "line");
  }
  return text + "],\"refused\":" + json::serialize(refused) + "}";
}

std::string checked(const Workshop& shop, std::vector<store::Difference> decided) {
  auto found = check_files(shop.file, shop.places, shop.today);
  if (found.configuration) {
    const auto otherwise = service::decided_otherwise(*found.configuration, decided);
    found.diagnostics.insert(found.diagnostics.end(), otherwise.begin(), otherwise.end());
  }
  return json::serialize(to_json(found.diagnostics));
}

std::string compared(const Workshop& shop, std::vector<store::Difference> decided) {
  const auto after = check_files(shop.file, shop.places, shop.today);
  if (!after.sound()) {
    throw Refused(Refused::Kind::conflict,
                  "the files on disk have faults, so nothing would change: a check names them");
  }
  const auto& before = *shop.configuration;
  Comparison found;
  found.actions = compare_actions(before, *after.configuration);
  found.decided = std::move(decided);
  if (const auto span = span_of(before, *after.configuration); span.from <= span.to) {
    SimulationPorts ports;
    ports.stopped = [&] { return shop.give_up->load(); };
    const auto present = schedule_of(before, *after.plugins, templates_of(before), span, ports);
    const auto next =
        schedule_of(*after.configuration, *after.plugins, after.templates, span, ports);
    refuse_given_up(shop);
    found.notices = compare_schedules(present, next);
  }
  return json::serialize(to_json(found));
}

/// The work as a coroutine, for the thread that it is given to.
template <typename Work, typename Subject>
asio::awaitable<std::string> at_work(Work work, Workshop shop, Subject subject) {
  make_way();
  co_return work(shop, std::move(subject));
}

}  // namespace

template <typename Work, typename Subject>
service::Await<std::string> Application::rehearse(Work work, Subject subject) {
  if (rehearsing_) {
    throw Refused(Refused::Kind::conflict,
                  "a simulation, a check or a comparison is under way: wait for it to end");
  }
  const Flag rehearsing(rehearsing_);
  Workshop shop{configuration_, options_.config, options_.places,
                picture_->directory->zone.date_of(clock_->now()), &give_up_};
  co_return co_await asio::co_spawn(rehearsals_, at_work(work, std::move(shop), std::move(subject)),
                                    asio::use_awaitable);
}

service::Await<std::string> Application::simulate(service::SimulationWish wish) {
  return rehearse(&simulated, std::move(wish));
}

service::Await<std::string> Application::check(std::vector<store::Difference> decided) {
  return rehearse(&checked, std::move(decided));
}

service::Await<std::string> Application::compare(std::vector<store::Difference> decided) {
  return rehearse(&compared, std::move(decided));
}

}  // namespace dueward::run
