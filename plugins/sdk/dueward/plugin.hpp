// SPDX-License-Identifier: MIT
/// A plugin in C++20: write a class with a constructor and deliver(), and describe it.
///
///     class Session {
///      public:
///       Session(sdk::Host host, sdk::Options options);           // throws sdk::Failure: cannot be
///       opened sdk::Outcome deliver(const sdk::Message& message);       // throws sdk::Failure, or
///       anything: unknown
///       // optional:
///       sdk::Outcome enquire(std::string_view key, std::string_view peer_id);
///       static std::optional<std::string> check(sdk::Options options);   // a sentence where they
///       do not fit
///     };
///     constexpr dueward_option options[] = {
///         {.size = sizeof(dueward_option), .type = DUEWARD_OPTION_PATH, .flags = DUEWARD_REQUIRED,
///          .name = "folder"_text, .help = "Where the mail goes."_text}};
///     constinit const dueward_plugin dueward_notifier =
///         sdk::plugin<Session>({.name = "mine"_text, .version = "1.0"_text, …, .options =
///         options});
///
/// Everything here is header-only and inline, so that the plugin's only exported symbol stays
/// `dueward_notifier`. Threads and lifetimes are those of plugin.h: one session, one thread.
#pragma once

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstring>
#include <exception>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "dueward/plugin.h"

/// "text"_text is a constant dueward_text.
constexpr dueward_text operator""_text(const char* data, std::size_t size) {
  return {data, size};
}

namespace dueward::sdk {

constexpr std::string_view view(dueward_text text) {
  return {text.data, text.size};
}

constexpr dueward_text text(std::string_view view) {
  return {view.data(), view.size()};
}

/// Whether the text is safe in a line of a protocol: no CR, LF, NUL or other control character.
/// dueward checks addresses and subjects, and a plugin checks them again.
constexpr bool is_one_line(std::string_view text) {
  for (const char c : text)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) return false;
  return true;
}

/// How an attempt ended; made by one of the functions, which read like a sentence.
struct Outcome {
  dueward_result result = DUEWARD_UNKNOWN;
  std::string said;
  std::string peer_id;
  std::optional<std::chrono::seconds> retry_after;

  static Outcome delivered(std::string said, std::string peer_id = {}) {
    return {DUEWARD_DELIVERED, std::move(said), std::move(peer_id), {}};
  }
  static Outcome accepted(std::string said, std::string peer_id) {
    return {DUEWARD_ACCEPTED, std::move(said), std::move(peer_id), {}};
  }
  static Outcome temporary(std::string said, std::optional<std::chrono::seconds> retry_after = {}) {
    return {DUEWARD_TEMPORARY, std::move(said), {}, retry_after};
  }
  static Outcome bad_address(std::string said) {
    return {DUEWARD_PERMANENT_ADDRESS, std::move(said), {}, {}};
  }
  static Outcome bad_channel(std::string said) {
    return {DUEWARD_PERMANENT_CHANNEL, std::move(said), {}, {}};
  }
  static Outcome unknown(std::string said) { return {DUEWARD_UNKNOWN, std::move(said), {}, {}}; }
};

/// Thrown where a call cannot go on; becomes its outcome.
class Failure : public std::runtime_error {
 public:
  explicit Failure(Outcome outcome)
      : std::runtime_error(outcome.said), outcome_(std::move(outcome)) {}
  [[nodiscard]] const Outcome& outcome() const { return outcome_; }

 private:
  Outcome outcome_;
};

/// A message as plugin.h documents it. Views are valid until deliver returns.
class Message {
 public:
  explicit Message(const dueward_message& raw) : raw_(&raw) {}

  [[nodiscard]] std::string_view key() const { return view(raw_->key); }
  [[nodiscard]] std::string_view address() const { return view(raw_->address); }
  [[nodiscard]] std::string_view recipient_name() const { return view(raw_->recipient_name); }
  [[nodiscard]] std::chrono::milliseconds time_left() const {
    return std::chrono::milliseconds(raw_->time_left_ms);
  }
  [[nodiscard]] std::chrono::sys_time<std::chrono::milliseconds> first_attempt() const {
    return std::chrono::sys_time<std::chrono::milliseconds>(
        std::chrono::milliseconds(raw_->first_attempt_ms));
  }
  [[nodiscard]] std::string_view first_attempt_rfc5322() const {
    return view(raw_->first_attempt_rfc5322);
  }
  [[nodiscard]] std::string_view kind() const { return view(raw_->kind); }
  [[nodiscard]] std::string_view subject() const { return view(raw_->subject); }
  [[nodiscard]] std::string_view text() const { return view(raw_->text); }
  [[nodiscard]] std::string_view html() const { return view(raw_->html); }
  [[nodiscard]] std::string_view brief() const { return view(raw_->brief); }
  [[nodiscard]] std::string_view data() const { return view(raw_->data); }
  [[nodiscard]] std::string_view thread() const { return view(raw_->thread); }
  [[nodiscard]] std::string_view token() const { return view(raw_->token); }
  [[nodiscard]] std::string_view language() const { return view(raw_->language); }
  [[nodiscard]] std::span<const dueward_part> parts() const {
    return {raw_->parts, raw_->part_count};
  }

