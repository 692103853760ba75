// SPDX-License-Identifier: MIT
// Sends each message as a mail, over SMTP.
#include <string>

#include "dueward/plugin.hpp"
#include "email/compose/message_letter.hpp"
#include "email/settings.hpp"
#include "email/smtp_session.hpp"

namespace sdk = dueward::sdk;
namespace email = dueward::email;

namespace {

class Session {
 public:
  Session(const sdk::Host& host, const sdk::Options& options)
      : settings_(email::read_settings(options)),
        smtp_(settings_.smtp, [host] { return host.cancelled(); }) {}

  static std::optional<std::string> check(const sdk::Options& options) {
    (void)email::read_settings(options);  // throws what is wrong
    return std::nullopt;
  }

  sdk::Outcome deliver(const sdk::Message& message) {
    const std::string mail = email::compose(message, settings_.sender);
    return email::judge(smtp_.send({.from = settings_.return_path,
                                    .to = std::string(message.address()),
                                    .mail = mail,
                                    .time_left = message.time_left()}));
  }

 private:
  const email::Settings settings_;
  email::SmtpSession smtp_;
};

}  // namespace

constinit const dueward_plugin dueward_notifier = sdk::plugin<Session>({
    .name = "email"_text,
    .version = "1.0.0"_text,
    .licence = "MIT"_text,
    .summary = "Sends each message as a mail, in text and HTML, over SMTP."_text,
    .address = "a mail address, such as name@example.org"_text,
    .address_syntax = DUEWARD_ADDRESS_EMAIL,
    .destination = DUEWARD_DESTINATION_DOMAIN,
    .options = email::option_table,
});
