// SPDX-License-Identifier: MIT
#include "delivery/delivery.hpp"

#include <algorithm>
#include <utility>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "clock/pause.hpp"
#include "delivery/gone_notifier.hpp"

namespace dueward::delivery {
namespace asio = boost::asio;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t read_at_once = 1000;    ///< Sealed messages.
constexpr std::size_t written_at_once = 200;  ///< Of those: stored and sent together.
constexpr std::size_t words_at_a_stretch = 8;

}  // namespace

Delivery::Delivery(asio::any_io_executor loop, store::Store& store, clock::Clock& clock,
                   Wording wording, std::function<double()> random, DeliveryNotes notes)
    : loop_(std::move(loop)),
      store_(store),
      clock_(clock),
      wording_(std::move(wording)),
      random_(std::move(random)),
      notes_(std::move(notes)),
      wake_(loop_),
      saver_(
          loop_, clock_,
          [this](std::vector<store::WrittenMessage> written) {
            return store_.store_words(std::move(written), clock_.now());
          },
          [this] { poke_dispatchers(); }) {}

void Delivery::start(std::vector<Channel> channels) {
  use(std::move(channels));
  asio::co_spawn(loop_, write_loop(), asio::detached);
}

void Delivery::show(Wording wording, std::vector<Channel> channels) {
  wording_ = std::move(wording);
  use(std::move(channels));
  orphans_ = true;
  poke();
}

void Delivery::use(std::vector<Channel> channels) {
  auto before = std::exchange(dispatchers_, {});
  for (auto& channel : channels) {
    const auto id = channel.notifier->id();
    auto pace = pace_of(channel);
    auto known = before.find(id);
    if (known != before.end() && known->second->notifier() == channel.notifier) {
      known->second->go_on(channel.settings);
      dispatchers_.insert(before.extract(known));
      continue;
    }
    open(std::move(channel), std::move(pace));
  }
  for (auto& [id, dispatcher] : before) {
    dispatcher->retire();
    retiring_.push_back(std::move(dispatcher));
  }
}

std::shared_ptr<Pace> Delivery::pace_of(const Channel& channel) {
  auto& pace = paces_[channel.notifier->id()];
  if (!pace) pace = std::make_shared<Pace>(std::nullopt);
  pace->limit_to(channel.settings.per_minute);
  return pace;
}

/// With them goes their notifier, and its process.
void Delivery::let_go_of_finished() {
  std::erase_if(retiring_, [](const auto& dispatcher) { return dispatcher->finished(); });
}

void Delivery::open(Channel channel, std::shared_ptr<Pace> pace) {
  const auto id = channel.notifier->id();
  auto dispatcher = std::make_shared<Dispatcher>(loop_, store_, clock_, std::move(channel.notifier),
                                                 channel.settings, std::move(pace), ports());
  dispatcher->hold(held_);
  dispatcher->start();
  dispatchers_.emplace(id, std::move(dispatcher));
}

/// Messages that wait for a notifier which is no longer there must fail aloud.
asio::awaitable<void> Delivery::adopt_orphans() {
  store::MessageQuery query;
  query.state = model::MessageState::ready;
  query.limit = 1000;
  for (;;) {
    const auto page = co_await store_.messages(query);
    for (const auto& message : page) {
      const auto& id = message.envelope.notifier;
      if (dispatchers_.contains(id)) continue;
      // What is only refused is no attempt at the relay: a pace of its own.
      open({std::make_shared<GoneNotifier>(id), {}}, std::make_shared<Pace>(std::nullopt));
    }
    if (page.size() < query.limit) co_return;
    query.after = page.back().id;
  }
}

DispatcherPorts Delivery::ports() {
  DispatcherPorts ports;
  ports.directory = [this] { return wording_.directory; };
  ports.random = random_;
  ports.tell_failed = [this](const store::ClaimedMessage& message, const std::string& reason,
                             const std::string& said) {
    return tellings().failed(message, reason, said, clock_.now());
  };
  ports.channel_rests = [this](const model::NotifierId& notifier, const std::string& said) {
    notes_.rests(notifier, said);
    return tellings().channel_rests(notifier, said, clock_.now());
  };
  ports.trouble = notes_.trouble;
  ports.told = [this] {
    notes_.failed();
    poke_dispatchers();
    if (retiring_.empty()) return;
    orphans_ = true;  // what a retiring one handed back may be nobody's now
    wake_.raise();
  };
  return ports;
}

Tellings Delivery::tellings() const {
  return {wording_.renderer, wording_.directory,
          [this](const model::NotifierId& notifier, const std::string& address) {
            return destination_of(notifier, address);
          }};
}

std::string Delivery::destination_of(const model::NotifierId& notifier,
                                     const std::string& address) const {
  const auto found = dispatchers_.find(notifier);
  return found == dispatchers_.end() ? std::string()
                                     : found->second->notifier()->destination_of(address);
}

void Delivery::poke() {
  wake_.raise();
  poke_dispatchers();
}

void Delivery::poke_dispatchers() {
  for (auto& [id, dispatcher] : dispatchers_)
    dispatcher->poke();
}

void Delivery::hold(bool held) {
  held_ = held;
  for (auto& [id, dispatcher] : dispatchers_)
    dispatcher->hold(held);
  wake_.raise();
}