 private:
  const dueward_message* raw_;
};

/// The options as the host checked them. Views are valid until the constructor returns: copy what
/// you keep.
class Options {
 public:
  explicit Options(const dueward_config& raw) : values_(raw.values, raw.count) {}

  /// The value, or nothing where it is not set and has no default.
  [[nodiscard]] std::optional<std::string_view> find(std::string_view name) const {
    for (const auto& value : values_)
      if (view(value.name) == name) return view(value.value);
    return std::nullopt;
  }
  /// The value, or an empty one.
  [[nodiscard]] std::string text(std::string_view name) const {
    return std::string(find(name).value_or(""));
  }
  [[nodiscard]] bool boolean(std::string_view name) const { return find(name) == "true"; }
  [[nodiscard]] std::int64_t integer(std::string_view name, std::int64_t otherwise = 0) const {
    const auto found = find(name).value_or("");
    std::from_chars(found.data(), found.data() + found.size(), otherwise);
    return otherwise;
  }
  [[nodiscard]] std::vector<std::string> list(std::string_view name) const {
    std::vector<std::string> elements;
    for (const auto& value : values_)
      if (view(value.name) == name) elements.emplace_back(view(value.value));
    return elements;
  }

 private:
  std::span<const dueward_value> values_;
};

/// What the host offers; copy it freely, it is valid as long as the session.
class Host {
 public:
  explicit Host(const dueward_host& raw) : raw_(&raw) {}

  [[nodiscard]] std::string_view version() const { return view(raw_->version); }
  [[nodiscard]] std::string_view service() const { return view(raw_->service); }
  [[nodiscard]] std::string_view notifier() const { return view(raw_->notifier); }
  [[nodiscard]] bool cancelled() const { return raw_->cancelled(raw_) != 0; }
  void log(dueward_log_level level, std::string_view line) const {
    raw_->log(raw_, level, sdk::text(line));
  }

 private:
  const dueward_host* raw_;
};

/// Copies an outcome into the host's, cut to its capacity.
inline void fill(dueward_outcome& raw, const Outcome& outcome) noexcept {
  const auto copy = [](char* to, std::uint32_t& size, std::size_t capacity,
                       const std::string& from) {
    size = static_cast<std::uint32_t>(std::min(from.size(), capacity));
    std::memcpy(to, from.data(), size);
  };
  raw.result = outcome.result;
  raw.retry_after = outcome.retry_after ? outcome.retry_after->count() : -1;
  copy(raw.said, raw.said_size, sizeof raw.said, outcome.said);
  copy(raw.peer_id, raw.peer_id_size, sizeof raw.peer_id, outcome.peer_id);
}

/// Runs `call` and puts what it returns or throws into `raw`: nothing crosses the boundary but an
/// outcome. An exception that is no Failure counts as `unforeseen`.
template <typename Call>
void contain(dueward_outcome& raw, dueward_result unforeseen, Call&& call) noexcept {
  try {
    fill(raw, call());
  } catch (const Failure& failure) {
    fill(raw, failure.outcome());
  } catch (const std::exception& error) {
    raw.result = unforeseen;
    raw.said_size =
        static_cast<std::uint32_t>(std::min(std::strlen(error.what()), sizeof raw.said));
    std::memcpy(raw.said, error.what(), raw.said_size);
  } catch (...) {
    raw.result = unforeseen;
  }
}

template <typename Session>
concept Enquires = requires(Session session) {
  session.enquire(std::string_view{}, std::string_view{});
};
template <typename Session>
concept Checks = requires(Options options) {
  Session::check(options);
};

