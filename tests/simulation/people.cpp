// SPDX-License-Identifier: MIT
#include "simulation/people.hpp"

#include <array>
#include <string_view>

#include "calendar/zone.hpp"

namespace dueward::simulation {
namespace {

using model::Verb;

constexpr std::array<std::string_view, 6> names{"ada",  "ben",      "gone",
                                                "mina", "director", "officer"};
/// Beside one of each: what begins and ends claims, so that there is much to and fro.
constexpr std::array often{Verb::claim,  Verb::claim,  Verb::send_back, Verb::send_back,
                           Verb::reopen, Verb::reopen, Verb::correct};
constexpr std::array<std::string_view, 4> actions{"A", "B", "C", "D"};

}  // namespace

boost::asio::awaitable<void> People::talk(service::Answering& answering, clock::Clock& clock) {
  const calendar::Zone zone("Europe/London");
  if (unanswered_) co_await say(answering);
  while (!fates_.calm()) {
    const auto pause = std::chrono::minutes{1 + static_cast<int>(fates_.pick(8 * 60))};
    co_await clock.sleep_until(clock.now() + pause);
    if (fates_.calm()) co_return;
    unanswered_ = think(zone.date_of(clock.now()));
    co_await say(answering);
  }
}

boost::asio::awaitable<void> People::say(service::Answering& answering) {
  const auto wish = *unanswered_;
  const store::Actor actor{wish.answer.by.str(), "simulation"};
  std::optional<service::Done> done;
  try {
    done = co_await answering.answer(wish, actor);
  } catch (const service::Refused&) {
  }
  if (done) confirmed_.push_back({wish.once, wish.action, done->number});
  unanswered_.reset();
}

service::Wish People::think(calendar::Date today) {
  service::Wish wish;
  wish.once = "wish " + std::to_string(++wishes_);
  wish.fingerprint = wish.once;
  wish.action = something();
  auto& answer = wish.answer;
  const auto pick = fates_.pick(model::verb_count + often.size());
  answer.verb =
      pick < model::verb_count ? static_cast<Verb>(pick) : often.at(pick - model::verb_count);
  answer.by = somebody();
  answer.note = wish.once;
  answer.date = today + std::chrono::days{static_cast<int>(fates_.pick(40))};
  answer.person = somebody();
  answer.other = something();
  if (answer.verb == Verb::claim) {
    answer.evidence = {{model::EvidenceKind::report, "An audit", ""}};
  }
  return wish;
}

model::PersonId People::somebody() {
  return model::PersonId{names.at(fates_.pick(names.size()))};
}

model::ActionRef People::something() {
  return {model::PlanId{"p"}, std::string{actions.at(fates_.pick(actions.size()))}};
}

}  // namespace dueward::simulation
