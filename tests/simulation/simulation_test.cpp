// SPDX-License-Identifier: MIT
// 81: a thousand short histories of the whole service, each with its own crashes, outages, lost
// answers and refusals. After each: nothing owed was lost (I1), a second copy only after an answer
// that never came and with the same words (I2), nothing early (I4), the officer was told of every
// channel at fault, and the history's chain holds (I5). A failing history names its seed, which
// replays it exactly.
#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <string>

#include "calendar/zone.hpp"
#include "model/answers.hpp"
#include "model/beside.hpp"
#include "policy/lifecycle.hpp"
#include "simulation/history.hpp"
#include "support/catch.hpp"

using namespace dueward;
using namespace std::chrono_literals;
using model::MessageState;
using model::NoticeState;
using simulation::Aftermath;
using simulation::Weather;

namespace {

constexpr std::chrono::days bad_days{45};

/// The ledger of the same plan when nothing goes wrong: what is owed, whatever befalls the service.
const std::map<std::string, model::LedgerEntry>& owed_in_calm() {
  static const auto ledger =
      simulation::live_through(1, Weather{0, 0, 0, 0, 0, 0, 0}, bad_days).ledger;
  return ledger;
}

std::string never_decided(const Aftermath& aftermath) {
  const auto last = calendar::date(2011, 8, 19) + bad_days;
  for (const auto& [name, entry] : owed_in_calm()) {
    if (entry.date < last && !aftermath.ledger.contains(name)) return name;
  }
  return "nothing";
}

std::string lost(const Aftermath& aftermath) {
  const auto last = calendar::date(2011, 8, 19) + bad_days;
  if (!aftermath.missed.empty()) return "not decided in the end: " + aftermath.missed.front();
  for (const auto& [name, entry] : aftermath.ledger) {
    if (entry.state == NoticeState::owed && entry.date < last) return "still owed: " + name;
    const bool wants_reason =
        entry.state != NoticeState::owed && entry.state != NoticeState::delivered;
    if (wants_reason && entry.reason.empty()) return "without a reason: " + name;
  }
  for (const auto& message : aftermath.messages) {
    const bool ended = message.state == MessageState::delivered ||
                       message.state == MessageState::overtaken ||
                       (message.state == MessageState::failed && !message.failure.empty());
    if (!ended && !message.next_attempt_at) return "stuck: message " + message.key;
  }
  return "nothing";
}

/// A copy of what the service knew had arrived, or one that differs from the first.
std::string repeated(const Aftermath& aftermath) {
  std::map<std::string, std::string> words;
  for (const auto& arrival : aftermath.arrivals) {
    const auto [first, fresh] = words.emplace(arrival.key, arrival.words);
    if (first->second != arrival.words) return "other words under one key: " + arrival.key;
    if (arrival.needless) return "a copy of what was known to have arrived: " + arrival.key;
  }
  return "nothing";
}

std::string unknown_to_the_ledger(const Aftermath& aftermath) {
  std::set<std::string> keys;
  for (const auto& message : aftermath.messages)
    keys.insert(message.key);
  for (const auto& arrival : aftermath.arrivals) {
    if (!keys.contains(arrival.key)) return arrival.key;
  }
  return "nothing";
}

std::string early(const Aftermath& aftermath) {
  const calendar::Zone zone("Europe/London");
  std::map<std::string, calendar::Instant> first;
  for (const auto& arrival : aftermath.arrivals)
    first.emplace(arrival.key, arrival.at);
  for (const auto& message : aftermath.messages) {
    const auto arrived = first.find(message.key);
    if (arrived == first.end()) continue;
    for (const auto& [action, key] : message.notices) {
      const auto& entry =
          aftermath.ledger.at(action.id + " " + std::to_string(key.ladder) + " " + key.step + " " +
                              std::to_string(key.occurrence) + " " + key.to);
      const auto* beside = model::find_beside(key.step);
      const auto from = beside != nullptr && beside->at_once ? 7h : 8h;
      if (arrived->second < zone.at(entry.date, from)) return "before its day: " + message.subject;
    }
  }
  return "nothing";
}

/// A channel at fault of which the officer was not told on that day.
std::string untold(const Aftermath& aftermath) {
  const calendar::Zone zone("Europe/London");
  for (const auto& fault : aftermath.channel_faults) {
    const auto tells = [&](const store::MessageRecord& message) {
      return message.recipient.str() == "officer" &&
             message.subject == "Sending through " + fault.notifier + " has stopped" &&
             zone.date_of(message.sealed_at) == zone.date_of(fault.at);
    };
    if (std::ranges::none_of(aftermath.messages, tells))
      return fault.notifier + " at " + zone.iso8601(fault.at);
  }
  return "nothing";
}

/// A confirmed answer that is gone, or a wish that was met twice.
std::string answer_lost(const Aftermath& aftermath) {
  std::set<std::string> met;
  for (const auto& [id, record] : aftermath.actions) {
    for (const auto& answer : record.state.answers) {
      if (!met.insert(answer.note).second) return "met twice: " + answer.note;
    }
  }
  for (const auto& confirmed : aftermath.confirmed) {
    const auto& answers = aftermath.actions.at(confirmed.action.id).state.answers;
    const auto* answer = model::find_answer(answers, confirmed.number);
    if (answer == nullptr || answer->note != confirmed.key) return "gone: " + confirmed.key;
  }
  return "nothing";
}

/// What the answers had made of an action in the course of a day; nothing where that changed.
std::optional<model::State> state_during(const store::ActionRecord& record, calendar::Date day) {
  const calendar::Zone zone("Europe/London");
  std::vector<model::Answer> before;
  for (const auto& answer : record.state.answers) {
    if (zone.date_of(answer.at) == day) return std::nullopt;
    if (zone.date_of(answer.at) < day) before.push_back(answer);
  }
  return policy::lifecycle_of(record.action, before, zone).state;
}

/// A step that was decided although its action was not to be chased on that day.
std::string chased_at_rest(const Aftermath& aftermath) {
  for (const auto& [id, record] : aftermath.actions) {
    for (const auto& entry : record.ledger) {
      if (model::find_beside(entry.key.step) != nullptr) continue;
      const auto state = state_during(record, entry.decided_on);
      if (state && !policy::is_chased(*state)) {
        return id + " " + entry.key.step + " on " + calendar::to_string(entry.decided_on);
      }
    }
  }
  return "nothing";
}

/// A step of which a person heard twice for one day.
std::string heard_twice(const Aftermath& aftermath) {
  std::set<std::string> heard;
  for (const auto& [id, record] : aftermath.actions) {
    for (const auto& entry : record.ledger) {
      const bool step = model::find_beside(entry.key.step) == nullptr;
      if (!step || entry.state != NoticeState::delivered) continue;
      const auto name = id + " " + entry.key.step + " to " + entry.key.to + " of " +
                        calendar::to_string(entry.date);
      if (!heard.insert(name).second) return name;
    }
  }
  return "nothing";
}

/// How often answers made an action chased again.
std::size_t taken_up_again(const Aftermath& aftermath) {
  std::size_t times = 0;
  for (const auto& [id, record] : aftermath.actions)
    times += static_cast<std::size_t>(record.state.ladder - 1);
  return times;
}

std::uint64_t number_from(const char* variable, std::uint64_t otherwise) {
  const char* text = std::getenv(variable);
  return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

}  // namespace

TEST_CASE(
    "11, 81: a thousand histories lose nothing, repeat only what went unanswered, and are never "
    "early") {
  const auto first = number_from("DUEWARD_SEED", 1);
  const auto count = number_from("DUEWARD_HISTORIES", 1000);
  for (auto seed = first; seed < first + count; ++seed) {
    INFO("seed " << seed);
    const auto aftermath = simulation::live_through(seed, Weather{}, bad_days);
    REQUIRE(never_decided(aftermath) == "nothing");
    REQUIRE(lost(aftermath) == "nothing");
    REQUIRE(repeated(aftermath) == "nothing");
    REQUIRE(unknown_to_the_ledger(aftermath) == "nothing");
    REQUIRE(early(aftermath) == "nothing");
    REQUIRE(untold(aftermath) == "nothing");
    REQUIRE(aftermath.chain_holds);
  }
}

TEST_CASE(
    "81: whatever people answer meanwhile, no answer is lost or met twice, and what is owed is "
    "told") {
  const auto first = number_from("DUEWARD_SEED", 1);
  const auto count = number_from("DUEWARD_HISTORIES", 300);
  Weather weather;
  weather.answers = true;
  std::size_t answers = 0;
  std::size_t again = 0;
  for (auto seed = first; seed < first + count; ++seed) {
    INFO("seed " << seed);
    const auto aftermath = simulation::live_through(seed, weather, bad_days);
    answers += aftermath.confirmed.size();
    again += taken_up_again(aftermath);
    REQUIRE(answer_lost(aftermath) == "nothing");
    REQUIRE(chased_at_rest(aftermath) == "nothing");
    REQUIRE(heard_twice(aftermath) == "nothing");
    REQUIRE(lost(aftermath) == "nothing");
    REQUIRE(repeated(aftermath) == "nothing");
    REQUIRE(unknown_to_the_ledger(aftermath) == "nothing");
    REQUIRE(early(aftermath) == "nothing");
    REQUIRE(aftermath.chain_holds);
  }
  CHECK(answers > 10 * count);
  CHECK(again > 2 * count);
}

TEST_CASE("The weather is bad enough to prove something") {
  int lives = 0;
  std::size_t copies = 0;
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const auto aftermath = simulation::live_through(seed, Weather{}, bad_days);
    lives += aftermath.lives;
    std::set<std::string> keys;
    for (const auto& arrival : aftermath.arrivals)
      keys.insert(arrival.key);
    copies += aftermath.arrivals.size() - keys.size();
  }
  CHECK(lives > 100);
  CHECK(copies > 20);
}

TEST_CASE("In calm weather every message arrives once") {
  const auto aftermath = simulation::live_through(7, Weather{0, 0, 0, 0, 0, 0, 0}, bad_days);
  std::set<std::string> keys;
  for (const auto& arrival : aftermath.arrivals)
    keys.insert(arrival.key);
  CHECK(keys.size() == aftermath.arrivals.size());
  CHECK(aftermath.lives == 2);
}
