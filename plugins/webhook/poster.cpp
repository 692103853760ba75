// SPDX-License-Identifier: MIT
#include "webhook/poster.hpp"

#include <algorithm>
#include <new>
#include <tuple>
#include <utility>

namespace dueward::webhook {
namespace {

using std::chrono::milliseconds;

/// A receiver has nothing to say that is longer.
constexpr std::size_t longest_answer{64UL * 1024};

void start_curl() {
  [[maybe_unused]] static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
}

template <typename Value>
void set(CURL* handle, CURLoption option, Value value) {
  curl_easy_setopt(handle, option, value);
}

long milliseconds_of(milliseconds duration) {
  return static_cast<long>(duration.count());
}

/// Leaves a little for what comes after libcurl, so that the outcome is back before the deadline.
milliseconds own_deadline(milliseconds time_left, milliseconds timeout) {
  const auto reserve = std::min(milliseconds(1000), time_left / 10);
  return std::clamp(time_left - reserve, milliseconds(1), timeout);
}

std::string_view without_line_end(std::string_view line) {
  while (!line.empty() && (line.back() == '\n' || line.back() == '\r'))
    line.remove_suffix(1);
  return line;
}

}  // namespace

Poster::Poster(PosterSettings settings, std::function<bool()> cancelled, Log log)
    : settings_(std::move(settings)), cancelled_(std::move(cancelled)), log_(std::move(log)) {
  start_curl();
  curl_.reset(curl_easy_init());
  if (!curl_) throw std::bad_alloc();
  configure();
}

void Poster::configure() {
  CURL* const curl = curl_.get();
  set(curl, CURLOPT_NOSIGNAL, 1L);
  set(curl, CURLOPT_PROXY, "");  // whatever the environment says
  set(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  set(curl, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
  set(curl, CURLOPT_FOLLOWLOCATION, 0L);
  set(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  set(curl, CURLOPT_SSL_VERIFYPEER, 1L);
  set(curl, CURLOPT_SSL_VERIFYHOST, 2L);
  if (!settings_.ca_file.empty()) set(curl, CURLOPT_CAINFO, settings_.ca_file.c_str());
  set(curl, CURLOPT_USERAGENT, settings_.user_agent.c_str());

  set(curl, CURLOPT_OPENSOCKETFUNCTION, &Poster::on_open);
  set(curl, CURLOPT_OPENSOCKETDATA, this);
  set(curl, CURLOPT_HEADERFUNCTION, &Poster::on_header);
  set(curl, CURLOPT_HEADERDATA, this);
  set(curl, CURLOPT_WRITEFUNCTION, &Poster::on_body);
  set(curl, CURLOPT_WRITEDATA, this);
  set(curl, CURLOPT_NOPROGRESS, 0L);
  set(curl, CURLOPT_XFERINFOFUNCTION, &Poster::on_progress);
  set(curl, CURLOPT_XFERINFODATA, this);
  set(curl, CURLOPT_ERRORBUFFER, error_.data());
}

void Poster::begin() {
  error_[0] = '\0';
  status_line_.clear();
  received_ = 0;
  refused_ = opened_ = 0;
}

Exchange Poster::post(const std::string& url, const std::vector<std::string>& headers,
                      std::string_view body, milliseconds time_left) {
  CURL* const curl = curl_.get();
  std::unique_ptr<curl_slist, Cleanup> lines;
  for (const std::string& header : headers) {
    curl_slist* const longer = curl_slist_append(lines.get(), header.c_str());
    if (longer == nullptr) throw std::bad_alloc();
    std::ignore = lines.release();
    lines.reset(longer);
  }
  set(curl, CURLOPT_URL, url.c_str());
  set(curl, CURLOPT_HTTPHEADER, lines.get());
  set(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body.size()));
  set(curl, CURLOPT_POSTFIELDS, body.data());
  set(curl, CURLOPT_TIMEOUT_MS, milliseconds_of(own_deadline(time_left, settings_.timeout)));
  begin();
  Exchange exchange = result(curl_easy_perform(curl));
  set(curl, CURLOPT_HTTPHEADER, static_cast<curl_slist*>(nullptr));
  return exchange;
}

Exchange Poster::result(CURLcode code) {
  Exchange exchange{.code = code,
                    .reason = error_[0] == '\0' ? curl_easy_strerror(code) : error_.data(),
                    .was_forbidden = refused_ > 0 && opened_ == 0,
                    .has_left = has_left(),
                    .status_line = status_line_,
                    .is_endless = received_ > longest_answer};
  curl_easy_getinfo(curl_.get(), CURLINFO_RESPONSE_CODE, &exchange.status);
  curl_off_t wait = 0;
  if (curl_easy_getinfo(curl_.get(), CURLINFO_RETRY_AFTER, &wait) == CURLE_OK && wait > 0)
    exchange.retry_after = std::chrono::seconds(wait);
  return exchange;
}

bool Poster::has_left() const {
  long sent = 0;
  curl_easy_getinfo(curl_.get(), CURLINFO_REQUEST_SIZE, &sent);
  return sent > 0;
}

/// The one place that no redirect, no clever spelling of a host and no name that changes between
/// two look-ups gets round.
curl_socket_t Poster::on_open(void* self, curlsocktype, curl_sockaddr* address) {
  auto& poster = *static_cast<Poster*>(self);
  const auto target = Address::of(address->addr);
  const auto objection = target ? poster.settings_.rules.objection(*target)
                                : std::optional<std::string>("is no Internet address");
  if (objection) {
    ++poster.refused_;
    poster.log_("not connected: " + (target ? to_string(*target) : "the target") + " " +
                *objection);
    return CURL_SOCKET_BAD;
  }
  ++poster.opened_;
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

std::size_t Poster::on_header(char* line, std::size_t size, std::size_t count, void* self) {
  const std::string_view text(line, size * count);
  if (text.starts_with("HTTP/"))
    static_cast<Poster*>(self)->status_line_ = without_line_end(text).substr(0, 200);
  return size * count;
}

std::size_t Poster::on_body(char*, std::size_t size, std::size_t count, void* self) {
  auto& poster = *static_cast<Poster*>(self);
  poster.received_ += size * count;
  return poster.received_ > longest_answer ? 0 : size * count;
}

int Poster::on_progress(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  const auto& poster = *static_cast<Poster*>(self);
  return !poster.has_left() && poster.cancelled_() ? 1 : 0;
}

}  // namespace dueward::webhook
