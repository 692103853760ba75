// SPDX-License-Identifier: MIT
#include "email/settings.hpp"

#include <algorithm>
#include <memory>

#include <curl/curl.h>

#include "email/compose/words.hpp"

namespace dueward::email {
namespace {

[[noreturn]] void refuse(std::string sentence) {
  throw sdk::Failure(sdk::Outcome::bad_channel(std::move(sentence)));
}

/// Takes a URL apart, and hands out the parts that are set.
class ServerUrl {
 public:
  explicit ServerUrl(const std::string& text) : url_(curl_url()) {
    if (curl_url_set(url_.get(), CURLUPART_URL, text.c_str(), CURLU_NON_SUPPORT_SCHEME) !=
        CURLUE_OK)
      refuse("the option server \"" + one_line(text) + "\" is no URL: write smtp://host:port");
  }
  [[nodiscard]] std::string part(CURLUPart which) const {
    char* found = nullptr;
    if (curl_url_get(url_.get(), which, &found, 0) != CURLUE_OK) return {};
    std::string copy(found);
    curl_free(found);
    return copy;
  }

 private:
  struct Cleanup {
    void operator()(CURLU* url) const { curl_url_cleanup(url); }
  };
  std::unique_ptr<CURLU, Cleanup> url_;
};

Tls parse_tls(std::string_view choice) {
  if (choice == "none") return Tls::none;
  return choice == "implicit" ? Tls::implicit : Tls::required;
}

void read_server(const sdk::Options& options, SmtpSettings& smtp) {
  const std::string text = options.text("server");
  const ServerUrl url(text);
  const std::string scheme = url.part(CURLUPART_SCHEME);
  if (scheme != "smtp" && scheme != "smtps")
    refuse("the option server \"" + one_line(text) + "\" must begin with smtp:// or smtps://");
  if (!url.part(CURLUPART_USER).empty() || !url.part(CURLUPART_PASSWORD).empty())
    refuse("the option server must not hold a name or password: use user and password_file");
  const std::string path = url.part(CURLUPART_PATH);
  if ((!path.empty() && path != "/") || !url.part(CURLUPART_QUERY).empty() ||
      !url.part(CURLUPART_FRAGMENT).empty())
    refuse("the option server \"" + one_line(text) + "\" must end after host and port");

  smtp.tls = parse_tls(options.text("tls"));
  if (scheme == "smtps") {
    if (smtp.tls == Tls::none)
      refuse("the option server says smtps and tls says \"none\": choose one");
    smtp.tls = Tls::implicit;
  }
  const std::string port = url.part(CURLUPART_PORT);
  smtp.url = (smtp.tls == Tls::implicit ? "smtps://" : "smtp://") + url.part(CURLUPART_HOST) +
             (port.empty() ? "" : ":" + port);
}

bool has_control_character(std::string_view text) {
  return std::ranges::any_of(text, [](unsigned char c) { return c < 0x20 || c == 0x7f; });
}

void read_login(const sdk::Options& options, SmtpSettings& smtp, const Mailbox& from) {
  const auto password = options.find("password_file");
  if (!password) {
    if (options.find("user")) refuse("the option user needs a password_file");
    return;
  }
  if (smtp.tls == Tls::none)
    refuse(
        "the option tls = \"none\" would send the password in clear: use \"required\" or "
        "\"implicit\"");
  smtp.user = options.find("user") ? options.text("user") : from.address;
  smtp.password = *password;
  if (has_control_character(smtp.user)) refuse("the option user holds a control character");
  if (has_control_character(smtp.password)) refuse("the password holds a control character");
}

void read_hello(const sdk::Options& options, SmtpSettings& smtp) {
  smtp.hello = options.text("hello");
  const auto is_good = [](unsigned char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '-';
  };
  if (!std::ranges::all_of(smtp.hello, is_good))
    refuse("the option hello \"" + one_line(smtp.hello) + "\" is no host name");
}

std::string read_return_path(const sdk::Options& options, const Mailbox& from) {
  if (!options.find("return_path")) return from.address;
  const std::string address = options.text("return_path");
  if (const auto fault = address_fault(address))
    refuse("the option return_path \"" + one_line(address) + "\" " + *fault);
  return address;
}

}  // namespace

Settings read_settings(const sdk::Options& options) {
  Settings settings;
  settings.sender.from = mailbox_option(options, "from");
  if (options.find("reply_to")) settings.sender.reply_to = mailbox_option(options, "reply_to");
  settings.sender.bulk = options.text("precedence") == "bulk";
  settings.return_path = read_return_path(options, settings.sender.from);

  SmtpSettings& smtp = settings.smtp;
  read_server(options, smtp);
  read_login(options, smtp, settings.sender.from);
  read_hello(options, smtp);
  smtp.ca_file = options.text("ca_file");
  smtp.connect_timeout = std::chrono::seconds(options.integer("connect_timeout", 60));
  smtp.reply_timeout = std::chrono::seconds(options.integer("reply_timeout", 120));
  smtp.final_timeout = std::chrono::seconds(options.integer("final_timeout", 600));
  return settings;
}

}  // namespace dueward::email
