// SPDX-License-Identifier: MIT
// What the e-mail plugin reaches by itself, without host and service: see bare_smtp.
//
//   plugin_smtp smtp://HOST:PORT [THREADS [MAILS [BYTES]]]
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "bench/rate.hpp"
#include "plugins/harness/plugin.hpp"

using namespace dueward;

namespace {

int send_all(const std::string& url, std::size_t bytes, std::atomic<int>& to_send) {
  test::Session session("email",
                        {{"server", url}, {"tls", "none"}, {"from", "Plan <a@example.org>"}});
  test::Message message;
  message.address = "b@example.org";
  // Text and HTML together make a mail of that size.
  const std::string line = "Act by Friday 18 November 2011, or say why not and by when instead.\n";
  while (message.text.size() + message.html.size() + 1000 < bytes) {
    message.text += line;
    message.html += "<p>" + line + "</p>";
  }
  int refused = 0;
  for (int number; (number = to_send.fetch_sub(1)) > 0;) {
    message.key = "m-" + std::to_string(number);
    if (session.deliver(message).result != DUEWARD_DELIVERED) ++refused;
  }
  return refused;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2)
    return std::fprintf(stderr, "usage: plugin_smtp URL [THREADS [MAILS [BYTES]]]\n"), 2;
  const auto number = [&](int index, int otherwise) {
    return argc > index ? std::atoi(argv[index]) : otherwise;
  };
  const auto bytes = static_cast<std::size_t>(number(4, 4000));
  return bench::measure(number(2, 8), number(3, 10'000), [&](std::atomic<int>& to_send) {
    return send_all(argv[1], bytes, to_send);
  });
}
