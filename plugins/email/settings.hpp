// SPDX-License-Identifier: MIT
/// The options of the e-mail plugin: the table that people read, and what becomes of it.
#pragma once

#include <span>
#include <string>

#include "dueward/plugin.hpp"
#include "email/compose/message_letter.hpp"
#include "email/smtp_session.hpp"

namespace dueward::email {

struct Settings {
  SmtpSettings smtp;
  Sender sender;
  std::string return_path;  ///< Where bounces go.
};

/// Throws sdk::Failure (channel) that names the option, its fault and what to write instead.
[[nodiscard]] Settings read_settings(const sdk::Options& options);

namespace choices {

inline constexpr dueward_text tls[] = {"required"_text, "implicit"_text, "none"_text};
inline constexpr dueward_text precedence[] = {"none"_text, "bulk"_text};

}  // namespace choices

inline constexpr dueward_option option_table[] = {
    sdk::Option(
        "server", DUEWARD_OPTION_TEXT,
        "The mail server: smtp://host:port, or smtps://host:port for TLS from the first byte. "
        "Port 25 or 465 where none is named.")
        .such_as("smtp://127.0.0.1:25")
        .required(),
    sdk::Option(
        "tls", DUEWARD_OPTION_CHOICE,
        "required: STARTTLS, and nothing is sent without it. implicit: TLS from the first byte. "
        "none: in clear, for a server on this machine; refused together with a password.")
        .one_of(choices::tls)
        .otherwise("required"),
    sdk::Option("from", DUEWARD_OPTION_TEXT, "Whom the mails are from: Name <name@example.org>.")
        .required(),
    sdk::Option("reply_to", DUEWARD_OPTION_TEXT, "Where answers go, if not to from."),
    sdk::Option("return_path", DUEWARD_OPTION_TEXT,
                "The address that bounces go to; the address of from where it is not set."),
    sdk::Option("user", DUEWARD_OPTION_TEXT,
                "Name to log in with; the address of from where only a password is set."),
    sdk::Option(
        "password_file", DUEWARD_OPTION_SECRET_FILE,
        "File that holds the password, readable by dueward's user alone; without it there is no "
        "login.")
        .secret(),
    sdk::Option(
        "ca_file", DUEWARD_OPTION_PATH,
        "Certificates (PEM) that the server's must descend from; the system's where it is not "
        "set."),
    sdk::Option("hello", DUEWARD_OPTION_TEXT,
                "What this machine calls itself in EHLO; its host name where it is not set."),
    sdk::Option(
        "precedence", DUEWARD_OPTION_CHOICE,
        "bulk: adds the header Precedence: bulk, for receivers that answer mails by machine.")
        .one_of(choices::precedence)
        .otherwise("none"),
    sdk::Option("connect_timeout", DUEWARD_OPTION_INTEGER,
                "Seconds for connection, TLS and login together.")
        .range(1, 300)
        .otherwise("60"),
    sdk::Option("reply_timeout", DUEWARD_OPTION_INTEGER,
                "Seconds that the server has to answer a command.")
        .range(1, 600)
        .otherwise("120"),
    sdk::Option("final_timeout", DUEWARD_OPTION_INTEGER,
                "Seconds that the server has to say that it took the mail (RFC 5321 recommends ten "
                "minutes); a message's own deadline may be shorter.")
        .range(1, 3600)
        .otherwise("600"),
};

}  // namespace dueward::email
