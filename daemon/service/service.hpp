// SPDX-License-Identifier: MIT
/// What people ask of the service and what they do: web, API and command line all go through here.
///
/// Called on the loop, completes on it. Answers are values; each carries the directory it was made
/// with, so that names and dates agree. What cannot be answered is thrown as Refused; StoreError
/// passes through.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <boost/asio/awaitable.hpp>

#include "calendar/date.hpp"
#include "model/answer.hpp"
#include "model/directory.hpp"
#include "model/id.hpp"
#include "notifier/notifier.hpp"
#include "policy/decide.hpp"
#include "policy/judge.hpp"
#include "policy/rating.hpp"
#include "store/store.hpp"

namespace dueward::service {

template <typename T>
using Await = boost::asio::awaitable<T>;

/// A question or wish that is not met. `what()` is said to the person who asked: it names the
/// thing, why, and what to do.
class Refused : public std::runtime_error {
 public:
  enum class Kind {
    not_found,  ///< No such action, plan, person or notifier.
    ambiguous,  ///< A short id that several plans have.
    invalid,    ///< The wish itself is wrong, such as a hold with an empty reason.
    conflict,   ///< It cannot be done as things stand, such as a withdrawal without its number.
    forbidden,  ///< Not by this person.
    outdated,   ///< What was looked at has changed since.
  };
  Refused(Kind kind, const std::string& text) : std::runtime_error(text), kind_(kind) {}
  [[nodiscard]] Kind kind() const { return kind_; }

 private:
  Kind kind_;
};

/// An answer that the rules forbid, or that does not fit.
class NotAllowed : public Refused {
 public:
  NotAllowed(Kind kind, const std::string& text, std::vector<policy::FieldFault> faults,
             std::vector<model::Verb> possible)
      : Refused(kind, text), faults_(std::move(faults)), possible_(std::move(possible)) {}
  /// Each field that does not fit, and why.
  [[nodiscard]] const std::vector<policy::FieldFault>& faults() const { return faults_; }
  /// What this person can do instead.
  [[nodiscard]] const std::vector<model::Verb>& possible() const { return possible_; }

