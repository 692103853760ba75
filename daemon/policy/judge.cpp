// SPDX-License-Identifier: MIT
#include "policy/judge.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "model/answers.hpp"
#include "policy/absence.hpp"
#include "policy/answer_words.hpp"
#include "policy/phrases.hpp"
#include "policy/reading.hpp"
#include "policy/roles.hpp"
#include "policy/wish_fields.hpp"

namespace dueward::policy {
namespace {

using calendar::Date;
using model::Answer;
using model::State;
using model::Verb;
using Kind = Judgement::Kind;

/// Ends the judging.
struct Refusal {
  Kind kind;
  std::string reason;
};

[[noreturn]] void conflict(std::string reason) {
  throw Refusal{Kind::conflict, std::move(reason)};
}

[[noreturn]] void forbidden(std::string reason) {
  throw Refusal{Kind::forbidden, std::move(reason)};
}

/// Only the latest answer can be taken back: what came after it was said knowing it. Null where
/// none stands.
const Answer* latest_of(const std::vector<Answer>& answers) {
  const Answer* latest = nullptr;
  for (const auto& answer : answers) {
    if (stands(answers, answer)) latest = &answer;
  }
  return latest;
}

bool gave(const model::PersonId& person, const Answer& answer) {
  return answer.by == person || answer.recorded_by == person;
}

bool may_take_back(const Ground& ground, const Answer& latest, const model::PersonId& person) {
  return gave(person, latest) ||
         roles_of(ground, person).intersects({Role::accountable, Role::administrator});
}

class Judge {
 public:
  Judge(const Ground& ground, Answer wish, Date today)
      : ground_(ground),
        life_(ground.life),
        rule_(transition(wish.verb)),
        wish_(std::move(wish)),
        today_(today) {}

  Judgement run() {
    need_state();
    need_person();
    find_what_it_is_about();
    need_second_person();
    judgement_.faults = field_faults(ground_, rule_, wish_, today_);
    if (!judgement_.faults.empty()) {
      judgement_.kind = Kind::unfit;
      judgement_.reason = "it cannot be recorded as it stands";
      return std::move(judgement_);
    }
    check_case();
    follow();
    return std::move(judgement_);
  }

 private:
  [[nodiscard]] const std::vector<Answer>& answers() const { return ground_.facts.state.answers; }

  void need_state() {
    if (rule_.from.contains(life_.state)) return;
    auto text = fmt::format("{} is {}", ground_.facts.action.ref.id, state_in_words(life_.state));
    if (life_.state == State::claimed && life_.claim != nullptr) {
      text += fmt::format(" since {}", calendar::in_words(life_.claim->on));
    }
    conflict(text + fmt::format(": \"{}\" is not possible now", to_string(wish_.verb)));
  }

  void need_person() {
    if (!is_theirs()) {
      // The named verifier, but of what they claimed themselves.
      if (wish_.by == ground_.facts.action.verifier) need_second_person(wish_.by);
      forbidden(fmt::format("only {} can do this, and {} is none of them", in_words(rule_.by),
                            name_of(ground_, wish_.by)));
    }
    if (wish_.recorded_by.empty()) return;
    if (!roles_of(ground_, wish_.recorded_by).contains(Role::administrator)) {
      forbidden("only the administrator records what somebody else has said");
    }
  }

  /// Who gave an answer may take it back, whatever they are by then.
  [[nodiscard]] bool is_theirs() const {
    const auto* latest = wish_.verb == Verb::correct ? latest_of(answers()) : nullptr;
    return rule_.by.intersects(roles_of(ground_, wish_.by)) ||
           (latest != nullptr && gave(wish_.by, *latest));
  }

  void find_what_it_is_about() {
    switch (wish_.verb) {
      case Verb::sign_off:
      case Verb::send_back:
        wish_.about = life_.claim == nullptr ? 0 : life_.claim->number;
        break;
      case Verb::approve:
      case Verb::refuse:
        find_request();
        break;
      case Verb::correct:
        find_mistake();
        break;
      default:
        wish_.about = 0;
    }
  }

