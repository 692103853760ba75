// SPDX-License-Identifier: MIT
#include "policy/rating.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "policy/dates.hpp"
#include "policy/phrases.hpp"

namespace dueward::policy {
namespace {

using calendar::Date;
using model::Colour;
using model::State;
using model::Verb;

struct Verdict {
  Colour colour;
  std::string reason;
};

/// Green, amber and red rise; the others are not for a person to change.
bool is_worse(Colour colour, Colour than) {
  const bool comparable = than == Colour::green || than == Colour::amber || than == Colour::grey;
  return comparable && (than == Colour::grey || colour > than);
}

class Rater {
 public:
  Rater(const Ground& ground, Date today)
      : ground_(ground),
        life_(ground.life),
        rules_(ground.facts.directory.ratings),
        due_(ground.facts.action.due),
        today_(life_.state == State::claimed && life_.claim != nullptr ? life_.claim->on : today) {}

  Rating run() {
    auto [colour, reason] = computed();
    Rating rating{colour, std::move(reason), {}, life_.state == State::claimed, life_.granted()};
    if (life_.worse != nullptr && !is_closed(life_.state)) make_worse(rating);
    return rating;
  }

 private:
  [[nodiscard]] Verdict computed() const {
    switch (life_.state) {
      case State::embedded:
      case State::complete:
        return {Colour::blue, done_reason()};
      case State::embedding:
        return {Colour::embedding, "complete, and still being checked"};
      case State::rejected:
        return {Colour::closed, "no body agreed to it"};
      case State::superseded:
        return {Colour::closed, "another action took its place"};
      case State::risk_accepted:
        return {Colour::closed, "it will not be done, and its risk is accepted"};
      case State::withdrawn:
        return {Colour::closed, "it was withdrawn"};
      case State::proposed:
        return {Colour::grey, "proposed, and not agreed yet"};
      case State::agreed:
      case State::in_progress:
      case State::claimed:
        break;
    }
    return under_way();
  }

  [[nodiscard]] std::string done_reason() const {
    if (life_.claim == nullptr) return {};
    return life_.claim->on <= due_ ? "claimed in time and signed off" : "claimed late, signed off";
  }

  [[nodiscard]] Verdict under_way() const {
    if (today_ > due_) return {Colour::red, "due on " + calendar::in_words(due_)};
    const auto original = ground_.facts.state.original_due;
    if (rules_.original_counts && original != Date{} && today_ > original && original < due_) {
      return {Colour::red, "originally due on " + calendar::in_words(original)};
    }
    if (const auto risk = at_risk(); !risk.empty()) return {Colour::amber, risk};
    if (life_.state == State::agreed && !is_near()) return {Colour::grey, "not begun yet"};
    return {Colour::green, {}};
  }

  [[nodiscard]] std::string at_risk() const {
    const auto* expected = expected_by();
    if (expected != nullptr && expected->date && *expected->date > due_) {
      return fmt::format("{} for {}, after its due date",
                         expected->verb == Verb::acknowledge ? "promised" : "forecast",
                         calendar::in_words(*expected->date));
    }
    if (life_.granted() > 0) return "extended";
    if (life_.open_extension != nullptr) return "an extension was asked for";
    if (is_near() && !is_fresh()) {
      return fmt::format("less than {} left and no answer in that time", in_words(rules_.warning));
    }
    return {};
  }

  /// The latest word on when it will be done: a forecast, or a promise.
  [[nodiscard]] const model::Answer* expected_by() const {
    const auto* promise = life_.promises.empty() ? nullptr : life_.promises.back();
    const auto* forecast = life_.forecast;
    if (promise == nullptr || forecast == nullptr) return promise == nullptr ? forecast : promise;
    return promise->number > forecast->number ? promise : forecast;
  }

  [[nodiscard]] Date warning_begins() const {
    const auto& warning = rules_.warning;
    if (warning.unit == calendar::Unit::working_days) {
      return ground_.days.add_working_days(ground_.act_by, -warning.count);
    }
    if (warning.unit == calendar::Unit::months) return calendar::add_months(due_, -warning.count);
    const int days = warning.unit == calendar::Unit::weeks ? 7 * warning.count : warning.count;
    return due_ - std::chrono::days{days};
  }

  [[nodiscard]] bool is_near() const { return today_ >= warning_begins(); }
  [[nodiscard]] bool is_fresh() const {
    return life_.heard != nullptr && life_.heard->on >= warning_begins();
  }

  void make_worse(Rating& rating) const {
    const auto wanted = life_.worse->rating == "red" ? Colour::red : Colour::amber;
    if (!is_worse(wanted, rating.colour)) return;
    rating.colour = wanted;
    rating.by = life_.worse->by;
    rating.reason = fmt::format("{} says so: {}", name_of(ground_, rating.by), life_.worse->note);
  }

  const Ground& ground_;
  const Lifecycle& life_;
  const model::RatingRules& rules_;
  const Date due_;
  const Date today_;
};

}  // namespace

Rating rate(const Facts& facts, Date today) {
  const Ground ground{facts};
  return Rater{ground, today}.run();
}

}  // namespace dueward::policy