/// The functions of the table for one class.
template <typename Session>
struct Trampolines {
  static dueward_session* open(const dueward_host* host, const dueward_config* config,
                               dueward_outcome* why) noexcept {
    Session* session = nullptr;
    contain(*why, DUEWARD_PERMANENT_CHANNEL, [&] {
      session = std::make_unique<Session>(Host(*host), Options(*config)).release();
      return Outcome::delivered({});
    });
    return reinterpret_cast<dueward_session*>(session);
  }
  static void deliver(dueward_session* session, const dueward_message* message,
                      dueward_outcome* outcome) noexcept {
    contain(*outcome, DUEWARD_UNKNOWN, [&] { return self(session).deliver(Message(*message)); });
  }
  static void close(dueward_session* session) noexcept { delete &self(session); }
  static void enquire(dueward_session* session, dueward_text key, dueward_text peer_id,
                      dueward_outcome* outcome) noexcept {
    contain(*outcome, DUEWARD_UNKNOWN,
            [&] { return self(session).enquire(view(key), view(peer_id)); });
  }
  static void check(const dueward_config* config, dueward_outcome* why) noexcept {
    contain(*why, DUEWARD_PERMANENT_CHANNEL, [&] {
      const std::optional<std::string> fault = Session::check(Options(*config));
      return fault ? Outcome::bad_channel(*fault) : Outcome::delivered({});
    });
  }
  static Session& self(dueward_session* session) { return *reinterpret_cast<Session*>(session); }
};

/// What people and dueward are told of a plugin; fields as in plugin.h.
struct Description {
  dueward_text name;
  dueward_text version;
  dueward_text licence;
  dueward_text summary;
  dueward_text address;
  dueward_address_syntax address_syntax = DUEWARD_ADDRESS_ANY;
  dueward_destination destination = DUEWARD_DESTINATION_NONE;
  bool grouped = true;
  std::span<const dueward_option> options = {};
};

/// The table, a constant.
template <typename Session>
constexpr dueward_plugin plugin(const Description& is) {
  using Calls = Trampolines<Session>;
  dueward_plugin table{};
  table.size = sizeof(dueward_plugin);
  table.abi = DUEWARD_ABI;
  table.name = is.name;
  table.version = is.version;
  table.licence = is.licence;
  table.summary = is.summary;
  table.address = is.address;
  table.address_syntax = is.address_syntax;
  table.destination = is.destination;
  table.grouped = is.grouped ? 1 : 0;
  table.option_count = static_cast<std::uint32_t>(is.options.size());
  table.options = is.options.data();
  table.open = &Calls::open;
  table.deliver = &Calls::deliver;
  table.close = &Calls::close;
  if constexpr (Enquires<Session>) table.enquire = &Calls::enquire;
  if constexpr (Checks<Session>) table.check = &Calls::check;
  return table;
}

/// A line of the options table: sdk::option("server", DUEWARD_OPTION_TEXT, "…").required().
struct Option : dueward_option {
  constexpr Option(std::string_view name_, dueward_option_type type_, std::string_view help_)
      : dueward_option{} {
    size = sizeof(dueward_option);
    type = type_;
    name = sdk::text(name_);
    help = sdk::text(help_);
  }
  [[nodiscard]] constexpr Option required() const { return with_flag(DUEWARD_REQUIRED); }
  [[nodiscard]] constexpr Option list() const { return with_flag(DUEWARD_LIST); }
  [[nodiscard]] constexpr Option secret() const { return with_flag(DUEWARD_SECRET); }
  [[nodiscard]] constexpr Option otherwise(std::string_view value) const {
    Option copy = *this;
    copy.default_value = sdk::text(value);
    return copy;
  }
  [[nodiscard]] constexpr Option such_as(std::string_view value) const {
    Option copy = *this;
    copy.example = sdk::text(value);
    return copy;
  }
  [[nodiscard]] constexpr Option range(std::int64_t lowest, std::int64_t highest) const {
    Option copy = *this;
    copy.min = lowest;
    copy.max = highest;
    return copy;
  }
  /// The array must outlive the table: a namespace-scope constant.
  [[nodiscard]] constexpr Option one_of(std::span<const dueward_text> words) const {
    Option copy = *this;
    copy.choices = words.data();
    copy.choice_count = static_cast<std::uint32_t>(words.size());
    return copy;
  }

 private:
  [[nodiscard]] constexpr Option with_flag(std::uint32_t flag) const {
    Option copy = *this;
    copy.flags |= flag;
    return copy;
  }
};

}  // namespace dueward::sdk
