// SPDX-License-Identifier: MIT
#include "plugins/harness/plugin.hpp"

#include <atomic>
#include <cstdlib>
#include <memory>
#include <mutex>
#include <sstream>
#include <stdexcept>

#include <dlfcn.h>

namespace dueward::test {
namespace {

/// The options as a host passes them.
class Config {
 public:
  Config(const dueward_plugin& plugin, Options options) {
    for (std::uint32_t i = 0; i < plugin.option_count; ++i) {
      const dueward_option& option = plugin.options[i];
      const std::string name(sdk::view(option.name));
      if (option.default_value.size > 0) options.try_emplace(name, sdk::view(option.default_value));
      if (const auto found = options.find(name); found != options.end()) {
        add(name, found->second, (option.flags & DUEWARD_LIST) != 0);
        options.erase(found);
      }
    }
    if (!options.empty()) throw std::runtime_error("no option " + options.begin()->first);
    for (const auto& [name, value] : texts_)
      values_.push_back({sdk::text(name), sdk::text(value)});
    raw_ = {sizeof raw_, static_cast<std::uint32_t>(values_.size()), values_.data()};
  }
  [[nodiscard]] const dueward_config& raw() const { return raw_; }

 private:
  void add(const std::string& name, const std::string& value, bool is_list) {
    if (!is_list) {
      texts_.emplace_back(name, value);
      return;
    }
    std::istringstream elements(value);
    for (std::string element; std::getline(elements, element);)
      texts_.emplace_back(name, element);
  }

  std::vector<std::pair<std::string, std::string>> texts_;
  std::vector<dueward_value> values_;
  dueward_config raw_{};
};

dueward_outcome cleared() {
  dueward_outcome raw{};
  raw.size = sizeof raw;
  raw.retry_after = -1;
  return raw;
}

Outcome outcome_of(const dueward_outcome& raw) {
  return {static_cast<dueward_result>(raw.result), std::string(raw.said, raw.said_size),
          std::string(raw.peer_id, raw.peer_id_size), static_cast<long>(raw.retry_after)};
}

}  // namespace

struct Session::State : dueward_host {
  const dueward_plugin* plugin = nullptr;
  dueward_session* session = nullptr;
  std::atomic<bool> is_cancelled = false;
  std::mutex mutex;
  std::string lines;

  State() : dueward_host{} {
    size = sizeof(dueward_host);
    abi = DUEWARD_ABI;
    version = "0"_text;
    service = "A test"_text;
    notifier = "tested"_text;
    log = [](const dueward_host* host, std::uint32_t, dueward_text line) {
      State& self = of(host);
      const std::lock_guard lock(self.mutex);
      self.lines += std::string(sdk::view(line)) + "\n";
    };
    cancelled = [](const dueward_host* host) { return of(host).is_cancelled ? 1 : 0; };
  }

  static State& of(const dueward_host* host) {
    return const_cast<State&>(static_cast<const State&>(*host));
  }
};

std::string to_string(dueward_result result) {
  switch (result) {
    case DUEWARD_UNKNOWN:
      return "unknown";
    case DUEWARD_DELIVERED:
      return "delivered";
    case DUEWARD_ACCEPTED:
      return "accepted";
    case DUEWARD_TEMPORARY:
      return "temporary";
    case DUEWARD_PERMANENT_ADDRESS:
      return "permanent: address";
    case DUEWARD_PERMANENT_CHANNEL:
      return "permanent: channel";
  }
  return "?";
}

const dueward_plugin& load(const std::string& name) {
  const char* build = std::getenv("DUEWARD_BUILD");
  const std::string file = std::string(build == nullptr ? "." : build) + "/plugins/" + name + ".so";
  // Never closed: GLib does not survive it.
  void* const object = dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (object == nullptr) throw std::runtime_error(dlerror());
  const auto* table = static_cast<const dueward_plugin*>(dlsym(object, "dueward_notifier"));
  if (table == nullptr) throw std::runtime_error(file + " exports no dueward_notifier");
  return *table;
}

std::string check(const std::string& plugin, const Options& options) {
  const dueward_plugin& table = load(plugin);
  dueward_outcome why = cleared();
  table.check(&Config(table, options).raw(), &why);
  return why.result == DUEWARD_DELIVERED ? "" : outcome_of(why).said;
}

Session::Session(const std::string& plugin, const Options& options) {
  auto state = std::make_unique<State>();
  state->plugin = &load(plugin);
  dueward_outcome why = cleared();
  state->session = state->plugin->open(state.get(), &Config(*state->plugin, options).raw(), &why);
  if (state->session == nullptr)
    throw std::runtime_error(to_string(static_cast<dueward_result>(why.result)) + ": " +
                             outcome_of(why).said);
  state_ = state.release();
}

Session::~Session() {
  state_->plugin->close(state_->session);
  delete state_;
}

Outcome Session::deliver(const Message& message) {
  std::vector<dueward_part> parts;
  for (const auto& part : message.parts)
    parts.push_back({sdk::text(part.name), sdk::text(part.media_type),
                     reinterpret_cast<const unsigned char*>(part.bytes.data()), part.bytes.size()});
  dueward_message raw{};
  raw.size = sizeof raw;
  raw.time_left_ms = static_cast<std::uint32_t>(message.time_left.count());
  raw.first_attempt_ms = 1319180400000;  // Friday 21 October 2011, 08:00 in London
  raw.first_attempt_rfc5322 = sdk::text(message.date);
  raw.key = sdk::text(message.key);
  raw.address = sdk::text(message.address);
  raw.recipient_name = sdk::text(message.recipient_name);
  raw.kind = sdk::text(message.kind);
  raw.subject = sdk::text(message.subject);
  raw.text = sdk::text(message.text);
  raw.html = sdk::text(message.html);
  raw.brief = sdk::text(message.brief);
  raw.data = sdk::text(message.data);
  raw.thread = sdk::text(message.thread);
  raw.token = sdk::text(message.token);
  raw.language = sdk::text(message.language);
  raw.parts = parts.data();
  raw.part_count = parts.size();
  dueward_outcome outcome = cleared();
  state_->plugin->deliver(state_->session, &raw, &outcome);
  return outcome_of(outcome);
}

void Session::cancel() {
  state_->is_cancelled = true;
}

std::string Session::log() const {
  const std::lock_guard lock(state_->mutex);
  return state_->lines;
}

}  // namespace dueward::test
