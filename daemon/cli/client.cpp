// SPDX-License-Identifier: MIT
#include "cli/client.hpp"

#include <cerrno>
#include <system_error>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <curl/curl.h>

#include "cli/fields.hpp"
#include "cli/progress.hpp"

namespace dueward::cli {

namespace json = boost::json;

namespace {

/// A reload of a very large plan, or a test message to a slow relay, may take minutes.
constexpr long longest_wait_seconds = 900;

std::size_t collect(char* data, std::size_t, std::size_t size, void* text) {
  static_cast<std::string*>(text)->append(data, size);
  return size;
}

int show_waiting(void* progress, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  static_cast<Progress*>(progress)->show("waiting for the service");
  return 0;
}

[[noreturn]] void fail_unreachable(const std::filesystem::path& socket, CURLcode code,
                                   long os_error) {
  const auto where = "its socket " + socket.string();
  if (code == CURLE_OPERATION_TIMEDOUT) {
    throw Failure(Exit::unreachable, "the service does not answer at " + where);
  }
  if (os_error == EACCES || os_error == EPERM) {
    throw Failure(Exit::unreachable,
                  "you may not use the service: " + where +
                      " is open to its user and group only; ask to be added to that group");
  }
  const auto cause = os_error == 0 ? std::string(curl_easy_strerror(code))
                                   : std::generic_category().message(static_cast<int>(os_error));
  throw Failure(Exit::unreachable, "the service is not running or " + where +
                                       " cannot be reached (" + cause +
                                       "): start it with 'systemctl start dueward', or with "
                                       "'dueward run' to see it work");
}

json::object parsed(const std::string& text, const std::filesystem::path& socket) {
  json::error_code error;
  auto value = json::parse(text, error);
  if (error || !value.is_object()) {
    throw Failure(Exit::unreachable, "what answers at the socket " + socket.string() +
                                         " is not dueward; name the right one with --socket");
  }
  return std::move(value.get_object());
}

/// With each field that does not fit on a line of its own.
std::string detail_of(const json::object& problem, long status) {
  auto detail = text(problem, "detail");
  for (const auto& error : list(problem, "errors")) {
    const auto& fault = error.as_object();
    detail += "\n  " + text(fault, "field") + ": " + text(fault, "detail");
  }
  if (!detail.empty()) return detail;
  return "the service answered with status " + std::to_string(status);
}

std::string encoded(const std::string& text) {
  char* escaped = curl_easy_escape(nullptr, text.data(), static_cast<int>(text.size()));
  std::string result = escaped == nullptr ? "" : escaped;
  curl_free(escaped);
  return result;
}

}  // namespace

struct Client::Handle {
  Handle() : curl(curl_easy_init()), headers(nullptr) {
    if (curl == nullptr) throw std::runtime_error("libcurl cannot be started");
    headers = curl_slist_append(headers, "Content-Type: application/json");
    headers = curl_slist_append(headers, "Expect:");
  }
  ~Handle() {
    curl_easy_cleanup(curl);
    curl_slist_free_all(headers);
  }
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;

  template <typename Value>
  void set(CURLoption option, Value value) {
    curl_easy_setopt(curl, option, value);
  }

  CURL* curl;
  curl_slist* headers;
};

Client::Client(std::filesystem::path socket)
    : socket_(std::move(socket)), handle_(std::make_unique<Handle>()) {
  handle_->set(CURLOPT_UNIX_SOCKET_PATH, socket_.c_str());
  handle_->set(CURLOPT_PROXY, "");
  handle_->set(CURLOPT_CONNECTTIMEOUT, 10L);
  handle_->set(CURLOPT_TIMEOUT, longest_wait_seconds);
  handle_->set(CURLOPT_NOSIGNAL, 1L);
  handle_->set(CURLOPT_HTTPHEADER, handle_->headers);
  handle_->set(CURLOPT_WRITEFUNCTION, &collect);
  handle_->set(CURLOPT_XFERINFOFUNCTION, &show_waiting);
  handle_->set(CURLOPT_NOPROGRESS, 0L);
}

Client::~Client() = default;

void Client::wait_at_most(std::chrono::seconds patience) {
  handle_->set(CURLOPT_TIMEOUT, static_cast<long>(patience.count()));
}

Client::Answer Client::perform(const std::string& path, const json::object* body) {
  const auto url = "http://dueward/api/v1/" + path;
  const auto sent = body == nullptr ? std::string() : json::serialize(*body);
  std::string received;
  Progress progress("dueward");
  handle_->set(CURLOPT_URL, url.c_str());
  handle_->set(CURLOPT_WRITEDATA, &received);
  handle_->set(CURLOPT_XFERINFODATA, &progress);
  handle_->set(CURLOPT_HTTPGET, 1L);
  if (body != nullptr) {
    handle_->set(CURLOPT_POSTFIELDSIZE, static_cast<long>(sent.size()));
    handle_->set(CURLOPT_POSTFIELDS, sent.c_str());
  }
  const auto code = curl_easy_perform(handle_->curl);
  if (code != CURLE_OK) {
    long os_error = 0;
    curl_easy_getinfo(handle_->curl, CURLINFO_OS_ERRNO, &os_error);
    fail_unreachable(socket_, code, os_error);
  }
  long status = 0;
  curl_easy_getinfo(handle_->curl, CURLINFO_RESPONSE_CODE, &status);
  auto answer = parsed(received, socket_);
  if (status < 300) return {true, std::move(answer)};
  if (status == 422 && !answer.contains("detail")) return {false, std::move(answer)};
  throw Failure(status == 503 ? Exit::unreachable : Exit::faults, detail_of(answer, status));
}

json::object Client::get(const std::string& path, const Query& query) {
  std::string target = path;
  char separator = '?';
  for (const auto& [name, value] : query) {
    target += separator + name + "=" + encoded(value);
    separator = '&';
  }
  return perform(target, nullptr).body;
}

json::object Client::post(const std::string& path, const json::object& body) {
  return perform(path, &body).body;
}

Client::Answer Client::try_post(const std::string& path, const json::object& body) {
  return perform(path, &body);
}

std::string Client::segment(const std::string& text) {
  return encoded(text);
}

std::string action_path(Client& client, const std::string& id) {
  const auto found = client.get("find", {{"action", id}});
  return "plans/" + Client::segment(std::string(found.at("plan").as_string())) + "/actions/" +
         Client::segment(std::string(found.at("id").as_string()));
}

}  // namespace dueward::cli
