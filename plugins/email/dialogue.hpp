// SPDX-License-Identifier: MIT
/// Follows one SMTP dialogue from outside: which command is on its way, and what the server said to
/// it. libcurl tells only that something failed; the meaning of a refusal hangs on the place. Used
/// by one session on its own thread.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace dueward::email {

/// Where the dialogue stands: what the client sent last and waits for an answer to.
enum class Phase {
  connecting,  ///< Looking up, connecting; with smtps the TLS handshake too.
  greeting,    ///< The server's first words have begun.
  hello,       ///< EHLO or HELO.
  tls,         ///< STARTTLS, and the handshake after it.
  login,       ///< AUTH and what it exchanges.
  sender,      ///< MAIL FROM.
  recipient,   ///< RCPT TO.
  data,        ///< DATA; nothing of the mail is sent.
  body,        ///< The mail is on its way, not all of it is handed to libcurl.
  dot,         ///< All is handed over: the server may have read the final dot and taken the mail.
};

/// A whole answer.
struct Reply {
  int code = 0;       ///< 200 to 599; 0 where the server spoke something else.
  std::string words;  ///< Code and all lines, one line, cut to a few hundred bytes.

  [[nodiscard]] bool is_temporary() const { return code >= 400 && code < 500; }
  [[nodiscard]] bool is_permanent() const { return code >= 500 && code < 600; }
};

class Dialogue {
 public:
  using Clock = std::chrono::steady_clock;

  /// A server that says more than this to one command is cut off.
  static constexpr std::size_t longest_reply = 32 * 1024;

  /// A new mail. On a connection that is open already, MAIL comes next.
  void begin(Clock::time_point now);

  /// A command left. Its arguments are not kept: they may be secret. QUIT ends the dialogue: what
  /// comes after it does not change the mail's fate.
  void sent(std::string_view command, Clock::time_point now);

  /// A line came in. False: the reply is too long and the connection must be given up.
  [[nodiscard]] bool received(std::string_view line);

  /// Part of the mail was handed to libcurl; `all` of it now.
  void handed_over(bool all, Clock::time_point now);

  [[nodiscard]] Phase phase() const { return phase_; }
  /// The answer to the command of `phase()`; nothing while it is incomplete.
  [[nodiscard]] const std::optional<Reply>& reply() const { return reply_; }
  [[nodiscard]] bool server_has_spoken() const { return spoken_; }
  [[nodiscard]] Clock::duration waited(Clock::time_point now) const { return now - since_; }

 private:
  void enter(Phase phase, Clock::time_point now);

  Phase phase_ = Phase::connecting;
  Clock::time_point since_{};
  std::string words_;
  std::size_t reply_bytes_ = 0;
  std::optional<Reply> reply_;
  bool spoken_ = false;
  bool ended_ = false;
};

/// The command as people know it: "MAIL", "the final dot".
[[nodiscard]] std::string_view to_string(Phase phase);

}  // namespace dueward::email
