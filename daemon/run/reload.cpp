// SPDX-License-Identifier: MIT
// Application: a configuration is read, checked as a whole, made valid, and only then put into
// force.
#include <utility>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <spdlog/spdlog.h>

#include "run/application.hpp"
#include "run/checked.hpp"
#include "run/flag.hpp"
#include "systemd/watchdog.hpp"

namespace dueward::run {
namespace asio = boost::asio;

namespace {

/// Settings that only a new start can change.
std::optional<std::string> needs_restart(const config::Configuration& before,
                                         const config::Configuration& after) {
  if (before.store.url != after.store.url || before.store.path != after.store.path)
    return "store.url";
  if (before.service.socket != after.service.socket) return "service.socket";
  if (before.service.timezone != after.service.timezone) return "service.timezone";
  const auto& one = before.web;
  const auto& other = after.web;
  if (one.listens != other.listens || one.host != other.host || one.port != other.port)
    return "web.listen";
  return std::nullopt;
}

}  // namespace

asio::awaitable<service::LoadReport> Application::into_store(
    const config::Configuration& configuration, std::optional<std::size_t> withdraw,
    store::Actor actor) {
  service::LoadWish wish;
  wish.withdraw = withdraw;
  wish.actor = std::move(actor);
  wish.now = clock_->now();
  wish.today = calendar::Zone(configuration.service.timezone).date_of(wish.now);
  wish.before_commit = [this] {
    if (engine_) engine_->pause();
  };
  co_return co_await service::load(*store_, configuration, std::move(wish));
}

engine::EngineSettings Application::engine_settings() const {
  engine::EngineSettings settings;
  settings.flood_limit = configuration_->service.flood_limit;
  if (simulated_clock_ != nullptr) return settings;
  // Once a day at the least, so that the last recorded moment is never a month old on a service
  // that runs.
  settings.heartbeat = std::chrono::hours{24};
  if (const auto interval = systemd::watchdog_interval()) {
    settings.heartbeat = std::chrono::duration_cast<std::chrono::milliseconds>(*interval);
  }
  return settings;
}

delivery::Wording Application::wording() const {
  return {delivery::Renderer(templates_, links()), picture_->directory, picture_->step_entries};
}

delivery::LinkMaker Application::links() const {
  if (!makes_links()) return {};
  return [this](const delivery::LinkTo& to) {
    const auto& directory = *picture_->directory;
    if (directory.person(to.person) == nullptr) return std::string();
    const auto last = directory.zone.date_of(clock_->now()) + configuration_->web.link_life;
    const service::MailLink link{to.person, to.address, to.action, last};
    return configuration_->web.public_url + desk_->link_path(link, to.holder);
  };
}

asio::awaitable<service::Reloaded> Application::reload(std::optional<std::size_t> withdraw,
                                                       store::Actor actor) {
  if (reloading_) {
    throw service::Refused(service::Refused::Kind::conflict,
                           "a reload is under way: wait for it to end");
  }
  const Flag reloading(reloading_);
  systemd_.reloading();
  service::Reloaded result;
  try {
    result = co_await reload_now(withdraw, std::move(actor));
  } catch (...) {
    engine_->unpause();
    systemd_.ready();
    throw;
  }
  load_fault_ = result.accepted ? "" : result.refusal;
  for (const auto& diagnostic : result.diagnostics)
    spdlog::log(result.accepted ? spdlog::level::warn : spdlog::level::err, "{}", diagnostic);
  if (!result.accepted) spdlog::error("reload refused: {}", result.refusal);
  systemd_.ready();
  say_status();
  co_return result;
}

asio::awaitable<service::Reloaded> Application::reload_now(std::optional<std::size_t> withdraw,
                                                           store::Actor actor) {
  const auto today = picture_->directory->zone.date_of(clock_->now());
  auto reading = [](std::filesystem::path file, notifier::Places places,
                    calendar::Date day) -> asio::awaitable<Checked> {
    co_return check_files(file, std::move(places), day);
  };
  auto files = co_await asio::co_spawn(files_, reading(options_.config, options_.places, today),
                                       asio::use_awaitable);

  service::Reloaded result;
  for (const auto& diagnostic : files.diagnostics)
    result.diagnostics.push_back(config::to_string(diagnostic));
  if (!files.sound()) {
    result.refusal = "the files have faults";
    co_return result;
  }
  const auto configuration =
      std::make_shared<const config::Configuration>(*std::move(files.configuration));
  if (const auto key = needs_restart(*configuration_, *configuration)) {
    result.refusal = *key + " changed, and only a new start can change it: restart the service";
    co_return result;
  }
  const auto report = co_await into_store(*configuration, withdraw, std::move(actor));
  result.added = report.added;
  result.changed = report.changed;
  result.withdrawn = report.withdrawn;
  result.changes = report.changes;
  if (!report.accepted) {
    result.refusal = report.refusal;
    co_return result;
  }
  auto picture = co_await picture_of(*configuration, *files.plugins);
  configuration_ = configuration;
  plugins_ = std::move(files.plugins);
  templates_ = std::move(files.templates);
  picture_ = std::move(picture);
  if (!stopping_) put_into_force();
  result.accepted = true;
  spdlog::info("reloaded: {} added, {} changed, {} withdrawn", report.added, report.changed,
               report.withdrawn);
  co_return result;
}

/// The load is made valid and cannot be taken back: whoever decides must see what it brought, so a
/// store that fails is asked again.
asio::awaitable<engine::PicturePtr> Application::picture_of(
    const config::Configuration& configuration, const InstalledPlugins& plugins) {
  asio::steady_timer pause(loop_);
  for (;;) {
    try {
      co_return co_await service::picture(*store_, configuration,
                                          ungrouped_notifiers(configuration, plugins));
    } catch (const store::StoreError& fault) {
      if (stopping_) throw;
      spdlog::error("reload: {}; tried again", fault.what());
    }
    pause.expires_after(std::chrono::seconds(1));
    co_await pause.async_wait(asio::use_awaitable);
  }
}

void Application::put_into_force() {
  loaded_ = clock_->now();
  channels_ =
      make_channels(loop_.get_executor(), *configuration_, *plugins_, options_.version, channels_);
  delivery_->show(wording(), channels_.channels);
  engine_->show(picture_, engine_settings());
  week_changed_.raise();
}

}  // namespace dueward::run
