// SPDX-License-Identifier: MIT
/// Starting host processes, safely out of a program with threads: posix_spawn, never a bare fork.
#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include <sys/types.h>

namespace dueward::notifier {

/// A file descriptor that closes itself.
class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(other.release()) {}
  Descriptor& operator=(Descriptor&& other) noexcept;
  ~Descriptor();

  [[nodiscard]] int get() const { return number_; }
  int release() { return std::exchange(number_, -1); }

 private:
  int number_ = -1;
};

/// A connected pair of stream sockets, both closed on exec. Throws std::system_error.
[[nodiscard]] std::pair<Descriptor, Descriptor> socket_pair();

/// A process of our own; killed with its process group and waited for at the latest when this ends.
class Child {
 public:
  /// Starts `program` with `channel` as descriptor 3, /dev/null as standard input, standard output
  /// and error as ours, nothing else open, no signal blocked, and of the environment only what a
  /// plugin may need: no proxy, no LD_*. Throws std::system_error naming the program.
  Child(const std::filesystem::path& program, const std::vector<std::string>& arguments,
        const Descriptor& channel);
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child();

  [[nodiscard]] pid_t pid() const { return pid_; }
  void kill() const;

  /// True once it has ended; never blocks.
  bool reap();

  /// How it ended, for a sentence: "was ended by signal 11 (Segmentation fault)".
  [[nodiscard]] std::string how_it_ended() const;
  [[nodiscard]] bool ended_well() const;

 private:
  pid_t pid_ = -1;
  int status_ = 0;
  bool reaped_ = false;
};

/// The answer of a host process that was asked one thing.
struct HelperAnswer {
  bool well = false;     ///< It ended by itself with status 0, in time.
  bool said_no = false;  ///< It ended by itself with status 1: `output` is its reason.
  std::string output;    ///< What it wrote to descriptor 3, at most 1 MiB.
  std::string how;       ///< How it ended, where not well.
};

/// Runs the host executable to its end and kills it after `limit`. Blocks; any thread.
[[nodiscard]] HelperAnswer ask_helper(const std::filesystem::path& host,
                                      const std::vector<std::string>& arguments,
                                      std::chrono::milliseconds limit);

}  // namespace dueward::notifier
