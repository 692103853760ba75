// SPDX-License-Identifier: MIT
#include "notifier/spawn.hpp"

#include <array>
#include <cstring>
#include <string_view>
#include <system_error>
#include <thread>

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace dueward::notifier {
namespace {

std::vector<std::string> plugin_environment() {
  constexpr std::array names = {
      "PATH",         "HOME",          "LANG",         "LC_ALL",        "TZ",
      "TMPDIR",       "SSL_CERT_FILE", "SSL_CERT_DIR", "RES_OPTIONS",   "LOCALDOMAIN",
      "ASAN_OPTIONS", "TSAN_OPTIONS",  "LSAN_OPTIONS", "UBSAN_OPTIONS", "CREDENTIALS_DIRECTORY"};
  std::vector<std::string> kept;
  for (const char* name : names)
    if (const char* value = ::getenv(name)) kept.push_back(std::string(name) + "=" + value);
  return kept;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> result;
  for (auto& text : texts)
    result.push_back(text.data());
  result.push_back(nullptr);
  return result;
}

class FileActions {
 public:
  FileActions() { ::posix_spawn_file_actions_init(&actions_); }
  FileActions(const FileActions&) = delete;
  FileActions& operator=(const FileActions&) = delete;
  ~FileActions() { ::posix_spawn_file_actions_destroy(&actions_); }
  posix_spawn_file_actions_t* operator()() { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_{};
};

/// No blocked signal, no ignored one, and a process group of its own: what a terminal sends to the
/// service does not reach the plugin, and killing the group takes a plugin's own children along.
class Attributes {
 public:
  Attributes() {
    ::posix_spawnattr_init(&attributes_);
    sigset_t none;
    sigset_t all;
    ::sigemptyset(&none);
    ::sigfillset(&all);
    ::posix_spawnattr_setsigmask(&attributes_, &none);
    ::posix_spawnattr_setsigdefault(&attributes_, &all);
    ::posix_spawnattr_setpgroup(&attributes_, 0);
    ::posix_spawnattr_setflags(
        &attributes_, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
  }
  Attributes(const Attributes&) = delete;
  Attributes& operator=(const Attributes&) = delete;
  ~Attributes() { ::posix_spawnattr_destroy(&attributes_); }
  posix_spawnattr_t* operator()() { return &attributes_; }

 private:
  posix_spawnattr_t attributes_{};
};

}  // namespace

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  std::swap(number_, other.number_);
  return *this;
}

Descriptor::~Descriptor() {
  if (number_ >= 0) ::close(number_);
}

std::pair<Descriptor, Descriptor> socket_pair() {
  int ends[2];
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
    throw std::system_error(errno, std::generic_category(), "cannot make a socket pair");
  return {Descriptor(ends[0]), Descriptor(ends[1])};
}

Child::Child(const std::filesystem::path& program, const std::vector<std::string>& arguments,
             const Descriptor& channel) {
  std::vector<std::string> words{program.string()};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<std::string> variables = plugin_environment();
  FileActions actions;
  ::posix_spawn_file_actions_addopen(actions(), STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  ::posix_spawn_file_actions_adddup2(actions(), channel.get(), 3);
  ::posix_spawn_file_actions_addclosefrom_np(actions(), 4);
  Attributes attributes;
  const int error = ::posix_spawn(&pid_, program.c_str(), actions(), attributes(),
                                  pointers(words).data(), pointers(variables).data());
  if (error != 0)
    throw std::system_error(error, std::generic_category(), "cannot start " + program.string());
}

Child::~Child() {
  if (reaped_) return;
  kill();
  while (::waitpid(pid_, &status_, 0) < 0 && errno == EINTR) {
  }
}

void Child::kill() const {
  if (reaped_) return;
  ::kill(-pid_, SIGKILL);
  ::kill(pid_, SIGKILL);
}

bool Child::reap() {
  if (reaped_) return true;
  const pid_t ended = ::waitpid(pid_, &status_, WNOHANG);
  reaped_ = ended == pid_ || (ended < 0 && errno == ECHILD);
  return reaped_;
}

std::string Child::how_it_ended() const {
  if (WIFSIGNALED(status_))
    return "was ended by signal " + std::to_string(WTERMSIG(status_)) + " (" +
           ::sigdescr_np(WTERMSIG(status_)) + ")";
  return "ended with status " + std::to_string(WEXITSTATUS(status_));
}

bool Child::ended_well() const {
  return WIFEXITED(status_) && WEXITSTATUS(status_) == 0;
}

HelperAnswer ask_helper(const std::filesystem::path& host,
                        const std::vector<std::string>& arguments,
                        std::chrono::milliseconds limit) {
  using Clock = std::chrono::steady_clock;
  const auto end = Clock::now() + limit;
  auto [ours, theirs] = socket_pair();
  Child child(host, arguments, theirs);
  theirs = Descriptor();
  HelperAnswer answer;
  constexpr std::size_t most = 1U << 20U;
  std::array<char, 4096> buffer{};
  for (bool open = true; open && answer.output.size() < most;) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - Clock::now()).count();
    pollfd ready{ours.get(), POLLIN, 0};
    if (left <= 0) break;
    if (::poll(&ready, 1, static_cast<int>(left)) <= 0) continue;
    const auto got = ::read(ours.get(), buffer.data(), buffer.size());
    open = got > 0 || (got < 0 && errno == EINTR);
    if (got > 0) answer.output.append(buffer.data(), static_cast<std::size_t>(got));
  }
  while (!child.reap() && Clock::now() < end)
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  if (!child.reap()) {
    answer.how = "did not end within " + std::to_string(limit.count() / 1000) + " s";
    return answer;
  }
  answer.well = child.ended_well();
  answer.how = child.how_it_ended();
  answer.said_no = answer.how == "ended with status 1";
  return answer;
}

}  // namespace dueward::notifier
