// SPDX-License-Identifier: MIT
#include "delivery/letter_notice.hpp"

#include <algorithm>

#include "calendar/working_calendar.hpp"
#include "delivery/letter_answer.hpp"
#include "delivery/text.hpp"
#include "policy/phrases.hpp"

namespace dueward::delivery {
namespace {

/// Of those told before, the latest; the rest is counted.
constexpr std::size_t told_at_most = 8;

/// Beyond this nobody counts working days any more.
constexpr std::chrono::days counted_at_most{3660};

/// One line of "told so far".
struct Told {
  const Letter* letter;
  const model::LedgerEntry* entry;
};

/// Somebody of an earlier step who could not be reached.
struct Unreached {
  std::string name;
};

std::string full(const NoticeView& view, calendar::Date day) {
  return view.letter->dates.full(day);
}

std::string brief(const NoticeView& view, calendar::Date day) {
  return view.letter->dates.brief(day, view.letter->message.day);
}

const model::Plan* plan_of(const NoticeView& view) {
  return view.letter->plan(view.notice->action.ref.plan);
}

/// Nothing where the directory no longer has the plan or its calendar.
const calendar::WorkingCalendar* days_of(const NoticeView& view) {
  const model::Plan* plan = plan_of(view);
  if (plan == nullptr) return nullptr;
  const auto& calendars = view.letter->directory.calendars;
  const auto found = calendars.find(plan->calendar);
  return found == calendars.end() ? nullptr : &found->second.days;
}

/// Working days left until act-by, or gone by since it; the day of writing is not counted.
int working_days(const NoticeView& view) {
  const calendar::WorkingCalendar* days = days_of(view);
  if (days == nullptr) return 0;
  const calendar::Date act_by = act_by_of(view);
  const calendar::Date today = view.letter->message.day;
  const auto [from, to] = std::minmax(act_by, today);
  if (to - from > counted_at_most) return 0;
  int count = 0;
  for (calendar::Date day = from + std::chrono::days{1}; day <= to; day += std::chrono::days{1}) {
    if (days->is_working(day)) ++count;
  }
  return count;
}

/// Nobody where the reader does not read who that is.
const model::Person* owner_of(const NoticeView& view) {
  const auto& owner = view.notice->action.owner;
  return view.letter->reads(owner) ? view.letter->directory.person(owner) : nullptr;
}

std::string timescale_of(const NoticeView& view) {
  const model::Plan* plan = plan_of(view);
  if (plan == nullptr) return {};
  const auto found = plan->timescales.find(view.notice->action.timescale);
  return found == plan->timescales.end() ? std::string() : one_line(found->second.label);
}

/// Who had the recipient's role before.
std::string predecessor_of(const NoticeView& view) {
  const model::LedgerEntry& entry = view.notice->entry;
  for (const model::Holder& holder : view.notice->state.holders) {
    const bool theirs = holder.person == entry.recipient || holder.person == entry.named;
    if (theirs && holder.role == entry.key.to && !holder.predecessor.empty()) {
      return view.letter->seen_name_of(holder.predecessor);
    }
  }
  return {};
}

std::string stand_in_for(const NoticeView& view) {
  const model::LedgerEntry& entry = view.notice->entry;
  if (entry.named.empty() || entry.named == entry.recipient) return {};
  using enum policy::Role;
  return seen_name(view, entry.named, {accountable, verifier, owner, manager});
}

const Prospect& prospect_of(const NoticeView& view) {
  if (!view.prospect) {
    view.prospect = prospect(*view.notice, view.letter->directory, view.letter->entries,
                             view.letter->message.day);
  }
  return *view.prospect;
}

/// Nothing for those who are not told of the ladder.
std::optional<NextHearing> next_of(const NoticeView& view) {
  return view.letter->is_limited() ? std::nullopt : prospect_of(view).next;
}

std::string full(const NoticeView& view, std::optional<calendar::Date> day) {
  return day ? view.letter->dates.full(*day) : std::string();
}

template <model::Kind kind>
Value notice_is(const NoticeView& view) {
  return view.notice->entry.kind == kind;
}

template <model::Kind kind>
Value told_was(const Told& told) {
  return told.entry->kind == kind;
}

const FieldTable<Told>& told_fields() {
  using enum FieldType;
  static const FieldTable<Told> table{
      {"name",
       {text},
       [](const Told& t) -> Value { return t.letter->name_of(t.entry->recipient); }},
      {"date",
       {text},
       [](const Told& t) -> Value {
         return t.letter->dates.full(t.entry->heard_on.value_or(t.entry->decided_on));
       }},
      {"was_handover", {flag}, told_was<model::Kind::handover>},
      {"was_assignment", {flag}, told_was<model::Kind::assignment>},
      {"was_reminder", {flag}, told_was<model::Kind::reminder>},
      {"was_overdue", {flag}, told_was<model::Kind::overdue>},
      {"was_escalation", {flag}, told_was<model::Kind::escalation>},
  };
  return table;
}

const FieldTable<Unreached>& unreached_fields() {
  static const FieldTable<Unreached> table{
      {"name", {FieldType::text}, [](const Unreached& u) -> Value { return u.name; }},
  };
  return table;
}

template <typename T>
class ItemScope : public Scope {
 public:
  ItemScope(T item, const FieldTable<T>& fields) : item_(std::move(item)), fields_(fields) {}
  std::optional<Value> find(std::string_view name) const override {
    return fields_.find(item_, name);
  }

