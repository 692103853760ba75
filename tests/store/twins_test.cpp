// SPDX-License-Identifier: MIT
/// Whatever happens to them, all stores answer alike: the same random life, led with each.
#include <iterator>
#include <random>
#include <utility>

#include "store/picture.hpp"
#include "store/world.hpp"

namespace dueward::test {
namespace {

using Lines = std::vector<std::string>;
using model::ObjectKind;

class Life {
 public:
  Life(const Implementation& implementation, unsigned seed) : world_(implementation), dice_(seed) {
    world_.load();
  }

  Lines lead(int steps) {
    for (int i = 0; i < steps; ++i) {
      step();
      for (auto& line : picture_of(world_)) {
        say(std::move(line));
      }
    }
    return std::move(lines_);
  }

 private:
  std::size_t roll(std::size_t sides) { return dice_() % sides; }
  bool chance(std::size_t of) { return roll(of) == 0; }
  template <typename List>
  auto& any(List& list) {
    return list[roll(std::size(list))];
  }

  void say(std::string line) { lines_.push_back(std::move(line)); }

  void step() {
    switch (roll(12)) {
      case 0:
        return pass_time();
      case 1:
        return load();
      case 2:
        return decide_field();
      case 3:
        return answer();
      case 4:
        world_(world_.store.begin_run(world_.now, true));
        return;
      case 5:
        return post();
      case 6:
      case 7:
        return decide();
      case 8:
      case 9:
        return seal();
      case 10:
        return attempt();
      default:
        world_.write();
    }
  }

  void pass_time() {
    if (chance(2)) {
      world_.now += std::chrono::minutes{30};
    } else {
      world_.today += std::chrono::days{1};
      world_.now += std::chrono::days{1};
    }
  }

  void load() {
    auto& action = any(world_.actions);
    switch (roll(7)) {
      case 0:
        action.due += std::chrono::days{7};
        break;
      case 1:
        action.owner = any(world_.people).id;
        break;
      case 2:
        action.title += "!";
        break;
      case 3:
        world_.plans[0].pilot = !world_.plans[0].pilot;
        break;
      case 4:
        any(world_.people).manager = any(world_.people).id;
        break;
      case 5:
        if (world_.actions.size() > 1) {
          gone_.push_back(world_.actions.back());
          world_.actions.pop_back();
        }
        break;
      default:
        world_.actions.insert(world_.actions.end(), gone_.begin(), gone_.end());
        gone_.clear();
        world_.fingerprints["people"] = std::to_string(roll(3));
    }
    world_.load();
  }

  void decide_field() {
    const auto key = to_string(any(world_.actions).ref);
    const char* dues[] = {"2011-11-19", "2011-12-24", "soon"};
    try {
      if (chance(2)) {
        world_(world_.store.decide_field(ObjectKind::action, key, "due", any(dues), world_.officer,
                                         world_.now, world_.today));
      } else {
        world_(world_.store.decide_field(ObjectKind::action, key, "owner",
                                         any(world_.people).id.str(), world_.officer, world_.now,
                                         world_.today));
      }
    } catch (const store::StoreError&) {
      say("refused");
    }
  }

  void answer() {
    const auto id = any(world_.actions).ref.id;
    const model::Verb verbs[] = {model::Verb::progress, model::Verb::claim, model::Verb::send_back,
                                 model::Verb::correct};
    auto commit = world_.answer_to(id, any(verbs), model::State::in_progress);
    if (commit.answer.verb == model::Verb::claim) commit.life = model::State::claimed;
    if (chance(4)) {
      commit.life = model::State::complete;
      commit.closed = "it was signed off as complete";
    }
    if (chance(3)) commit.answer.about = 1;
    if (chance(4)) commit.fields["owner"] = any(world_.people).id.str();
    if (chance(4)) commit.fields["due"] = "2011-12-24";
    if (chance(4)) commit.once = "key " + std::to_string(roll(3));
    if (chance(2)) commit.fingerprint = "one";
    if (chance(6)) --commit.seen_version;
    const auto answered = world_(world_.store.answer(std::move(commit)));
    say("answered " + std::to_string(static_cast<int>(answered.what)) + " " +
        std::to_string(answered.number));
  }

