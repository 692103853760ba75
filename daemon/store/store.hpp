// SPDX-License-Identifier: MIT
/// The Store port: everything the service remembers, as a dozen or so verbs.
///
/// Each verb is one whole transaction: when its awaitable completes, the change is durable; when it
/// throws, nothing of it happened (StoreError). All verbs are called on the loop and complete on
/// it; where the work is done is the implementation's affair. Verbs may overlap: they take effect
/// in the order in which they were called, and an implementation may commit several together. A
/// verb once called is carried out even where whoever waits for it is cancelled. The store is
/// destroyed when no verb is under way.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include <boost/asio/awaitable.hpp>

#include "calendar/date.hpp"
#include "model/answer.hpp"
#include "model/fields.hpp"
#include "model/ledger.hpp"
#include "model/message.hpp"
#include "model/plan.hpp"
#include "model/token.hpp"

namespace dueward::store {

template <typename T>
using Await = boost::asio::awaitable<T>;

using calendar::Date;
using calendar::Instant;

/// The store's number of an action; stable for its life.
enum class ActionNumber : std::int64_t {};
enum class NoticeNumber : std::int64_t {};

/// The store could not do what was asked. `what()` names the file or server, the operation, the
/// cause and what to do.
class StoreError : public std::runtime_error {
 public:
  enum class Kind { unavailable, full, damaged, refused };
  StoreError(Kind kind, const std::string& text) : std::runtime_error(text), kind_(kind) {}
  [[nodiscard]] Kind kind() const { return kind_; }

