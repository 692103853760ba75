// SPDX-License-Identifier: MIT
/// Holds policy::explain against policy::decide through made-up months.
#include <set>

#include <rapidcheck.h>

#include "policy/oracle.hpp"
#include "policy/story.hpp"
#include "support/catch.hpp"

namespace dueward::oracle {

using model::NoticeKey;
using policy::Moment;
using std::chrono::days;

namespace {

policy::Explanation without_sentences(policy::Explanation explanation) {
  explanation.dates.clear();
  for (auto& rung : explanation.rungs)
    rung.reason.clear();
  return explanation;
}

}  // namespace

TEST_CASE("the explanation names what is decided, rung by rung") {
  CHECK(rc::check("explain agrees with decide", [] {
    auto world = pick_world();
    auto events = pick_events(120);
    log_story(world, events);
    tell(world, events, 140, [&](Moment now) {
      auto decision = policy::decide(world.facts(), now);
      auto told = policy::explain(world.facts(), now, now.day + days{40});
      RC_ASSERT(told.due == world.action.due);
      RC_ASSERT(told.act_by == act_by(world.facts(), world.days));
      std::set<NoticeKey> sent;
      std::set<NoticeKey> superseded;
      for (const auto& notice : decision.notices) {
        sent.insert(notice.key);
        sent.insert(notice.settles.begin(), notice.settles.end());
      }
      for (const auto& step : decision.superseded) {
        superseded.insert(step.key);
      }
      std::size_t found = 0;
      for (const auto& rung : told.rungs) {
        using Verdict = policy::Rung::Verdict;
        RC_LOG() << in_text(now) << " rung " << rung.key.step << "/" << rung.key.occurrence << "/"
                 << rung.key.to << " verdict " << static_cast<int>(rung.verdict) << ": "
                 << rung.reason << "\n";
        RC_ASSERT((rung.verdict == Verdict::owed_now) == sent.contains(rung.key));
        RC_ASSERT((rung.verdict == Verdict::superseded) == superseded.contains(rung.key));
        RC_ASSERT(!rung.reason.empty());
        if (rung.verdict == Verdict::owed_now || rung.verdict == Verdict::superseded) ++found;
      }
      RC_ASSERT(found == sent.size() + superseded.size());
      auto untold =
          policy::explain(world.facts(), now, now.day + days{40}, policy::Sentences::left_out);
      RC_ASSERT(without_sentences(std::move(told)) == untold);
      world.record(decision, now.day);
    });
  }));
}

}  // namespace dueward::oracle
