// SPDX-License-Identifier: MIT
#include <algorithm>

#include <rapidcheck.h>

#include "notifier/inbox.hpp"
#include "support/catch.hpp"

using namespace dueward::notifier;
using namespace dueward::notifier::wire;

namespace {

Bytes stream_of(const std::vector<std::string>& lines) {
  Bytes stream;
  for (const auto& line : lines) {
    const Bytes frame = encode(Log{LogLevel::info, line}, to_daemon_limit);
    stream.insert(stream.end(), frame.begin(), frame.end());
  }
  return stream;
}

/// Reads `stream` in pieces of at most `piece` bytes, as a socket may give them.
std::vector<std::string> read_in_pieces(Inbox& inbox, std::span<const unsigned char> stream,
                                        std::size_t piece) {
  std::vector<std::string> lines;
  while (!stream.empty()) {
    const auto room = inbox.room();
    const auto size = std::min({room.size(), piece, stream.size()});
    std::copy_n(stream.begin(), size, room.begin());
    inbox.take(size);
    stream = stream.subspan(size);
    while (auto frame = inbox.next())
      lines.push_back(std::get<Log>(*frame).line);
  }
  return lines;
}

}  // namespace

TEST_CASE("However a stream is cut, its frames come out whole and in order") {
  CHECK(rc::check("pieces", [](const std::vector<std::string>& lines) {
    const auto piece = *rc::gen::inRange<std::size_t>(1, 40);
    Inbox inbox(to_daemon_limit);
    RC_ASSERT(read_in_pieces(inbox, stream_of(lines), piece) == lines);
  }));
}

TEST_CASE("A frame larger than any one read comes out whole, and small ones after it") {
  const std::vector<std::string> lines{std::string(3'000'000, 'x'), "small"};
  Bytes stream = encode(Refused{lines[0]}, to_host_limit);
  const Bytes small = encode(Refused{lines[1]}, to_host_limit);
  stream.insert(stream.end(), small.begin(), small.end());
  Inbox inbox(to_host_limit);
  std::vector<std::string> read;
  for (std::span<const unsigned char> left(stream); !left.empty();) {
    const auto room = inbox.room();
    const auto size = std::min({room.size(), std::size_t{50'000}, left.size()});
    std::copy_n(left.begin(), size, room.begin());
    inbox.take(size);
    left = left.subspan(size);
    while (auto frame = inbox.next())
      read.push_back(std::get<Refused>(*frame).reason);
  }
  CHECK(read == lines);
}

TEST_CASE("61: a frame beyond the limit is garbage as soon as its size is known") {
  Inbox inbox(to_daemon_limit);
  const Bytes frame = encode(Refused{std::string(to_daemon_limit, 'x')}, to_host_limit);
  const auto room = inbox.room();
  std::copy_n(frame.begin(), header_size, room.begin());
  inbox.take(header_size);
  CHECK_THROWS_AS(inbox.next(), WireError);
}