 private:
  Kind kind_;
};

/// Who did something, for the history.
struct Actor {
  std::string who;  ///< A person's id, or "dueward" for the service itself.
  std::string via;  ///< "configuration", "command line (uid 1000)", "engine", …
};

// ---- the service's own standing
// -------------------------------------------------------------------------------------

struct Hold {
  std::string reason;  ///< A sentence for people.
  Instant since;
};

struct Standing {
  std::optional<Instant> last_moment;  ///< Latest recorded wall-clock moment.
  std::optional<Hold> hold;
  bool simulated = false;  ///< The store was run with a simulated clock.
  bool clean_stop = true;  ///< The last run ended in order.
  bool restored = false;   ///< Older than what was last used at this place: a backup was put back,
                           ///< or the file came from elsewhere. Until begin_run().
  std::optional<Date> flood_day_allowed;  ///< The day whose flood `resume` let pass.
  int schema = 0;                         ///< Of what lasts; 0 where nothing does.
};

// ---- loading
// --------------------------------------------------------------------------------------------------------

/// What a staged load would change, before it is made valid. Objects of any kind that are not
/// staged are withdrawn: missing actions owe nothing more, missing people and plans are no longer
/// listed.
struct LoadPreview {
  struct PlanCount {
    std::size_t before = 0;     ///< Actions the store has of the plan, not withdrawn.
    std::size_t withdrawn = 0;  ///< Of these, missing from the load.
  };
  std::map<model::PlanId, PlanCount> plans;
  std::size_t added = 0;    ///< Actions, those that come back included.
  std::size_t changed = 0;  ///< Actions.
  std::vector<std::string>
      first_changes;  ///< "ofsted-2011/SG-07: due 2011-11-19 → 2011-12-19", at most 100.
};

/// A field in which the store stands by what people decided although the file says otherwise.
struct Difference {
  model::ObjectKind kind;
  std::string key;
  std::string field;
  std::string file;     ///< What was last loaded.
  std::string decided;  ///< What stands.
};

struct LoadCommit {
  Date today;
  Instant now;
  Actor actor;
  std::map<model::PolicyId, std::vector<model::Step>> policies;  ///< For the day each step entered.
  std::map<std::string, std::string>
      fingerprints;  ///< Of calendars, people, …: where one differs from the last load, all actions
                     ///< are looked at again.
};

// ---- deciding
// -------------------------------------------------------------------------------------------------------

/// An action whose time has come, with all its facts.
struct DueAction {
  ActionNumber number{};
  model::Action action;  ///< As it stands: loaded fields with what people decided over them.
  model::ActionState state;
  std::vector<model::LedgerEntry> ledger;
  std::uint64_t version = 0;  ///< Goes up with every change of the action's facts.
};

/// One new line of the ledger. A key that is there already is left as it is, with its envelopes.
struct NewNotice {
  model::LedgerEntry entry;                ///< state owed, superseded or unreachable.
  std::vector<model::NoticeKey> settles;   ///< Further keys settled by this one: read back as
                                           ///< entries that always stand as this one stands.
  std::vector<model::Envelope> envelopes;  ///< For owed.
  std::string message_recipient;  ///< Person the message is grouped for: the recipient, or the
                                  ///< administrator in a pilot.
  bool alone = false;             ///< A message of its own, whatever else goes to the recipient.
  bool late = false;
  std::vector<model::PersonId> unreached;
  /// Its message is not sealed earlier. Such a notice does not wait for its plan's send_at, only
  /// for the hours of answers.
  std::optional<Instant> not_before;
};

/// What was decided about one action.
struct Decided {
  ActionNumber number{};
  std::vector<NewNotice> notices;
  std::optional<Instant> next_check_at;
  std::uint64_t seen_version =
      0;  ///< DueAction as read; a decision on outdated facts is dropped and the action stays due.
};

// ---- sealing, words, attempts
// ---------------------------------------------------------------------------------------

struct SealRequest {
  Date day;  ///< Local day: whose grouped message of this day is sealed waits for a later one.
  Instant now;
  Instant undecided_until;  ///< Actions due before this moment, the end of the local day, are
                            ///< undecided: a message holds all of its day.
  std::set<model::PlanId> resting;  ///< Plans that send nothing now: not their working day, or
                                    ///< before their send_at. Their notices wait.
  std::set<model::PlanId> quiet;    ///< Plans outside the hours of answers: notices with a
                                    ///< not_before wait too.
  std::set<model::NotifierId> ungrouped;   ///< Notifiers with group = "none".
  std::optional<std::size_t> flood_limit;  ///< None: no limit today.
};

struct SealResult {
  std::size_t sealed = 0;
  /// Some action of the day is still due: only what is a message of its own and has a not_before
  /// was looked at.
  bool undecided = false;
  std::optional<std::size_t> flood;  ///< The day would have sent this many: nothing was sealed.
  std::size_t waiting = 0;  ///< Notices left unsealed: for a later day, a resting plan, not_before.
  std::optional<Instant> not_before;  ///< Earliest not_before among those; it may have passed.
};

/// A notice inside a message, with what its words need.
struct NoticeInMessage {
  NoticeNumber number{};
  model::LedgerEntry entry;
  model::Action action;
  model::ActionState state;
  bool late = false;
  std::vector<model::PersonId> unreached;
  std::vector<model::LedgerEntry> told;  ///< What was delivered about this action before, in order:
                                         ///< what a predecessor was told. A pilot's only in one.
};

/// A sealed message that waits for its words.
struct SealedMessage {
  model::MessageId id{};
  std::string key;
  model::PersonId recipient;  ///< Who gets it; in a pilot the administrator.
  model::PersonId pilot_for;  ///< In a pilot: the person who would have had it. Else empty.
  model::Envelope envelope;
  Date day;
  bool grouped = true;
  std::vector<NoticeInMessage> notices;  ///< Gravest kind first, then by date, plan and id.
};

struct WrittenMessage {
  model::MessageId id{};
  model::Kind kind = model::Kind::reminder;
  std::string template_name;
  std::string thread;
  model::Words words;
};

/// A message that is not made of notices: a report of a failed delivery, a test. Words stand
/// already, so it may be claimed at once. One whose key is there already is not posted again.
struct ServiceMessage {
  std::string key;
  model::PersonId recipient;
  model::Envelope envelope;
  std::string template_name;
  std::string thread;
  model::Words words;
  bool rests = false;  ///< While sending is held it waits, as what is made of notices does.
  Actor by{"dueward", "service"};  ///< Who wanted it sent, for the history.
};

struct ClaimRequest {
  model::NotifierId notifier;
  Instant now;
  std::size_t limit = 0;
  std::size_t per_destination =
      0;  ///< At most so many of one destination, those under way (below) counted; 0: any number.
  std::size_t of_one = 0;                   ///< The same where no other destination waits.
  std::map<std::string, std::size_t> busy;  ///< Attempts under way by destination.
  bool only_service = false;  ///< While sending is held: only messages that are not made of
                              ///< notices, and of these none that rests.
};

/// A message whose attempt may begin: claimed, durable.
struct ClaimedMessage {
  model::MessageId id{};
  std::string key;
  model::PersonId recipient;
  model::PersonId pilot_for;
  model::Envelope envelope;
  std::optional<model::Kind> kind;  ///< None for a service message.
  std::string template_name;
  std::string thread;
  model::Words words;
  std::vector<model::ActionRef> actions;  ///< What its notices are about.
  Instant first_attempt;                  ///< `now` of the claim where this is the first.
  Instant sealed_at;                      ///< Age counts from here.
  int attempt = 1;  ///< This one's number; attempts cut off by our own death are not counted.
};

/// How an attempt ended and what follows.
struct AttemptRecord {
  model::MessageId id{};
  Instant started;
  Instant ended;
  std::string result;  ///< Word of notifier::Outcome::Result.
  std::string said;
  std::string peer_id;
  std::optional<Instant> retry_at;  ///< Tried again then; none: final.
  bool delivered = false;           ///< Final and good.
  bool counts = true;   ///< Whether it lengthens the back-off; false for channel faults.
  std::string failure;  ///< Final and bad: why, in a sentence.
  std::vector<ServiceMessage> tell;  ///< Who is told of the failure, or of the channel that rests,
                                     ///< in the same transaction. A failure without any is untold,
                                     ///< see MessageQuery.
};

// ---- answering
// ----------------------------------------------------------------------------------------------------

/// An answer with all that follows from it.
struct AnswerCommit {
  model::ActionRef action;
  std::uint64_t seen_version = 0;  ///< Of the ActionRecord it was judged by.
  model::Answer answer;            ///< Its number is the next one of the action.
  model::State life{};             ///< The action's, from now on.
  std::string closed;              ///< Why it owes nothing more, a sentence; empty where it does.
  bool waits = false;              ///< Somebody has to decide something about it, from now on.
  bool begins_ladder = false;      ///< The action is chased again: another ladder begins.
  std::map<std::string, std::string> fields;  ///< Decided by it: "due", "owner".
  /// A wish that is sent twice is met once. Empty: it has no key.
  std::string once;                  ///< Unique to this wish, for 30 days at least.
  std::string fingerprint;           ///< Of what was wished.
  std::vector<ServiceMessage> tell;  ///< Receipts, posted in the same transaction.
  Actor actor;
  Instant now;
  Date today;
};

/// A wish that was met.
struct Met {
  std::string fingerprint;
  int number = 0;  ///< Of the answer.
};

struct Answered {
  enum class What {
    recorded,
    facts_changed,  ///< Nothing happened: judge again.
    repeated,       ///< Nothing happened: the same wish was met before, by this `number`.
    other_wish,     ///< Nothing happened: the key was used for another wish.
  } what = What::recorded;
  int number = 0;  ///< Of the answer.
};

// ---- asking
// ---------------------------------------------------------------------------------------------------------

struct ActionQuery {
  std::optional<model::PlanId> plan;
  std::optional<model::PersonId> owner;
  std::string after;  ///< "plan/id" of the last one seen; pages are in order of plan and id.
  std::size_t limit = 100;
  bool include_closed = false;
  bool waiting = false;  ///< Only open ones of which somebody has to decide something, as the
                         ///< latest answer left them.
};

struct ActionRecord {
  ActionNumber number{};
  std::uint64_t version = 0;  ///< As in DueAction.
  bool withdrawn = false;     ///< No longer in the files.
  std::string closed_reason;  ///< Why people closed it; empty where they did not.
  model::Action action;
  model::ActionState state;
  std::vector<model::LedgerEntry> ledger;  ///< Only where asked for one action.
  std::optional<Instant> next_check_at;
  std::vector<Difference> differences;
};

/// An attempt that has ended.
struct Try {
  Instant ended;
  std::string said;
};

struct MessageRecord {
  model::MessageId id{};
  std::string key;
  model::PersonId recipient;
  model::PersonId pilot_for;
  model::Envelope envelope;
  model::MessageState state{};
  std::string subject;
  Instant sealed_at;
  std::optional<Instant> delivered_at;
  std::optional<Instant> next_attempt_at;
  int attempts = 0;
  std::string last_said;
  std::string failure;
  std::vector<Try> tries;  ///< In order.
  std::vector<std::pair<model::ActionRef, model::NoticeKey>> notices;
};

struct MessageQuery {
  std::optional<model::ActionRef> action;
  std::optional<model::MessageState> state;
  model::MessageId after{0};
  std::size_t limit = 100;
  /// Only messages that failed and of which nobody could be told: of each recipient the last, until
  /// a message to the recipient is delivered. `action` and `state` then play no part.
  bool untold = false;
  /// From the latest back; `after` plays no part then. Not together with `action`.
  bool latest_first = false;
};

struct Counts {
  std::size_t actions = 0;
  std::size_t proposed = 0;  ///< Not agreed to by a body yet: in none of the numbers below.
  std::size_t open = 0;
  std::size_t overdue = 0;  ///< Due before the day asked about, open and not claimed.
  std::size_t claimed = 0;  ///< Waiting for their verifier.
  std::size_t without_owner = 0;
  std::map<model::MessageState, std::size_t> messages;
  std::size_t unsealed = 0;  ///< Notices decided that no message carries yet.
  std::optional<Instant> next_check_at;
  std::optional<Instant> next_attempt_at;
  std::optional<Instant> oldest_waiting;  ///< Seal moment of the oldest message not yet delivered.
};

struct HistoryLine {
  std::int64_t number = 0;
  model::PlanId plan;  ///< Empty: the service's own chain (holds, runs, people).
  Instant at;
  std::string event;  ///< "action-added", "due-changed", "notice-decided", "message-delivered", …
  std::string action;  ///< Its id; empty where none.
  Actor actor;
  std::string facts;  ///< Ids, dates and numbers: what the chain holds.
  std::string text;   ///< Names and free text; empty once erased.
};

/// What becomes of the keys before a new one.
enum class OldKeys { stay, die };

class Store {
 public:
  virtual ~Store() = default;

