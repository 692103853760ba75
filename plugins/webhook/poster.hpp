// SPDX-License-Identifier: MIT
/// One POST at a time over connections that are kept open; libcurl does HTTP and TLS. One thread.
#pragma once

#include <array>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <curl/curl.h>

#include "webhook/address_rules.hpp"

namespace dueward::webhook {

struct PosterSettings {
  AddressRules rules;
  std::string ca_file;  ///< Empty: the system's.
  std::string user_agent;
  std::chrono::seconds timeout{20};
};

/// How one POST ended.
struct Exchange {
  CURLcode code = CURLE_OK;
  std::string reason;          ///< libcurl's own words; for the log, not for who wrote the URL.
  bool was_forbidden = false;  ///< Every address of the host was refused by the rules.
  bool has_left = false;       ///< Some of the request was sent.
  long status = 0;             ///< 0: no answer.
  std::string status_line;
  bool is_endless = false;  ///< The answer's body was cut off.
  std::optional<std::chrono::seconds> retry_after;
};

class Poster {
 public:
  using Log = std::function<void(std::string_view line)>;

  /// `cancelled` is asked now and then; true gives up a POST of which nothing has left. `log` gets
  /// the addresses that were refused.
  Poster(PosterSettings settings, std::function<bool()> cancelled, Log log);
  Poster(const Poster&) = delete;
  Poster& operator=(const Poster&) = delete;

  /// `headers` are whole lines without their end, free of control characters.
  [[nodiscard]] Exchange post(const std::string& url, const std::vector<std::string>& headers,
                              std::string_view body, std::chrono::milliseconds time_left);

 private:
  struct Cleanup {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
  };

  void configure();
  void begin();
  Exchange result(CURLcode code);
  [[nodiscard]] bool has_left() const;

  static curl_socket_t on_open(void* self, curlsocktype purpose, curl_sockaddr* address);
  static std::size_t on_header(char* line, std::size_t size, std::size_t count, void* self);
  static std::size_t on_body(char* bytes, std::size_t size, std::size_t count, void* self);
  static int on_progress(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t);

  const PosterSettings settings_;
  const std::function<bool()> cancelled_;
  const Log log_;
  std::unique_ptr<CURL, Cleanup> curl_;
  std::array<char, CURL_ERROR_SIZE> error_{};

  // Of the POST under way.
  std::string status_line_;
  std::size_t received_ = 0;
  int refused_ = 0;
  int opened_ = 0;
};

}  // namespace dueward::webhook
