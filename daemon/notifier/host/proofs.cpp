// SPDX-License-Identifier: MIT
#include "notifier/host/proofs.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <fstream>
#include <functional>
#include <map>
#include <system_error>
#include <thread>

#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include "notifier/host/exports.hpp"
#include "notifier/host/library.hpp"
#include "notifier/host/secrets.hpp"
#include "notifier/host/session.hpp"

namespace dueward::notifier::host {
namespace {

namespace fs = std::filesystem;
using Fault = std::optional<std::string>;

/// A plugin with options, and how to call it.
struct Subject {
  fs::path file;
  fs::path folder;
  std::vector<OptionValue> values;
};

/// A value that the option's type accepts; what it means is the plugin's business.
OptionValue made_up(const PluginOption& option, const Subject& subject) {
  const fs::path path = subject.folder / option.name;
  const bool file = option.type == OptionType::path || option.type == OptionType::secret_file;
  if (!file && !option.example.empty()) return {option.name, option.example, {}};
  switch (option.type) {
    case OptionType::boolean:
      return {option.name, "false", {}};
    case OptionType::integer:
      return {option.name, std::to_string(option.min), {}};
    case OptionType::choice:
      return {option.name, option.choices.front(), {}};
    case OptionType::secret_file: {
      // In the form of Standard Webhooks; any other secret may look like this too.
      std::ofstream(path) << "whsec_c2FtcGxlLXNlY3JldC1mb3ItcGx1Z2luLWNoZWNr\n";
      fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write);
      return {option.name, path.string(), path.string()};
    }
    case OptionType::path:
      return {option.name, path.string(), path.string()};
    case OptionType::text:
      return {option.name, "sample@example.invalid", {}};
  }
  return {};
}

SessionTerms terms_of(const PluginLibrary& plugin, const Subject& subject, LogLimiter& log) {
  auto values = subject.values;
  for (const auto& option : plugin.description().options) {
    const auto given = [&](const auto& value) { return value.name == option.name; };
    if (option.required && std::ranges::none_of(values, given))
      values.push_back(made_up(option, subject));
  }
  SessionTerms terms;
  terms.plugin = &plugin;
  terms.hello.dueward = "check";
  terms.hello.service = "plugin check";
  terms.hello.notifier = plugin.description().name;
  terms.values = resolve_values(plugin.description(), values);
  terms.log = &log;
  return terms;
}

std::string unreachable(AddressSyntax syntax) {
  switch (syntax) {
    case AddressSyntax::email:
      return "nobody@host.invalid";
    case AddressSyntax::url:
      return "http://192.0.2.1/";  // Documentation only (RFC 5737): nothing answers there.
    case AddressSyntax::path:
    case AddressSyntax::any:
      return "nobody";
  }
  return "nobody";
}

Message message_to(std::string address) {
  Message message;
  message.key = "plugin-check-1";
  message.address = std::move(address);
  message.recipient_name = "Nobody";
  message.first_attempt_rfc5322 = "Fri, 19 Aug 2011 08:00:00 +0100";
  message.first_attempt = calendar::Instant(std::chrono::milliseconds(1313737200000));
  message.kind = "reminder";
  message.words = {"A test", "A test of a plugin.\n", "<p>A test of a plugin.</p>", "A test", "{}"};
  message.thread = "plugin-check";
  message.language = "en-GB";
  return message;
}

/// Loads the plugin and makes one delivery.
Outcome deliver_once(const Subject& subject, std::chrono::milliseconds time_left, bool hurry,
                     const std::function<std::string(AddressSyntax)>& address) {
  const PluginLibrary plugin(subject.file);
  LogLimiter log([](LogLevel, std::string_view) {}, 1000);
  const SessionTerms terms = terms_of(plugin, subject, log);
  Session session(terms);
  if (hurry) session.hurry();
  Outcome outcome = session.deliver(message_to(address(plugin.description().syntax)),
                                    Session::Clock::now() + time_left);
  session.close();
  return outcome;
}

Fault loads(const Subject& subject) {
  const PluginLibrary plugin(subject.file);
  const auto faults = description_faults(plugin.description());
  return faults.empty() ? Fault() : Fault(faults.front());
}

Fault symbols(const Subject& subject) {
  for (const auto& symbol : exported_symbols(subject.file))
    if (symbol != "dueward_notifier")
      return "it exports " + symbol +
             "; compile with -fvisibility=hidden and link with dueward_plugin()";
  return std::nullopt;
}

/// What a library may change behind one's back.
std::string surroundings() {
  std::string seen = fs::current_path().string();
  const auto count = [](const char* folder) {
    return std::to_string(std::distance(fs::directory_iterator(folder), {}));
  };
  seen += " threads:" + count("/proc/self/task") + " descriptors:" + count("/proc/self/fd");
  const mode_t mask = ::umask(077);
  ::umask(mask);
  seen += " umask:" + std::to_string(mask) + " handlers:";
  for (int signal = 1; signal < SIGRTMIN; ++signal) {
    struct sigaction action {};
    if (::sigaction(signal, nullptr, &action) == 0)
      seen += action.sa_handler == SIG_DFL ? '-' : action.sa_handler == SIG_IGN ? 'i' : 'h';
  }
  return seen;
}

Fault describing(const Subject& subject) {
  const std::string before = surroundings();
  const PluginLibrary plugin(subject.file);
  const std::string after = surroundings();
  if (before == after) return std::nullopt;
  return "before: " + before + "; after: " + after;
}

Fault empty(const Subject& subject) {
  const PluginLibrary plugin(subject.file);
  LogLimiter log([](LogLevel, std::string_view) {}, 1000);
  SessionTerms terms;
  terms.plugin = &plugin;
  terms.log = &log;
  Session session(terms);
  session.hurry();
  const Outcome outcome =
      session.deliver(message_to("nobody"), Session::Clock::now() + std::chrono::seconds(1));
  session.close();
  if (outcome.result != Outcome::Result::delivered && outcome.said.empty())
    return "it fails without a word of why";
  return std::nullopt;
}

Fault sessions(const Subject& subject) {
  const PluginLibrary plugin(subject.file);
  LogLimiter log([](LogLevel, std::string_view) {}, 1000);
  const SessionTerms terms = terms_of(plugin, subject, log);
  std::array<Outcome, 4> outcomes;
  std::vector<std::thread> threads;
  threads.reserve(outcomes.size());
  for (auto& outcome : outcomes)
    threads.emplace_back([&] {
      for (int round = 0; round < 2; ++round) {
        Session session(terms);
        outcome = session.open_only();
        session.close();
      }
    });
  for (auto& thread : threads)
    thread.join();
  for (const auto& outcome : outcomes)
    if (outcome.result != Outcome::Result::delivered)
      return "it cannot be opened with made-up options: " + outcome.said +
             " (give it real ones: --option NAME=VALUE)";
  return std::nullopt;
}

Fault address(const Subject& subject) {
  const auto outcome = deliver_once(subject, std::chrono::seconds(5), false,
                                    [](auto syntax) { return unreachable(syntax) + "\r\nX: y"; });
  if (outcome.result == Outcome::Result::delivered || outcome.result == Outcome::Result::accepted)
    return "it says that a message to such an address was delivered";
  return std::nullopt;
}

Fault deadline(const Subject& subject) {
  const auto begin = std::chrono::steady_clock::now();
  static_cast<void>(deliver_once(subject, std::chrono::seconds(1), false, unreachable));
  // Generous, because the machine may be busy: a plugin that ignores its deadline takes minutes.
  if (std::chrono::steady_clock::now() - begin > std::chrono::seconds(10))
    return "it took more than ten seconds for a delivery that had one";
  return std::nullopt;
}

Fault cancelled(const Subject& subject) {
  const auto begin = std::chrono::steady_clock::now();
  static_cast<void>(deliver_once(subject, std::chrono::minutes(5), true, unreachable));
  if (std::chrono::steady_clock::now() - begin > std::chrono::seconds(10))
    return "it took more than ten seconds to notice cancelled()";
  return std::nullopt;
}

Fault quiet(const Subject& subject) {
  const fs::path printed = subject.folder / "printed";
  const int file = ::open(printed.c_str(), O_CREAT | O_TRUNC | O_RDWR | O_CLOEXEC, 0600);
  if (file < 0 || ::dup2(file, STDOUT_FILENO) < 0 || ::dup2(file, STDERR_FILENO) < 0)
    throw std::system_error(errno, std::generic_category(), printed.string());
  static_cast<void>(deliver_once(subject, std::chrono::seconds(1), false, unreachable));
  static_cast<void>(std::fflush(nullptr));
  if (fs::file_size(printed) == 0) return std::nullopt;
  std::string line;
  std::ifstream stream(printed);
  std::getline(stream, line);
  return "it printed \"" + one_line(line, 200) + "\"; use the host's log instead";
}

}  // namespace

std::optional<std::string> prove(std::string_view proof, const fs::path& file,
                                 const fs::path& folder, std::vector<OptionValue> values) {
  static const std::map<std::string_view, Fault (*)(const Subject&)> proofs = {
      {"loads", loads},       {"symbols", symbols},     {"describing", describing},
      {"empty", empty},       {"sessions", sessions},   {"address", address},
      {"deadline", deadline}, {"cancelled", cancelled}, {"quiet", quiet},
  };
  const auto found = proofs.find(proof);
  if (found == proofs.end()) return "there is no such proof";
  return found->second({file, folder, std::move(values)});
}

}  // namespace dueward::notifier::host
