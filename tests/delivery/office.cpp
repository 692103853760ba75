// SPDX-License-Identifier: MIT
#include "office.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "store/sqlite/open.hpp"

namespace dueward::test {

using namespace std::chrono_literals;
using Result = Outcome::Result;

namespace {

const calendar::Instant start_of_day{calendar::date(2011, 11, 4).time_since_epoch() + 8h};

std::string before_at(const std::string& address) {
  return address.substr(0, address.find('@'));
}

std::string after_at(const std::string& address) {
  const auto at = address.find('@');
  return at == std::string::npos ? "" : address.substr(at + 1);
}

}  // namespace

Outcome delivered() {
  return {Result::delivered, {}, "250 taken", {}};
}
Outcome temporary(std::string said) {
  return {Result::temporary, {}, std::move(said), {}};
}
Outcome refused_address(std::string said) {
  return {Result::permanent_address, {}, std::move(said), {}};
}
Outcome refused_channel(std::string said) {
  return {Result::permanent_channel, {}, std::move(said), {}};
}
Outcome no_answer() {
  return {Result::unknown, {}, "no answer after the final dot", {}};
}
Outcome crash() {
  return {Result::unknown, {}, "the plugin's process died of signal 11", {}, true};
}

/// A channel whose attempts go as the office's script says.
class Office::Channel : public notifier::Notifier {
 public:
  Channel(Office& office, std::string id, Script Office::*script)
      : office_(office), id_(std::move(id)), script_(script) {}

  [[nodiscard]] const model::NotifierId& id() const override { return id_; }
  [[nodiscard]] std::size_t workers() const override { return office_.workers_; }
  [[nodiscard]] std::string destination_of(std::string_view address) const override {
    return after_at(std::string(address));
  }
  [[nodiscard]] std::optional<std::string> address_fault(std::string_view) const override {
    return std::nullopt;
  }

  boost::asio::awaitable<Outcome> deliver(notifier::Message message,
                                          std::chrono::milliseconds) override {
    const int attempt = ++office_.attempts_[message.key];
    if (const auto slow = office_.slow.find(message.address); slow != office_.slow.end()) {
      co_await office_.clock->sleep_until(office_.clock->now() + slow->second);
    }
    const Outcome outcome = (office_.*script_)(message, attempt);
    const auto since =
        std::chrono::floor<std::chrono::seconds>(office_.clock->now() - office_.begin_);
    const std::chrono::hh_mm_ss time{since};
    office_.log.push_back(fmt::format("+{}:{:02}:{:02} {} {} {}", time.hours().count(),
                                      time.minutes().count(), time.seconds().count(), id_.str(),
                                      message.address, to_string(outcome.result)));
    office_.seen.push_back(std::move(message));
    co_return outcome;
  }

