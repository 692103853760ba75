// SPDX-License-Identifier: MIT
#include <rapidcheck.h>

#include "notifier/wire.hpp"
#include "support/catch.hpp"

using namespace dueward::notifier;
using namespace dueward::notifier::wire;

namespace {

/// Runs a property and lets Catch see how it went.
template <typename Property>
void holds(const char* what, Property&& property) {
  CHECK(rc::check(what, std::forward<Property>(property)));
}

Frame decode_whole(const Bytes& bytes, std::uint32_t limit) {
  const auto header = decode_header(std::span(bytes).first<header_size>(), limit);
  return decode(header.type, std::span(bytes).subspan(header_size));
}

template <typename Type>
Type there_and_back(const Type& frame) {
  return std::get<Type>(decode_whole(encode(frame, to_host_limit), to_host_limit));
}

}  // namespace

TEST_CASE("Every frame is read as it was written") {
  holds("hello", [](std::uint32_t workers, const std::string& file, const std::string& value) {
    Hello hello;
    hello.workers = workers;
    hello.file = file;
    hello.values = {{"name", value, file}, {}};
    RC_ASSERT(there_and_back(hello) == hello);
  });
  holds("deliver", [](std::uint64_t call, std::int64_t moment, const std::string& address,
                      const std::string& html) {
    Deliver deliver;
    deliver.call = CallId{call};
    deliver.time_left_ms = 7;
    deliver.message.first_attempt = dueward::calendar::Instant(std::chrono::milliseconds(moment));
    deliver.message.address = address;
    deliver.message.words.html = html;
    deliver.message.language = "en-GB";
    const auto back = there_and_back(deliver);
    RC_ASSERT(back.call == deliver.call);
    RC_ASSERT(back.time_left_ms == 7U);
    RC_ASSERT(back.message.first_attempt == deliver.message.first_attempt);
    RC_ASSERT(back.message.address == address);
    RC_ASSERT(back.message.words.html == html);
    RC_ASSERT(back.message.language == "en-GB");
  });
  holds("log and refused", [](const std::string& text) {
    RC_ASSERT(there_and_back(Log{LogLevel::warning, text}) == (Log{LogLevel::warning, text}));
    RC_ASSERT(there_and_back(Refused{text}) == Refused{text});
    RC_ASSERT(there_and_back(GiveBack{}) == GiveBack{});
  });
  holds("answer", [](const std::string& said, std::uint16_t seconds, bool retry) {
    Answer answer{CallId{3}, {Outcome::Result::temporary, {}, said, "id"}};
    if (retry) answer.outcome.retry_after = std::chrono::seconds(seconds);
    answer.outcome.untried = !retry;
    const auto back = there_and_back(answer);
    RC_ASSERT(back.outcome.untried == !retry);
    RC_ASSERT(back.outcome.said == said);
    RC_ASSERT(back.outcome.retry_after == answer.outcome.retry_after);
  });
}

TEST_CASE("61: a frame cut short or lengthened anywhere is garbage") {
  const Answer answer{CallId{3}, {Outcome::Result::delivered, {}, "250 taken", "id"}};
  const Bytes whole = encode(answer, to_daemon_limit);
  for (std::size_t size = header_size; size < whole.size(); ++size)
    CHECK_THROWS_AS(decode_whole(Bytes(whole.begin(), whole.begin() + static_cast<long>(size)),
                                 to_daemon_limit),
                    WireError);
  Bytes longer = whole;
  longer.push_back(0);
  CHECK_THROWS_AS(decode_whole(longer, to_daemon_limit), WireError);
}

TEST_CASE("61: arbitrary bytes are a frame or garbage, never worse") {
  holds("any payload", [](std::uint8_t type, const std::vector<unsigned char>& payload) {
    try {
      static_cast<void>(decode(type, payload));
    } catch (const WireError&) {
      RC_SUCCEED("garbage");
    }
  });
}

TEST_CASE("61: a frame beyond its limit is refused by its header alone, and is never sent") {
  const std::array<unsigned char, header_size> header{0xff, 0xff, 0xff, 0x7f, 7};
  CHECK_THROWS_AS(decode_header(header, to_host_limit), WireError);
  CHECK_THROWS_AS(encode(Log{LogLevel::info, std::string(to_daemon_limit, 'x')}, to_daemon_limit),
                  WireError);
  const std::array<unsigned char, header_size> unknown{0, 0, 0, 0, 99};
  CHECK_THROWS_AS(decode_header(unknown, to_host_limit), WireError);
}
