// SPDX-License-Identifier: MIT
#include "cli/program.hpp"

#include <cstdlib>
#include <fstream>
#include <sstream>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/catch.hpp"

namespace dueward::test {

namespace {

std::string program_path() {
  const char* build = std::getenv("DUEWARD_BUILD");
  REQUIRE(build != nullptr);
  return std::string(build) + "/bin/dueward";
}

/// An unnamed file that a child may write to and that is read afterwards: no pipe to run full.
class Capture {
 public:
  Capture() {
    char name[] = "/tmp/dueward-cli-XXXXXX";
    descriptor_ = mkstemp(name);
    REQUIRE(descriptor_ >= 0);
    unlink(name);
  }
  ~Capture() { close(descriptor_); }
  Capture(const Capture&) = delete;

  [[nodiscard]] int descriptor() const { return descriptor_; }
  [[nodiscard]] std::string text() const {
    std::string all;
    char piece[4096];
    off_t at = 0;
    for (ssize_t size = 0; (size = pread(descriptor_, piece, sizeof piece, at)) > 0; at += size) {
      all.append(piece, static_cast<std::size_t>(size));
    }
    return all;
  }

 private:
  int descriptor_;
};

Ran run(const std::vector<std::string>& words,
        const std::map<std::string, std::string>& environment) {
  const Capture out;
  const Capture err;
  std::vector<char*> arguments;
  for (const auto& word : words)
    arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  const pid_t child = fork();
  if (child == 0) {
    for (const auto& [name, value] : environment) {
      if (value.empty()) {
        unsetenv(name.c_str());
      } else {
        setenv(name.c_str(), value.c_str(), 1);
      }
    }
    const int null = open("/dev/null", O_RDONLY);
    dup2(null, STDIN_FILENO);
    dup2(out.descriptor(), STDOUT_FILENO);
    dup2(err.descriptor(), STDERR_FILENO);
    execv(arguments[0], arguments.data());
    _exit(127);
  }
  int status = 0;
  waitpid(child, &status, 0);
  Ran ran;
  ran.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  ran.out = out.text();
  ran.err = err.text();
  return ran;
}

}  // namespace

Ran program(const std::vector<std::string>& arguments,
            const std::map<std::string, std::string>& environment) {
  std::vector<std::string> words{program_path()};
  words.insert(words.end(), arguments.begin(), arguments.end());
  return run(words, environment);
}

Ran shell(const std::string& line) {
  return run({"/bin/sh", "-c", line}, {{"dueward", program_path()}});
}

}  // namespace dueward::test
