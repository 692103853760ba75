// SPDX-License-Identifier: MIT
#include "plugins/harness/peer.hpp"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <thread>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace dueward::test {
namespace {

namespace fs = std::filesystem;

/// Debian's own: the one that sees Debian's aiosmtpd.
constexpr const char* python = "/usr/bin/python3";

std::string script_path(const std::string& script) {
  const char* source = std::getenv("DUEWARD_SOURCE");
  return std::string(source == nullptr ? "." : source) + "/tests/support/" + script;
}

/// Starts a program with the given descriptors as its standard input and output; -1 keeps ours.
pid_t start(std::vector<std::string> words, int input, int output) {
  std::vector<char*> arguments;
  for (std::string& word : words)
    arguments.push_back(word.data());
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  if (input >= 0) posix_spawn_file_actions_adddup2(&actions, input, 0);
  if (output >= 0) posix_spawn_file_actions_adddup2(&actions, output, 1);
  pid_t pid = -1;
  const int error = posix_spawnp(&pid, arguments[0], &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (error != 0) throw std::runtime_error("cannot start " + words[0]);
  return pid;
}

void end(pid_t& pid) {
  if (pid <= 0) return;
  ::kill(pid, SIGTERM);
  ::waitpid(pid, nullptr, 0);
  pid = -1;
}

sockaddr_in loopback(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

int free_port() {
  const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address = loopback(0);
  socklen_t size = sizeof address;
  ::bind(listener, reinterpret_cast<sockaddr*>(&address), size);
  ::getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size);
  ::close(listener);
  return ntohs(address.sin_port);
}

bool answers(int port) {
  const int probe = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const sockaddr_in address = loopback(port);
  const bool connected =
      ::connect(probe, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  ::close(probe);
  return connected;
}

struct Pipe {
  int read = -1;
  int write = -1;
  Pipe() {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    read = ends[0];
    write = ends[1];
  }
};

std::string read_all(int descriptor) {
  std::string all;
  char buffer[65536];
  for (ssize_t size; (size = ::read(descriptor, buffer, sizeof buffer)) > 0;)
    all.append(buffer, static_cast<std::size_t>(size));
  return all;
}

}  // namespace

TempFolder::TempFolder() {
  std::string name = (fs::temp_directory_path() / "dueward-test-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make " + name);
  path_ = name;
}

TempFolder::~TempFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

std::string TempFolder::write(const std::string& name, const std::string& bytes) const {
  const fs::path file = path_ / name;
  std::ofstream(file, std::ios::binary) << bytes;
  return file.string();
}

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream all;
  all << file.rdbuf();
  return all.str();
}

std::vector<fs::path> files_in(const fs::path& folder) {
  std::vector<fs::path> files;
  if (fs::exists(folder))
    for (const auto& entry : fs::directory_iterator(folder))
      files.push_back(entry.path());
  std::ranges::sort(files);
  return files;
}

Peer::Peer(const std::string& script, const std::vector<std::string>& arguments) {
  const Pipe pipe;
  std::vector<std::string> words{python, script_path(script)};
  words.insert(words.end(), arguments.begin(), arguments.end());
  output_ = pipe.read;
  // What it says is read at the end: room for some thousand lines.
  ::fcntl(pipe.write, F_SETPIPE_SZ, 1 << 20);
  pid_ = start(words, -1, pipe.write);
  ::close(pipe.write);
  const std::string line = read_line();
  if (!line.starts_with("port ")) throw std::runtime_error(script + " did not start: " + line);
  port_ = std::stoi(line.substr(5));
}

Peer::~Peer() {
  end(pid_);
  if (output_ >= 0) ::close(output_);
}

std::string Peer::read_line() {
  for (;;) {
    if (const auto end_of_line = pending_.find('\n'); end_of_line != std::string::npos) {
      std::string line = pending_.substr(0, end_of_line);
      pending_.erase(0, end_of_line + 1);
      return line;
    }
    char buffer[4096];
    const ssize_t size = ::read(output_, buffer, sizeof buffer);
    if (size <= 0) return pending_;
    pending_.append(buffer, static_cast<std::size_t>(size));
  }
}

std::vector<std::string> Peer::finish() {
  end(pid_);
  std::istringstream rest(pending_ + read_all(output_));
  pending_.clear();
  std::vector<std::string> lines;
  for (std::string line; std::getline(rest, line);)
    lines.push_back(line);
  return lines;
}

SmtpSink::SmtpSink(const std::vector<std::string>& flags) {
  for (int attempt = 0; attempt < 5; ++attempt) {
    port_ = free_port();
    std::vector<std::string> words{"smtp-sink"};
    // Debian keeps it where only root's PATH looks.
    if (fs::exists("/usr/sbin/smtp-sink")) words[0] = "/usr/sbin/smtp-sink";
    if (::geteuid() == 0) words.insert(words.end(), {"-u", "nobody"});
    words.insert(words.end(), flags.begin(), flags.end());
    words.insert(words.end(), {"127.0.0.1:" + std::to_string(port_), "100"});
    pid_ = start(words, -1, -1);
    while (::waitpid(pid_, nullptr, WNOHANG) == 0) {
      if (answers(port_)) return;
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    pid_ = -1;
  }
  throw std::runtime_error("smtp-sink does not start");
}

SmtpSink::~SmtpSink() {
  end(pid_);
}

std::string run_script(const std::string& script, const std::vector<std::string>& arguments,
                       const std::string& input) {
  const TempFolder folder;
  const std::string file = folder.write("input", input);
  const int from = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  const Pipe pipe;
  std::vector<std::string> words{python, script_path(script)};
  words.insert(words.end(), arguments.begin(), arguments.end());
  const pid_t pid = start(words, from, pipe.write);
  ::close(pipe.write);
  ::close(from);
  std::string output = read_all(pipe.read);
  ::close(pipe.read);
  int status = 0;
  ::waitpid(pid, &status, 0);
  if (status != 0) throw std::runtime_error(script + " failed");
  return output;
}

}  // namespace dueward::test
