// SPDX-License-Identifier: MIT
/// Programs that a test starts, on free ports of the loopback interface, and ends.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <sys/types.h>

namespace dueward::test {

/// A folder that goes with the test.
class TempFolder {
 public:
  TempFolder();
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;
  ~TempFolder();
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  /// Writes a file there and tells its path.
  std::string write(const std::string& name, const std::string& bytes) const;

 private:
  std::filesystem::path path_;
};

std::string read_file(const std::filesystem::path& path);
std::vector<std::filesystem::path> files_in(const std::filesystem::path& folder);

/// A script of tests/support that serves a port of its choice and says "port N" first. What else it
/// says, a line for each event, is what finish() hands out.
class Peer {
 public:
  Peer(const std::string& script, const std::vector<std::string>& arguments);
  Peer(const Peer&) = delete;
  Peer& operator=(const Peer&) = delete;
  ~Peer();

  [[nodiscard]] int port() const { return port_; }
  /// Ends it and returns its lines.
  std::vector<std::string> finish();

 private:
  std::string read_line();
  pid_t pid_ = -1;
  int output_ = -1;
  int port_ = 0;
  std::string pending_;
};

/// Postfix's smtp-sink with the given flags; dumps mails into `folder` where one is given.
class SmtpSink {
 public:
  explicit SmtpSink(const std::vector<std::string>& flags);
  SmtpSink(const SmtpSink&) = delete;
  SmtpSink& operator=(const SmtpSink&) = delete;
  ~SmtpSink();
  [[nodiscard]] int port() const { return port_; }

 private:
  pid_t pid_ = -1;
  int port_ = 0;
};

/// Runs a script of tests/support with `input`; returns its standard output. Throws where it fails.
std::string run_script(const std::string& script, const std::vector<std::string>& arguments,
                       const std::string& input = {});

}  // namespace dueward::test