 private:
  std::vector<policy::FieldFault> faults_;
  std::vector<model::Verb> possible_;
};

// ---- status

/// A decision that waits: a claim to be verified, an extension or another owner to be granted.
struct WaitingItem {
  model::ActionRef ref;
  std::string title;
  int number = 0;            ///< Of the answer that asked for it.
  model::Verb verb{};        ///< claim, extend or not_mine.
  model::PersonId asked_by;  ///< Whose answer that is.
  model::PersonId decider;   ///< Whose turn it is; empty where there is nobody.
  model::PersonId holder;    ///< Who owns the action.
  calendar::Date before{};   ///< On this day whoever stands above them is told.
  bool overdue = false;      ///< That day has come.
};

struct NotifierStatus {
  model::NotifierId id;
  std::string plugin;
  bool usable = true;
  std::string text;  ///< "working", "held: the relay refused the password; …": a sentence.
  std::size_t workers = 0;
  std::size_t under_way = 0;
};

struct Status {
  std::string service_name;
  std::string version;
  calendar::Instant now;
  calendar::Instant started;
  bool simulated = false;
  std::string config_file;
  std::string listens_at;  ///< On the network, "127.0.0.1:8480"; empty where it does not.
  std::optional<calendar::Instant> loaded;  ///< When the configuration in force was loaded.
  std::string load_fault;  ///< Why the last load was refused; empty where it was not.
  std::optional<store::Hold> hold;
  store::Counts counts;
  std::vector<NotifierStatus> notifiers;
  std::vector<std::string> warnings;  ///< What a person should look at, gravest first.
  std::vector<WaitingItem> waiting;   ///< The first hundred of the decisions that wait.
  std::size_t waiting_in_all = 0;
  model::DirectoryPtr directory;
};

// ---- actions

struct ListQuery {
  std::optional<model::PlanId> plan;
  std::optional<model::PersonId> owner;
  bool overdue = false;  ///< Only those due before today.
  bool closed = false;   ///< Closed ones too.
  std::string after;     ///< "plan/id" of the last one seen; in order of plan and id.
  std::size_t limit = 100;
};

/// One line of a list.
struct ActionLine {
  store::ActionRecord record;
  calendar::Date act_by{};
  bool overdue = false;
  policy::Rating rating;
};

/// What waits for a decision.
struct Waiting {
  int number = 0;  ///< Of the answer that asked for it.
  model::Verb verb{};
  model::PersonId decider;
  calendar::Date before{};
};

/// What goes next, if nothing happens.
struct NextStep {
  calendar::Instant at;
  std::string step;
  model::PersonId to;
};

struct ActionList {
  std::vector<ActionLine> actions;
  std::string next;  ///< `after` of the following page; empty on the last.
  model::DirectoryPtr directory;
};

/// All there is about one action.
struct ActionDetail {
  store::ActionRecord record;  ///< With its ledger.
  calendar::Date act_by{};
  bool overdue = false;
  policy::Rating rating;
  std::vector<Waiting> waiting;
  std::optional<NextStep> next;
  calendar::Date day{};                        ///< The local day as of which all this is.
  std::vector<store::MessageRecord> messages;  ///< In the order they were sealed.
  model::DirectoryPtr directory;
};

/// Every date and every message of one action, explained.
struct Why {
  store::ActionRecord record;
  policy::Explanation explanation;
  calendar::Date day{};  ///< The day asked about.
  bool past = false;     ///< It is over: all is told as it stood at its end.
  bool held = false;     ///< Nothing goes out now, whatever the ladder says.
  std::vector<store::MessageRecord> messages;
  model::DirectoryPtr directory;
};

// ---- answering

/// What somebody answers.
struct Wish {
  model::ActionRef action;
  model::Answer answer;              ///< Its number, `at` and `on` are filled in.
  std::optional<calendar::Date> on;  ///< The day on which it was said; none: today.
  bool confirmed = false;  ///< Whoever sends it says that its words hold nothing personal.
  std::optional<std::uint64_t> if_version;  ///< Only where the action still stands at this version.
  std::string once;                         ///< A key under which it is met once; may be empty.
  std::string fingerprint;  ///< Of all of it, to tell another wish under the same key.
};

struct Done {
  int number = 0;         ///< Of the answer, among those of the action.
  bool repeated = false;  ///< It had been met before.
};

// ---- tokens of the API

struct TokenWish {
  model::PersonId person;
  model::Scope scope = model::Scope::read;
  std::optional<calendar::Date> expires;  ///< The last day on which it is good.
};

struct NewToken {
  std::string secret;  ///< The token itself: shown once, kept nowhere.
  model::Token token;
};

/// Whose actions a calendar has, and whose addresses are revoked: one of the two is empty.
struct FeedOf {
  model::PersonId person;
  model::PlanId plan;
};

/// Who was mailed a link in place of those they had.
struct LinksSent {
  std::vector<model::PersonId> to;      ///< A mail is on its way to them.
  std::vector<model::PersonId> before;  ///< They were sent this same link within the hour.
  std::size_t nothing_open = 0;         ///< So many have nothing open of which they are mailed.
  std::vector<model::PersonId> without_address;  ///< They have something open, and nowhere to mail
                                                 ///< a link to.
  bool held = false;                             ///< The mails wait until sending is resumed.
};

/// What becomes of the key that signed secret addresses, once there is another.
enum class OldKey {
  stays,  ///< Known until the next change, and so is what it signed.
  dies,   ///< At once.
};

// ---- doing

struct Reloaded {
  bool accepted = false;
  std::vector<std::string> diagnostics;  ///< `file:line:column: error: …`, warnings too.
  std::size_t added = 0;
  std::size_t changed = 0;
  std::size_t withdrawn = 0;
  std::vector<std::string> changes;  ///< At most 100, in words.
  std::string refusal;  ///< Why it was not accepted although the files are sound; empty otherwise.
};

/// What is to be rehearsed on a fresh plan.
struct SimulationWish {
  calendar::Date from{};
  calendar::Date to{};  ///< Both days included.
  std::string events;   ///< The text of a file of what people do; may be empty.
  bool csv = false;     ///< That text is CSV, not TOML.
};

struct Tested {
  std::string address;
  notifier::Outcome outcome;
};

class Service {
 public:
  virtual ~Service() = default;

