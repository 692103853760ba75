// SPDX-License-Identifier: MIT
#include "hosting.hpp"

#include <exception>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

namespace dueward::test {

namespace asio = boost::asio;

struct Hosting::Loop {
  asio::io_context context;
};

std::string show(const Outcome& outcome) {
  return std::string(notifier::to_string(outcome.result)) +
         (outcome.said.empty() ? "" : ": " + outcome.said);
}

Hosting::Hosting(std::string plugin, std::size_t workers, std::vector<notifier::OptionValue> values,
                 const fs::path& folder)
    : loop_(std::make_unique<Loop>()) {
  settings.id = model::NotifierId("under-test");
  settings.plugin.name = plugin;
  settings.plugin.file = (folder / (plugin + ".so")).string();
  settings.workers = workers;
  settings.values = std::move(values);
  settings.host = host_program();
  settings.service = "Example Council";
  settings.version = "0.1.0";
  settings.log = [this](notifier::LogLevel, std::string_view line) { logged.emplace_back(line); };
}

Hosting::~Hosting() = default;

notifier::HostNotifier& Hosting::notifier() {
  if (!notifier_)
    notifier_ = std::make_unique<notifier::HostNotifier>(loop_->context.get_executor(), settings);
  return *notifier_;
}

std::shared_ptr<std::optional<Outcome>> Hosting::begin(std::string address,
                                                       std::chrono::milliseconds deadline) {
  auto outcome = std::make_shared<std::optional<Outcome>>();
  notifier::Message message;
  message.key = "key-1";
  message.address = std::move(address);
  asio::co_spawn(
      loop_->context,
      [&n = notifier(), message, deadline, outcome]() -> asio::awaitable<void> {
        *outcome = co_await n.deliver(message, deadline);
      },
      [](std::exception_ptr error) {
        if (error) std::rethrow_exception(error);
      });
  return outcome;
}

std::function<void()> Hosting::begin_to_cancel(std::string address, bool& thrown) {
  auto signal = std::make_shared<asio::cancellation_signal>();
  notifier::Message message;
  message.address = std::move(address);
  asio::co_spawn(
      loop_->context,
      [&n = notifier(), message]() -> asio::awaitable<void> {
        co_await n.deliver(message, plenty);
      },
      asio::bind_cancellation_slot(signal->slot(), [signal, &thrown](std::exception_ptr error) {
        thrown = error != nullptr;
      }));
  return [signal] { signal->emit(asio::cancellation_type::terminal); };
}

void Hosting::run_until(const std::function<bool()>& done) {
  while (!done()) {
    loop_->context.restart();
    loop_->context.run_one_for(100ms);
  }
}

Outcome Hosting::deliver(std::string address, std::chrono::milliseconds deadline) {
  const auto outcome = begin(std::move(address), deadline);
  run_until([&] { return outcome->has_value(); });
  return **outcome;
}

void Hosting::stop(std::chrono::milliseconds grace) {
  bool stopped = false;
  asio::co_spawn(loop_->context, notifier().stop(grace),
                 [&](std::exception_ptr) { stopped = true; });
  run_until([&] { return stopped; });
}

bool Hosting::logged_like(const std::string& part) const {
  for (const auto& line : logged)
    if (line.find(part) != std::string::npos) return true;
  return false;
}

}  // namespace dueward::test
