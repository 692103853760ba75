// SPDX-License-Identifier: MIT
/// Holds policy::decide against the oracle through made-up years.
#include "policy/oracle.hpp"

#include <algorithm>
#include <set>

#include <rapidcheck.h>

#include "policy/story.hpp"
#include "support/catch.hpp"

namespace dueward::oracle {
namespace {

using model::NoticeKey;
using policy::Decision;
using policy::Moment;
using std::chrono::days;

constexpr int story_days = 250;

/// In the order in which the oracle states it.
Decision in_order(Decision decision) {
  auto by_key = [](const auto& a, const auto& b) { return a.key < b.key; };
  for (auto& notice : decision.notices) {
    std::sort(notice.settles.begin(), notice.settles.end());
    std::sort(notice.unreached.begin(), notice.unreached.end());
    std::sort(notice.envelopes.begin(), notice.envelopes.end(),
              [](const auto& a, const auto& b) { return a.notifier < b.notifier; });
  }
  std::sort(decision.notices.begin(), decision.notices.end(), by_key);
  std::sort(decision.superseded.begin(), decision.superseded.end(), by_key);
  return decision;
}

/// Fails where the oracle would owe something at a moment after `now` and before `look_again`.
void expect_nothing_between(const World& world, Moment now, std::optional<Moment> look_again) {
  for (int ahead = 0; ahead < 60; ++ahead) {
    for (const auto& moment : moments_of(now.day + days{ahead}, world.days.send_at)) {
      if (moment <= now) continue;
      if (look_again && moment >= *look_again) return;
      auto owed = decide(world.facts(), world.days, moment);
      // Who hears of an escalation only after the claim is stood down when next looked at.
      std::erase_if(owed.notices,
                    [](const auto& notice) { return notice.kind == model::Kind::stand_down; });
      if (owed.notices.empty()) continue;
      RC_LOG() << "asked on " << in_text(now) << ", look again "
               << (look_again ? in_text(*look_again) : "never") << ", but on " << in_text(moment)
               << "\n"
               << to_text(owed);
      RC_FAIL("looks again too late");
    }
  }
}

}  // namespace

TEST_CASE("what is owed is what the slow second implementation says, at every moment of a year") {
  CHECK(rc::check("decide agrees with the oracle", [] {
    auto world = pick_world();
    auto events = pick_events(story_days);
    log_story(world, events);
    tell(world, events, story_days, [&](Moment now) {
      auto expected = decide(world.facts(), world.days, now);
      auto decision = policy::decide(world.facts(), now);
      if (to_text(in_order(decision)) != to_text(expected)) {
        RC_LOG() << in_text(now) << "\nthe oracle says\n"
                 << to_text(expected) << "and decide says\n"
                 << to_text(in_order(decision));
        RC_FAIL("they differ");
      }
      world.record(decision, now.day);
    });
  }));
}

TEST_CASE("nothing is sent early, nothing twice, and nothing outside working days") {
  CHECK(rc::check("never early, never twice", [] {
    auto world = pick_world();
    auto events = pick_events(story_days);
    log_story(world, events);
    std::set<NoticeKey> seen;
    tell(world, events, story_days, [&](Moment now) {
      auto decision = policy::decide(world.facts(), now);
      for (const auto& notice : decision.notices) {
        RC_ASSERT(notice.date <= now.day);
        if (!notice.at_once) {
          RC_ASSERT(world.days.worked(now.day));
          RC_ASSERT(now.time >= world.days.send_at);
        }
        RC_ASSERT(seen.insert(notice.key).second);
        for (const auto& key : notice.settles) {
          RC_ASSERT(seen.insert(key).second);
        }
      }
      for (const auto& step : decision.superseded) {
        RC_ASSERT(step.date <= now.day);
        RC_ASSERT(seen.insert(step.key).second);
      }
      world.record(decision, now.day);
    });
  }));
}

TEST_CASE("whoever sleeps until look_again misses nothing") {
  CHECK(rc::check("look_again is never too late", [] {
    auto world = pick_world();
    auto events = pick_events(story_days);
    log_story(world, events);
    int asked = 0;
    tell(world, events, story_days, [&](Moment now) {
      auto decision = policy::decide(world.facts(), now);
      world.record(decision, now.day);
      if (decision.look_again) RC_ASSERT(*decision.look_again > now);
      if (++asked % 5 != 0 && decision.notices.empty()) return;
      expect_nothing_between(world, now, decision.look_again);
      World heard = world;
      heard.deliver(now.day);
      expect_nothing_between(heard, now, decision.look_again);
    });
  }));
}

TEST_CASE("every step is settled in the end, whatever went wrong on the way") {
  CHECK(rc::check("nothing is lost", [] {
    auto world = pick_world();
    auto events = pick_events(120);
    events.push_back({120, Event::What::reopened, 0});
    log_story(world, events);
    tell(world, events, story_days,
         [&](Moment now) { world.record(policy::decide(world.facts(), now), now.day); });
    world.deliver(world.first_day + days{story_days});
    for (const auto& rung :
         rungs(world.facts(), world.days, world.first_day + days{story_days - 60})) {
      if (rung.never()) continue;
      if (!rung.settled)
        RC_LOG() << "not settled: " << rung.key.step << "/" << rung.key.occurrence << "/"
                 << rung.key.to << " of " << calendar::to_string(rung.date) << "\n";
      RC_ASSERT(rung.settled);
    }
  }));
}

}  // namespace dueward::oracle
