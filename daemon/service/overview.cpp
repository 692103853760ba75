// SPDX-License-Identifier: MIT
#include "service/overview.hpp"

#include <algorithm>
#include <chrono>
#include <tuple>
#include <utility>

#include "engine/decide_action.hpp"
#include "model/beside.hpp"
#include "policy/recipients.hpp"
#include "service/action_lots.hpp"
#include "service/facts.hpp"
#include "service/keep_first.hpp"
#include "service/lines.hpp"
#include "service/progress.hpp"

namespace dueward::service {
namespace {

/// Small enough that nobody waits for what is done with it.
constexpr std::size_t lot = 200;
constexpr std::size_t most_messages = 100;

/// How near the top of the exceptions; nothing where it is none.
std::optional<int> gravity_of(const ActionLine& line) {
  const auto colour = line.rating.colour;
  if (colour == model::Colour::red) return 0;
  if (colour == model::Colour::amber) return 1;
  const auto& state = line.record.state;
  const bool owed = state.open && state.life != model::State::proposed;
  if (owed && line.record.action.owner.empty()) return 2;
  return std::nullopt;
}

bool before(const ActionLine& one, const ActionLine& other) {
  const auto key = [](const ActionLine& line) {
    return std::tuple(gravity_of(line), line.record.action.due, line.record.action.ref);
  };
  return key(one) < key(other);
}

/// Gathers the actions of one plan.
class Count {
 public:
  Count(PlanOverview& overview, const engine::Picture& picture)
      : overview_(overview), picture_(picture) {}

  void add(store::ActionRecord record) {
    const auto& directory = *picture_.directory;
    progress_.add(record, directory.zone);
    if (record.withdrawn) return;
    if (record.state.life == model::State::proposed) ++overview_.proposed;
    auto line = line_of(std::move(record), picture_, overview_.day);
    const auto colour = static_cast<std::size_t>(line.rating.colour);
    ++overview_.counts[colour];
    ++groups_[{line.record.action.service, line.record.action.timescale}][colour];
    if (!gravity_of(line)) return;
    ++overview_.exception_count;
    keep_first(overview_.exceptions, std::move(line), most_exceptions, before);
  }

  void finish() {
    std::ranges::sort(overview_.exceptions, before);
    overview_.progress = progress_.points(overview_.day);
    for (const auto& [name, counts] : groups_)
      overview_.groups.push_back({name.first, name.second, counts});
    std::ranges::stable_sort(overview_.groups, [&](const auto& one, const auto& other) {
      if (one.service != other.service) return one.service < other.service;
      return due_of(one.timescale) < due_of(other.timescale);
    });
  }

 private:
  [[nodiscard]] calendar::Date due_of(const model::TimescaleId& timescale) const {
    const auto& directory = *picture_.directory;
    const auto& plan = directory.plans.at(overview_.plan);
    const auto found = plan.timescales.find(timescale);
    if (found == plan.timescales.end()) return calendar::Date::max();
    return calendar::due_date(plan.anchor, found->second.within, directory.calendar_of(plan).days);
  }

