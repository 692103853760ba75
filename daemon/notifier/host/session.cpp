// SPDX-License-Identifier: MIT
#include "notifier/host/session.hpp"

#include <algorithm>

#include "notifier/address.hpp"

namespace dueward::notifier::host {
namespace {

dueward_text text(std::string_view view) {
  return {view.data(), view.size()};
}

dueward_message message_of(const Message& from, Session::Clock::time_point deadline) {
  const auto left =
      std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Session::Clock::now());
  dueward_message to{};
  to.size = sizeof to;
  to.time_left_ms = static_cast<std::uint32_t>(std::max<std::int64_t>(1, left.count()));
  to.first_attempt_ms = from.first_attempt.time_since_epoch().count();
  to.first_attempt_rfc5322 = text(from.first_attempt_rfc5322);
  to.key = text(from.key);
  to.address = text(from.address);
  to.recipient_name = text(from.recipient_name);
  to.kind = text(from.kind);
  to.subject = text(from.words.subject);
  to.text = text(from.words.text);
  to.html = text(from.words.html);
  to.brief = text(from.words.brief);
  to.data = text(from.words.data);
  to.thread = text(from.thread);
  to.token = text(from.token);
  to.language = text(from.language);
  return to;
}

Outcome::Result result_of(std::uint32_t code) {
  switch (code) {
    case DUEWARD_DELIVERED:
      return Outcome::Result::delivered;
    case DUEWARD_ACCEPTED:
      return Outcome::Result::accepted;
    case DUEWARD_TEMPORARY:
      return Outcome::Result::temporary;
    case DUEWARD_PERMANENT_ADDRESS:
      return Outcome::Result::permanent_address;
    case DUEWARD_PERMANENT_CHANNEL:
      return Outcome::Result::permanent_channel;
    default:
      return Outcome::Result::unknown;
  }
}

Outcome unknown(std::string said) {
  return {Outcome::Result::unknown, {}, std::move(said), {}};
}

}  // namespace

dueward_outcome cleared_outcome() {
  dueward_outcome outcome{};
  outcome.size = sizeof outcome;
  outcome.retry_after = -1;
  return outcome;
}

Outcome read_outcome(const dueward_outcome& raw) {
  if (raw.result > DUEWARD_PERMANENT_CHANNEL || raw.said_size > sizeof raw.said ||
      raw.peer_id_size > sizeof raw.peer_id)
    return unknown("the plugin returned an outcome that makes no sense");
  constexpr std::int64_t longest_wait = std::int64_t{30} * 86400;
  Outcome outcome;
  outcome.result = result_of(raw.result);
  if (outcome.result == Outcome::Result::temporary && raw.retry_after >= 0)
    outcome.retry_after = std::chrono::seconds(std::min(raw.retry_after, longest_wait));
  outcome.said = one_line({raw.said, raw.said_size}, sizeof raw.said);
  outcome.peer_id = one_line({raw.peer_id, raw.peer_id_size}, sizeof raw.peer_id);
  return outcome;
}

Session::Session(const SessionTerms& terms) : terms_(terms) {
  host_.size = sizeof(dueward_host);
  host_.abi = DUEWARD_ABI;
  host_.version = text(terms.hello.dueward);
  host_.service = text(terms.hello.service);
  host_.notifier = text(terms.hello.notifier);
  host_.log = &Session::log;
  host_.cancelled = &Session::cancelled;
  host_.session = this;
}

void Session::log(const dueward_host* host, std::uint32_t level, dueward_text line) {
  if (line.data == nullptr) return;
  const auto& self = *static_cast<const Table*>(host)->session;
  const auto known = std::min(level, static_cast<std::uint32_t>(LogLevel::error));
  self.terms_.log->log(static_cast<LogLevel>(known), {line.data, line.size}, Clock::now());
}

int Session::cancelled(const dueward_host* host) {
  const auto& self = *static_cast<const Table*>(host)->session;
  return self.hurry_ || Clock::now() >= self.deadline_.load() ? 1 : 0;
}

bool Session::open(dueward_outcome& why) {
  std::vector<dueward_value> values;
  values.reserve(terms_.values.size());
  for (const auto& [name, value] : terms_.values)
    values.push_back({text(name), text(value)});
  const dueward_config config{sizeof(dueward_config), static_cast<std::uint32_t>(values.size()),
                              values.data()};
  session_ = terms_.plugin->table().open(&host_, &config, &why);
  return session_ != nullptr;
}

Outcome Session::deliver(const Message& given, Clock::time_point deadline) {
  deadline_ = deadline;
  dueward_outcome raw = cleared_outcome();
  bool opened = session_ != nullptr;
  try {
    if (!opened && !open(raw)) {
      Outcome outcome = read_outcome(raw);
      // Nothing was sent, so all that is not temporary is the channel's fault.
      if (outcome.result != Outcome::Result::temporary)
        outcome.result = Outcome::Result::permanent_channel;
      return outcome;
    }
    opened = true;
    const dueward_message message = message_of(given, deadline);
    raw = cleared_outcome();
    terms_.plugin->table().deliver(session_, &message, &raw);
    return read_outcome(raw);
  } catch (...) {
    // It broke the contract, and what its session holds now is anybody's guess: it is not closed.
    session_ = nullptr;
    if (!opened)
      return {Outcome::Result::permanent_channel, {}, "the plugin threw an exception in open", {}};
    return unknown("the plugin threw an exception");
  }
}

Outcome Session::open_only() {
  dueward_outcome why = cleared_outcome();
  if (session_ != nullptr || open(why)) return {Outcome::Result::delivered, {}, {}, {}};
  return read_outcome(why);
}

void Session::close() {
  if (auto* open = std::exchange(session_, nullptr)) terms_.plugin->table().close(open);
}

}  // namespace dueward::notifier::host
