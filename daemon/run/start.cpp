// SPDX-License-Identifier: MIT
// Application, from its first line to its last: start order, signals, stop in reverse order.
#include <csignal>
#include <random>
#include <utility>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <spdlog/spdlog.h>

#include "clock/real.hpp"
#include "clock/simulated.hpp"
#include "run/application.hpp"
#include "systemd/watchdog.hpp"
#include "web/routes.hpp"

namespace dueward::run {
namespace asio = boost::asio;
using namespace std::chrono_literals;

namespace {

constexpr auto server_grace = 2s;
constexpr auto delivery_grace = 9s;
constexpr auto host_grace = 2s;

const store::Actor the_service{"dueward", "service"};

std::function<double()> random_source(bool repeatable) {
  auto generator = std::make_shared<std::mt19937_64>(repeatable ? 1 : std::random_device{}());
  return [generator] { return std::uniform_real_distribution<double>(0, 1)(*generator); };
}

}  // namespace

Application::Application(RunOptions options, std::shared_ptr<const InstalledPlugins> plugins,
                         config::Configuration configuration, delivery::TemplatesPtr templates)
    : options_(std::move(options)),
      plugins_(std::move(plugins)),
      configuration_(std::make_shared<const config::Configuration>(std::move(configuration))),
      templates_(std::move(templates)),
      systemd_(systemd::Notifier::from_environment()) {
  store::SqliteOptions sqlite;
  sqlite.path = configuration_->store.path.string();
  sqlite.work = store_thread_.executor();
  sqlite.loop = loop_.get_executor();
  sqlite.checked = [this](const std::string& damage) {
    if (damage.empty()) {
      spdlog::info("the store is sound after an unclean stop");
    } else {
      spdlog::critical("the store is damaged: {}", damage);
      warnings_.push_back("the store is damaged: " + damage);
    }
  };
  store_ = store::open_sqlite(std::move(sqlite));
}

Application::~Application() {
  // The loop no longer runs. Verbs may be out on the store's thread, of attempts that ended too
  // late: it ends before the store does.
  files_.join();
  store_thread_.finish();
}

int Application::run() {
  catch_signals();
  if (options_.simulated) {
    run_simulated();
  } else {
    run_real();
  }
  return status_;
}

void Application::run_real() {
  clock_ = std::make_unique<clock::RealClock>(loop_.get_executor());
  clock_watch_.emplace(clock_->now(), clock::since_boot());
  asio::co_spawn(loop_, start(), asio::detached);
  loop_.run();
}

void Application::run_simulated() {
  const auto& span = *options_.simulated;
  const calendar::Zone zone(configuration_->service.timezone);
  auto clock =
      std::make_unique<clock::SimulatedClock>(loop_.get_executor(), zone.at(span.from, 0s));
  simulated_clock_ = clock.get();
  clock_ = std::move(clock);
  simulated_loop_ = std::make_unique<SimulatedLoop>(
      loop_, *simulated_clock_,
      [this] {
        return engine_ && engine_->at_rest() && delivery_->at_rest() && recording_ == 0 &&
               !reloading_;
      },
      span.speed);
  asio::co_spawn(loop_, start(), asio::detached);
  const auto end =
      span.to ? zone.at(*span.to + std::chrono::days{1}, 0s) : calendar::Instant::max();
  simulated_loop_->run_until(end);
  if (status_ != 0) return;  // it never began
  begin_stop();
  loop_.restart();
  loop_.run();
}

void Application::catch_signals() {
  auto signals = std::make_shared<asio::signal_set>(loop_, SIGTERM, SIGINT, SIGHUP);
  const auto wait = [this, signals](const auto& again) -> void {
    signals->async_wait([this, signals, again](const boost::system::error_code& error, int number) {
      if (error || stopping_) return;
      if (number == SIGHUP && !server_) {
        spdlog::warn("reload: not ready yet, the files are being read just now");
      } else if (number == SIGHUP) {
        asio::co_spawn(
            loop_,
            [](Application& self) -> asio::awaitable<void> {
              try {
                store::Actor actor{"dueward", "SIGHUP"};
                co_await self.reload(std::nullopt, std::move(actor));
              } catch (const std::exception& fault) {
                spdlog::error("reload: {}", fault.what());
              }
            }(*this),
            asio::detached);
      } else {
        spdlog::info("stopping");
        begin_stop();
        return;
      }
      again(again);
    });
  };
  wait(wait);
}

asio::awaitable<void> Application::start() {
  try {
    const auto standing = co_await store_->standing();
    if (simulated_clock_ != nullptr && standing.last_moment) go_on_from(*standing.last_moment);
    started_ = clock_->now();
    const auto reason = co_await reason_to_hold();
    const bool holds_itself = reason && !standing.hold;
    if (holds_itself) {
      // First of all: once the run is marked nothing tells any more that the store was restored or
      // what the clock said, and the next start may come before this one has read its files.
      const store::Hold hold{*reason, started_};
      auto letters = letters_of(hold);
      co_await store_->set_hold(hold, the_service, started_, std::move(letters));
    }
    co_await store_->begin_run(started_, simulated_clock_ != nullptr);
    held_ = standing.hold ? standing.hold->reason : reason;
    co_await first_load();
    if (holds_itself) spdlog::error("sending is held: {}", *reason);
    listen();
    asio::co_spawn(loop_, engine_->run(),
                   asio::bind_cancellation_slot(engine_stop_.slot(), asio::detached));
    asio::co_spawn(loop_, weekly_notes(), asio::detached);
    systemd_.ready();
    spdlog::info("{} is ready: {} plans, {} people, socket {}", configuration_->service.name,
                 picture_->directory->plans.size(), picture_->directory->people.size(),
                 configuration_->service.socket.string());
  } catch (const std::exception& fault) {
    spdlog::critical("cannot start: {}", fault.what());
    status_ = 1;
    stopping_ = true;
    systemd_.status(fault.what());
    if (simulated_loop_) simulated_loop_->stop();
    loop_.stop();
  }
}

void Application::go_on_from(calendar::Instant last_moment) {
  const auto last_day = calendar::Zone(configuration_->service.timezone).date_of(last_moment);
  if (last_day > options_.simulated->from) {
    warnings_.push_back("--from " + calendar::to_string(options_.simulated->from) +
                        " is not used: the store " + configuration_->store.path.string() +
                        " goes on from its last moment, on " + calendar::to_string(last_day) +
                        "; for a fresh run remove the store, or name another (store.url)");
    spdlog::warn("{}", warnings_.back());
  }
  simulated_clock_->advance_to(last_moment);
}

asio::awaitable<std::optional<std::string>> Application::reason_to_hold() {
  const auto standing = co_await store_->standing();
  const bool simulated = simulated_clock_ != nullptr;
  if (standing.last_moment && standing.simulated != simulated) {
    throw std::runtime_error(
        simulated
            ? "the store " + configuration_->store.path.string() +
                  " belongs to a real run: give a simulated run a store of its own (store.url)"
            : "the store " + configuration_->store.path.string() +
                  " belongs to a run with a simulated clock: give the service a store of its own "
                  "(store.url)");
  }
  if (standing.restored) {
    co_return "the store was restored from a backup, and what was sent since is not in it: look at what would be sent, "
              "then resume";
  }
  if (simulated) co_return std::nullopt;
  co_return engine::clock_fault(standing.last_moment, clock_->now());
}

asio::awaitable<void> Application::first_load() {
  const auto report = co_await into_store(*configuration_, std::nullopt, the_service);
  if (!report.accepted) {
    load_fault_ = report.refusal;
    spdlog::error("the configuration was not loaded: {}; the service works on what the store knows",
                  report.refusal);
  } else {
    loaded_ = clock_->now();
    spdlog::info("loaded {}: {} added, {} changed, {} withdrawn", configuration_->file.string(),
                 report.added, report.changed, report.withdrawn);
  }
  picture_ = co_await service::picture(*store_, *configuration_,
                                       ungrouped_notifiers(*configuration_, *plugins_));
  desk_ = std::make_unique<service::Desk>(*store_, *clock_, *this);
  co_await desk_->load_keys();
  channels_ = make_channels(loop_.get_executor(), *configuration_, *plugins_, options_.version);

  delivery::DeliveryNotes notes;
  notes.trouble = [](const std::string& text) { spdlog::error("delivery: {}", text); };
  notes.replaced = [](const std::string& text) {
    spdlog::warn("a template failed, a built-in text went: {}", text);
  };
  notes.failed = [this] {
    if (engine_) engine_->poke();
  };
  notes.rests = [](const model::NotifierId& id, const std::string& said) {
    spdlog::error("notifier {} refuses everything and rests: {}", id.str(), said);
  };
  delivery_ = std::make_unique<delivery::Delivery>(
      loop_.get_executor(), *store_, *clock_, wording(), random_source(simulated_clock_ != nullptr),
      std::move(notes));
  engine_ = std::make_unique<engine::Engine>(
      loop_.get_executor(), *store_, *clock_, picture_,
      [this](const model::NotifierId& id, const std::string& address) {
        return delivery_->destination_of(id, address);
      },
      listener(), engine_settings());
  if (held_) {
    engine_->hold(true);
    delivery_->hold(true);
  }
  delivery_->start(channels_.channels);
}

web::SiteSettings Application::site_settings() const {
  const auto& web = configuration_->web;
  web::SiteSettings settings;
  const auto scheme = web.public_url.find("://");
  if (scheme != std::string::npos) {
    const auto rest = web.public_url.substr(scheme + 3);
    const auto slash = std::min(rest.find('/'), rest.size());
    settings.base = rest.substr(slash);
  }
  settings.colour = web.colour;
  settings.identity_header = web.identity_header;
  settings.proxies = web.proxies;
  return settings;
}

void Application::listen() {
  server_ = std::make_unique<web::Server>(loop_.get_executor(), web::guarded_api(*desk_, *desk_));
  server_->listen(configuration_->service.socket);
  if (!configuration_->web.listens) return;
  web::Limits limits;
  limits.connections = 256;
  limits.trusted = configuration_->web.proxies;
  limits.trusted.insert(limits.trusted.end(), {"127.0.0.1", "::1"});
  network_ = std::make_unique<web::Server>(
      loop_.get_executor(), web::network_site(*desk_, *desk_, [this] { return site_settings(); }),
      limits);
  const auto& host = configuration_->web.host;
  const auto port = network_->listen(host, configuration_->web.port);
  const bool six = host.find(':') != std::string::npos;
  listens_at_ = (six ? "[" + host + "]" : host) + ":" + std::to_string(port);
  spdlog::info("listening at {}", listens_at_);
}

void Application::begin_stop() {
  if (stopping_) return;
  stopping_ = true;
  give_up_ = true;
  systemd_.stopping();
  if (simulated_loop_ && !simulated_loop_->stopped()) {
    simulated_loop_->stop();
  }
  asio::co_spawn(loop_, stop(), asio::detached);
}

asio::awaitable<void> Application::stop() {
  try {
    if (network_) co_await network_->stop(server_grace / 2);
    if (server_) co_await server_->stop(server_grace / 2);
    engine_stop_.emit(asio::cancellation_type::terminal);
    if (delivery_) co_await delivery_->drain(delivery_grace);
    co_await stop_hosts();
    co_await store_->end_run(clock_->now());
  } catch (const std::exception& fault) {
    spdlog::error("the service was not stopped in order: {}", fault.what());
  }
  loop_.stop();
}

/// All at once: however many do not answer, the service ends in time.
asio::awaitable<void> Application::stop_hosts() {
  std::size_t left = channels_.hosts.size();
  for (const auto& host : channels_.hosts) {
    asio::co_spawn(loop_, host->stop(host_grace), [&left](const std::exception_ptr&) { --left; });
  }
  asio::steady_timer pause(loop_);
  while (left > 0) {
    pause.expires_after(10ms);
    co_await pause.async_wait(asio::use_awaitable);
  }
}

}  // namespace dueward::run
