// SPDX-License-Identifier: MIT
#include "email/smtp_session.hpp"

#include <algorithm>
#include <cstring>
#include <new>
#include <utility>

#include <sys/socket.h>

namespace dueward::email {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

void start_curl() {
  [[maybe_unused]] static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
}

template <typename Value>
void set(CURL* handle, CURLoption option, Value value) {
  curl_easy_setopt(handle, option, value);
}

long long_of(auto duration) {
  return static_cast<long>(duration.count());
}

/// Leaves a little for what comes after libcurl, so that the outcome is back before the deadline.
milliseconds own_deadline(milliseconds time_left) {
  const auto reserve = std::min(milliseconds(1000), time_left / 10);
  return std::max(milliseconds(1), time_left - reserve);
}

}  // namespace

SmtpSession::SmtpSession(SmtpSettings settings, std::function<bool()> cancelled)
    : settings_(std::move(settings)), cancelled_(std::move(cancelled)) {
  start_curl();
  start_anew();
}

SmtpSession::~SmtpSession() {
  hang_up(SHUT_RD);
}

void SmtpSession::hang_up(int directions) {
  curl_socket_t socket = CURL_SOCKET_BAD;
  if (curl_ && curl_easy_getinfo(curl_.get(), CURLINFO_ACTIVESOCKET, &socket) == CURLE_OK &&
      socket != CURL_SOCKET_BAD)
    ::shutdown(socket, directions);
  curl_.reset();
}

void SmtpSession::start_anew() {
  // Nobody knows what the server of a failed mail still has to say: no QUIT, no second use.
  hang_up(SHUT_RDWR);
  curl_.reset(curl_easy_init());
  if (!curl_) throw std::bad_alloc();
  configure();
}

