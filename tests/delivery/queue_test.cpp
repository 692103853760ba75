// SPDX-License-Identifier: MIT
#include "delivery/queue.hpp"

#include <string>

#include "delivery/pace.hpp"
#include "support/catch.hpp"

using namespace dueward;
using namespace dueward::delivery;
using namespace std::chrono_literals;

namespace {

std::vector<store::ClaimedMessage> for_destinations(const std::string& letters) {
  std::vector<store::ClaimedMessage> messages;
  for (const char letter : letters) {
    store::ClaimedMessage message;
    message.id = model::MessageId{static_cast<std::int64_t>(messages.size()) + 1};
    message.envelope.destination = letter;
    messages.push_back(std::move(message));
  }
  return messages;
}

/// The destinations of the attempts that begin now.
std::string begun(Queue& queue) {
  std::string letters;
  while (auto message = queue.begin(Queue::Choice::any))
    letters += message->envelope.destination;
  return letters;
}

}  // namespace

TEST_CASE("no destination has more than half of the workers while another waits") {
  Queue queue(4);
  queue.add(for_destinations("aaaab"));
  CHECK(begun(queue) == "aaba");
}

TEST_CASE("a destination alone has all workers") {
  Queue queue(4);
  queue.add(for_destinations("aaaaaa"));
  CHECK(begun(queue) == "aaaa");
}

TEST_CASE("a worker that becomes free goes to the one who has fewer") {
  Queue queue(4);
  queue.add(for_destinations("aabb"));
  CHECK(begun(queue) == "aabb");
  queue.add(for_destinations("abc"));
  queue.end("b");
  CHECK(begun(queue) == "b");
  queue.end("a");
  CHECK(begun(queue) == "a");
}

TEST_CASE("44: what waits for a slow destination leaves room for others") {
  Queue queue(4);
  queue.add(for_destinations(std::string(16, 'a')));
  CHECK(queue.room() == 0);
  queue.add(for_destinations("b"));
  CHECK(begun(queue) == "aaba");
  queue.end("b");
  CHECK(queue.waiting() == 13);
  CHECK(queue.room() > 0);
}

TEST_CASE("a destination alone has all workers and what may wait behind them") {
  Queue queue(2, 2);
  queue.add(for_destinations("aaaaaa"));
  CHECK(begun(queue) == "aaaa");
  CHECK(queue.waiting() == 2);
}

TEST_CASE(
    "44: even alone a destination has no more than twice the workers, however many may wait") {
  Queue queue(2, 6);
  queue.add(for_destinations("aaaaaa"));
  CHECK(begun(queue) == "aaaa");
  queue.add(for_destinations("b"));
  CHECK(begun(queue) == "b");
}

TEST_CASE("44: behind busy workers a destination has no more than half of them, either") {
  Queue queue(4, 4);
  queue.add(for_destinations("aaaabbbb"));
  std::string letters;
  while (auto message = queue.begin(Queue::Choice::fair))
    letters += message->envelope.destination;
  CHECK(letters == "aabb");
}

TEST_CASE("44: one destination alone never fills the queue") {
  Queue queue(4);
  CHECK(queue.of_one() == 32);
  queue.add(for_destinations(std::string(queue.of_one(), 'a')));
  (void)begun(queue);
  CHECK_FALSE(queue.full());
  CHECK(queue.room() > 0);
}

TEST_CASE("lots grow while they go in no time, and shrink again") {
  Queue queue(4);
  const auto room_after = [&](std::chrono::milliseconds time) {
    queue.claims_after(time);
    return queue.room();
  };
  CHECK(queue.room() == 32);
  CHECK(room_after(20ms) == 64);
  CHECK(room_after(20ms) == 128);
  CHECK(room_after(20ms) == 128);
  CHECK(room_after(1s) == 64);
  CHECK(room_after(1s) == 32);
  CHECK(room_after(1s) == 32);
}

TEST_CASE("one worker serves them all") {
  Queue queue(1);
  queue.add(for_destinations("ab"));
  CHECK(begun(queue) == "a");
  queue.end("a");
  CHECK(begun(queue) == "b");
}

TEST_CASE("what has not begun can be taken back") {
  Queue queue(1);
  queue.add(for_destinations("abc"));
  CHECK(begun(queue) == "a");
  CHECK(queue.take_back() == std::vector{model::MessageId{2}, model::MessageId{3}});
  CHECK(queue.waiting() == 0);
  CHECK(queue.under_way() == 1);
}

TEST_CASE("a relay's pace is kept in any sixty seconds, and a clock set back does not stop it") {
  const calendar::Instant start{1'000'000s};
  Pace pace(2);
  CHECK(pace.allowed(start) == 2);
  pace.begun(start);
  pace.begun(start + 20s);
  CHECK(pace.allowed(start + 59s) == 0);
  CHECK(*pace.next() == start + 60s);
  CHECK(pace.allowed(start + 60s) == 1);
  CHECK(pace.allowed(start - 1h) == 2);
}

TEST_CASE("a new limit of the pace counts what began under the old one") {
  const calendar::Instant start{1'000'000s};
  Pace pace(std::nullopt);
  for (const auto second : {0s, 10s, 20s, 30s})
    pace.begun(start + second);
  CHECK(pace.next() == std::nullopt);
  pace.limit_to(2);
  CHECK(pace.allowed(start + 40s) == 0);
  CHECK(*pace.next() == start + 80s);
  CHECK(pace.allowed(start + 80s) == 1);
}
