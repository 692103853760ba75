// SPDX-License-Identifier: MIT
#include "notifier/host_notifier.hpp"

#include <tuple>

#include "notifier/supervisor.hpp"

namespace dueward::notifier {

namespace asio = boost::asio;

bool alike(const HostSettings& one, const HostSettings& other) {
  const auto all = [](const HostSettings& settings) {
    return std::tie(settings.id, settings.plugin, settings.workers, settings.values, settings.host,
                    settings.service, settings.version, settings.start_limit, settings.stamps);
  };
  return all(one) == all(other);
}

HostNotifier::HostNotifier(asio::any_io_executor loop, HostSettings settings)
    : supervisor_(std::make_shared<Supervisor>(std::move(loop), std::move(settings))) {}

HostNotifier::~HostNotifier() {
  supervisor_->abandon();
}

const model::NotifierId& HostNotifier::id() const {
  return supervisor_->settings().id;
}

std::size_t HostNotifier::workers() const {
  return supervisor_->settings().workers;
}

std::size_t HostNotifier::ahead() const {
  // Some milliseconds of work for fast workers: as long as the loop may be busy with something
  // else.
  constexpr std::size_t for_each_worker = 7;
  return for_each_worker * supervisor_->settings().workers;
}

void HostNotifier::give_back() {
  supervisor_->give_back();
}

std::string HostNotifier::destination_of(std::string_view address) const {
  return notifier::destination_of(supervisor_->settings().plugin.destination, address);
}

std::optional<std::string> HostNotifier::address_fault(std::string_view address) const {
  return notifier::address_fault(supervisor_->settings().plugin.syntax, address);
}

asio::awaitable<Outcome> HostNotifier::deliver(Message message,
                                               std::chrono::milliseconds deadline) {
  if (auto fault = address_fault(message.address))
    co_return Outcome{Outcome::Result::permanent_address, {}, std::move(*fault), {}};
  co_return co_await supervisor_->deliver(std::move(message), deadline);
}

asio::awaitable<void> HostNotifier::stop(std::chrono::milliseconds grace) {
  return supervisor_->stop(grace);
}

void HostNotifier::try_again() {
  supervisor_->try_again();
}

const HostSettings& HostNotifier::settings() const {
  return supervisor_->settings();
}

std::optional<int> HostNotifier::process() const {
  return supervisor_->process();
}

}  // namespace dueward::notifier
