// SPDX-License-Identifier: MIT
#include <cstdlib>

#include "config/load.hpp"
#include "delivery/templates.hpp"
#include "run/simulate.hpp"
#include "support/catch.hpp"

using namespace dueward;
using calendar::date;

namespace {

/// How many messages the example sends from August to December until it is told to stop.
std::size_t messages(const std::function<bool(std::size_t)>& stopped) {
  const std::string source = std::getenv("DUEWARD_SOURCE");
  const auto loaded = config::load(source + "/config/examples/ofsted-2011/dueward.toml");
  const run::InstalledPlugins none{notifier::Places{}};
  std::vector<delivery::TemplateFault> faults;
  const auto templates = std::make_shared<const delivery::Templates>("", faults);
  std::size_t sent = 0;
  run::SimulationPorts ports;
  ports.each = [&](const run::SimulatedMessage&) { ++sent; };
  ports.stopped = [&] { return stopped(sent); };
  run::simulate(loaded.configuration.value(), none, templates,
                {date(2011, 8, 19), date(2011, 12, 31)}, ports);
  return sent;
}

}  // namespace

TEST_CASE("A simulation that is told to stop sends no more than it has decided by then") {
  const auto all = messages([](std::size_t) { return false; });
  CHECK(all > 20);
  CHECK(messages([](std::size_t) { return true; }) == 0);
  const auto some = messages([](std::size_t sent) { return sent >= 10; });
  CHECK(some >= 10);
  CHECK(some < all);
}
