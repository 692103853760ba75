// SPDX-License-Identifier: MIT
// What libcurl alone reaches: the yardstick for mails per second.
//
//   bare_smtp smtp://HOST:PORT [THREADS [MAILS [BYTES]]]
//
// THREADS (8) easy handles, each on a thread of its own with its connection kept open, share MAILS
// (10000) mails of BYTES (4000) bytes. Prints mails per second; status 1 where one was not
// accepted.
#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <curl/curl.h>

#include "bench/rate.hpp"

namespace {

std::string mail_of(std::size_t bytes) {
  std::string mail = "From: <a@example.org>\r\nTo: <b@example.org>\r\nSubject: bare\r\n\r\n";
  while (mail.size() < bytes)
    mail += "Act by Friday 18 November 2011, or say why not and by when instead.\r\n";
  return mail;
}

std::size_t give(char* buffer, std::size_t size, std::size_t count, void* rest) {
  auto& left = *static_cast<std::string_view*>(rest);
  const std::size_t taken = std::min(size * count, left.size());
  std::memcpy(buffer, left.data(), taken);
  left.remove_prefix(taken);
  return taken;
}

/// Sends mails until none are left; returns how many were refused.
int send_all(const char* url, std::string_view mail, std::atomic<int>& to_send) {
  CURL* const curl = curl_easy_init();
  curl_slist* const recipients = curl_slist_append(nullptr, "<b@example.org>");
  std::string_view left;
  curl_easy_setopt(curl, CURLOPT_URL, url);
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_PROXY, "");
  curl_easy_setopt(curl, CURLOPT_MAIL_FROM, "<a@example.org>");
  curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, recipients);
  curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
  curl_easy_setopt(curl, CURLOPT_READFUNCTION, &give);
  curl_easy_setopt(curl, CURLOPT_READDATA, &left);
  curl_easy_setopt(curl, CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(mail.size()));
  int refused = 0;
  while (to_send.fetch_sub(1) > 0) {
    left = mail;
    if (curl_easy_perform(curl) != CURLE_OK) ++refused;
  }
  curl_easy_cleanup(curl);
  curl_slist_free_all(recipients);
  return refused;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return std::fprintf(stderr, "usage: bare_smtp URL [THREADS [MAILS [BYTES]]]\n"), 2;
  const auto number = [&](int index, int otherwise) {
    return argc > index ? std::atoi(argv[index]) : otherwise;
  };
  curl_global_init(CURL_GLOBAL_DEFAULT);
  const std::string mail = mail_of(static_cast<std::size_t>(number(4, 4000)));
  return dueward::bench::measure(number(2, 8), number(3, 10'000), [&](std::atomic<int>& to_send) {
    return send_all(argv[1], mail, to_send);
  });
}
