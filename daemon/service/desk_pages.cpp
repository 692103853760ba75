// SPDX-License-Identifier: MIT
// What the pages ask of the desk.
#include <algorithm>
#include <tuple>

#include "policy/judge.hpp"
#include "secret/secret.hpp"
#include "service/action_lots.hpp"
#include "service/code_words.hpp"
#include "service/desk.hpp"
#include "service/escalated.hpp"
#include "service/facts.hpp"
#include "service/keep_first.hpp"
#include "service/lines.hpp"
#include "service/mail_links.hpp"

namespace dueward::service {
namespace {

/// Small enough that nobody waits for what is done with it.
constexpr std::size_t lot = 200;

constexpr std::string_view form = "form";

std::string form_subject(const model::PersonId& person, const model::ActionRef& ref,
                         const std::string& random) {
  return person.str() + "\n" + to_string(ref) + "\n" + random;
}

/// The wall clock may be set back, and with it every code would be good for longer.
Codes::Moment steady_now() {
  return std::chrono::steady_clock::now();
}

/// Those in whose place a person acts today, and the person.
std::vector<model::PersonId> acts_for(const model::Directory& directory,
                                      const model::PersonId& person, calendar::Date today) {
  std::vector<model::PersonId> all{person};
  for (const auto& [id, other] : directory.people) {
    if (other.deputy == person && other.is_away(today)) all.push_back(id);
  }
  return all;
}

/// Keeps the actions that are to be done first, and counts the rest.
class First {
 public:
  explicit First(const model::Directory& directory) : directory_(directory) {}

  void add(store::ActionRecord record) {
    const auto act_by = act_by_of(record.action, directory_);
    if (keep_first(kept_, {act_by, std::move(record)}, most_open_shown, sooner)) ++left_off_;
  }

  void finish(OpenWith& open, const engine::Picture& picture) {
    std::ranges::sort_heap(kept_, sooner);
    for (auto& one : kept_)
      open.actions.push_back(line_of(std::move(one.record), picture, open.day));
    open.left_off = left_off_;
  }

 private:
  struct Kept {
    calendar::Date act_by{};
    store::ActionRecord record;
  };
  static bool sooner(const Kept& one, const Kept& other) {
    return std::tie(one.act_by, one.record.action.ref) <
           std::tie(other.act_by, other.record.action.ref);
  }