void SmtpSession::configure() {
  CURL* const curl = curl_.get();
  const std::string url =
      settings_.hello.empty() ? settings_.url : settings_.url + "/" + settings_.hello;
  set(curl, CURLOPT_URL, url.c_str());
  set(curl, CURLOPT_NOSIGNAL, 1L);
  set(curl, CURLOPT_PROXY, "");  // whatever the environment says
  set(curl, CURLOPT_TCP_NODELAY, 1L);
  set(curl, CURLOPT_TCP_KEEPALIVE, 1L);

  set(curl, CURLOPT_USE_SSL,
      static_cast<long>(settings_.tls == Tls::none ? CURLUSESSL_NONE : CURLUSESSL_ALL));
  set(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  set(curl, CURLOPT_SSL_VERIFYPEER, 1L);
  set(curl, CURLOPT_SSL_VERIFYHOST, 2L);
  if (!settings_.ca_file.empty()) set(curl, CURLOPT_CAINFO, settings_.ca_file.c_str());
  if (!settings_.user.empty()) {
    set(curl, CURLOPT_USERNAME, settings_.user.c_str());
    set(curl, CURLOPT_PASSWORD, settings_.password.c_str());
  }

  set(curl, CURLOPT_CONNECTTIMEOUT_MS, long_of(milliseconds(settings_.connect_timeout)));
  set(curl, CURLOPT_SERVER_RESPONSE_TIMEOUT,
      long_of(std::max(settings_.reply_timeout, settings_.final_timeout)));

  set(curl, CURLOPT_UPLOAD, 1L);
  set(curl, CURLOPT_READFUNCTION, &SmtpSession::on_read);
  set(curl, CURLOPT_READDATA, this);
  set(curl, CURLOPT_HEADERFUNCTION, &SmtpSession::on_reply);
  set(curl, CURLOPT_HEADERDATA, this);
  set(curl, CURLOPT_VERBOSE, 1L);
  set(curl, CURLOPT_DEBUGFUNCTION, &SmtpSession::on_debug);
  set(curl, CURLOPT_DEBUGDATA, this);
  set(curl, CURLOPT_NOPROGRESS, 0L);
  set(curl, CURLOPT_XFERINFOFUNCTION, &SmtpSession::on_progress);
  set(curl, CURLOPT_XFERINFODATA, this);
  set(curl, CURLOPT_ERRORBUFFER, error_.data());
}

Ending SmtpSession::send(const Posting& posting) {
  const auto start = Dialogue::Clock::now();
  Ending ending = attempt(posting);
  if (ending.code == CURLE_OK) return ending;
  const bool may_be_idle_too_long = lost_open_connection(ending);
  start_anew();
  if (!may_be_idle_too_long) return ending;
  Posting rest = posting;
  rest.time_left -= std::chrono::duration_cast<milliseconds>(Dialogue::Clock::now() - start);
  ending = attempt(rest);
  if (ending.code != CURLE_OK) start_anew();
  return ending;
}

bool SmtpSession::lost_open_connection(const Ending& ending) const {
  const bool before_mail = ending.phase == Phase::connecting || ending.phase == Phase::sender;
  const bool turned_away = !ending.reply || ending.reply->code == 421;
  return before_mail && turned_away && stopped_because_.empty() && used_open_connection();
}

bool SmtpSession::used_open_connection() const {
  long opened = 0;
  curl_easy_getinfo(curl_.get(), CURLINFO_NUM_CONNECTS, &opened);
  return opened == 0;
}

Ending SmtpSession::attempt(const Posting& posting) {
  CURL* const curl = curl_.get();
  const std::unique_ptr<curl_slist, Cleanup> recipients(
      curl_slist_append(nullptr, ("<" + posting.to + ">").c_str()));
  set(curl, CURLOPT_MAIL_FROM, ("<" + posting.from + ">").c_str());
  set(curl, CURLOPT_MAIL_RCPT, recipients.get());
  set(curl, CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(posting.mail.size()));
  set(curl, CURLOPT_TIMEOUT_MS, long_of(own_deadline(posting.time_left)));

  error_[0] = '\0';
  left_ = posting.mail;
  stopped_because_.clear();
  dialogue_.begin(Dialogue::Clock::now());
  const CURLcode code = curl_easy_perform(curl);
  set(curl, CURLOPT_MAIL_RCPT, static_cast<curl_slist*>(nullptr));
  return {code, stopped_because_.empty() ? error_.data() : stopped_because_, dialogue_.phase(),
          dialogue_.reply()};
}

std::size_t SmtpSession::give(char* buffer, std::size_t room) {
  const std::size_t size = std::min(room, left_.size());
  std::memcpy(buffer, left_.data(), size);
  left_.remove_prefix(size);
  dialogue_.handed_over(left_.empty(), Dialogue::Clock::now());
  return size;
}

/// Runs at least once a second, so that each command has its own time limit.
bool SmtpSession::must_stop() {
  const auto waited = dialogue_.waited(Dialogue::Clock::now());
  const bool is_final = dialogue_.phase() == Phase::dot;
  // Connecting has libcurl's own limit.
  if (dialogue_.phase() >= Phase::sender &&
      waited > (is_final ? settings_.final_timeout : settings_.reply_timeout))
    stopped_because_ = "timed out after " +
                       std::to_string(std::chrono::duration_cast<seconds>(waited).count()) + " s";
  else if (!is_final && cancelled_())
    stopped_because_ = "the service is stopping";
  return !stopped_because_.empty();
}

std::size_t SmtpSession::on_read(char* buffer, std::size_t size, std::size_t count, void* self) {
  return static_cast<SmtpSession*>(self)->give(buffer, size * count);
}

std::size_t SmtpSession::on_reply(char* line, std::size_t size, std::size_t count, void* self) {
  auto& session = *static_cast<SmtpSession*>(self);
  if (session.dialogue_.received({line, size * count})) return size * count;
  session.stopped_because_ = "the server's answer has no end";
  return 0;
}

int SmtpSession::on_debug(CURL*, curl_infotype type, char* data, std::size_t size, void* self) {
  if (type == CURLINFO_HEADER_OUT)
    static_cast<SmtpSession*>(self)->dialogue_.sent({data, size}, Dialogue::Clock::now());
  return 0;
}

int SmtpSession::on_progress(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  return static_cast<SmtpSession*>(self)->must_stop() ? 1 : 0;
}

}  // namespace dueward::email
