// SPDX-License-Identifier: MIT
#include "notifier/host/serve.hpp"

#include <unistd.h>

#include "notifier/host/harden.hpp"
#include "notifier/host/library.hpp"
#include "notifier/host/link.hpp"
#include "notifier/host/output.hpp"
#include "notifier/host/secrets.hpp"
#include "notifier/host/workers.hpp"

namespace dueward::notifier::host {
namespace {

constexpr std::size_t lines_a_second = 20;
constexpr std::size_t most_workers = 256;

/// Everything a host is made of. Lives as long as the process: its threads never end before.
struct Host {
  explicit Host(int descriptor)
      : link(descriptor),
        log(
            [this](LogLevel level, std::string_view line) {
              link.send(wire::Log{level, std::string(line)});
            },
            lines_a_second) {}

  void load(wire::Hello hello) {
    if (hello.version != wire::version)
      throw PluginRefused("dueward and its plugin host are of different versions; install both");
    if (hello.workers == 0 || hello.workers > most_workers)
      throw PluginRefused("a notifier has from 1 to " + std::to_string(most_workers) + " workers");
    plugin = std::make_unique<PluginLibrary>(hello.file);
    terms.values = resolve_values(plugin->description(), hello.values);
    terms.plugin = plugin.get();
    terms.log = &log;
    terms.hello = std::move(hello);
    workers = std::make_unique<Workers>(terms, terms.hello.workers,
                                        [this](wire::CallId call, const Outcome& outcome) {
                                          link.send(wire::Answer{call, outcome});
                                        });
  }

  Link link;
  LogLimiter log;
  SessionTerms terms;
  std::unique_ptr<PluginLibrary> plugin;
  std::unique_ptr<Workers> workers;
};

void start(Host& host) {
  auto first = host.link.receive();
  if (!first) ::_exit(0);
  auto* hello = std::get_if<wire::Hello>(&*first);
  if (hello == nullptr) throw wire::WireError("the first frame is no hello");
  harden(hello->workers);
  redirect_output(host.log);
  host.load(std::move(*hello));
  host.link.send(wire::Ready{});
}

/// Returns when the daemon has closed its end.
void work(Host& host) {
  while (auto frame = host.link.receive()) {
    if (auto* job = std::get_if<wire::Deliver>(&*frame))
      host.workers->submit(std::move(*job));
    else if (std::holds_alternative<wire::GiveBack>(*frame))
      host.workers->give_back();
    else if (std::holds_alternative<wire::Cancel>(*frame))
      host.workers->hurry();
    else
      throw wire::WireError("a frame of the wrong direction");
  }
}

}  // namespace

void serve(int descriptor) {
  auto* host = new Host(descriptor);
  try {
    start(*host);
    work(*host);
    host->workers->hurry();
    host->workers->close(std::chrono::milliseconds(800));
    host->link.flush();
  } catch (const std::exception& error) {
    host->link.send(wire::Refused{one_line(error.what(), 2000)});
    host->link.flush();
    ::_exit(1);
  }
  ::_exit(0);
}

}  // namespace dueward::notifier::host
