// SPDX-License-Identifier: MIT
/// What the pages ask of the service beside what everybody asks (service.hpp): links in mails, what
/// one person sees, and plans as a whole. Called on the loop, completes on it; Refused and
/// StoreError as there.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "service/overview.hpp"
#include "service/service.hpp"

namespace dueward::service {

// ---- links in mails

/// What a link in a mail opens.
struct MailLink {
  model::PersonId person;
  std::string address;                     ///< Of theirs, to which it was sent.
  std::optional<model::ActionRef> action;  ///< None: all that is open with them.
  calendar::Date expires{};                ///< The last local day on which it is good.
};

/// A link as it comes back, not looked at yet.
struct LinkPath {
  model::PersonId person;
  std::optional<model::ActionRef> action;
  std::string expires;
  std::string signature;
};

/// An answer that has to be given by this person and nobody who merely has their mail.
struct CodeFor {
  MailLink link;  ///< To one action.
  model::Verb verb{};
  int about = 0;  ///< As in the answer.
};

/// What became of a wish for a code.
enum class CodeSent {
  sent,         ///< A new one is on its way, and takes the place of any before it.
  sent_before,  ///< One went in the last minute, and is still good.
  too_many,     ///< This person was sent as many as one may have: later again.
};

enum class CodeCheck {
  good,   ///< And used up, but for the same wish sent again.
  wrong,  ///< It may be typed again.
  none,   ///< None is good any more, or too many were wrong: a new one is needed.
};

// ---- pages

/// What one person sees of an action and can do about it.
struct ActionView {
  ActionDetail detail;
  policy::Explanation explanation;
  std::vector<model::Verb> possible;  ///< By this person now, in the order of the verbs.
};

/// What is open with one person.
struct OpenWith {
  std::vector<ActionLine> actions;  ///< Theirs, and of whom they stand in for; by act-by date, the
                                    ///< first `most_open_shown`.
  std::size_t left_off = 0;         ///< How many more there are.
  std::vector<WaitingItem> decisions;
  /// Overdue, and they have heard of it by an escalation; the longest due first, the gravest
  /// `most_exceptions` of each plan.
  std::vector<ActionLine> escalated;
  model::DirectoryPtr directory;
  calendar::Date day{};
};

inline constexpr std::size_t most_open_shown = 500;

class PageService {
 public:
  virtual ~PageService() = default;

  /// What a link of a mail opens; nothing where it opens nothing (any more).
  virtual Await<std::optional<MailLink>> open_link(LinkPath path) = 0;
  /// Path of a link below the public address. `holder` holds the action, where it is to one. Empty
  /// where the person is not there (any more).
  [[nodiscard]] virtual std::string link_path(const MailLink& link,
                                              const model::PersonId& holder) const = 0;
  /// Mails a code to the link's address, or says why not. The answer's verb and what it is about
  /// are those that will be sent with it.
  virtual Await<CodeSent> send_code(CodeFor purpose) = 0;
  /// `once`: key of the wish that the code is typed for.
  virtual CodeCheck check_code(const CodeFor& purpose, const std::string& typed,
                               const std::string& once) = 0;

  /// What a form is sent with: it proves that we wrote the form for this person and action, and
  /// makes what it says be recorded once, however often it is sent.
  [[nodiscard]] virtual std::string form_nonce(const model::PersonId& person,
                                               const model::ActionRef& ref) const = 0;
  [[nodiscard]] virtual bool knows_nonce(const model::PersonId& person, const model::ActionRef& ref,
                                         const std::string& nonce) const = 0;
  /// Whether just this wish, by its key and its fingerprint, was met before.
  virtual Await<bool> was_met(Wish wish) = 0;
  /// Throws what answer() would throw as things stand, and records nothing.
  virtual Await<void> check(Wish wish) = 0;

  virtual Await<ActionView> view(model::ActionRef ref, model::PersonId person) = 0;
  virtual Await<OpenWith> open_with(model::PersonId person) = 0;

  virtual Await<PlanOverview> plan_overview(model::PlanId plan) = 0;
  /// What will go in so many days from today, if nothing happens.
  virtual Await<Ahead> ahead(int days) = 0;
  virtual Await<Deliveries> deliveries() = 0;
};

}  // namespace dueward::service
