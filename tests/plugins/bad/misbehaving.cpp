// SPDX-License-Identifier: MIT
// Does what the address says: "deliver" is the only good one.
#include <array>
#include <atomic>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <stdexcept>
#include <thread>

#include <unistd.h>

#include "fixture.hpp"

extern char** environ;

namespace sdk = dueward::sdk;

namespace {

std::atomic<int> sessions = 0;

[[noreturn]] void hang() {
  for (;;)
    ::pause();
}

/// The wire of the host process, which a plugin has no business with.
constexpr int wire = 3;

void write_garbage() {
  std::array<unsigned char, 64> bytes{};
  bytes.fill(0xee);
  static_cast<void>(!::write(wire, bytes.data(), bytes.size()));
}

/// The outcome "delivered" of the first call, as wire.hpp writes it.
void write_outcome_of_first_call() {
  std::array<unsigned char, 5 + 8 + 1 + 1 + 8 + 4 + 4> bytes{};
  bytes[0] = 26;
  bytes[4] = 6;
  bytes[5] = 1;
  std::fill(bytes.begin() + 15, bytes.begin() + 23, 0xff);
  static_cast<void>(!::write(wire, bytes.data(), bytes.size()));
}

std::string open_files() {
  std::string names;
  std::error_code gone;
  for (const auto& entry : std::filesystem::directory_iterator("/proc/self/fd"))
    names += std::filesystem::read_symlink(entry.path(), gone).string() + " ";
  return names;
}

std::string environment() {
  std::string names;
  for (char** variable = environ; *variable != nullptr; ++variable)
    names += std::string(*variable).substr(0, std::string(*variable).find('=')) + " ";
  return names;
}

class Misbehaving {
 public:
  Misbehaving(sdk::Host host, const sdk::Options& options)
      : host_(host), number_(++sessions), secret_(options.text("secret_file")) {
    if (options.text("open") == "throws") throw std::runtime_error("not today");
    if (options.text("open") == "later")
      throw sdk::Failure(sdk::Outcome::temporary("the licence server is busy"));
  }

  sdk::Outcome deliver(const sdk::Message& message) {
    const std::string does(message.address());
    ++deliveries_;
    if (does == "crash") std::raise(SIGSEGV);
    if (does == "abort") std::abort();
    if (does == "exit") std::exit(0);
    if (does == "throw") throw 42;
    if (does == "hang") hang();
    if (does == "garbage") return write_garbage(), sdk::Outcome::delivered("");
    if (does == "twice") return write_outcome_of_first_call(), sdk::Outcome::delivered("");
    if (does == "print") return print(), sdk::Outcome::delivered("printed");
    if (does == "late") return call_back_late(), sdk::Outcome::delivered("");
    if (does == "wait") return wait();
    if (does == "refuse") return refuse();
    if (does == "slow") return ::sleep(2), sdk::Outcome::delivered("slowly");
    if (does == "files") return sdk::Outcome::delivered(open_files());
    if (does == "environment") return sdk::Outcome::delivered(environment());
    if (does == "secret")
      return sdk::Outcome::delivered("it has " + std::to_string(secret_.size()) + " bytes");
    if (does == "dirty")
      return sdk::Outcome::temporary("two\r\nlines \xff", std::chrono::seconds(60));
    return sdk::Outcome::delivered("session " + std::to_string(number_) + ", delivery " +
                                   std::to_string(deliveries_));
  }

  static std::optional<std::string> check(const sdk::Options& options) {
    if (options.text("open") == "later" && options.boolean("hurry"))
      return "open = \"later\" and hurry = true exclude each other";
    return std::nullopt;
  }

 private:
  void print() const {
    for (int line = 0; line < 1000; ++line)
      std::printf("line %d\n", line);
    std::fputs("an error\n", stderr);
    std::fflush(nullptr);
  }
  void call_back_late() const {
    std::thread([host = host_] {
      ::usleep(20'000);
      host.log(DUEWARD_LOG_INFO, "called back late");
    }).detach();
  }
  /// Slowly, so that what comes meanwhile waits behind it.
  sdk::Outcome refuse() const {
    ::usleep(1'000'000);
    return sdk::Outcome::bad_channel("refused as number " + std::to_string(deliveries_));
  }
  sdk::Outcome wait() const {
    while (!host_.cancelled())
      ::usleep(1000);
    return sdk::Outcome::temporary("was told to hurry");
  }

  sdk::Host host_;
  int number_;
  int deliveries_ = 0;
  std::string secret_;
};

/// Lets exceptions through and returns outcomes that make no sense, as no SDK would.
void raw_deliver(dueward_session* session, const dueward_message* message,
                 dueward_outcome* outcome) {
  const auto does = sdk::view(message->address);
  if (does == "throw") throw std::runtime_error("thrown across the boundary");
  if (does == "silent") return;
  if (does == "nonsense") {
    outcome->result = 77;
    outcome->said_size = 1'000'000'000;
    return;
  }
  sdk::Trampolines<Misbehaving>::deliver(session, message, outcome);
}

constexpr dueward_text ways[] = {"well"_text, "throws"_text, "later"_text};

constexpr dueward_option options[] = {
    sdk::Option("open", DUEWARD_OPTION_CHOICE, "How a session opens.")
        .one_of(ways)
        .otherwise("well"),
    sdk::Option("hurry", DUEWARD_OPTION_BOOLEAN, "Whether it is in a hurry.").otherwise("false"),
    sdk::Option("size", DUEWARD_OPTION_INTEGER, "How large it is.").range(1, 9).such_as("4"),
    sdk::Option("names", DUEWARD_OPTION_TEXT, "What it is called.").list().otherwise("a\nb"),
    sdk::Option("secret_file", DUEWARD_OPTION_SECRET_FILE, "What nobody may know."),
};

}  // namespace

constinit const dueward_plugin dueward_notifier = [] {
  auto table = sdk::plugin<Misbehaving>({.name = "misbehaving"_text,
                                         .version = "1.0"_text,
                                         .licence = "MIT"_text,
                                         .summary = "A fixture of the tests."_text,
                                         .address = "what it shall do"_text,
                                         .destination = DUEWARD_DESTINATION_WHOLE,
                                         .options = options});
  table.deliver = &raw_deliver;
  return table;
}();