 private:
  T item_;
  const FieldTable<T>& fields_;
};

/// Those told before whose names the reader reads.
std::vector<const model::LedgerEntry*> told_of(const NoticeView& view) {
  std::vector<const model::LedgerEntry*> told;
  for (const auto& entry : view.notice->told) {
    if (view.letter->reads(entry.recipient)) told.push_back(&entry);
  }
  return told;
}

Value told_list(const NoticeView& view) {
  ScopeList items;
  const auto told = told_of(view);
  for (std::size_t i = told.size() - std::min(told.size(), told_at_most); i < told.size(); ++i) {
    items.push_back(std::make_unique<ItemScope<Told>>(Told{view.letter, told[i]}, told_fields()));
  }
  return items;
}

Value unreached_list(const NoticeView& view) {
  ScopeList items;
  for (const model::PersonId& person : view.notice->unreached) {
    if (!view.letter->reads(person)) continue;
    items.push_back(std::make_unique<ItemScope<Unreached>>(Unreached{view.letter->name_of(person)},
                                                           unreached_fields()));
  }
  return items;
}

std::string link_of(const NoticeView& view) {
  return is_for_reader(view) ? view.letter->link(view.notice->action) : std::string();
}

using V = const NoticeView&;

const FieldTable<NoticeView>& notice_fields() {
  using enum FieldType;
  static const FieldTable<NoticeView> table{
      // What it is about.
      {"id", {text}, [](V v) -> Value { return one_line(v.notice->action.ref.id); }},
      {"reference", {text}, [](V v) -> Value { return one_line(to_string(v.notice->action.ref)); }},
      {"title", {text}, [](V v) -> Value { return one_line(v.notice->action.title); }},
      {"timescale", {text}, [](V v) -> Value { return timescale_of(v); }},
      {"link", {text}, [](V v) -> Value { return link_of(v); }},
      {"answers",
       {flag},
       [](V v) -> Value { return !v.letter->only_shows() && !link_of(v).empty(); }},
      {"is_handover", {flag}, notice_is<model::Kind::handover>},
      {"is_assignment", {flag}, notice_is<model::Kind::assignment>},
      {"is_reminder", {flag}, notice_is<model::Kind::reminder>},
      {"is_overdue", {flag}, notice_is<model::Kind::overdue>},
      {"is_escalation", {flag}, notice_is<model::Kind::escalation>},
      // Dates.
      {"act_by", {text}, [](V v) -> Value { return full(v, act_by_of(v)); }},
      {"act_by_short", {text}, [](V v) -> Value { return brief(v, act_by_of(v)); }},
      {"due", {text}, [](V v) -> Value { return full(v, due_of(v)); }},
      {"due_short", {text}, [](V v) -> Value { return brief(v, due_of(v)); }},
      {"overdue_from",
       {text},
       [](V v) -> Value { return full(v, due_of(v) + std::chrono::days{1}); }},
      {"due_not_worked", {flag}, [](V v) -> Value { return act_by_of(v) != due_of(v); }},
      {"past_due", {flag}, [](V v) -> Value { return is_past_due(v); }},
      {"working_days",
       {text},
       [](V v) -> Value {
         const int count = working_days(v);
         return count == 0 ? std::string() : std::to_string(count);
       }},
      {"one_working_day", {flag}, [](V v) -> Value { return working_days(v) == 1; }},
      {"last_day", {flag}, [](V v) -> Value { return act_by_of(v) == v.letter->message.day; }},
      {"original_due",
       {text},
       [](V v) -> Value {
         const calendar::Date original = v.notice->state.original_due;
         if (original == calendar::Date{} || original == due_of(v)) return std::string();
         return full(v, original);
       }},
      {"late", {flag}, [](V v) -> Value { return v.notice->late; }},
      {"step_date", {text}, [](V v) -> Value { return full(v, v.notice->entry.date); }},
      // People.
      {"owner",
       {text},
       [](V v) -> Value {
         const model::PersonId& owner = v.notice->action.owner;
         return owner.empty() ? std::string() : v.letter->seen_name_of(owner);
       }},
      {"owner_phone",
       {text},
       [](V v) -> Value {
         const model::Person* owner = owner_of(v);
         return owner == nullptr ? std::string() : one_line(owner->phone);
       }},
      {"owner_dial",
       {text},
       [](V v) -> Value {
         const model::Person* owner = owner_of(v);
         return owner == nullptr ? std::string() : dialled(owner->phone);
       }},
      {"to_owner", {flag}, [](V v) -> Value { return v.notice->entry.key.to == "owner"; }},
      {"to_manager",
       {flag},
       [](V v) -> Value { return v.notice->entry.key.to == "owner.manager"; }},
      {"to_accountable",
       {flag},
       [](V v) -> Value { return v.notice->entry.key.to == "accountable"; }},
      {"stand_in_for", {text}, [](V v) -> Value { return stand_in_for(v); }},
      {"predecessor", {text}, [](V v) -> Value { return predecessor_of(v); }},
      {"next_name",
       {text},
       [](V v) -> Value {
         const auto next = next_of(v);
         return next ? v.letter->name_of(next->person->id) : std::string();
       }},
      {"next_date",
       {text},
       [](V v) -> Value {
         const auto next = next_of(v);
         return next ? full(v, next->day) : std::string();
       }},
      {"reminder_ahead", {flag}, [](V v) -> Value { return prospect_of(v).reminder_ahead; }},
      {"recipient_next",
       {text},
       [](V v) -> Value { return full(v, prospect_of(v).recipient_next); }},
      {"grace_until", {text}, [](V v) -> Value { return full(v, prospect_of(v).grace_until); }},
      {"any_told", {flag}, [](V v) -> Value { return !told_of(v).empty(); }},
      {"told", {list, &told_fields().shape()}, told_list},
      {"told_earlier",
       {text},
       [](V v) -> Value {
         const auto count = told_of(v).size();
         return count > told_at_most ? std::to_string(count - told_at_most) : std::string();
       }},
      {"unreached", {list, &unreached_fields().shape()}, unreached_list},
  };
  return table;
}

class NoticeScope : public Scope {
 public:
  explicit NoticeScope(NoticeView view) : view_(view) {}
  std::optional<Value> find(std::string_view name) const override {
    auto value = notice_fields().find(view_, name);
    return value ? std::move(value) : answer_fields().find(view_, name);
  }

