// SPDX-License-Identifier: MIT
// What a host process inherits, and what it outlives.
#include <thread>

#include <fcntl.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include "hosting.hpp"
#include "notifier/spawn.hpp"
#include "notifier/wire.hpp"
#include "support/catch.hpp"

using namespace dueward::test;
using namespace dueward::notifier;
using Catch::Matchers::ContainsSubstring;

namespace {

void write_all(const Descriptor& to, const wire::Bytes& bytes) {
  REQUIRE(::send(to.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL) ==
          static_cast<ssize_t>(bytes.size()));
}

/// Waits until the host has said something; it is then serving.
void wait_for_a_word(const Descriptor& from) {
  char byte = 0;
  REQUIRE(::read(from.get(), &byte, 1) == 1);
}

void wait_for_end(Child& child) {
  while (!child.reap())
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
}

}  // namespace

TEST_CASE("A host ends when its daemon is gone, even while its plugin hangs") {
  auto [ours, theirs] = socket_pair();
  Child child(host_program(), {}, theirs);
  theirs = Descriptor();
  wire::Hello hello;
  hello.file = (bad_plugins() / "misbehaving.so").string();
  write_all(ours, wire::encode(hello, wire::to_host_limit));
  wait_for_a_word(ours);
  wire::Deliver deliver;
  deliver.time_left_ms = 1'000'000;
  deliver.message.address = "hang";
  write_all(ours, wire::encode(deliver, wire::to_host_limit));
  ours = Descriptor();
  wait_for_end(child);
  CHECK(child.how_it_ended() == "ended with status 0");
}

TEST_CASE("A host that is sent garbage ends by itself") {
  auto [ours, theirs] = socket_pair();
  Child child(host_program(), {}, theirs);
  theirs = Descriptor();
  write_all(ours, wire::Bytes(100, 0xee));
  wait_for_end(child);
  CHECK(child.how_it_ended() == "ended with status 1");
}

TEST_CASE("A host ignores the signals that are meant for the service") {
  Hosting hosting;
  hosting.deliver("deliver");
  for (const int signal : {SIGTERM, SIGINT, SIGHUP, SIGPIPE})
    ::kill(*hosting.notifier().process(), signal);
  CHECK(show(hosting.deliver("deliver")) == "delivered: session 1, delivery 2");
}

TEST_CASE("A host inherits no file, lock or socket of the daemon") {
  const TemporaryFolder folder;
  const auto marker = folder.file("lock-of-the-daemon", "");
  const Descriptor lock(::open(marker.c_str(), O_RDWR));
  Hosting hosting;
  const auto outcome = show(hosting.deliver("files"));
  CHECK_THAT(outcome, ContainsSubstring("/dev/null"));
  CHECK_THAT(outcome, !ContainsSubstring("lock-of-the-daemon"));
}

TEST_CASE("57: a host sees no proxy and no loader variable of the daemon's environment") {
  ::setenv("http_proxy", "http://proxy.example.org", 1);
  ::setenv("LD_LIBRARY_PATH", "/nonexistent", 1);
  Hosting hosting;
  const auto outcome = show(hosting.deliver("environment"));
  ::unsetenv("http_proxy");
  ::unsetenv("LD_LIBRARY_PATH");
  CHECK_THAT(outcome, ContainsSubstring("PATH"));
  CHECK_THAT(outcome, !ContainsSubstring("proxy") && !ContainsSubstring("LD_"));
}

TEST_CASE("A secret is read by the host, and refused where others may read it") {
  const TemporaryFolder folder;
  const auto good = folder.file("good", "twelve bytes\n").string();
  const auto open = folder.file("open", "twelve bytes\n", 0640).string();
  const auto with = [](const std::string& file) {
    return show(Hosting("misbehaving", 1, {{"secret_file", file, file}}).deliver("secret"));
  };
  CHECK(with(good) == "delivered: it has 12 bytes");
  CHECK_THAT(with(open), ContainsSubstring("permanent_channel") && ContainsSubstring("chmod 600"));
  CHECK_THAT(with("/nonexistent"), ContainsSubstring("No such file"));
}

TEST_CASE("A credential of the service manager comes before a file of that name") {
  const TemporaryFolder folder;
  folder.file("hook-secret", "from the service manager", 0440);
  ::setenv("CREDENTIALS_DIRECTORY", folder.path().c_str(), 1);
  const auto outcome =
      show(Hosting("misbehaving", 1, {{"secret_file", "hook-secret", "/nonexistent/hook-secret"}})
               .deliver("secret"));
  ::unsetenv("CREDENTIALS_DIRECTORY");
  CHECK(outcome == "delivered: it has 24 bytes");
}
