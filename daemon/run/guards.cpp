// SPDX-License-Identifier: MIT
// Application: what it watches while it runs, and what it says about itself.
#include <utility>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include "clock/real.hpp"
#include "run/application.hpp"

namespace dueward::run {
namespace asio = boost::asio;
using namespace std::chrono_literals;

namespace {
const store::Actor the_service{"dueward", "service"};
}

engine::Listener Application::listener() {
  engine::Listener listener;
  listener.waking = [this] { watch_clock(); };
  listener.sealed = [this] { delivery_->poke(); };
  listener.flood = [this](std::size_t messages) {
    asio::co_spawn(loop_,
                   hold_by_itself(fmt::format(
                       "today would send {} messages, more than service.flood_limit ({}): look at "
                       "what would be sent, then resume",
                       messages, configuration_->service.flood_limit)),
                   asio::detached);
  };
  listener.trouble = [this](const std::string& text) {
    if (trouble_ != text) spdlog::error("engine: {}", text);
    trouble_ = text;
    systemd_.watchdog();  // it works, the store does not: a new start would help nobody
    say_status();
  };
  listener.alive = [this] { cycle_done(); };
  return listener;
}

void Application::watch_clock() {
  if (!clock_watch_ || held_) return;
  auto fault = clock_watch_->look(clock_->now(), clock::since_boot());
  if (!fault) return;
  engine_->hold(true);  // at once: nothing is decided on a clock that is not believed
  asio::co_spawn(loop_, hold_by_itself(std::move(*fault)), asio::detached);
}

void Application::cycle_done() {
  trouble_.clear();
  systemd_.watchdog();
  const auto now = clock_->now();
  const auto often =
      simulated_clock_ != nullptr ? std::chrono::milliseconds(1) : std::chrono::milliseconds(24h);
  if (!recorded_ || now - *recorded_ >= often || now < *recorded_) {
    asio::co_spawn(loop_, record_moment(now), asio::detached);
  }
  say_status();
}

asio::awaitable<void> Application::record_moment(calendar::Instant now) {
  ++recording_;
  recorded_ = now;
  try {
    co_await store_->record_moment(now);
  } catch (const store::StoreError& fault) {
    recorded_.reset();
    spdlog::error("the moment was not recorded: {}", fault.what());
  }
  --recording_;
}

asio::awaitable<void> Application::hold_by_itself(std::string reason) {
  ++recording_;
  spdlog::error("sending is held: {}", reason);
  // In force at once, and recorded as soon as the store takes it.
  engine_->hold(true);
  delivery_->hold(true);
  held_ = reason;
  const store::Hold hold{std::move(reason), clock_->now()};
  const auto letters = letters_of(hold);
  asio::steady_timer pause(loop_);
  for (bool recorded = false; !recorded && !stopping_;) {
    try {
      co_await hold_now(hold, the_service, letters);
      recorded = true;
    } catch (const std::exception& fault) {
      spdlog::error("the hold was not recorded: {}", fault.what());
    }
    if (recorded) break;
    pause.expires_after(1s);
    co_await pause.async_wait(asio::use_awaitable);
  }
  --recording_;
}

/// The letters to whoever is told that the service holds by itself: with the people in force, or,
/// before the first load, those of the files. One that cannot be written must not keep the hold
/// from being recorded.
std::vector<store::ServiceMessage> Application::letters_of(const store::Hold& hold) const {
  try {
    const auto directory = picture_ ? picture_->directory : config::make_directory(*configuration_);
    const delivery::Renderer renderer(templates_);
    const delivery::Tellings tellings(
        renderer, directory, [this](const model::NotifierId& id, const std::string& address) {
          return destination_of(*configuration_, *plugins_, id, address);
        });
    return tellings.held(hold.reason, hold.since);
  } catch (const std::exception& fault) {
    spdlog::error("nobody is told of the hold: {}", fault.what());
    return {};
  }
}

asio::awaitable<void> Application::hold_now(store::Hold hold, store::Actor actor,
                                            std::vector<store::ServiceMessage> tell) {
  engine_->hold(true);
  try {
    co_await store_->set_hold(hold, std::move(actor), hold.since, std::move(tell));
  } catch (...) {
    engine_->hold(held_.has_value());
    throw;
  }
  held_ = std::move(hold.reason);
  delivery_->hold(true);
  say_status();
}

service::Await<void> Application::set_hold(std::optional<std::string> reason, store::Actor actor) {
  const auto now = clock_->now();
  std::vector<store::ServiceMessage> nobody;  // needs telling: it was a person who asked
  if (reason) {
    store::Hold hold{std::move(*reason), now};
    co_return co_await hold_now(std::move(hold), std::move(actor), std::move(nobody));
  }
  co_await store_->allow_flood(picture_->directory->zone.date_of(now));
  co_await store_->set_hold(std::nullopt, std::move(actor), now, std::move(nobody));
  engine_->hold(false);
  delivery_->hold(false);
  held_.reset();
  say_status();
}

service::Await<notifier::Outcome> Application::send_test(const model::NotifierId& notifier,
                                                         const model::Person& person,
                                                         const std::string& address) {
  co_return co_await delivery_->send_test(notifier, person, address);
}

std::vector<store::ServiceMessage> Application::write_receipt(
    const service::Receipt& receipt) const {
  return delivery_->receipt({receipt.key, receipt.to, receipt.sentence, receipt.action,
                             receipt.next, receipt.recorded_by, receipt.contact, receipt.about,
                             receipt.holder, receipt.final});
}

std::vector<store::ServiceMessage> Application::write_code(
    const service::CodeLetter& letter) const {
  return delivery_->code(
      {letter.key, letter.to, letter.address, letter.code, letter.action, letter.what});
}

bool Application::makes_links() const {
  return configuration_->web.listens && !configuration_->web.public_url.empty();
}

std::vector<store::ServiceMessage> Application::write_link(
    const service::LinkLetter& letter) const {
  return delivery_->links(
      {letter.key, letter.to, letter.open.actions, letter.open.decisions, letter.open.escalated});
}

void Application::answered() {
  engine_->poke();
  delivery_->poke();
}

void Application::describe(service::Status& status) const {
  status.version = options_.version;
  status.started = started_;
  status.config_file = configuration_->file.string();
  status.listens_at = listens_at_;
  status.loaded = loaded_;
  status.load_fault = load_fault_;
  status.warnings = warnings_;
  if (!trouble_.empty())
    status.warnings.insert(status.warnings.begin(), "the store fails: " + trouble_);
  for (const auto& dispatcher : delivery_->dispatchers()) {
    service::NotifierStatus line;
    line.id = dispatcher->notifier()->id();
    const auto* settings = configuration_->notifier(line.id);
    if (settings != nullptr) line.plugin = settings->plugin;
    const auto rests = dispatcher->resting();
    line.usable = settings != nullptr && !rests;
    line.text = settings == nullptr ? "no longer configured: what waits for it fails"
                                    : rests.value_or("working");
    line.workers = dispatcher->notifier()->workers();
    line.under_way = dispatcher->under_way();
    status.notifiers.push_back(std::move(line));
  }
}

void Application::say_status() const {
  if (!systemd_.heard()) return;
  if (held_) {
    systemd_.status("held: " + *held_);
  } else if (!trouble_.empty()) {
    systemd_.status("the store fails: " + trouble_);
  } else if (const auto next = engine_->next_moment()) {
    systemd_.status("next due " + picture_->directory->zone.iso8601(*next));
  } else {
    systemd_.status("nothing is due");
  }
}

}  // namespace dueward::run
