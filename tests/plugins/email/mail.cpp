// SPDX-License-Identifier: MIT
#include "plugins/email/mail.hpp"

#include <boost/json.hpp>

namespace dueward::test {
namespace {

namespace json = boost::json;

std::string text(const json::value& object, const char* name) {
  return std::string(object.at(name).as_string());
}

std::vector<ReadMail::Mailbox> mailboxes(const json::value& list) {
  std::vector<ReadMail::Mailbox> found;
  for (const auto& entry : list.as_array())
    found.push_back({text(entry, "name"), text(entry, "address")});
  return found;
}

std::vector<std::string> with_folder(const TempFolder& folder, std::vector<std::string> arguments) {
  arguments.insert(arguments.end(), {"--folder", folder.path().string()});
  return arguments;
}

}  // namespace

Options in_clear(int port) {
  return {{"server", "smtp://127.0.0.1:" + std::to_string(port)},
          {"tls", "none"},
          {"from", "Improvement plan <improvement@example.gov.uk>"},
          {"hello", "dueward.example.gov.uk"}};
}

std::string ReadMail::header(const std::string& name) const {
  std::string values;
  for (const auto& [key, value] : headers)
    if (key == name) values += (values.empty() ? "" : "\n") + value;
  return values;
}

ReadMail read_mail(const std::string& bytes) {
  const json::value read = json::parse(run_script("read_mail.py", {}, bytes));
  ReadMail mail;
  for (const auto& header : read.at("headers").as_array())
    mail.headers.emplace_back(header.at(0).as_string(), header.at(1).as_string());
  mail.from = mailboxes(read.at("from"));
  mail.to = mailboxes(read.at("to"));
  mail.reply_to = mailboxes(read.at("reply_to"));
  mail.type = text(read, "type");
  for (const auto& part : read.at("parts").as_array())
    mail.parts.push_back({text(part, "type"), text(part, "name"), text(part, "charset"),
                          text(part, "encoding"), text(part, "content")});
  for (const auto& defect : read.at("defects").as_array())
    mail.defects.emplace_back(defect.as_string());
  mail.longest_line = read.at("longest_line").as_int64();
  mail.bare_line_ends = read.at("bare_line_ends").as_int64();
  mail.is_ascii = read.at("ascii").as_bool();
  return mail;
}

MailServer::MailServer(std::vector<std::string> arguments)
    : peer_("mail_server.py", with_folder(folder_, std::move(arguments))) {}

std::string MailServer::mail(int number) const {
  return read_file(folder_.path() / (std::to_string(number) + ".eml"));
}

std::string certificate(const std::string& name) {
  static const TempFolder folder;
  [[maybe_unused]] static const std::string made =
      run_script("make_certificates.py", {folder.path().string()});
  return (folder.path() / name).string();
}

std::string told(const Outcome& outcome) {
  return to_string(outcome.result) + ": " + outcome.said;
}

}  // namespace dueward::test