 private:
  Office& office_;
  model::NotifierId id_;
  Script Office::*script_;
};

Office::Office(std::size_t workers, delivery::ChannelSettings channel_settings)
    : settings(channel_settings),
      clock(std::make_unique<clock::SimulatedClock>(loop.get_executor(), start_of_day)),
      workers_(workers),
      begin_(start_of_day) {
  store::SqliteOptions options;
  options.path = ":memory:";
  options.work = options.loop = loop.get_executor();
  store = store::open_sqlite(std::move(options));
  for (const char* id : {"improvement-officer", "director-childrens"}) {
    world.person(id).notify[model::NotifierId("hook")] = std::string(id) + "@hook";
  }
  run(loop, store->begin_run(clock->now(), false));
  start();
}

Office::~Office() = default;

delivery::Wording Office::wording() const {
  return {delivery::Renderer(std::make_shared<const delivery::Templates>()),
          std::make_shared<const model::Directory>(world.directory), world.entries, write};
}

std::vector<delivery::Channel> Office::channels() {
  std::vector<delivery::Channel> all{channel("hook", &Office::hook)};
  if (!email_is_gone) all.push_back(channel("email", &Office::email));
  return all;
}

delivery::Channel Office::channel(const std::string& id, Script Office::*script) {
  auto& made = made_[id];
  if (!made || !notifiers_stay) made = std::make_shared<Channel>(*this, id, script);
  return {made, settings};
}

void Office::start() {
  delivery::DeliveryNotes notes;
  notes.trouble = [this](const std::string& text) { troubles.push_back(text); };
  delivery = std::make_unique<delivery::Delivery>(
      loop.get_executor(), *store, *clock, wording(), [this] { return random; }, notes);
  delivery->hold(held_);
  delivery->start(channels());
  pass(0ms);
}

void Office::hold(bool held) {
  held_ = held;
  delivery->hold(held);
  pass(0ms);
}

void Office::reload() {
  delivery->show(wording(), channels());
  pass(0ms);
}

void Office::remind(const std::vector<std::string>& addresses) {
  const auto today = world.directory.zone.date_of(clock->now());
  std::vector<model::Object> objects{to_object(world.plan())};
  for (const auto& [id, person] : world.directory.people)
    objects.push_back(to_object(person));
  const int all = reminded_ + static_cast<int>(addresses.size());
  for (int i = 0; i < all; ++i) {
    objects.push_back(to_object(action("A-" + std::to_string(i), "Title " + std::to_string(i))));
  }
  run(loop, store->begin_load());
  run(loop, store->stage(std::move(objects)));
  store::LoadCommit commit;
  commit.today = today;
  commit.now = clock->now();
  commit.policies[model::PolicyId("standard")] =
      world.directory.policies.at(model::PolicyId("standard")).steps;
  run(loop, store->commit_load(std::move(commit)));

  std::vector<store::Decided> decided;
  for (const auto& due : run(loop, store->due_actions(clock->now(), 10'000))) {
    store::Decided one;
    one.number = due.number;
    one.seen_version = due.version;
    const int number = std::stoi(due.action.ref.id.substr(2));
    if (number >= reminded_) {
      const auto& address = addresses.at(static_cast<std::size_t>(number - reminded_));
      const auto recipient = before_at(address);
      store::NewNotice wish;
      wish.entry =
          notice(due.action, model::Kind::reminder, "two-weeks", "owner", recipient, today).entry;
      wish.message_recipient = recipient;
      wish.envelopes = {{model::NotifierId("email"), address, after_at(address)}};
      one.notices.push_back(std::move(wish));
    }
    decided.push_back(std::move(one));
  }
  reminded_ = all;
  run(loop, store->commit_decisions(std::move(decided), clock->now(), today));
  store::SealRequest request;
  request.day = today;
  request.now = clock->now();
  run(loop, store->seal(std::move(request)));
  delivery->poke();
  pass(0ms);
}

void Office::post(const std::string& key, const std::string& address) {
  store::ServiceMessage message;
  message.key = key;
  message.recipient = model::PersonId(before_at(address));
  message.envelope = {model::NotifierId("email"), address, after_at(address)};
  message.template_name = "held";
  message.thread = "service/held";
  message.words.subject = "All sending is on hold";
  run(loop, store->post(std::move(message), clock->now()));
  delivery->poke();
  pass(0ms);
}

void Office::pass(std::chrono::milliseconds time) {
  const auto end = clock->now() + time;
  for (;;) {
    loop.restart();
    while (loop.poll() > 0) {
    }
    const auto next = clock->next_wake();
    if (!next || *next > end) break;
    clock->advance_to(*next);
  }
  clock->advance_to(end);
}

void Office::die_and_start() {
  const auto now = clock->now();
  // What was under way is never heard of again: it sleeps on a clock that nobody moves any more.
  dead_.emplace_back(std::move(clock), std::move(delivery));
  clock = std::make_unique<clock::SimulatedClock>(loop.get_executor(), now);
  run(loop, store->begin_run(now, false));
  start();
}

std::vector<std::string> Office::log_of(const std::string& address) const {
  std::vector<std::string> lines;
  for (const auto& line : log) {
    const auto at = line.find(" " + address + " ");
    if (at == std::string::npos) continue;
    lines.push_back(line.substr(0, line.find(' ')) + line.substr(at + 1 + address.size()));
  }
  return lines;
}

std::string Office::state_of(const std::string& address) {
  store::MessageQuery query;
  query.limit = 10'000;
  std::string found = "none";
  for (const auto& message : run(loop, store->messages(query))) {
    if (message.envelope.address != address) continue;
    found = std::string(to_string(message.state));
    if (!message.failure.empty()) found += ": " + message.failure;
  }
  return found;
}

}  // namespace dueward::test