  PlanOverview& overview_;
  const engine::Picture& picture_;
  Progress progress_;
  std::map<std::pair<std::string, model::TimescaleId>, RatingCounts> groups_;
};

bool sooner(const AheadItem& one, const AheadItem& other) {
  const auto key = [](const AheadItem& item) {
    return std::tie(item.day, item.to, item.action, item.step, item.occurrence);
  };
  return key(one) < key(other);
}

/// Null where it stands beside the ladder.
const model::Step* step_of(const policy::Facts& facts, const std::string& name) {
  const auto& own = facts.action.policy;
  const auto& id = own.empty() ? facts.directory.plans.at(facts.action.ref.plan).policy : own;
  const auto& steps = facts.directory.policies.at(id).steps;
  const auto step = std::ranges::find(steps, name, &model::Step::name);
  return step == steps.end() ? nullptr : &*step;
}

void add_ways(AheadItem& item, const policy::Facts& facts) {
  const auto* step = step_of(facts, item.step);
  const auto* beside = model::find_beside(item.step);
  item.alone = step != nullptr ? step->urgent : beside != nullptr && beside->at_once;
  const auto via = step != nullptr ? step->via : std::vector<model::NotifierId>();
  auto envelopes = policy::envelopes_for(facts.directory.person(item.to), via);
  const auto& plan = facts.directory.plans.at(item.action.plan);
  if (plan.pilot && !envelopes.empty()) {
    item.pilot_for = std::exchange(item.to, engine::pilot_reader(plan, facts.directory));
    envelopes = engine::pilot_envelopes(plan, facts.directory);
  }
  for (const auto& envelope : envelopes)
    item.notifiers.push_back(envelope.notifier);
}

void add_ahead(Ahead& ahead, const store::ActionRecord& record, const engine::Picture& picture,
               policy::Moment now) {
  using Verdict = policy::Rung::Verdict;
  // Nothing can go by rules that are not there.
  if (!missing_for(picture, record.action).empty()) return;
  const auto facts = facts_of(picture, record);
  const auto explained = policy::explain(facts, now, ahead.to, policy::Sentences::left_out);
  for (const auto& rung : explained.rungs) {
    const bool goes = rung.verdict == Verdict::waiting || rung.verdict == Verdict::owed_now ||
                      rung.verdict == Verdict::held_back;
    if (!goes || rung.sending_day < ahead.from || rung.sending_day > ahead.to) continue;
    AheadItem item{rung.sending_day,
                   rung.recipient,
                   rung.named,
                   {},
                   record.action.ref,
                   record.action.title,
                   record.action.policy,
                   rung.key.step,
                   rung.key.occurrence,
                   rung.kind,
                   {},
                   false};
    add_ways(item, facts);
    ++ahead.count;
    keep_first(ahead.items, std::move(item), most_ahead, sooner);
  }
}

}  // namespace

calendar::Date Overviews::today() const {
  return picture_()->directory->zone.date_of(clock_.now());
}

Await<PlanOverview> Overviews::plan(model::PlanId plan) {
  const auto picture = picture_();
  if (!picture->directory->plans.contains(plan)) {
    throw Refused(Refused::Kind::not_found, "there is no plan \"" + plan.str() + "\"");
  }
  auto& shared = plans_.try_emplace(plan, clock_, remembered).first->second;
  std::function<Await<PlanOverview>()> make = [this, plan, picture] {
    return count(plan, picture);
  };
  const auto overview = co_await shared.get(picture, std::move(make));
  co_return *overview;
}

Await<PlanOverview> Overviews::count(model::PlanId plan, engine::PicturePtr picture) {
  const auto turn = co_await turns_.next();
  PlanOverview overview;
  overview.plan = plan;
  overview.directory = picture->directory;
  overview.day = today();
  Count count(overview, *picture);
  store::ActionQuery query;
  query.plan = plan;
  query.include_closed = true;
  query.limit = lot;
  ActionLots lots(store_, std::move(query));
  for (auto records = co_await lots.next(); !records.empty(); records = co_await lots.next()) {
    for (auto& record : records)
      count.add(std::move(record));
  }
  count.finish();
  co_return overview;
}

Await<Ahead> Overviews::ahead(int days) {
  const auto picture = picture_();
  std::function<Await<Ahead>()> make = [this, days, picture] { return look_ahead(days, picture); };
  const auto ahead = co_await ahead_.get(Days(picture, days), std::move(make));
  co_return *ahead;
}

Await<Ahead> Overviews::look_ahead(int days, engine::PicturePtr picture) {
  const auto turn = co_await turns_.next();
  const auto now = clock_.now();
  const auto& zone = picture->directory->zone;
  Ahead ahead;
  ahead.directory = picture->directory;
  ahead.ungrouped = picture->ungrouped;
  ahead.from = zone.date_of(now);
  ahead.to = ahead.from + std::chrono::days{days};
  const auto end = zone.at(ahead.to + std::chrono::days{1}, std::chrono::seconds{0});
  store::ActionQuery query;
  query.limit = lot;
  ActionLots lots(store_, std::move(query));
  for (auto records = co_await lots.next(); !records.empty(); records = co_await lots.next()) {
    for (const auto& record : records) {
      if (record.withdrawn || !record.next_check_at || *record.next_check_at >= end) continue;
      // The ledger comes only with a single action: without it, what was sent would go again.
      const auto whole = co_await store_.action(record.action.ref);
      if (whole) add_ahead(ahead, *whole, *picture, {zone.date_of(now), zone.time_of(now)});
    }
  }
  std::ranges::sort_heap(ahead.items, sooner);
  co_return ahead;
}

Await<Deliveries> Overviews::deliveries() {
  using enum model::MessageState;
  Deliveries all;
  all.directory = picture_()->directory;
  auto counts = co_await store_.counts(today());
  all.counts = std::move(counts.messages);
  all.loose = counts.unsealed;
  store::MessageQuery query;
  query.latest_first = true;
  query.limit = most_messages;
  for (const auto& [state, list] :
       {std::pair(failed, &all.failed), std::pair(ready, &all.waiting),
        std::pair(claimed, &all.waiting), std::pair(delivered, &all.delivered)}) {
    query.state = state;
    auto found = co_await store_.messages(query);
    std::ranges::move(found, std::back_inserter(*list));
  }
  co_return all;
}

}  // namespace dueward::service
