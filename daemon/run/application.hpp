// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/thread_pool.hpp>

#include "clock/clock.hpp"
#include "clock/signal.hpp"
#include "clock/simulated.hpp"
#include "config/configuration.hpp"
#include "config/diagnostic.hpp"
#include "delivery/delivery.hpp"
#include "engine/clock_watch.hpp"
#include "engine/engine.hpp"
#include "run/channels.hpp"
#include "run/options.hpp"
#include "run/simulated_loop.hpp"
#include "service/desk.hpp"
#include "service/load.hpp"
#include "store/sqlite/open.hpp"
#include "systemd/notify.hpp"
#include "web/page_site.hpp"
#include "web/server.hpp"

namespace dueward::run {

/// The rooms assembled into the running service: start order, reload, guards and stop.
///
/// Everything happens on one loop, which run() drives on the calling thread; the store works on a
/// thread of its own and files are read on another.
class Application final : public service::Backroom {
 public:
  /// `configuration` was loaded with `plugins` and has no faults. Throws StoreError where the store
  /// cannot be used.
  Application(RunOptions options, std::shared_ptr<const InstalledPlugins> plugins,
              config::Configuration configuration, delivery::TemplatesPtr templates);
  ~Application() override;

  /// Returns the exit status once the service has ended: after SIGTERM or SIGINT, or at the end of
  /// a simulated span.
  int run();

  [[nodiscard]] engine::PicturePtr picture() const override { return picture_; }
  void describe(service::Status& status) const override;
  service::Await<service::Reloaded> reload(std::optional<std::size_t> withdraw,
                                           store::Actor actor) override;
  service::Await<std::string> simulate(service::SimulationWish wish) override;
  service::Await<std::string> check(std::vector<store::Difference> decided) override;
  service::Await<std::string> compare(std::vector<store::Difference> decided) override;
  service::Await<void> set_hold(std::optional<std::string> reason, store::Actor actor) override;
  std::vector<store::ServiceMessage> write_receipt(const service::Receipt& receipt) const override;
  std::vector<store::ServiceMessage> write_code(const service::CodeLetter& letter) const override;
  [[nodiscard]] bool makes_links() const override;
  std::vector<store::ServiceMessage> write_link(const service::LinkLetter& letter) const override;
  void answered() override;
  service::Await<notifier::Outcome> send_test(const model::NotifierId& notifier,
                                              const model::Person& person,
                                              const std::string& address) override;

 private:
  // start.cpp
  boost::asio::awaitable<void> start();
  boost::asio::awaitable<void> first_load();
  boost::asio::awaitable<std::optional<std::string>> reason_to_hold();
  /// With a simulated clock, on a store that has seen one.
  void go_on_from(calendar::Instant last_moment);
  boost::asio::awaitable<void> stop();
  boost::asio::awaitable<void> stop_hosts();
  void listen();
  [[nodiscard]] web::SiteSettings site_settings() const;
  void catch_signals();
  void run_real();
  void run_simulated();
  void begin_stop();

  // reload.cpp
  boost::asio::awaitable<service::Reloaded> reload_now(std::optional<std::size_t> withdraw,
                                                       store::Actor actor);
  boost::asio::awaitable<engine::PicturePtr> picture_of(const config::Configuration& configuration,
                                                        const InstalledPlugins& plugins);
  boost::asio::awaitable<service::LoadReport> into_store(const config::Configuration& configuration,
                                                         std::optional<std::size_t> withdraw,
                                                         store::Actor actor);
  void put_into_force();
  [[nodiscard]] engine::EngineSettings engine_settings() const;
  [[nodiscard]] delivery::Wording wording() const;
  /// Where the service has a public address; else nothing.
  [[nodiscard]] delivery::LinkMaker links() const;

  // rehearsal.cpp
  /// Beside the loop, one at a time.
  template <typename Work, typename Subject>
  service::Await<std::string> rehearse(Work work, Subject subject);

  // guards.cpp
  [[nodiscard]] engine::Listener listener();
  void watch_clock();
  void cycle_done();
  boost::asio::awaitable<void> hold_by_itself(std::string reason);
  boost::asio::awaitable<void> hold_now(store::Hold hold, store::Actor actor,
                                        std::vector<store::ServiceMessage> tell);
  [[nodiscard]] std::vector<store::ServiceMessage> letters_of(const store::Hold& hold) const;
  boost::asio::awaitable<void> record_moment(calendar::Instant now);

  // weekly_note.cpp
  boost::asio::awaitable<void> weekly_notes();
  boost::asio::awaitable<void> tell_week(calendar::Date week);
  void say_status() const;

  RunOptions options_;
  boost::asio::io_context loop_;
  std::atomic<bool> give_up_ = false;       ///< A rehearsal under way goes no further.
  boost::asio::thread_pool files_{1};       ///< Where configurations are read.
  boost::asio::thread_pool rehearsals_{1};  ///< Where people's simulations run: reloads do not wait
                                            ///< for them.
  std::shared_ptr<const InstalledPlugins> plugins_;
  std::shared_ptr<const config::Configuration> configuration_;  ///< In force.
  delivery::TemplatesPtr templates_;
  systemd::Notifier systemd_;

  std::unique_ptr<clock::Clock> clock_;
  clock::SimulatedClock* simulated_clock_ = nullptr;  ///< The same, where it is one.
  std::unique_ptr<SimulatedLoop> simulated_loop_;
  store::StoreThread store_thread_;
  std::unique_ptr<store::Store> store_;

  engine::PicturePtr picture_;
  Channels channels_;
  std::unique_ptr<delivery::Delivery> delivery_;
  std::unique_ptr<engine::Engine> engine_;
  boost::asio::cancellation_signal engine_stop_;
  std::unique_ptr<service::Desk> desk_;
  std::unique_ptr<web::Server> server_;   ///< On the Unix socket.
  std::unique_ptr<web::Server> network_;  ///< On web.listen.
  std::string listens_at_;                ///< Where that is; empty: nowhere.

  std::optional<engine::ClockWatch> clock_watch_;
  clock::Signal week_changed_{loop_.get_executor()};  ///< A reload may have moved the weekly note.
  calendar::Instant started_{};
  std::optional<calendar::Instant> loaded_;
  std::string load_fault_;
  std::vector<std::string> warnings_;
  std::string trouble_;  ///< What the store last said, while it fails.
  std::optional<calendar::Instant> recorded_;
  std::optional<std::string> held_;
  int recording_ = 0;
  bool reloading_ = false;
  bool rehearsing_ = false;
  bool stopping_ = false;
  int status_ = 0;
};

}  // namespace dueward::run
