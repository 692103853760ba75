// SPDX-License-Identifier: MIT
/// A service's configuration and state in a folder of their own, and the program run on them.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include <boost/json/object.hpp>

#include "cli/program.hpp"

namespace dueward::test {

/// Holds dueward.toml and what it includes. Under /tmp with a short name: the path of a Unix socket
/// has room for 107 bytes.
class Home {
 public:
  Home();
  Home(const Home&) = delete;
  Home& operator=(const Home&) = delete;
  ~Home();

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] std::string file(const std::string& name) const { return (path_ / name).string(); }
  void write(const std::string& name, const std::string& text) const;
  /// Replaces the first `from` in a file by `to`; fails the test where there is none.
  void edit(const std::string& name, const std::string& from, const std::string& to) const;

  /// Runs the program with this configuration to its end.
  [[nodiscard]] Ran dueward(std::vector<std::string> words) const;
  /// The same with --format json: what it printed. Fails the test unless it ends with status 0.
  [[nodiscard]] boost::json::object ask(std::vector<std::string> words) const;
  /// How many messages of the ledger are in this state.
  [[nodiscard]] std::int64_t messages(const std::string& state) const;

 private:
  std::filesystem::path path_;
};

/// dueward.toml with the notifiers given: every day is a working day and notices go from midnight
/// on, so that what is due today goes at once. `service` are more lines of [service].
std::string main_file(const std::string& notifiers, const std::string& service = {},
                      const std::string& steps = {});

/// [notifiers.email] to a server on this machine, in clear.
std::string email_notifier(int port, int workers = 8, const std::string& options = {});

/// [notifiers.NAME] that writes into a Maildir of the home: the folder NAME.
std::string maildir_notifier(const std::string& name);

/// [[people]] with an address at the notifier "email": ID@example.gov.uk.
std::string person(const std::string& id, const std::string& more = {});

/// [plan] of which "chief" is accountable.
std::string plan(const std::string& more = {});

/// [[actions]] that is not due before two months are over.
std::string action(const std::string& id, const std::string& owner, const std::string& more = {});

/// A home with `count` actions, A-1 and on, each with an owner of its own, owner-1 and on: as many
/// messages go as soon as it is started.
void write_crowd(const Home& home, int count, const std::string& notifiers,
                 const std::string& service = {});

/// Whether `condition` comes true in good time. For what must happen, not for how soon it does.
bool eventually(const std::function<bool()>& condition,
                std::chrono::seconds patience = std::chrono::seconds{90});

}  // namespace dueward::test