asio::awaitable<void> Delivery::post(std::vector<store::ServiceMessage> messages) {
  ++posting_;
  for (auto& message : messages) {
    try {
      co_await store_.post(std::move(message), clock_.now());
    } catch (const std::exception& error) {
      notes_.trouble(error.what());
    }
  }
  --posting_;
  poke();
}

asio::awaitable<void> Delivery::tell_weekly(calendar::Date week, std::string summary,
                                            const NeedsOf& needs) {
  auto messages = tellings().weekly(week, summary, needs, clock_.now());
  co_await post(std::move(messages));
}

std::vector<store::ServiceMessage> Delivery::receipt(const AnswerReceipt& receipt) const {
  return tellings().receipt(receipt, clock_.now());
}

std::vector<store::ServiceMessage> Delivery::code(const CodeToSend& code) const {
  return tellings().code(code, clock_.now());
}

std::vector<store::ServiceMessage> Delivery::links(const LinkToSend& links) const {
  return tellings().links(links, clock_.now());
}

asio::awaitable<notifier::Outcome> Delivery::send_test(const model::NotifierId& notifier,
                                                       const model::Person& person,
                                                       const std::string& address) {
  const auto found = dispatchers_.find(notifier);
  if (found == dispatchers_.end()) {
    co_return notifier::Outcome{
        notifier::Outcome::Result::permanent_channel, {}, "there is no such notifier", {}};
  }
  const auto now = clock_.now();
  notifier::Message message;
  message.key = "test-" + std::to_string(now.time_since_epoch().count());
  message.address = address;
  message.recipient_name = person.name;
  message.first_attempt = now;
  message.first_attempt_rfc5322 = wording_.directory->zone.rfc5322(now);
  message.kind = "test";
  message.words = tellings().test_words(person, notifier, now);
  message.thread = "service/test";
  message.language = person.language.empty() ? "en-GB" : person.language;
  const auto target = found->second->notifier();
  co_return co_await target->deliver(std::move(message), 60s);
}

asio::awaitable<void> Delivery::write_loop() {
  for (;;) {
    writing_ = true;
    bool failed = false;
    try {
      while (co_await write_batch()) {
      }
      let_go_of_finished();
      if (!draining_ && std::exchange(orphans_, false)) co_await adopt_orphans();
    } catch (const std::exception& error) {
      notes_.trouble(error.what());
      failed = true;
    }
    if (failed) {
      co_await clock::pause(loop_, 1s);
      continue;
    }
    writing_ = false;
    co_await wake_.wait_until(clock_, std::nullopt);
  }
}

asio::awaitable<bool> Delivery::write_batch() {
  co_await saver_.finish();  // what an exception left under way
  if (draining_ || held_) co_return false;
  const auto batch = co_await store_.without_words(read_at_once);
  std::span<const store::SealedMessage> sealed(batch);
  while (!sealed.empty() && !draining_ && !held_) {
    const auto lot = sealed.first(std::min(sealed.size(), written_at_once));
    sealed = sealed.subspan(lot.size());
    auto written = co_await write(lot);
    co_await saver_.save(std::move(written));
  }
  co_await saver_.finish();
  co_return !batch.empty();
}

asio::awaitable<std::vector<store::WrittenMessage>> Delivery::write(
    std::span<const store::SealedMessage> sealed) {
  std::vector<store::WrittenMessage> written;
  written.reserve(sealed.size());
  for (const auto& message : sealed) {
    // Writing is the longest work on the loop: attempts that end meanwhile have their turn.
    if (written.size() % words_at_a_stretch == words_at_a_stretch - 1)
      co_await asio::post(loop_, asio::use_awaitable);
    auto rendered = wording_.write
                        ? wording_.write(message)
                        : wording_.renderer.render(message, *wording_.directory, wording_.entries);
    if (!rendered.fault.empty()) notes_.replaced(rendered.fault);
    if (!dispatchers_.contains(message.envelope.notifier)) orphans_ = true;
    written.push_back(std::move(rendered.written));
  }
  co_return written;
}

bool Delivery::finished() const {
  const auto done = [](const auto& dispatcher) { return dispatcher->finished(); };
  return !writing_ && posting_ == 0 && std::all_of(retiring_.begin(), retiring_.end(), done);
}

bool Delivery::at_rest() const {
  if (writing_ || posting_ > 0 || wake_.raised()) return false;
  return std::all_of(dispatchers_.begin(), dispatchers_.end(),
                     [](const auto& entry) { return entry.second->at_rest(); }) &&
         std::all_of(retiring_.begin(), retiring_.end(),
                     [](const auto& dispatcher) { return dispatcher->finished(); });
}

asio::awaitable<void> Delivery::drain(std::chrono::milliseconds grace) {
  draining_ = true;
  use({});
  const auto end = std::chrono::steady_clock::now() + grace;
  while (!finished() && std::chrono::steady_clock::now() < end)
    co_await clock::pause(loop_, 10ms);
  for (const auto& dispatcher : retiring_)
    dispatcher->abandon();
}

std::vector<std::shared_ptr<const Dispatcher>> Delivery::dispatchers() const {
  std::vector<std::shared_ptr<const Dispatcher>> all;
  all.reserve(dispatchers_.size());
  for (const auto& [id, dispatcher] : dispatchers_)
    all.push_back(dispatcher);
  return all;
}

}  // namespace dueward::delivery