  void find_request() {
    const auto* extension = life_.open_extension;
    const auto* other_owner = life_.open_not_mine;
    if (extension == nullptr && other_owner == nullptr) {
      conflict("nothing that was asked waits for a decision");
    }
    if (wish_.about == 0) {
      if (extension != nullptr && other_owner != nullptr) {
        conflict(
            fmt::format("two things wait for a decision: an extension (request {}) and "
                        "another owner (request {}); say which",
                        extension->number, other_owner->number));
      }
      wish_.about = (extension != nullptr ? extension : other_owner)->number;
    }
    request_ = extension != nullptr && extension->number == wish_.about       ? extension
               : other_owner != nullptr && other_owner->number == wish_.about ? other_owner
                                                                              : nullptr;
    if (request_ == nullptr) {
      conflict(fmt::format("request {} does not wait for a decision", wish_.about));
    }
    need_decider();
  }

  void need_decider() const {
    if (may_decide(ground_, *request_, wish_.by)) return;
    forbidden(fmt::format("{} to decide, not for {}",
                          request_->verb == Verb::extend
                              ? "an extension is for the accountable officer"
                              : "another owner is for the owner's manager",
                          name_of(ground_, wish_.by)));
  }

  void find_mistake() {
    const auto* latest = latest_of(answers());
    if (latest == nullptr) conflict("nothing has been answered that could be taken back");
    if (wish_.about == 0) wish_.about = latest->number;
    if (wish_.about != latest->number) {
      conflict(fmt::format("only the latest answer can be taken back, which is {} ({})",
                           latest->number, to_string(latest->verb)));
    }
    request_ = latest;
    if (!may_take_back(ground_, *latest, wish_.by)) {
      forbidden(
          "only whoever gave this answer, the accountable officer or the administrator can take it "
          "back");
    }
  }

  /// Who records an answer takes part in it as much as who gave it.
  void need_second_person() const {
    if (!rule_.other_than_owner) return;
    need_second_person(wish_.by);
    if (!wish_.recorded_by.empty()) need_second_person(wish_.recorded_by);
  }

  void need_second_person(const model::PersonId& person) const {
    if (person == holder_of(ground_)) {
      forbidden(
          fmt::format("{} holds the action: this needs a second person", name_of(ground_, person)));
    }
    const auto* asked = request_ != nullptr ? request_ : life_.claim;
    if (asked != nullptr && asked->by == person) {
      forbidden(fmt::format("{} answered \"{}\": this needs a second person",
                            name_of(ground_, person), to_string(asked->verb)));
    }
  }

  /// What depends on the case rather than on the words.
  void check_case() const {
    const auto& action = ground_.facts.action;
    switch (wish_.verb) {
      case Verb::extend:
        check_extension();
        break;
      case Verb::recover:
        if (wish_.on <= action.due) {
          conflict(fmt::format("it is not overdue: until {} an extension can be asked for",
                               calendar::in_words(action.due)));
        }
        break;
      case Verb::not_mine:
        if (life_.open_not_mine != nullptr) conflict("another owner was proposed already");
        if (wish_.person == action.owner) {
          conflict(name_or(ground_, wish_.by, action.owner, "whoever was proposed") +
                   " owns it already");
        }
        break;
      case Verb::approve:
        if (request_->verb == Verb::not_mine && request_->person == action.verifier) {
          conflict(
              "whoever was proposed verifies this action and cannot own it too: name another "
              "verifier first");
        }
        break;
      default:
        break;
    }
  }

  void check_extension() const {
    const auto& action = ground_.facts.action;
    if (life_.open_extension != nullptr) {
      conflict(fmt::format("an extension to {} was asked for already and is undecided",
                           calendar::in_words(*life_.open_extension->date)));
    }
    if (wish_.on > action.due) {
      conflict(
          fmt::format("it was due on {}: an extension is asked for by then. The accountable "
                      "officer can record a recovery date",
                      calendar::in_words(action.due)));
    }
    const auto most = ground_.plan.answers.extensions;
    if (life_.granted() >= most) {
      conflict(fmt::format("it was extended {} already, which is as often as this plan allows",
                           most == 1   ? "once"
                           : most == 2 ? "twice"
                                       : std::to_string(most) + " times"));
    }
  }

  void follow() {
    judgement_.answer = std::move(wish_);
    auto& answer = judgement_.answer;
    answer.stood_in_for = stood_in_for(ground_, answer, request_, today_);
    if (model::is_for_owner(answer.verb)) answer.told = told_of(answer);
    if (answer.verb == Verb::approve) grant(answer);
    if (answer.verb == Verb::correct && request_->verb == Verb::approve) take_back_grant();
    auto after = answers();
    after.push_back(answer);
    judgement_.state =
        lifecycle_of(ground_.facts.action, after, ground_.facts.directory.zone).state;
    judgement_.begins_ladder = !is_chased(life_.state) && is_chased(judgement_.state);
  }