  const model::Directory& directory_;
  std::vector<Kept> kept_;  ///< A heap, with the one to be done last on top.
  std::size_t left_off_ = 0;
};

}  // namespace

Await<std::optional<MailLink>> Desk::open_link(LinkPath path) {
  model::PersonId holder;
  if (path.action) {
    const auto record = co_await store_.action(*path.action);
    if (!record || record->withdrawn) co_return std::nullopt;
    const auto picture = backroom_.picture();
    if (!missing_for(*picture, record->action).empty()) co_return std::nullopt;
    if (!policy::is_concerned(facts_of(*picture, *record), path.person)) co_return std::nullopt;
    holder = record->action.owner;
  }
  co_return opened(keys_.links(), path, holder, *directory(), today());
}

std::string Desk::link_path(const MailLink& link, const model::PersonId& holder) const {
  return mail_link(keys_.links(), link, holder, *directory());
}

Await<CodeSent> Desk::send_code(CodeFor purpose) {
  const auto& link = purpose.link;
  const auto record = co_await record_of(link.action.value());
  const auto made = codes_.make(purpose, steady_now());
  if (made.what != CodeSent::sent) co_return made.what;
  CodeLetter letter;
  // Two codes of one moment are two letters.
  letter.key = "code " + secret::base64url(secret::random_bytes(12)) + " " +
               to_string(*link.action) + " " + std::string(to_string(purpose.verb));
  letter.to = link.person;
  letter.address = link.address;
  letter.code = made.code.substr(0, 4) + " " + made.code.substr(4);
  letter.action = record.action.ref.id + " " + record.action.title;
  letter.what = in_words(purpose, record, *directory());
  try {
    for (auto& message : backroom_.write_code(letter))
      co_await store_.post(std::move(message), clock_.now());
  } catch (...) {
    codes_.forget(purpose, made);
    throw;
  }
  backroom_.answered();
  co_return CodeSent::sent;
}

CodeCheck Desk::check_code(const CodeFor& purpose, const std::string& typed,
                           const std::string& once) {
  return codes_.check(purpose, typed, once, steady_now());
}

std::string Desk::form_nonce(const model::PersonId& person, const model::ActionRef& ref) const {
  const auto random = secret::base64url(secret::random_bytes(12));
  return random + "." + keys_.links().sign(form, {}, form_subject(person, ref, random));
}

bool Desk::knows_nonce(const model::PersonId& person, const model::ActionRef& ref,
                       const std::string& nonce) const {
  const auto dot = nonce.find('.');
  if (dot == std::string::npos) return false;
  return keys_.links().is_good(form, {}, form_subject(person, ref, nonce.substr(0, dot)),
                               nonce.substr(dot + 1));
}

Await<bool> Desk::was_met(Wish wish) {
  const auto met = co_await store_.met(wish.once);
  co_return met && met->fingerprint == wish.fingerprint;
}

Await<void> Desk::check(Wish wish) {
  co_await answering_.check(std::move(wish));
}

Await<ActionView> Desk::view(model::ActionRef ref, model::PersonId person) {
  ActionView view;
  view.detail = co_await show(std::move(ref));
  if (view.detail.record.withdrawn) co_return view;
  const auto picture = backroom_.picture();
  if (!missing_for(*picture, view.detail.record.action).empty()) co_return view;
  const auto facts = facts_of(*picture, view.detail.record);
  const auto now = clock_.now();
  const auto& zone = facts.directory.zone;
  const auto horizon = std::max(today(), facts.action.due) + std::chrono::days{28};
  view.explanation = policy::explain(facts, {zone.date_of(now), zone.time_of(now)}, horizon);
  if (!person.empty()) view.possible = policy::possible_for(facts, person, today());
  co_return view;
}

Await<std::vector<ActionLine>> Desk::escalated_to(model::PersonId person) {
  std::vector<ActionLine> found;
  const auto people = directory();
  if (!may_be_escalated_to(*people, person)) co_return found;
  for (const auto& [id, plan] : people->plans) {
    auto overview = co_await overviews_.plan(id);
    for (auto& line : overview.exceptions) {
      if (!line.overdue || line.record.action.owner == person) continue;
      const auto whole = co_await store_.action(line.record.action.ref);
      if (whole && service::escalated_to(*whole).contains(person)) found.push_back(std::move(line));
    }
  }
  co_return found;
}

Await<OpenWith> Desk::open_with(model::PersonId person) {
  OpenWith open;
  const auto picture = backroom_.picture();
  open.directory = picture->directory;
  open.day = today();
  const auto owners = acts_for(*open.directory, person, open.day);
  First first(*open.directory);
  for (const auto& owner : owners) {
    store::ActionQuery query;
    query.owner = owner;
    query.limit = lot;
    ActionLots lots(store_, std::move(query));
    for (auto records = co_await lots.next(); !records.empty(); records = co_await lots.next()) {
      for (auto& record : records)
        first.add(std::move(record));
    }
    for (auto& item : co_await waiting(owner))
      open.decisions.push_back(std::move(item));
  }
  open.escalated = co_await escalated_to(person);
  first.finish(open, *picture);
  co_return open;
}

Await<PlanOverview> Desk::plan_overview(model::PlanId plan) {
  co_return co_await overviews_.plan(std::move(plan));
}

Await<Ahead> Desk::ahead(int days) {
  co_return co_await overviews_.ahead(days);
}

Await<Deliveries> Desk::deliveries() {
  co_return co_await overviews_.deliveries();
}

}  // namespace dueward::service
