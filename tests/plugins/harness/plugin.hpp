// SPDX-License-Identifier: MIT
/// A plugin as the host sees it: loaded from its shared object, reached through its one exported
/// symbol.
#pragma once

#include <chrono>
#include <map>
#include <string>
#include <vector>

#include "dueward/plugin.hpp"

namespace dueward::test {

/// Options of a test, by name; a list has its elements with line feeds between.
using Options = std::map<std::string, std::string>;

/// A message with words that suit most tests; change what the test is about.
struct Message {
  std::string key = "m-0123456789abcdef";
  std::string address = "owner@example.gov.uk";
  std::string recipient_name = "Head of Service";
  std::string kind = "reminder";
  std::string subject = "Four weeks left: usable chronologies";
  std::string text = "Act by Friday 18 November 2011.\n";
  std::string html = "<p>Act by Friday 18 November 2011.</p>\n";
  std::string brief = "Act by 18 November.";
  std::string data = R"({"notices":[{"action":"ofsted-2011/SG-07","step":"four-weeks"}]})";
  std::string thread = "t-0123456789abcdef";
  std::string token;
  std::string language = "en-GB";
  std::string date = "Fri, 21 Oct 2011 08:00:00 +0100";
  std::chrono::milliseconds time_left{20'000};
  struct Part {
    std::string name, media_type, bytes;
  };
  std::vector<Part> parts;
};

struct Outcome {
  dueward_result result;
  std::string said;
  std::string peer_id;
  long retry_after;
};

/// "delivered", "temporary", …
std::string to_string(dueward_result result);

/// One session on one plugin, with the defaults of its option table filled in, as the host does.
/// Throws std::runtime_error with the plugin's words where it cannot be opened.
class Session {
 public:
  Session(const std::string& plugin, const Options& options);
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;
  ~Session();

  Outcome deliver(const Message& message);

  /// From now on the host asks the plugin to end its call.
  void cancel();
  /// What the plugin logged.
  [[nodiscard]] std::string log() const;

 private:
  struct State;
  State* state_;
};

/// What the plugin's check says of the options; empty where they fit together.
std::string check(const std::string& plugin, const Options& options);

const dueward_plugin& load(const std::string& plugin);

}  // namespace dueward::test
