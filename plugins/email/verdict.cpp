// SPDX-License-Identifier: MIT
#include "email/verdict.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace dueward::email {
namespace {

/// The subject of an enhanced status code: "550 5.1.1 No such user" has 1; 0 where there is none.
char enhanced_subject(std::string_view words) {
  constexpr std::size_t at = sizeof("550 ") - 1;
  const bool is_enhanced =
      words.size() > at + 3 && words[at] == '5' && words[at + 1] == '.' && words[at + 3] == '.';
  return is_enhanced ? words[at + 2] : '0';
}

bool mentions(std::string_view words, std::string_view lower_case) {
  const auto same = [](char a, char b) { return std::tolower(static_cast<unsigned char>(a)) == b; };
  return !std::ranges::search(words, lower_case, same).empty();
}

/// A refusal at RCPT that says we may not send at all, rather than that nobody lives there.
bool bars_us(const Reply& reply) {
  constexpr std::array barring{503, 530, 535, 538};
  if (std::ranges::find(barring, reply.code) != barring.end()) return true;
  return enhanced_subject(reply.words) == '7' && mentions(reply.words, "relay");
}

bool is_address_at_fault(Phase phase, const Reply& reply) {
  constexpr int too_much = 552;
  switch (phase) {
    case Phase::recipient:
      return !bars_us(reply);
    case Phase::sender:
      return reply.code == too_much;
    case Phase::data:
    case Phase::body:
    case Phase::dot: {
      const char subject = enhanced_subject(reply.words);
      return reply.code == too_much || subject == '1' || subject == '2';
    }
    default:
      return false;
  }
}

bool is_channel_fault(CURLcode code) {
  switch (code) {
    case CURLE_USE_SSL_FAILED:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_INVALIDCERTSTATUS:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_LOGIN_DENIED:
    case CURLE_URL_MALFORMAT:
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_NOT_BUILT_IN:
      return true;
    default:
      return false;
  }
}

/// A connection that breaks during the handshake says nothing about certificates.
bool broke_off(const Ending& ending) {
  return ending.code == CURLE_SSL_CONNECT_ERROR &&
         (mentions(ending.reason, "ssl_error_syscall") ||
          mentions(ending.reason, "reset by peer") || mentions(ending.reason, "unexpected eof") ||
          mentions(ending.reason, "broken pipe"));
}

std::string reason_of(const Ending& ending) {
  return ending.reason.empty() ? curl_easy_strerror(ending.code) : ending.reason;
}

sdk::Outcome judge_refusal(Phase phase, const Reply& reply) {
  std::string said = reply.words + " (in answer to " + std::string(to_string(phase)) + ")";
  if (reply.is_temporary()) return sdk::Outcome::temporary(std::move(said));
  return is_address_at_fault(phase, reply) ? sdk::Outcome::bad_address(std::move(said))
                                           : sdk::Outcome::bad_channel(std::move(said));
}

sdk::Outcome judge_silence(const Ending& ending) {
  if (is_channel_fault(ending.code) && !broke_off(ending))
    return sdk::Outcome::bad_channel(reason_of(ending));
  std::string said =
      "no answer to " + std::string(to_string(ending.phase)) + ": " + reason_of(ending);
  return ending.phase == Phase::dot ? sdk::Outcome::unknown(std::move(said))
                                    : sdk::Outcome::temporary(std::move(said));
}

/// "250 2.0.0 Ok: queued as 4F5C" has 4F5C, for whoever reads the server's log.
std::string queue_id(std::string_view words) {
  constexpr std::string_view before = "queued as ";
  const auto at = words.find(before);
  if (at == std::string_view::npos) return {};
  words.remove_prefix(at + before.size());
  return std::string(words.substr(0, words.find_first_of(" >)\t")));
}

}  // namespace

sdk::Outcome judge(const Ending& ending) {
  const auto& reply = ending.reply;
  if (reply && (reply->is_temporary() || reply->is_permanent()))
    return judge_refusal(ending.phase, *reply);
  // Only the answer to the dot counts: libcurl may stumble after it.
  if (ending.phase == Phase::dot && reply && reply->code >= 200 && reply->code < 300)
    return sdk::Outcome::delivered(reply->words, queue_id(reply->words));
  return judge_silence(ending);
}

}  // namespace dueward::email
