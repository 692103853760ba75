// SPDX-License-Identifier: MIT
#include "pages/lists.hpp"

#include "pages/notice_words.hpp"

namespace dueward::pages {
namespace {

namespace json = boost::json;

json::object message_line(const store::MessageRecord& message, const model::Directory& directory) {
  const auto moment = [&](const std::optional<calendar::Instant>& at) {
    return at ? moment_in_words(*at, directory.zone) : std::string();
  };
  return {{"to", name_of(directory, message.recipient)},
          {"notifier", message.envelope.notifier.str()},
          {"address", message.envelope.address},
          {"subject", message.subject},
          {"written", moment_in_words(message.sealed_at, directory.zone)},
          {"delivered", moment(message.delivered_at)},
          {"next", moment(message.next_attempt_at)},
          {"attempts", message.attempts},
          {"said", message.last_said},
          {"failure", message.failure}};
}

json::array message_lines(const std::vector<store::MessageRecord>& messages,
                          const model::Directory& directory) {
  json::array list;
  for (const auto& message : messages)
    list.emplace_back(message_line(message, directory));
  return list;
}

/// What goes to one person by one notifier on one day, in one message.
struct Mail {
  model::NotifierId notifier;  ///< Empty: there is no usable address.
  std::vector<const service::AheadItem*> items;
};

void put(std::vector<Mail>& mails, const service::AheadItem& item,
         const model::NotifierId& notifier, const std::set<model::NotifierId>& ungrouped) {
  const bool alone = item.alone || ungrouped.contains(notifier);
  // Items are in order of day and person: those of one message stand near the end.
  for (auto mail = mails.rbegin(); mail != mails.rend(); ++mail) {
    const auto& first = *mail->items.front();
    if (first.day != item.day || first.to != item.to) break;
    const bool same_reader = mail->notifier == notifier && first.pilot_for == item.pilot_for;
    if (!alone && !first.alone && same_reader) {
      mail->items.push_back(&item);
      return;
    }
  }
  mails.push_back({notifier, {&item}});
}

std::vector<Mail> mails_of(const service::Ahead& ahead) {
  std::vector<Mail> mails;
  for (const auto& item : ahead.items) {
    for (const auto& notifier : item.notifiers)
      put(mails, item, notifier, ahead.ungrouped);
    if (item.notifiers.empty()) put(mails, item, {}, {});
  }
  return mails;
}

bool is_pilot(const model::Directory& directory, const model::ActionRef& action) {
  const auto plan = directory.plans.find(action.plan);
  return plan != directory.plans.end() && plan->second.pilot;
}

json::object ahead_line(const service::AheadItem& item, const model::Directory& directory) {
  const NoticeName notice{item.action.plan, item.policy, item.step, item.occurrence, item.kind};
  const bool pilot = !item.pilot_for.empty();
  const auto& reader = pilot ? item.pilot_for : item.to;
  const bool stands_in = !item.named.empty() && item.named != reader;
  return {{"id", item.action.id},
          {"path", action_path(item.action)},
          {"title", item.title},
          {"what", in_words(notice, directory)},
          {"step", own_name_of(notice)},
          {"pilot_for", pilot ? name_of(directory, item.pilot_for) : std::string()},
          {"for", stands_in ? name_of(directory, item.named) : std::string()}};
}

}  // namespace

std::string what_waits(model::Verb verb) {
  switch (verb) {
    case model::Verb::claim:
      return "Check that it is done";
    case model::Verb::extend:
      return "Decide whether there is more time";
    default:
      return "Decide whose it is";
  }
}

json::object action_line(const service::ActionLine& line, const model::Directory& directory,
                         const Viewer& viewer) {
  const auto& action = line.record.action;
  return {{"id", action.ref.id},
          {"title", action.title},
          {"path", action_path(action.ref)},
          {"owner", seen_name(directory, viewer, action.owner)},
          {"no_owner", action.owner.empty()},
          {"pilot", is_pilot(directory, action.ref)},
          {"act_by", calendar::in_short(line.act_by)},
          {"act_by_words", calendar::in_words(line.act_by)},
          {"overdue", line.overdue},
          {"state", in_words(line.record.state.life)},
          {"service", action.service},
          {"rating", rating_tag(line.rating, line.record.state.original_due, directory, viewer)}};
}

json::object person_page(const service::OpenWith& open, const Viewer& viewer,
                         const PathOf& path_of) {
  const auto& directory = *open.directory;
  json::array actions;
  for (const auto& line : open.actions) {
    auto item = action_line(line, directory, viewer);
    item["path"] = path_of(line.record.action.ref, line.record.action.owner);
    item["for"] = line.record.action.owner == viewer.person
                      ? std::string()
                      : seen_name(directory, viewer, line.record.action.owner);
    actions.emplace_back(std::move(item));
  }
  json::array escalated;
  for (const auto& line : open.escalated) {
    auto item = action_line(line, directory, viewer);
    item["path"] = path_of(line.record.action.ref, line.record.action.owner);
    escalated.emplace_back(std::move(item));
  }
  json::array decisions;
  for (const auto& one : open.decisions) {
    decisions.emplace_back(json::object{{"id", one.ref.id},
                                        {"pilot", is_pilot(directory, one.ref)},
                                        {"title", one.title},
                                        {"path", path_of(one.ref, one.holder)},
                                        {"what", what_waits(one.verb)},
                                        {"asked_by", seen_name(directory, viewer, one.asked_by)},
                                        {"before", calendar::in_words(one.before)},
                                        {"overdue", one.overdue}});
  }
  return {{"title", "Open with " + name_of(directory, viewer.person)},
          {"name", name_of(directory, viewer.person)},
          {"day", calendar::in_words(open.day)},
          {"actions_any", !actions.empty()},
          {"actions", std::move(actions)},
          {"left_off", open.left_off == 0 ? std::string() : std::to_string(open.left_off)},
          {"escalated_any", !escalated.empty()},
          {"escalated", std::move(escalated)},
          {"decisions_any", !decisions.empty()},
          {"decisions", std::move(decisions)},
          {"key", rating_key(directory.ratings)}};
}

json::object plans_page(const model::Directory& directory) {
  json::array plans;
  for (const auto& [id, plan] : directory.plans) {
    plans.emplace_back(json::object{{"path", "/plans/" + id.str()},
                                    {"title", plan.title},
                                    {"source", plan.source},
                                    {"accountable", name_of(directory, plan.accountable)},
                                    {"pilot", plan.pilot}});
  }
  return {{"title", "Plans"}, {"plans", std::move(plans)}};
}

json::object actions_page(const service::ActionList& list, const model::PlanId& plan) {
  const auto& directory = *list.directory;
  json::array actions;
  for (const auto& line : list.actions)
    actions.emplace_back(action_line(line, directory, {}));
  return {{"title", "All actions"},
          {"plan", plan.str()},
          {"plan_title", directory.plans.at(plan).title},
          {"actions", std::move(actions)},
          {"next", list.next.empty() ? std::string() : list.next.substr(list.next.find('/') + 1)},
          {"key", rating_key(directory.ratings)}};
}

json::object messages_page(const service::Ahead& ahead) {
  const auto& directory = *ahead.directory;
  json::array mails;
  for (const auto& mail : mails_of(ahead)) {
    const auto& first = *mail.items.front();
    json::array actions;
    for (const auto* item : mail.items)
      actions.emplace_back(ahead_line(*item, directory));
    mails.emplace_back(json::object{
        {"day", calendar::in_short(first.day)},
        {"to", name_of(directory, first.to)},
        {"by", mail.notifier.empty() ? "there is no usable address" : "by " + mail.notifier.str()},
        {"actions", std::move(actions)}});
  }
  const auto left_off = ahead.count - ahead.items.size();
  return {{"title", "The next four weeks"},
          {"from", calendar::in_words(ahead.from)},
          {"to_day", calendar::in_words(ahead.to)},
          {"mails_any", !mails.empty()},
          {"mails", std::move(mails)},
          {"left_off", left_off == 0 ? std::string() : std::to_string(left_off)}};
}

json::object deliveries_page(const service::Deliveries& deliveries) {
  const auto& directory = *deliveries.directory;
  const auto count = [&](model::MessageState state) {
    const auto found = deliveries.counts.find(state);
    return found == deliveries.counts.end() ? std::size_t{0} : found->second;
  };
  return {{"title", "Deliveries"},
          {"failed_any", !deliveries.failed.empty()},
          {"failed", message_lines(deliveries.failed, directory)},
          {"failed_count", count(model::MessageState::failed)},
          {"loose", deliveries.loose == 0 ? std::string() : std::to_string(deliveries.loose)},
          {"waiting_any", !deliveries.waiting.empty()},
          {"waiting", message_lines(deliveries.waiting, directory)},
          {"delivered_any", !deliveries.delivered.empty()},
          {"delivered", message_lines(deliveries.delivered, directory)},
          {"delivered_count", count(model::MessageState::delivered)}};
}

json::object accessibility_page(const model::Directory& directory) {
  const auto* administrator = directory.person(directory.administrator);
  return {{"title", "Accessibility statement"},
          {"contact_phone", administrator == nullptr ? std::string() : administrator->phone}};
}

}  // namespace dueward::pages