  // The service's own standing.
  virtual Await<Standing> standing() = 0;
  virtual Await<void> begin_run(
      Instant now, bool simulated) = 0;  ///< Marks the run; claimed messages become ready at once.
  virtual Await<void> record_moment(Instant now) = 0;
  virtual Await<void> end_run(Instant now) = 0;  ///< A clean stop.
  /// `tell`: who is told of it, in the same transaction.
  virtual Await<void> set_hold(std::optional<Hold> hold, Actor actor, Instant now,
                               std::vector<ServiceMessage> tell) = 0;
  virtual Await<void> allow_flood(Date day) = 0;

  // Loading: stage in batches, look, then commit or abandon. One load at a time: whoever begins one
  // abandons the one before it. Everything is staged, not only what changed.
  virtual Await<void> begin_load() = 0;
  virtual Await<void> stage(std::vector<model::Object> batch) = 0;
  virtual Await<LoadPreview> preview_load() = 0;
  virtual Await<void> commit_load(LoadCommit commit) = 0;
  virtual Await<void> abandon_load() = 0;

  /// A field as people decided it since, over what the file says.
  virtual Await<void> decide_field(model::ObjectKind kind, std::string key, std::string field,
                                   std::string value, Actor actor, Instant now, Date today) = 0;

  /// Records what somebody answered, with what follows. The action is due at once. Messages not yet
  /// tried that it makes untrue are overtaken.
  virtual Await<Answered> answer(AnswerCommit commit) = 0;
  /// A wish with this key that was met before.
  virtual Await<std::optional<Met>> met(std::string once) = 0;

