// SPDX-License-Identifier: MIT
#include "acceptance/daemon.hpp"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "plugins/harness/peer.hpp"
#include "support/catch.hpp"

namespace dueward::test {
namespace {

namespace fs = std::filesystem;

constexpr const char* log_name = "log";
constexpr const char* notify_name = "notify";

int notification_socket(const std::string& path) {
  ::unlink(path.c_str());
  const int descriptor = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  sockaddr_un name{};
  name.sun_family = AF_UNIX;
  std::strncpy(name.sun_path, path.c_str(), sizeof name.sun_path - 1);
  if (::bind(descriptor, reinterpret_cast<const sockaddr*>(&name), sizeof name) != 0)
    throw std::runtime_error("cannot bind " + path);
  return descriptor;
}

/// State and parent of a process, of /proc/PID/stat (proc(5)); a state of 0 where there is none.
struct ProcessState {
  char state = 0;
  pid_t parent = 0;
};

ProcessState state_of(pid_t pid) {
  std::ifstream file("/proc/" + std::to_string(pid) + "/stat");
  std::string line;
  std::getline(file, line);
  ProcessState found;
  const auto name_end = line.rfind(')');
  if (name_end == std::string::npos) return found;
  std::istringstream rest(line.substr(name_end + 1));
  rest >> found.state >> found.parent;
  return found;
}

bool lives(pid_t pid) {
  const char state = state_of(pid).state;
  return state != 0 && state != 'Z' && state != 'X';
}

std::vector<pid_t> children_of(pid_t parent) {
  std::vector<pid_t> children;
  for (const auto& entry : fs::directory_iterator("/proc")) {
    const pid_t pid = std::atoi(entry.path().filename().c_str());
    if (pid > 0 && state_of(pid).parent == parent) children.push_back(pid);
  }
  return children;
}

int exit_status(int status) {
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

Daemon::Daemon(const Home& home, const std::vector<std::string>& words,
               const std::map<std::string, std::string>& environment)
    : home_(home), socket_(notification_socket(home.file(notify_name))) {
  std::vector<std::string> all{std::getenv("DUEWARD_BUILD") + std::string("/bin/dueward"),
                               "--config", home.file("dueward.toml"), "run"};
  all.insert(all.end(), words.begin(), words.end());
  std::vector<char*> arguments;
  for (std::string& word : all)
    arguments.push_back(word.data());
  arguments.push_back(nullptr);
  const std::string log_file = home.file(log_name);
  const std::string notify = home.file(notify_name);
  pid_ = ::fork();
  if (pid_ != 0) return;
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);  // not even a test that crashes leaves it behind
  ::setenv("NOTIFY_SOCKET", notify.c_str(), 1);
  for (const auto& [name, value] : environment)
    ::setenv(name.c_str(), value.c_str(), 1);
  const int log = ::open(log_file.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
  ::dup2(::open("/dev/null", O_RDONLY), STDIN_FILENO);
  ::dup2(log, STDOUT_FILENO);
  ::dup2(log, STDERR_FILENO);
  ::execv(arguments[0], arguments.data());
  ::_exit(127);
}

Daemon::~Daemon() {
  if (running()) {
    signal(SIGKILL);
    ::waitpid(pid_, nullptr, 0);
  }
  ::close(socket_);
}

bool Daemon::running() {
  if (pid_ <= 0) return false;
  int status = 0;
  if (::waitpid(pid_, &status, WNOHANG) == 0) return true;
  status_ = exit_status(status);
  pid_ = -1;
  return false;
}

void Daemon::signal(int number) const {
  if (pid_ > 0) ::kill(pid_, number);
}

int Daemon::wait() {
  const bool ended = eventually([this] { return !running(); });
  INFO(log());
  REQUIRE(ended);
  return status_;
}

int Daemon::stop() {
  signal(SIGTERM);
  return wait();
}

bool Daemon::kill() {
  const auto before = hosts();
  signal(SIGKILL);
  wait();
  return eventually([&before] { return std::ranges::none_of(before, lives); },
                    std::chrono::seconds{20});
}

std::vector<pid_t> Daemon::hosts() const {
  auto children = children_of(pid_);
  std::ranges::sort(children);
  return children;
}

void Daemon::wait_until_ready() {
  const bool decided = eventually([this] { return has_told("READY=1") || !running(); });
  INFO(log());
  REQUIRE(decided);
  REQUIRE(has_told("READY=1"));
}

const std::vector<std::string>& Daemon::told() {
  char datagram[4096];
  for (ssize_t size; (size = ::recv(socket_, datagram, sizeof datagram, 0)) > 0;)
    told_.emplace_back(datagram, static_cast<std::size_t>(size));
  return told_;
}

bool Daemon::has_told(const std::string& beginning) {
  return std::ranges::any_of(
      told(), [&](const std::string& datagram) { return datagram.starts_with(beginning); });
}

std::string Daemon::log() const {
  return read_file(home_.path() / log_name);
}

}  // namespace dueward::test