  void post() {
    const auto message = service_message();
    if (chance(2)) {
      const bool posted = world_(world_.store.post(message, world_.now));
      say(message.key + (posted ? " posted" : " is there already"));
      return;
    }
    const auto hold = chance(2) ? std::optional{store::Hold{"too many", world_.now}} : std::nullopt;
    world_(world_.store.set_hold(hold, world_.officer, world_.now, {message}));
  }

  store::ServiceMessage service_message() {
    store::ServiceMessage message;
    message.key = "service-" + std::to_string(roll(5));
    message.recipient = any(world_.people).id;
    message.envelope = {model::NotifierId{"email"}, "somebody@example.gov.uk", destination()};
    message.words.subject = "About the service";
    message.rests = chance(3);
    return message;
  }

  std::string destination() { return chance(2) ? "a.example" : "b.example"; }

  void decide() {
    const char* steps[] = {"first", "second", "third", "handover", "verify", "sent-back"};
    const model::Kind kinds[] = {model::Kind::assignment, model::Kind::reminder,
                                 model::Kind::escalation, model::Kind::decision};
    std::vector<World::Wish> wishes;
    for (const auto& action : world_.actions) {
      if (chance(3)) continue;
      World::Wish wish{action.ref.id, any(steps), any(world_.people).id.str()};
      wish.kind = any(kinds);
      wish.alone = chance(6);
      if (world_.plans[0].pilot) wish.pilot_keeper = "director";
      if (chance(4)) wish.not_before = world_.now + std::chrono::minutes{45};
      if (chance(3)) wish.settles = {model::NoticeKey{1, any(steps), 1, "verifier"}};
      if (chance(3)) wish.more_notifiers = {"hook"};
      wishes.push_back(std::move(wish));
    }
    world_.decide(wishes);
  }

  void seal() {
    store::SealRequest request;
    if (chance(5)) request.resting = {model::PlanId{"ofsted-2011"}};
    if (chance(5)) request.quiet = {model::PlanId{"ofsted-2011"}};
    if (chance(3)) request.ungrouped = {model::NotifierId{"hook"}};
    if (chance(3)) request.flood_limit = 3;
    const auto result = world_.seal(request);
    say("sealed " + std::to_string(result.sealed) + ", waiting " + std::to_string(result.waiting) +
        (result.undecided ? ", undecided" : "") +
        (result.flood ? ", flood " + std::to_string(*result.flood) : ""));
  }

  void attempt() {
    store::ClaimRequest request{model::NotifierId{chance(3) ? "hook" : "email"}, world_.now,
                                1 + roll(4), 2};
    request.only_service = chance(5);
    for (const auto& message : world_(world_.store.claim(request))) {
      say("claimed " + message.key + " for the " + std::to_string(message.attempt) +
          ". time: " + message.words.subject + ", about " + std::to_string(message.actions.size()));
      end(message);
    }
  }

  void end(const store::ClaimedMessage& message) {
    auto record = world_.attempt(message, chance(3) ? "temporary" : "delivered");
    switch (roll(4)) {
      case 0:
        world_(world_.store.release({message.id}));
        return;
      case 1:
        return;  // cut off
      default:
        if (!record.delivered && chance(2)) record.retry_at = world_.now + std::chrono::hours{1};
        if (!record.delivered && !record.retry_at) record.failure = "no such mailbox";
        record.counts = chance(2);
        world_(world_.store.record_attempts({record}, world_.today));
    }
  }

  World world_;
  std::mt19937 dice_;
  std::vector<model::Action> gone_;
  Lines lines_;
};

TEST_CASE("all stores answer alike, whatever happens to them") {
  const auto& all = implementations();
  for (unsigned seed = 1; seed <= 40; ++seed) {
    INFO("life " << seed);
    const auto as_it_should = Life{all.front(), seed}.lead(60);
    for (const auto& other : all) {
      if (&other == &all.front()) continue;
      INFO(other.name);
      CHECK(Life{other, seed}.lead(60) == as_it_should);
    }
  }
}

}  // namespace
}  // namespace dueward::test