  /// The people, plans and calendars in force.
  [[nodiscard]] virtual model::DirectoryPtr directory() const = 0;

  virtual Await<Status> status() = 0;
  /// The same, up to a second old: however often it is asked for, the store counts once a second.
  virtual Await<std::shared_ptr<const Status>> recent_status() = 0;
  /// Throws StoreError where the store does not answer.
  virtual Await<void> check_store() = 0;

  /// "plan/SG-07", or "SG-07" where only one plan has it.
  virtual Await<model::ActionRef> find_action(std::string id) = 0;
  virtual Await<ActionList> list(ListQuery query) = 0;
  virtual Await<ActionDetail> show(model::ActionRef ref) = 0;
  /// What waits for a decision, of one person or of all; overdue ones first, then by their day.
  virtual Await<std::vector<WaitingItem>> waiting(std::optional<model::PersonId> decider) = 0;
  /// Fields in which the service stands by what people decided although the files it loaded say
  /// otherwise.
  virtual Await<std::vector<store::Difference>> differences() = 0;
  /// As things stand on `on`, or now; of a past day as they stood at its end, without what was
  /// recorded since. The ladder shown reaches at least past the due date.
  virtual Await<Why> why(model::ActionRef ref, std::optional<calendar::Date> on) = 0;

  /// Records an answer, with all that follows from it, and sends a receipt. Throws NotAllowed.
  virtual Await<Done> answer(Wish wish, store::Actor actor) = 0;

  virtual Await<NewToken> create_token(TokenWish wish, store::Actor actor) = 0;
  virtual Await<std::vector<model::Token>> tokens() = 0;
  virtual Await<void> revoke_token(std::string id, store::Actor actor) = 0;
  /// Whose token this is; nothing where it is none that is good now.
  virtual Await<std::optional<model::Token>> authenticate(std::string token) = 0;

  /// Path of a calendar of act-by days, secret: whoever knows it reads the calendar.
  virtual Await<std::string> feed_path(FeedOf of) = 0;
  /// The calendar itself; nothing where the signature opens none.
  virtual Await<std::optional<std::string>> feed(std::string subject, std::string signature) = 0;

  /// Addresses of calendars and links that were given out before work until it is changed once
  /// more, or no longer.
  virtual Await<void> change_signing_key(OldKey old, store::Actor actor) = 0;
  /// All links mailed to a person so far and the address of their calendar, or that of a plan's,
  /// open nothing any more; those of others do.
  virtual Await<void> revoke_links(FeedOf of, store::Actor actor) = 0;
  /// Mails a person, or everybody who has something open, a link to all that is open with them; the
  /// same link once an hour. Refused where mails carry no links; a person alone, too, where there
  /// is nothing to send to them or nowhere.
  virtual Await<LinksSent> send_links(std::optional<model::PersonId> to, store::Actor actor) = 0;

  // What `dueward` does with files, here with those of the service; each as the JSON that it
  // prints. They are made beside the loop, one at a time: Refused (conflict) while another is under
  // way.
  /// Every message that would be sent, with the configuration in force; `refused` beside them are
  /// the events that could not be.
  virtual Await<std::string> simulate(SimulationWish wish) = 0;
  /// What is wrong with the files as they are on disk now.
  virtual Await<std::string> check() = 0;
  /// What loading them would change.
  virtual Await<std::string> compare() = 0;

  /// A file that matches what stands, as TOML: of a plan with its actions, or of all people.
  virtual Await<std::string> plan_file(model::PlanId plan) = 0;
  virtual Await<std::string> people_file() = 0;

  /// Reads the configuration again. `withdraw` is the exact number of actions that may go.
  virtual Await<Reloaded> reload(std::optional<std::size_t> withdraw, store::Actor actor) = 0;
  virtual Await<void> hold(std::string reason, store::Actor actor) = 0;
  virtual Await<void> resume(store::Actor actor) = 0;
  /// Sends one test message to the person's address at this notifier and waits for its outcome.
  virtual Await<Tested> test(model::NotifierId notifier, model::PersonId to,
                             store::Actor actor) = 0;
};

}  // namespace dueward::service
