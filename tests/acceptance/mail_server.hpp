// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "plugins/harness/peer.hpp"

namespace dueward::test {

/// What a test asks of a mail.
struct Mail {
  std::string bytes;  ///< As it came over the wire.
  std::string id;     ///< Message-ID.
  std::string date, to, subject;

  /// Whether the bytes of the mail, less soft line breaks, have it.
  [[nodiscard]] bool says(const std::string& words) const;
};

Mail parse_mail(const std::string& bytes);

/// "Action by …: SG-07, To: owner@…" of each, a line each, for a test that fails.
std::string listed(const std::vector<Mail>& mails);

/// tests/support/mail_server.py, and what it received.
class MailServer {
 public:
  explicit MailServer(const std::vector<std::string>& arguments = {});
  [[nodiscard]] int port() const { return peer_.port(); }
  /// How many mails it has accepted.
  [[nodiscard]] std::size_t count() const { return files_in(folder_.path()).size(); }
  /// All of them, in no order.
  [[nodiscard]] std::vector<Mail> mails() const;
  /// Those whose To names this.
  [[nodiscard]] std::vector<Mail> mails_to(const std::string& address) const;

 private:
  TempFolder folder_;
  Peer peer_;
};

/// The mails of a Maildir.
std::vector<Mail> maildir(const std::filesystem::path& folder);

std::set<std::string> distinct_ids(const std::vector<Mail>& mails);

/// Certificates, made once for all tests of the run: the path of "ca.pem", or of "good" without
/// ending.
std::string certificate(const std::string& name);

}  // namespace dueward::test
