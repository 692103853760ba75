// SPDX-License-Identifier: MIT
#include "delivery/letter.hpp"

#include <algorithm>
#include <set>

#include "delivery/letter_notice.hpp"
#include "delivery/text.hpp"
#include "policy/phrases.hpp"
#include "policy/reading.hpp"

namespace dueward::delivery {
namespace {

/// A digest tells no more actions than this one by one, so that a message stays a message.
constexpr std::size_t told_one_by_one = 100;

/// The notices of one kind in a digest.
struct Group {
  const Letter* letter;
  model::Kind kind;
  std::vector<const store::NoticeInMessage*> notices;
  std::size_t shown = 0;
  bool last = false;
};

calendar::Date earliest(const Group& group, calendar::Date (*date_of)(const NoticeView&)) {
  calendar::Date first = calendar::Date::max();
  for (const auto* notice : group.notices) {
    first = std::min(first, date_of(NoticeView{group.letter, notice}));
  }
  return first;
}

std::string brief(const Letter& letter, calendar::Date day) {
  return letter.dates.brief(day, letter.message.day);
}

template <model::Kind kind>
Value is_kind(const Group& group) {
  return group.kind == kind;
}

const FieldTable<Group>& group_fields() {
  using enum FieldType;
  static const FieldTable<Group> table{
      {"is_handover", {flag}, is_kind<model::Kind::handover>},
      {"is_assignment", {flag}, is_kind<model::Kind::assignment>},
      {"is_reminder", {flag}, is_kind<model::Kind::reminder>},
      {"is_overdue", {flag}, is_kind<model::Kind::overdue>},
      {"is_escalation", {flag}, is_kind<model::Kind::escalation>},
      {"is_decision", {flag}, is_kind<model::Kind::decision>},
      {"is_news", {flag}, is_kind<model::Kind::news>},
      {"is_stand_down", {flag}, is_kind<model::Kind::stand_down>},
      {"yours",
       {flag},
       [](const Group& g) -> Value {
         return std::ranges::all_of(g.notices, [](const auto* notice) {
           return notice->action.owner == notice->entry.named ||
                  notice->action.owner == notice->entry.recipient;
         });
       }},
      {"count", {text}, [](const Group& g) -> Value { return std::to_string(g.notices.size()); }},
      {"one", {flag}, [](const Group& g) -> Value { return g.notices.size() == 1; }},
      {"last", {flag}, [](const Group& g) -> Value { return g.last; }},
      {"same_act_by",
       {flag},
       [](const Group& g) -> Value {
         const auto first = earliest(g, act_by_of);
         return std::all_of(g.notices.begin(), g.notices.end(), [&](const auto* notice) {
           return act_by_of({g.letter, notice}) == first;
         });
       }},
      {"first_act_by_short",
       {text},
       [](const Group& g) -> Value { return brief(*g.letter, earliest(g, act_by_of)); }},
      {"first_due_short",
       {text},
       [](const Group& g) -> Value { return brief(*g.letter, earliest(g, due_of)); }},
      {"left_off",
       {text},
       [](const Group& g) -> Value {
         const auto left = g.notices.size() - g.shown;
         return left == 0 ? std::string() : std::to_string(left);
       }},
      {"notices",
       {list, &notice_shape()},
       [](const Group& g) -> Value {
         ScopeList items;
         for (std::size_t i = 0; i < g.shown; ++i) {
           items.push_back(notice_scope(*g.letter, *g.notices[i]));
         }
         return items;
       }},
  };
  return table;
}

class GroupScope : public Scope {
 public:
  explicit GroupScope(Group group) : group_(std::move(group)) {}
  std::optional<Value> find(std::string_view name) const override {
    return group_fields().find(group_, name);
  }

