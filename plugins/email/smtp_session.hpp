// SPDX-License-Identifier: MIT
/// One SMTP connection, kept open over mails. libcurl speaks the protocol; this class feeds it,
/// keeps its time, and notes what the server says. One thread.
#pragma once

#include <array>
#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include <curl/curl.h>

#include "email/dialogue.hpp"
#include "email/verdict.hpp"

namespace dueward::email {

enum class Tls {
  required,  ///< STARTTLS, or nothing is sent.
  implicit,  ///< TLS from the first byte.
  none,
};

struct SmtpSettings {
  std::string url;  ///< smtp://host:port or smtps://host:port.
  Tls tls = Tls::required;
  std::string user;  ///< Empty: no login.
  std::string password;
  std::string ca_file;  ///< Empty: the system's.
  std::string hello;    ///< What we call ourselves; empty: this machine's name.
  std::chrono::seconds connect_timeout{60};  ///< Connection, TLS and login together.
  std::chrono::seconds reply_timeout{120};   ///< For each command.
  std::chrono::seconds final_timeout{
      600};  ///< For the answer to the final dot (RFC 5321: ten minutes).
};

/// One mail on its way, both addresses free of faults.
struct Posting {
  std::string from;
  std::string to;
  std::string_view mail;  ///< CRLF line ends; dots are libcurl's affair.
  std::chrono::milliseconds time_left{};
};

class SmtpSession {
 public:
  /// `cancelled` is asked now and then while a mail is under way: true gives up what has not
  /// reached the final dot.
  SmtpSession(SmtpSettings settings, std::function<bool()> cancelled);
  SmtpSession(const SmtpSession&) = delete;
  SmtpSession& operator=(const SmtpSession&) = delete;
  /// Says goodbye without waiting for an answer.
  ~SmtpSession();

  /// Sends one mail. An idle connection that the server gave up meanwhile is opened anew, once.
  [[nodiscard]] Ending send(const Posting& posting);

 private:
  struct Cleanup {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
  };

  void configure();
  /// A new handle, without a connection.
  void start_anew();
  /// Ends the connection without waiting for the server: libcurl would listen for the answer to
  /// QUIT as long as the server pleases. With SHUT_RD the QUIT still leaves.
  void hang_up(int directions);
  Ending attempt(const Posting& posting);
  bool lost_open_connection(const Ending& ending) const;
  bool used_open_connection() const;
  std::size_t give(char* buffer, std::size_t room);
  bool must_stop();

  static std::size_t on_read(char* buffer, std::size_t size, std::size_t count, void* self);
  static std::size_t on_reply(char* line, std::size_t size, std::size_t count, void* self);
  static int on_debug(CURL*, curl_infotype type, char* data, std::size_t size, void* self);
  static int on_progress(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t);

  const SmtpSettings settings_;
  const std::function<bool()> cancelled_;
  std::unique_ptr<CURL, Cleanup> curl_;
  std::array<char, CURL_ERROR_SIZE> error_{};

  // Of the mail under way.
  Dialogue dialogue_;
  std::string_view left_;
  std::string stopped_because_;
};

}  // namespace dueward::email