 private:
  NoticeView view_;
};

}  // namespace

calendar::Date due_of(const NoticeView& view) {
  return view.notice->action.due;
}

calendar::Date act_by_of(const NoticeView& view) {
  const calendar::WorkingCalendar* days = days_of(view);
  return days == nullptr ? due_of(view) : calendar::act_by(due_of(view), *days);
}

bool is_past_due(const NoticeView& view) {
  return view.letter->message.day > due_of(view);
}

bool has_rules(const NoticeView& view) {
  const auto& directory = view.letter->directory;
  const auto& action = view.notice->action;
  const auto* plan = view.letter->plan(action.ref.plan);
  return plan != nullptr && directory.calendars.contains(plan->calendar) &&
         directory.policies.contains(action.policy.empty() ? plan->policy : action.policy);
}

policy::Facts facts_of(const NoticeView& view) {
  static const model::StepEntries none;
  const auto& notice = *view.notice;
  return {view.letter->directory, notice.action, notice.state, none, notice.told};
}

std::string seen_name(const NoticeView& view, const model::PersonId& person, policy::Roles as) {
  if (person.empty()) return {};
  if (view.letter->reads(person) || !has_rules(view)) return view.letter->seen_name_of(person);
  const auto facts = facts_of(view);
  return policy::part_of(policy::Ground(facts), person, as);
}

std::string seen_name_first(const NoticeView& view, const model::PersonId& person,
                            policy::Roles as) {
  auto name = seen_name(view, person, as);
  return view.letter->reads(person) ? name : policy::capitalised(std::move(name));
}

const Shape& notice_shape() {
  static const Shape shape = [] {
    Shape both = notice_fields().shape();
    both.add(answer_fields().shape());
    return both;
  }();
  return shape;
}

std::unique_ptr<Scope> notice_scope(const Letter& letter, const store::NoticeInMessage& notice) {
  return std::make_unique<NoticeScope>(NoticeView{&letter, &notice});
}

}  // namespace dueward::delivery