 private:
  Group group_;
};

/// Under what a notice stands in a digest: what is new and late already is overdue.
model::Kind group_of(const store::NoticeInMessage& notice, calendar::Date day) {
  const bool late = notice.action.due < day && notice.entry.kind == model::Kind::assignment;
  return late ? model::Kind::overdue : notice.entry.kind;
}

Value groups_of(const Letter& letter) {
  using enum model::Kind;
  ScopeList items;
  std::vector<Group> groups;
  std::size_t room = told_one_by_one;
  for (const model::Kind kind :
       {escalation, overdue, reminder, assignment, handover, decision, stand_down, news}) {
    Group group{&letter, kind, {}, 0, false};
    for (const auto& notice : letter.message.notices) {
      if (group_of(notice, letter.message.day) == kind) group.notices.push_back(&notice);
    }
    if (group.notices.empty()) continue;
    std::stable_sort(group.notices.begin(), group.notices.end(),
                     [](auto* one, auto* other) { return one->action.due < other->action.due; });
    group.shown = std::min(room, group.notices.size());
    room -= group.shown;
    groups.push_back(std::move(group));
  }
  if (!groups.empty()) groups.back().last = true;
  for (Group& group : groups)
    items.push_back(std::make_unique<GroupScope>(std::move(group)));
  return items;
}

bool is_news(const store::NoticeInMessage& notice) {
  return notice.entry.kind == model::Kind::news;
}

bool is_only_news(const Letter& letter) {
  return std::ranges::all_of(letter.message.notices, is_news);
}

/// Those that need somebody, unless none does.
std::size_t action_count(const Letter& letter) {
  const bool only_news = is_only_news(letter);
  std::set<model::ActionRef> actions;
  for (const auto& notice : letter.message.notices) {
    if (only_news || !is_news(notice)) actions.insert(notice.action.ref);
  }
  return actions.size();
}

/// The plans the message is about, by their titles.
std::string plans_of(const Letter& letter) {
  std::string titles;
  std::set<model::PlanId> named;
  for (const auto& notice : letter.message.notices) {
    if (!named.insert(notice.action.ref.plan).second) continue;
    if (!titles.empty()) titles += "; ";
    const model::Plan* plan = letter.plan(notice.action.ref.plan);
    titles += plan == nullptr ? notice.action.ref.plan.str() : one_line(plan->title);
  }
  return titles;
}

std::string of_contact(const Letter& letter, std::string (*part)(const model::Person&)) {
  const model::Person* contact = letter.contact();
  return contact == nullptr ? std::string() : one_line(part(*contact));
}

bool contact_is_named(const Letter& letter) {
  const model::Person* contact = letter.contact();
  return contact != nullptr && letter.reads(contact->id);
}

const FieldTable<Letter>& message_fields() {
  using enum FieldType;
  static const FieldTable<Letter> table{
      {"service",
       {text},
       [](const Letter& l) -> Value { return one_line(l.directory.service_name); }},
      {"recipient",
       {text},
       [](const Letter& l) -> Value { return l.name_of(l.message.recipient); }},
      {"language", {text}, [](const Letter& l) -> Value { return l.language; }},
      {"written_on", {text}, [](const Letter& l) -> Value { return l.dates.full(l.message.day); }},
      {"plans", {text}, [](const Letter& l) -> Value { return plans_of(l); }},
      {"actions", {text}, [](const Letter& l) -> Value { return std::to_string(action_count(l)); }},
      {"one_action", {flag}, [](const Letter& l) -> Value { return action_count(l) == 1; }},
      {"all_link", {text}, [](const Letter& l) -> Value { return l.link(); }},
      {"only_shows", {flag}, [](const Letter& l) -> Value { return l.only_shows(); }},
      {"pilot_for", {text}, [](const Letter& l) -> Value { return l.pilot_for(); }},
      {"contact", {text}, [](const Letter& l) -> Value { return l.contact_name(); }},
      {"contact_first",
       {text},
       [](const Letter& l) -> Value {
         return contact_is_named(l) ? l.contact_name() : policy::capitalised(l.contact_name());
       }},
      {"contact_by_reply",
       {flag},
       [](const Letter& l) -> Value { return l.contact() != nullptr && !contact_is_named(l); }},
      {"contact_phone",
       {text},
       [](const Letter& l) -> Value {
         return of_contact(l, [](const model::Person& p) { return p.phone; });
       }},
      {"contact_dial",
       {text},
       [](const Letter& l) -> Value {
         return of_contact(l, [](const model::Person& p) { return dialled(p.phone); });
       }},
      {"contact_address", {text}, [](const Letter& l) -> Value { return l.contact_address(); }},
      {"only_news", {flag}, [](const Letter& l) -> Value { return is_only_news(l); }},
      {"groups", {list, &group_fields().shape()}, groups_of},
  };
  return table;
}

class MessageScope : public Scope {
 public:
  explicit MessageScope(const Letter& letter) : letter_(letter) {}
  std::optional<Value> find(std::string_view name) const override {
    return message_fields().find(letter_, name);
  }

