// SPDX-License-Identifier: MIT
#include "acceptance/mail_server.hpp"

#include <algorithm>
#include <iterator>
#include <sstream>

#include <strings.h>

namespace dueward::test {
namespace {

std::vector<std::string> with_folder(const TempFolder& folder, std::vector<std::string> arguments) {
  arguments.insert(arguments.end(), {"--folder", folder.path().string()});
  return arguments;
}

/// Without the line ends that only fold a header or a quoted-printable line.
std::string joined(const std::string& text, const std::string& before_line_end) {
  std::string all;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = text.find(before_line_end, at);
    if (end == std::string::npos) return all + text.substr(at);
    all += text.substr(at, end - at);
    at = end + before_line_end.size();
  }
  return all;
}

/// One header of a mail with all folds undone; empty where there is none. Names have no case.
std::string header(const std::string& unfolded, const std::string& name) {
  std::istringstream lines(unfolded);
  for (std::string line; std::getline(lines, line);) {
    if (::strncasecmp(line.c_str(), (name + ": ").c_str(), name.size() + 2) != 0) continue;
    return line.substr(name.size() + 2, line.find('\r') - name.size() - 2);
  }
  return {};
}

std::string without_folds(std::string head) {
  for (const char* fold : {"\r\n ", "\r\n\t", "\n ", "\n\t"})
    for (auto at = head.find(fold); at != std::string::npos; at = head.find(fold))
      head.replace(at, std::string(fold).size(), " ");
  return head;
}

}  // namespace

bool Mail::says(const std::string& words) const {
  return joined(joined(bytes, "=\r\n"), "=\n").find(words) != std::string::npos;
}

Mail parse_mail(const std::string& bytes) {
  const auto end = std::min(bytes.find("\r\n\r\n"), bytes.find("\n\n"));
  const std::string head = without_folds(bytes.substr(0, end));
  return {bytes, header(head, "Message-ID"), header(head, "Date"), header(head, "To"),
          header(head, "Subject")};
}

std::string listed(const std::vector<Mail>& mails) {
  std::string all;
  for (const Mail& mail : mails)
    all += mail.date + ", to " + mail.to + ": " + mail.subject + "\n";
  return all;
}

MailServer::MailServer(const std::vector<std::string>& arguments)
    : peer_("mail_server.py", with_folder(folder_, arguments)) {}

std::vector<Mail> MailServer::mails() const {
  std::vector<Mail> all;
  for (const auto& file : files_in(folder_.path()))
    all.push_back(parse_mail(read_file(file)));
  return all;
}

std::vector<Mail> MailServer::mails_to(const std::string& address) const {
  std::vector<Mail> found;
  std::ranges::copy_if(mails(), std::back_inserter(found), [&](const Mail& mail) {
    return mail.to.find(address) != std::string::npos;
  });
  return found;
}

std::vector<Mail> maildir(const std::filesystem::path& folder) {
  std::vector<Mail> all;
  for (const auto& file : files_in(folder / "new"))
    all.push_back(parse_mail(read_file(file)));
  return all;
}

std::set<std::string> distinct_ids(const std::vector<Mail>& mails) {
  std::set<std::string> ids;
  for (const Mail& mail : mails)
    ids.insert(mail.id);
  return ids;
}

std::string certificate(const std::string& name) {
  static const TempFolder folder;
  [[maybe_unused]] static const std::string made =
      run_script("make_certificates.py", {folder.path().string()});
  return (folder.path() / name).string();
}

}  // namespace dueward::test