  /// Agreed things as they stand: loaded fields with what people decided over them.
  virtual Await<std::vector<model::Object>> objects(model::ObjectKind kind) = 0;
  virtual Await<std::vector<Difference>> differences() = 0;
  virtual Await<std::map<model::PolicyId, model::StepEntries>> step_entries() = 0;

  // Deciding. An action is due (again) where its facts, its plan, a policy or a fingerprint
  // changed, where a notice of it failed, and when its next_check_at has come.
  /// Those whose time has come, earliest first; the same ones until they are decided.
  virtual Await<std::vector<DueAction>> due_actions(Instant now, std::size_t limit) = 0;
  virtual Await<void> commit_decisions(std::vector<Decided> decided, Instant now, Date today) = 0;

  // Sealing and words. Notices of one (message) recipient, pilot_for, notifier and address go
  // together; those `alone` and those of ungrouped notifiers go singly and at once.
  virtual Await<SealResult> seal(SealRequest request) = 0;
  virtual Await<std::vector<SealedMessage>> without_words(std::size_t limit) = 0;
  virtual Await<void> store_words(std::vector<WrittenMessage> written, Instant now) = 0;
  /// False where nothing was posted: its key is there already.
  virtual Await<bool> post(ServiceMessage message, Instant now) = 0;

