// SPDX-License-Identifier: MIT
#include "service/feeds.hpp"

#include "policy/answer_words.hpp"
#include "report/feed.hpp"
#include "service/action_lots.hpp"
#include "service/lines.hpp"

namespace dueward::service {
namespace {

constexpr std::string_view purpose = "feed";
constexpr std::size_t page = 500;

/// Whom a subject names: "person/ID" or "plan/ID".
std::optional<FeedOf> parse(const std::string& subject) {
  const auto slash = subject.find('/');
  if (slash == std::string::npos) return std::nullopt;
  const auto kind = subject.substr(0, slash);
  const auto id = subject.substr(slash + 1);
  if (kind == "person") return FeedOf{model::PersonId(id), {}};
  if (kind == "plan") return FeedOf{{}, model::PlanId(id)};
  return std::nullopt;
}

/// What a calendar is called; nothing where the person or the plan is not there.
std::optional<std::string> name_of(const FeedOf& of, const model::Directory& directory) {
  if (!of.person.empty()) {
    const auto* person = directory.person(of.person);
    if (person == nullptr) return std::nullopt;
    return directory.service_name + ": " + person->name;
  }
  const auto plan = directory.plans.find(of.plan);
  if (plan == directory.plans.end()) return std::nullopt;
  return directory.service_name + ": " + plan->second.title;
}

calendar::Instant changed_at(const store::ActionRecord& record, const calendar::Zone& zone) {
  const auto& state = record.state;
  const auto known = zone.at(std::max(state.first_loaded, state.due_since), {});
  return state.answers.empty() ? known : std::max(known, state.answers.back().at);
}

report::FeedEntry entry_of(const store::ActionRecord& record, const engine::Picture& picture,
                           calendar::Date today) {
  const auto& directory = *picture.directory;
  const auto& plan = directory.plans.at(record.action.ref.plan);
  const auto rating = rating_of(record, picture, today);
  const auto& label = directory.ratings.label(rating.colour);
  report::FeedEntry entry;
  entry.action = record.action.ref;
  entry.act_by = calendar::act_by(record.action.due, directory.calendar_of(plan).days);
  entry.due = record.action.due;
  entry.title = record.action.title;
  entry.plan_title = plan.title;
  entry.state = policy::state_in_words(record.state.life);
  entry.rating = label.letter + ", " + label.word;
  entry.version = record.version;
  entry.changed = changed_at(record, directory.zone);
  return entry;
}

}  // namespace

std::string Feeds::subject(const FeedOf& of) const {
  if (!name_of(of, *picture_()->directory)) {
    throw Refused(Refused::Kind::not_found, of.person.empty()
                                                ? "there is no plan \"" + of.plan.str() + "\""
                                                : "there is no person \"" + of.person.str() + "\"");
  }
  return of.person.empty() ? whose(of.plan) : whose(of.person);
}

std::string Feeds::path(const FeedOf& of) const {
  const auto known = subject(of);
  return "/link/feed/" + known + "/" + keys_.links().sign(purpose, known, known);
}

Await<std::string> Feeds::written(std::string name, store::ActionQuery query) {
  const auto picture = picture_();
  const auto today = picture->directory->zone.date_of(clock_.now());
  report::Feed feed;
  feed.name = std::move(name);
  feed.domain = "dueward";
  query.limit = page;
  ActionLots lots(store_, std::move(query));
  for (auto records = co_await lots.next(); !records.empty(); records = co_await lots.next()) {
    for (const auto& record : records) {
      if (picture->directory->plans.contains(record.action.ref.plan)) {
        feed.entries.push_back(entry_of(record, *picture, today));
      }
    }
  }
  co_return report::icalendar(std::move(feed));
}

Await<std::optional<std::string>> Feeds::calendar(std::string subject, std::string signature) {
  const auto of = parse(subject);
  if (!of) co_return std::nullopt;
  auto name = name_of(*of, *picture_()->directory);
  const bool good = keys_.links().is_good(purpose, subject, subject, signature);
  if (!good || !name) co_return std::nullopt;
  store::ActionQuery query;
  if (of->person.empty()) {
    query.plan = of->plan;
  } else {
    query.owner = of->person;
  }
  auto text = co_await written(*std::move(name), std::move(query));
  co_return text;
}

}  // namespace dueward::service