  /// Whoever holds the action, unless they gave the answer, or hear of it when they are back.
  [[nodiscard]] model::PersonId told_of(const Answer& answer) const {
    const auto& holder = holder_of(ground_);
    const bool known = ground_.facts.directory.person(holder) != nullptr;
    const bool theirs = answer.by == holder || answer.stood_in_for == holder;
    return known && !theirs ? holder : model::PersonId{};
  }

  void grant(Answer& answer) {
    const auto& action = ground_.facts.action;
    if (request_->verb == Verb::extend) {
      answer.before = calendar::to_string(action.due);
      answer.date = request_->date;
      judgement_.due = request_->date;
    } else {
      answer.before = action.owner.str();
      answer.person = request_->person;
      judgement_.owner = request_->person;
    }
  }

  /// Unless the files or people have changed it since.
  void take_back_grant() {
    const auto& action = ground_.facts.action;
    if (request_->date && action.due == *request_->date) {
      judgement_.due = calendar::parse_date(request_->before);
    } else if (!request_->person.empty() && action.owner == request_->person) {
      judgement_.owner = model::PersonId{request_->before};
    }
  }

  const Ground& ground_;
  const Lifecycle& life_;
  const Transition& rule_;
  Answer wish_;
  Date today_;
  const Answer* request_ = nullptr;  ///< What is decided or taken back.
  Judgement judgement_;
};

/// Whether somebody is the second person whom a decision about this answer needs.
bool is_second(const Ground& ground, const Answer* asked, const model::PersonId& person) {
  return person != holder_of(ground) && (asked == nullptr || asked->by != person);
}

bool can_decide(const Ground& ground, const Answer* request, const model::PersonId& person) {
  return request != nullptr && may_decide(ground, *request, person) &&
         is_second(ground, request, person);
}

/// Whether there is something for the verb to be about that this person may do it to.
bool has_an_object(const Ground& ground, Verb verb, const model::PersonId& person, Date today) {
  const auto& life = ground.life;
  switch (verb) {
    case Verb::sign_off:
    case Verb::send_back:
    case Verb::accept_risk:
      return is_second(ground, life.claim, person);
    case Verb::approve:
    case Verb::refuse:
      return can_decide(ground, life.open_extension, person) ||
             can_decide(ground, life.open_not_mine, person);
    case Verb::extend:
      return life.open_extension == nullptr && today <= ground.facts.action.due &&
             life.granted() < ground.plan.answers.extensions;
    case Verb::recover:
      return today > ground.facts.action.due;
    case Verb::not_mine:
      return life.open_not_mine == nullptr;
    default:
      return true;
  }
}

bool is_possible(const Ground& ground, const Transition& rule, const model::PersonId& person,
                 Date today) {
  if (!rule.from.contains(ground.life.state)) return false;
  if (rule.verb == Verb::correct) {
    const auto* latest = latest_of(ground.facts.state.answers);
    return latest != nullptr && may_take_back(ground, *latest, person);
  }
  return rule.by.intersects(roles_of(ground, person)) &&
         has_an_object(ground, rule.verb, person, today);
}

}  // namespace

Judgement judge(const Facts& facts, Answer wish, Date today) {
  const Ground ground{facts};
  const auto by = wish.by;
  try {
    return Judge{ground, std::move(wish), today}.run();
  } catch (Refusal& refusal) {
    Judgement judgement;
    judgement.kind = refusal.kind;
    judgement.reason = std::move(refusal.reason);
    judgement.possible = possible_for(facts, by, today);
    return judgement;
  }
}

std::vector<Verb> possible_for(const Facts& facts, const model::PersonId& person, Date today) {
  const Ground ground{facts};
  std::vector<Verb> possible;
  for (const auto& rule : transitions()) {
    if (is_possible(ground, rule, person, today)) possible.push_back(rule.verb);
  }
  return possible;
}

bool is_concerned(const Facts& facts, const model::PersonId& person) {
  constexpr Roles all{Role::owner,    Role::manager,  Role::accountable,
                      Role::verifier, Role::director, Role::administrator};
  const Ground ground(facts);
  if (roles_of(ground, person).intersects(all)) return true;
  return std::ranges::any_of(ground.policy.steps, [&](const model::Step& step) {
    return std::ranges::find(step.to, person.str()) != step.to.end();
  });
}

}  // namespace dueward::policy
