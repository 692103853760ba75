// SPDX-License-Identifier: MIT
// dueward-host: the process that a plugin lives in. Started by dueward with descriptor 3 as the way
// back; see spawn.hpp, and wire.hpp for what it says there.
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include <sys/socket.h>
#include <unistd.h>

#include "notifier/host/harden.hpp"
#include "notifier/host/library.hpp"
#include "notifier/host/proofs.hpp"
#include "notifier/host/secrets.hpp"
#include "notifier/host/serve.hpp"
#include "notifier/host/session.hpp"

namespace {

using namespace dueward::notifier;

constexpr int channel = 3;

/// Writes the answer and ends at once: a plugin's destructors have no say in it.
[[noreturn]] void answer(int status, std::string_view text) {
  while (!text.empty()) {
    const auto sent = ::send(channel, text.data(), text.size(), MSG_NOSIGNAL);
    if (sent <= 0) ::_exit(3);
    text.remove_prefix(static_cast<std::size_t>(sent));
  }
  ::_exit(status);
}

/// "name=value" as given to a command: a relative path counts from where that was typed.
std::vector<OptionValue> values_of(const std::vector<std::string>& words) {
  std::vector<OptionValue> values;
  for (const auto& word : words) {
    const auto equals = word.find('=');
    const std::string value = equals == std::string::npos ? "" : word.substr(equals + 1);
    values.push_back({word.substr(0, equals), value, std::filesystem::absolute(value).string()});
  }
  return values;
}

[[noreturn]] void describe(const std::string& file) {
  const host::PluginLibrary plugin(file);
  answer(0, to_json(plugin.description()));
}

[[noreturn]] void check(const std::string& file, const std::vector<std::string>& words) {
  const host::PluginLibrary plugin(file);
  const auto resolved = host::resolve_without_secrets(plugin.description(), values_of(words));
  if (plugin.table().check == nullptr) answer(0, "");
  std::vector<dueward_value> values;
  for (const auto& [name, value] : resolved)
    values.push_back({{name.data(), name.size()}, {value.data(), value.size()}});
  const dueward_config config{sizeof config, static_cast<std::uint32_t>(values.size()),
                              values.data()};
  dueward_outcome raw = host::cleared_outcome();
  plugin.table().check(&config, &raw);
  const Outcome outcome = host::read_outcome(raw);
  if (outcome.result == Outcome::Result::delivered) answer(0, "");
  answer(1, outcome.said.empty() ? "its options do not fit together" : outcome.said);
}

bool is_started_by_dueward() {
  int type = 0;
  socklen_t size = sizeof type;
  return ::getsockopt(channel, SOL_SOCKET, SO_TYPE, &type, &size) == 0 && type == SOCK_STREAM;
}

}  // namespace

int main(int argc, char** argv) {
  if (!is_started_by_dueward()) {
    (void)std::fputs(
        "dueward-host holds a plugin for dueward, which starts it; it is not run by hand\n",
        stderr);
    return 2;
  }
  const std::vector<std::string> words(argv + 1, argv + argc);
  if (words.empty()) host::serve(channel);
  host::harden(1);
  try {
    if (words[0] == "--describe" && words.size() == 2) describe(words[1]);
    if (words[0] == "--check" && words.size() >= 2)
      check(words[1], {words.begin() + 2, words.end()});
    if (words[0] == "--prove" && words.size() >= 4) {
      const auto fault =
          host::prove(words[1], words[2], words[3], values_of({words.begin() + 4, words.end()}));
      answer(fault ? 1 : 0, fault.value_or(""));
    }
  } catch (const std::exception& error) {
    answer(1, error.what());
  }
  answer(2, "wrong usage");
}