 private:
  const Letter& letter_;
};

}  // namespace

const model::Plan* Letter::plan(const model::PlanId& id) const {
  const auto found = directory.plans.find(id);
  return found == directory.plans.end() ? nullptr : &found->second;
}

std::string Letter::name_of(const model::PersonId& id) const {
  const model::Person* person = directory.person(id);
  return one_line(person == nullptr || person->name.empty() ? id.str() : person->name);
}

const model::PersonId& Letter::reader() const {
  return message.pilot_for.empty() ? message.recipient : message.pilot_for;
}

bool Letter::only_shows() const {
  const model::Person* person = directory.person(reader());
  return person != nullptr && person->body;
}

bool Letter::reads(const model::PersonId& person) const {
  return policy::reads(directory, reader(), person);
}

bool Letter::is_limited() const {
  return policy::is_limited(directory, reader());
}

std::string Letter::seen_name_of(const model::PersonId& person) const {
  return reads(person) ? name_of(person) : std::string(policy::side_of(directory, person));
}

std::string Letter::contact_name() const {
  const model::Person* person = contact();
  if (person == nullptr) return {};
  return reads(person->id) ? one_line(person->name) : "whoever keeps the plan";
}

std::string Letter::contact_address() const {
  const model::Person* person = contact();
  return person != nullptr && reads(person->id) ? one_line(mail_address(*person)) : std::string();
}

const model::Person* Letter::contact() const {
  if (message.notices.empty()) return nullptr;
  const model::Plan* of = plan(message.notices.front().action.ref.plan);
  if (of == nullptr) return nullptr;
  for (const model::PersonId& id : {of->contact, of->accountable}) {
    if (!id.empty() && id != reader()) return directory.person(id);
  }
  return nullptr;
}

std::string Letter::pilot_for() const {
  return message.pilot_for.empty() ? std::string() : name_of(message.pilot_for);
}

std::string Letter::link() const {
  return link_to(links, {message.recipient, message.envelope.address, std::nullopt, {}});
}

std::string Letter::link(const model::Action& action) const {
  return link_to(links, {message.recipient, message.envelope.address, action.ref, action.owner});
}

const Shape& message_shape() {
  return message_fields().shape();
}

std::unique_ptr<Scope> message_scope(const Letter& letter) {
  return std::make_unique<MessageScope>(letter);
}

model::Kind gravest_kind(const store::SealedMessage& message) {
  const auto gravest = std::ranges::max_element(
      message.notices, {}, [](const auto& notice) { return gravity(notice.entry.kind); });
  return gravest == message.notices.end() ? model::Kind::news : gravest->entry.kind;
}

std::string mail_address(const model::Person& person) {
  for (const auto& [notifier, address] : person.notify) {
    if (takes_links(address)) return address;
  }
  return {};
}

}  // namespace dueward::delivery
