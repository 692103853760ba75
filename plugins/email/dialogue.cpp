// SPDX-License-Identifier: MIT
#include "email/dialogue.hpp"

#include <array>
#include <utility>

namespace dueward::email {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t longest_words = 400;

constexpr std::array commands{
    std::pair{"EHLO "sv, Phase::hello},       std::pair{"HELO "sv, Phase::hello},
    std::pair{"STARTTLS"sv, Phase::tls},      std::pair{"AUTH "sv, Phase::login},
    std::pair{"MAIL FROM:"sv, Phase::sender}, std::pair{"RCPT TO:"sv, Phase::recipient},
    std::pair{"DATA\r\n"sv, Phase::data},
};

constexpr int start_of_mail = 354;

std::string_view without_line_end(std::string_view line) {
  while (!line.empty() && (line.back() == '\n' || line.back() == '\r'))
    line.remove_suffix(1);
  return line;
}

int code_of(std::string_view line) {
  if (line.size() < 3) return 0;
  int code = 0;
  for (const char digit : line.substr(0, 3)) {
    if (digit < '0' || digit > '9') return 0;
    code = code * 10 + (digit - '0');
  }
  return code;
}

}  // namespace

void Dialogue::begin(Clock::time_point now) {
  spoken_ = false;
  ended_ = false;
  enter(Phase::connecting, now);
}

void Dialogue::sent(std::string_view command, Clock::time_point now) {
  if (command.starts_with("QUIT")) ended_ = true;
  if (ended_) return;
  for (const auto& [word, phase] : commands)
    if (command.starts_with(word)) return enter(phase, now);
}

bool Dialogue::received(std::string_view line) {
  if (ended_) return true;
  if (phase_ == Phase::connecting) phase_ = Phase::greeting;
  spoken_ = true;
  if (reply_) {
    words_.clear();
    reply_bytes_ = 0;
  }
  reply_bytes_ += line.size();
  if (reply_bytes_ > longest_reply) return false;
  line = without_line_end(line);
  if (words_.size() < longest_words) {
    const bool follows = !words_.empty() && line.size() > 4;
    words_ += follows ? " " : "";
    words_ += line.substr(follows ? 4 : 0, longest_words);
  }
  if (line.size() == 3 || (line.size() > 3 && line[3] != '-'))
    reply_ = Reply{code_of(line), words_};
  if (phase_ == Phase::data && reply_ && reply_->code == start_of_mail) {
    phase_ = Phase::body;
    reply_.reset();
  }
  return true;
}

void Dialogue::handed_over(bool all, Clock::time_point now) {
  enter(all ? Phase::dot : Phase::body, now);
}

void Dialogue::enter(Phase phase, Clock::time_point now) {
  phase_ = phase;
  since_ = now;
  words_.clear();
  reply_bytes_ = 0;
  reply_.reset();
}

std::string_view to_string(Phase phase) {
  switch (phase) {
    case Phase::connecting:
      return "the connection";
    case Phase::greeting:
      return "the connection";
    case Phase::hello:
      return "EHLO";
    case Phase::tls:
      return "STARTTLS";
    case Phase::login:
      return "AUTH";
    case Phase::sender:
      return "MAIL";
    case Phase::recipient:
      return "RCPT";
    case Phase::data:
      return "DATA";
    case Phase::body:
      return "the mail";
    case Phase::dot:
      return "the mail's final dot";
  }
  return "?";
}

}  // namespace dueward::email
