// SPDX-License-Identifier: MIT
#include "acceptance/home.hpp"

#include <cstdlib>
#include <ctime>
#include <fstream>
#include <stdexcept>
#include <thread>

#include <boost/json/parse.hpp>

#include "plugins/harness/peer.hpp"
#include "support/catch.hpp"

namespace dueward::test {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

std::string in_two_months() {
  const std::time_t then = std::time(nullptr) + 60 * 24 * 3600;
  char day[16];
  std::strftime(day, sizeof day, "%Y-%m-%d", std::gmtime(&then));
  return day;
}

}  // namespace

Home::Home() {
  std::string name = "/tmp/dw-XXXXXX";
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make " + name);
  path_ = name;
}

Home::~Home() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

void Home::write(const std::string& name, const std::string& text) const {
  std::ofstream(path_ / name, std::ios::binary) << text;
}

void Home::edit(const std::string& name, const std::string& from, const std::string& to) const {
  std::string text = read_file(path_ / name);
  const auto at = text.find(from);
  INFO(name << " has no " << from);
  REQUIRE(at != std::string::npos);
  write(name, text.replace(at, from.size(), to));
}

Ran Home::dueward(std::vector<std::string> words) const {
  words.insert(words.begin(), {"--config", file("dueward.toml")});
  return program(words);
}

boost::json::object Home::ask(std::vector<std::string> words) const {
  words.insert(words.end(), {"--format", "json"});
  const Ran ran = dueward(std::move(words));
  INFO(ran.out << ran.err);
  REQUIRE(ran.status == 0);
  return boost::json::parse(ran.out).as_object();
}

std::int64_t Home::messages(const std::string& state) const {
  const auto counts = ask({"status"}).at("messages").as_object();
  const auto* count = counts.if_contains(state);
  return count == nullptr ? 0 : count->to_number<std::int64_t>();
}

std::string main_file(const std::string& notifiers, const std::string& service,
                      const std::string& steps) {
  const std::string start_only =
      "  { name = \"assigned\", at = \"start\", to = [\"owner\"], kind = \"assignment\" },\n"
      "  { name = \"late\", at = \"+5 working days\", to = [\"accountable\"], kind = "
      "\"escalation\" "
      "},\n";
  return "[service]\n"
         "name = \"Acceptance\"\n"
         "timezone = \"Europe/London\"\n"
         "state = \"state\"\n"
         "include = [\"people.toml\", \"plan.toml\"]\n" +
         service +
         "[store]\n"
         "url = \"sqlite:dueward.db\"\n"
         "[calendar]\n"
         "weekend = []\n"
         "holidays = []\n"
         "send_at = 00:00:00\n" +
         notifiers + "[policies.standard]\nsteps = [\n" + (steps.empty() ? start_only : steps) +
         "]\n";
}

std::string email_notifier(int port, int workers, const std::string& options) {
  return "[notifiers.email]\n"
         "plugin = \"email\"\n"
         "workers = " +
         std::to_string(workers) +
         "\n[notifiers.email.options]\n"
         "server = \"smtp://127.0.0.1:" +
         std::to_string(port) + "\"\nfrom = \"Plan <plan@example.gov.uk>\"\n" +
         (options.empty() ? "tls = \"none\"\n" : options);
}

std::string maildir_notifier(const std::string& name) {
  return "[notifiers." + name + "]\nplugin = \"maildir\"\n[notifiers." + name +
         ".options]\npath = \"" + name + "\"\nfrom = \"Plan <plan@example.gov.uk>\"\n";
}

std::string person(const std::string& id, const std::string& more) {
  return "[[people]]\nid = \"" + id + "\"\nname = \"The " + id + "\"\nnotify = { email = \"" + id +
         "@example.gov.uk\" }\n" + more;
}

std::string plan(const std::string& more) {
  return "[plan]\n"
         "id = \"plan\"\n"
         "title = \"Safeguarding\"\n"
         "anchor = 2011-08-19\n"
         "accountable = \"chief\"\n"
         "policy = \"standard\"\n" +
         more;
}

std::string action(const std::string& id, const std::string& owner, const std::string& more) {
  return "[[actions]]\nid = \"" + id + "\"\ntitle = \"Action number " + id +
         "\"\nverifier = \"chief\"\nowner = \"" + owner + "\"\ndue = " + in_two_months() + "\n" +
         more;
}

void write_crowd(const Home& home, int count, const std::string& notifiers,
                 const std::string& service) {
  home.write("dueward.toml", main_file(notifiers, "flood_limit = 100000\n" + service));
  std::string people = person("chief");
  std::string actions = plan();
  for (int number = 1; number <= count; ++number) {
    const std::string owner = "owner-" + std::to_string(number);
    people += person(owner);
    actions += action("A-" + std::to_string(number), owner);
  }
  home.write("people.toml", people);
  home.write("plan.toml", actions);
}

bool eventually(const std::function<bool()>& condition, std::chrono::seconds patience) {
  const auto end = std::chrono::steady_clock::now() + patience;
  while (!condition()) {
    if (std::chrono::steady_clock::now() > end) return false;
    std::this_thread::sleep_for(20ms);
  }
  return true;
}

}  // namespace dueward::test
