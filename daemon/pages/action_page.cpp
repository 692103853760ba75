// SPDX-License-Identifier: MIT
#include "pages/action_page.hpp"

#include <algorithm>
#include <span>

#include <fmt/format.h>

#include "model/answers.hpp"
#include "pages/notice_words.hpp"
#include "policy/lifecycle.hpp"
#include "policy/phrases.hpp"
#include "policy/reading.hpp"

namespace dueward::pages {
namespace {

namespace json = boost::json;

/// Of answers and of messages: a page stays small however long a story is.
constexpr std::size_t most_shown = 50;

/// A list with how many more there are: "history", "history_any" and "history_earlier".
struct Recent {
  json::array list;
  std::size_t earlier = 0;

  void put(json::object& page, const std::string& name) && {
    page[name + "_any"] = !list.empty();
    page[name + "_earlier"] = earlier == 0 ? std::string() : std::to_string(earlier);
    page[name] = std::move(list);
  }
};

json::array texts(const std::vector<std::string>& lines) {
  json::array list;
  for (const auto& line : lines)
    list.emplace_back(json::object{{"text", line}});
  return list;
}

json::array waiting(const service::ActionView& view, const Viewer& viewer) {
  json::array list;
  for (const auto& one : view.detail.waiting) {
    const auto who = seen_name(view.detail, viewer, one.decider, policy::deciders_of(one.verb));
    const auto what = one.verb == model::Verb::claim    ? "to check that it is done"
                      : one.verb == model::Verb::extend ? "to decide whether there is more time"
                                                        : "to decide whose it is";
    list.emplace_back(json::object{{"text", fmt::format("It waits for {} {}, before {}.", who, what,
                                                        calendar::in_words(one.before))}});
  }
  return list;
}

json::array evidence(const service::ActionView& view, const Viewer& viewer) {
  const auto& record = view.detail.record;
  const auto life =
      policy::lifecycle_of(record.action, record.state.answers, view.detail.directory->zone);
  json::array list;
  if (life.claim == nullptr || !sees_evidence(view.detail, viewer, *life.claim)) return list;
  for (const auto& piece : life.claim->evidence) {
    list.emplace_back(
        json::object{{"kind", in_words(piece.kind)}, {"what", piece.what}, {"where", piece.where}});
  }
  return list;
}

/// What was granted or refused.
std::string decision_in_words(const model::Answer& answer, const model::Answer* asked) {
  const bool granted = answer.verb == model::Verb::approve;
  if (asked != nullptr && asked->verb == model::Verb::not_mine)
    return granted ? "Agreed to another owner" : "Refused another owner";
  return granted ? "Granted more time" : "Refused more time";
}

std::string what_of(const model::Answer& answer, const std::vector<model::Answer>& all) {
  using enum model::Verb;
  const bool decides = answer.verb == approve || answer.verb == refuse;
  auto words = decides ? decision_in_words(answer, model::find_answer(all, answer.about))
                       : in_words(answer.verb);
  if (!answer.date) return words;
  const auto* before = answer.verb == acknowledge ? ", and promised it for "
                       : answer.verb == progress  ? ", with a forecast of "
                       : answer.verb == recover   ? ": "
                                                  : ", until ";
  return words + before + calendar::in_short(*answer.date);
}

/// The newest first.
Recent history(const service::ActionView& view, const Viewer& viewer) {
  const auto& directory = *view.detail.directory;
  const auto& answers = view.detail.record.state.answers;
  Recent recent;
  for (auto answer = answers.rbegin(); answer != answers.rend(); ++answer) {
    if (!sees_words(view.detail, viewer, *answer)) continue;
    if (recent.list.size() == most_shown) {
      ++recent.earlier;
      continue;
    }
    const bool for_another = !answer->recorded_by.empty();
    recent.list.emplace_back(json::object{
        {"on", calendar::in_short(answer->on)},
        {"who", policy::capitalised(
                    seen_name(view.detail, viewer, answer->by, policy::givers_of(answer->verb)))},
        {"recorded_by",
         for_another ? seen_name(directory, viewer, answer->recorded_by) : std::string()},
        {"what", what_of(*answer, answers)},
        {"note", answer->note},
        {"taken_back", model::is_taken_back(answers, answer->number)}});
  }
  return recent;
}

std::string state_of(const policy::Rung& rung) {
  using Verdict = policy::Rung::Verdict;
  switch (rung.verdict) {
    case Verdict::settled:
      return rung.entry ? in_words(rung.entry->state) : "settled";
    case Verdict::owed_now:
      return "goes now";
    case Verdict::superseded:
      return "a later one goes instead";
    case Verdict::waiting:
      return "to come";
    case Verdict::held_back:
      return "waits for the one before it";
    case Verdict::never:
      return "not sent";
  }
  return {};
}

json::array ladder(const service::ActionView& view) {
  json::array list;
  const auto& action = view.detail.record.action;
  const auto& directory = *view.detail.directory;
  for (const auto& rung : view.explanation.rungs) {
    const NoticeName notice{action.ref.plan, action.policy, rung.key.step, rung.key.occurrence,
                            rung.kind};
    list.emplace_back(json::object{{"day", calendar::in_short(rung.sending_day)},
                                   {"what", in_words(notice, directory)},
                                   {"step", own_name_of(notice)},
                                   {"to", name_of(directory, rung.recipient)},
                                   {"state", state_of(rung)},
                                   {"why", rung.reason}});
  }
  return list;
}

/// The last ones, in the order in which they were written.
Recent messages(const service::ActionView& view, const Viewer& viewer) {
  Recent recent;
  if (viewer.limited()) return recent;
  const auto& directory = *view.detail.directory;
  const auto& all = view.detail.messages;
  recent.earlier = all.size() - std::min(all.size(), most_shown);
  for (const auto& message : std::span(all).subspan(recent.earlier)) {
    recent.list.emplace_back(
        json::object{{"at", moment_in_words(message.sealed_at, directory.zone)},
                     {"to", name_of(directory, message.recipient)},
                     {"subject", message.subject},
                     {"state", in_words(message.state)},
                     {"failure", message.failure}});
  }
  return recent;
}

/// Whether a receipt of an answer goes to the viewer themselves: in a pilot it does not.
bool gets_receipts(const model::Directory& directory, const model::Plan* plan,
                   const Viewer& viewer) {
  const auto* person = directory.person(viewer.person);
  const bool pilot = plan != nullptr && plan->pilot;
  return person != nullptr && !person->notify.empty() && !pilot;
}

std::string state_of(const store::ActionRecord& record) {
  if (record.withdrawn) return "No longer in the plan";
  return in_words(record.state.life);
}

/// The label of the timescale; empty where the action has a date of its own.
std::string timescale_of(const model::Action& action, const model::Plan* plan) {
  if (plan == nullptr) return {};
  const auto found = plan->timescales.find(action.timescale);
  return found == plan->timescales.end() ? std::string() : found->second.label;
}

bool can(const service::ActionView& view, model::Verb verb) {
  return std::ranges::find(view.possible, verb) != view.possible.end();
}

/// What is asked of whoever can grant it.
json::array requests_to_decide(const service::ActionView& view, const Viewer& viewer) {
  json::array list;
  if (!viewer.acts || !can(view, model::Verb::approve)) return list;
  for (const auto& one : view.detail.waiting) {
    if (one.verb == model::Verb::claim) continue;
    list.emplace_back(json::object{{"text", request_in_words(view, viewer, one.number)}});
  }
  return list;
}

void add_dates(json::object& page, const service::ActionDetail& detail) {
  const auto& action = detail.record.action;
  const auto original = detail.record.state.original_due;
  page["act_by"] = calendar::in_words(detail.act_by);
  page["due"] = calendar::in_words(action.due);
  page["due_differs"] = action.due != detail.act_by;
  page["original_due"] = original == calendar::Date{} || original == action.due
                             ? std::string()
                             : calendar::in_words(original);
  page["overdue"] = detail.overdue;
}

/// Of those whom the viewer may see.
json::array names_seen(const std::vector<std::string>& people, const model::Directory& directory,
                       const Viewer& viewer) {
  std::vector<std::string> names;
  for (const auto& one : people) {
    const model::PersonId id{one};
    if (sees(directory, viewer, id)) names.push_back(name_of(directory, id));
  }
  return texts(names);
}

void add_people(json::object& page, const service::ActionDetail& detail, const Viewer& viewer) {
  const auto& directory = *detail.directory;
  const auto& action = detail.record.action;
  const auto plan = directory.plans.find(action.ref.plan);
  const auto shown = [&](const model::PersonId& id) {
    return sees(directory, viewer, id) ? name_of(directory, id) : std::string();
  };
  page["owner"] = shown(action.owner);
  page["verifier"] = shown(action.verifier);
  page["supporting"] = names_seen(action.supporting, directory, viewer);
  page["supporting_any"] = !page["supporting"].as_array().empty();
  const bool known = plan != directory.plans.end();
  page["accountable"] = known ? shown(plan->second.accountable) : std::string();
  page["accountable_first"] =
      known ? policy::capitalised(seen_name(detail, viewer, plan->second.accountable,
                                            policy::Roles{policy::Role::accountable}))
            : std::string("Whoever is accountable");
}

}  // namespace

json::object action_page(const service::ActionView& view, const Viewer& viewer,
                         const std::string& nonce, const SentForm* sent) {
  const auto& detail = view.detail;
  const auto& directory = *detail.directory;
  const auto& action = detail.record.action;
  const auto plan = directory.plans.find(action.ref.plan);
  const auto* known = plan == directory.plans.end() ? nullptr : &plan->second;
  json::object page{
      {"title", action.ref.id + " " + action.title},
      {"id", action.ref.id},
      {"heading", action.title},
      {"plan", action.ref.plan.str()},
      {"pilot", known != nullptr && known->pilot},
      {"plan_title", known == nullptr ? action.ref.plan.str() : known->title},
      {"service", action.service},
      {"timescale", timescale_of(action, known)},
      {"state", state_of(detail.record)},
      {"rating", rating_tag(detail.rating, detail.record.state.original_due, directory, viewer)},
      {"requirement", action.requirement},
      {"parts", texts(action.parts)},
      {"parts_any", !action.parts.empty()},
      {"waiting", waiting(view, viewer)},
      {"evidence", evidence(view, viewer)},
      {"receipt", gets_receipts(directory, known, viewer)},
      {"key", rating_key(directory.ratings)}};
  page["evidence_any"] = !page["evidence"].as_array().empty();
  history(view, viewer).put(page, "history");
  add_dates(page, detail);
  add_people(page, detail, viewer);
  page["ladder"] = viewer.limited() ? json::array() : ladder(view);
  page["ladder_any"] = !page["ladder"].as_array().empty();
  page["dates"] = viewer.limited() ? json::array() : texts(view.explanation.dates);
  messages(view, viewer).put(page, "messages");
  page["forms"] = forms(view, viewer, nonce, sent);
  page["requests"] = requests_to_decide(view, viewer);
  page["too_late"] = viewer.acts && detail.overdue && can(view, model::Verb::progress) &&
                     !can(view, model::Verb::extend);
  page["forms_any"] = !page["forms"].as_array().empty();
  page["errors"] = sent == nullptr ? json::array() : error_summary(*sent);
  page["errors_any"] = !page["errors"].as_array().empty();
  return page;
}

}  // namespace dueward::pages
