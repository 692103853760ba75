// SPDX-License-Identifier: MIT
/// What the tests of mails share.
#pragma once

#include <string>
#include <vector>

#include "plugins/harness/peer.hpp"
#include "plugins/harness/plugin.hpp"

namespace dueward::test {

/// For a server on this machine, in clear.
Options in_clear(int port);

/// A mail as Python's own library reads it.
struct ReadMail {
  struct Mailbox {
    std::string name, address;
    bool operator==(const Mailbox&) const = default;
  };
  struct Part {
    std::string type, name, charset, encoding, content;
  };
  std::vector<Mailbox> from, to, reply_to;
  std::vector<Part> parts;
  std::vector<std::string> defects;
  std::string type;
  std::int64_t longest_line = 0;
  std::int64_t bare_line_ends = 0;
  bool is_ascii = false;
  /// All values of one header, a line each.
  [[nodiscard]] std::string header(const std::string& name) const;

  std::vector<std::pair<std::string, std::string>> headers;
};

ReadMail read_mail(const std::string& bytes);

/// tests/support/mail_server.py, in clear unless told otherwise, and what it received.
class MailServer {
 public:
  explicit MailServer(std::vector<std::string> arguments = {});
  [[nodiscard]] int port() const { return peer_.port(); }
  [[nodiscard]] const TempFolder& folder() const { return folder_; }
  /// The n-th mail, from 1, as it came over the wire.
  [[nodiscard]] std::string mail(int number) const;
  [[nodiscard]] std::size_t count() const { return files_in(folder_.path()).size(); }
  std::vector<std::string> finish() { return peer_.finish(); }

 private:
  TempFolder folder_;
  Peer peer_;
};

/// Certificates, made once for all tests of the run: the path of "ca.pem", or of "good" without
/// ending.
std::string certificate(const std::string& name);

/// "temporary: 451 4.7.1 later (in answer to RCPT)".
std::string told(const Outcome& outcome);

}  // namespace dueward::test