  // Attempts. claim() cancels, with the reason, what was never tried and has been overtaken.
  virtual Await<std::vector<ClaimedMessage>> claim(ClaimRequest request) = 0;
  /// `today` is the local day, kept as the day a notice was heard.
  virtual Await<void> record_attempts(std::vector<AttemptRecord> attempts, Date today) = 0;
  /// Claimed messages whose attempt did not begin: ready again, and nothing counts.
  virtual Await<void> release(std::vector<model::MessageId> messages) = 0;

  /// When the engine and the delivery have something to do next.
  virtual Await<std::optional<Instant>> next_check_at() = 0;
  /// `only_service` as in a claim: of what may go while sending is held.
  virtual Await<std::optional<Instant>> next_attempt_at(model::NotifierId notifier,
                                                        bool only_service) = 0;

  // Tokens of the API. None is ever removed: who held which key is history.
  virtual Await<void> add_token(model::Token token, Actor actor) = 0;
  virtual Await<std::vector<model::Token>> tokens() = 0;  ///< In the order in which they were made.
  virtual Await<std::optional<model::Token>> token(std::string hash) = 0;
  /// False where there is none of this id, or it was revoked before.
  virtual Await<bool> revoke_token(std::string id, Actor actor, Instant now) = 0;
  virtual Await<void> token_used(std::string id, Instant now) = 0;

  /// In the order in which they were made.
  virtual Await<std::vector<model::SigningKey>> signing_keys() = 0;
  /// Where the older ones `die` they are forgotten in the same transaction.
  virtual Await<void> add_signing_key(std::string secret, OldKeys old, Actor actor,
                                      Instant now) = 0;
  /// What else is signed into the addresses of somebody whose addresses were revoked, by whose they
  /// are ("person/lead", "plan/ofsted-2011").
  virtual Await<std::map<std::string, std::string>> link_marks() = 0;
  /// Another mark in place of the one before it: addresses of theirs made so far are revoked.
  virtual Await<void> set_link_mark(std::string whose, std::string mark, Actor actor,
                                    Instant now) = 0;

  // Asking.
  virtual Await<std::vector<ActionRecord>> actions(ActionQuery query) = 0;
  virtual Await<std::optional<ActionRecord>> action(model::ActionRef ref) = 0;
  virtual Await<std::vector<MessageRecord>> messages(MessageQuery query) = 0;
  virtual Await<Counts> counts(Date today) = 0;
  virtual Await<std::vector<HistoryLine>> history(std::optional<model::PlanId> plan,
                                                  std::int64_t after, std::size_t limit) = 0;
  /// Number of the first line at which the chain breaks; nothing where it holds.
  virtual Await<std::optional<std::int64_t>> verify_history(model::PlanId plan) = 0;
};

}  // namespace dueward::store
