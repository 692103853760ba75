// SPDX-License-Identifier: MIT
#include "systemd/notify.hpp"

#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <string>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "support/catch.hpp"

using dueward::systemd::Notifier;

namespace {

/// The service manager's end of $NOTIFY_SOCKET.
class Receiver {
 public:
  explicit Receiver(const std::string& name) : descriptor_(socket(AF_UNIX, SOCK_DGRAM, 0)) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, name.data(), name.size());
    if (name.front() == '@') address.sun_path[0] = '\0';
    const auto length = offsetof(sockaddr_un, sun_path) + name.size();
    REQUIRE(bind(descriptor_, reinterpret_cast<sockaddr*>(&address),
                 static_cast<socklen_t>(length)) == 0);
  }
  ~Receiver() { close(descriptor_); }

  std::string next() const {
    char datagram[4096];
    const auto size = recv(descriptor_, datagram, sizeof datagram, MSG_DONTWAIT);
    return size < 0 ? "" : std::string(datagram, static_cast<std::size_t>(size));
  }

 private:
  int descriptor_;
};

struct Folder {
  Folder() {
    char name[] = "/tmp/dueward-notify-XXXXXX";
    REQUIRE(mkdtemp(name) != nullptr);
    path = name;
  }
  ~Folder() { std::filesystem::remove_all(path); }
  std::string path;
};

}  // namespace

TEST_CASE("the life of a service as the service manager hears it, one datagram a statement") {
  const Folder folder;
  const Receiver manager(folder.path + "/notify");
  const Notifier notifier(folder.path + "/notify");

  notifier.extend_timeout(std::chrono::seconds(30));
  CHECK(manager.next() == "EXTEND_TIMEOUT_USEC=30000000");
  notifier.ready();
  CHECK(manager.next() == "READY=1");
  notifier.status("22 open actions\nnext on Monday");
  CHECK(manager.next() == "STATUS=22 open actions next on Monday");
  notifier.watchdog();
  CHECK(manager.next() == "WATCHDOG=1");
  notifier.stopping();
  CHECK(manager.next() == "STOPPING=1");
}

TEST_CASE("a reload is announced with the monotonic moment it began at") {
  const Folder folder;
  const Receiver manager(folder.path + "/notify");
  const auto before = std::chrono::steady_clock::now().time_since_epoch();
  Notifier(folder.path + "/notify").reloading();
  const auto after = std::chrono::steady_clock::now().time_since_epoch();

  const auto heard = manager.next();
  const std::string beginning = "RELOADING=1\nMONOTONIC_USEC=";
  REQUIRE(heard.substr(0, beginning.size()) == beginning);
  const std::chrono::microseconds moment(std::stoll(heard.substr(beginning.size())));
  CHECK(moment >= std::chrono::duration_cast<std::chrono::microseconds>(before));
  CHECK(moment <= after);
}

TEST_CASE("an abstract socket is reached by its @name") {
  const auto name = "@dueward-test-" + std::to_string(getpid());
  const Receiver manager(name);
  Notifier(name).ready();
  CHECK(manager.next() == "READY=1");
}

TEST_CASE("the socket is taken out of the environment, so that no child speaks for the service") {
  const Folder folder;
  const Receiver manager(folder.path + "/notify");
  setenv("NOTIFY_SOCKET", (folder.path + "/notify").c_str(), 1);
  const auto notifier = Notifier::from_environment();
  CHECK(std::getenv("NOTIFY_SOCKET") == nullptr);
  notifier.ready();
  CHECK(manager.next() == "READY=1");
}

TEST_CASE("without a service manager nothing is said and nothing fails") {
  unsetenv("NOTIFY_SOCKET");
  const auto notifier = Notifier::from_environment();
  CHECK_FALSE(notifier.heard());
  CHECK_NOTHROW(notifier.ready());
  CHECK_FALSE(Notifier("relative/path").heard());
  CHECK_FALSE(Notifier("/" + std::string(200, 'x')).heard());
  CHECK_NOTHROW(Notifier("/nobody/listens/here").ready());
}
