// SPDX-License-Identifier: MIT
/// The names that templates of notices can use. README.md in config/templates explains each.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "calendar/date.hpp"
#include "delivery/date_words.hpp"
#include "delivery/fair_warning.hpp"
#include "delivery/links.hpp"
#include "delivery/template_terms.hpp"
#include "model/directory.hpp"
#include "model/policy.hpp"
#include "store/store.hpp"

namespace dueward::delivery {

/// All that the words of one message are made from. What it refers to must outlive the rendering.
struct Letter {
  const store::SealedMessage& message;
  const model::Directory& directory;
  const PolicyEntries& entries;
  const DateWords& dates;
  const LinkMaker& links;
  std::string language = "en-GB";  ///< BCP 47, of the words around.

  [[nodiscard]] const model::Plan* plan(const model::PlanId& id) const;
  /// The person's name, or the id where the directory has lost the person.
  [[nodiscard]] std::string name_of(const model::PersonId& id) const;
  /// For whom the words are: in a pilot whoever would have had them.
  [[nodiscard]] const model::PersonId& reader() const;
  /// Whether links show and nothing is answered by them: in the name of a body nobody answers.
  [[nodiscard]] bool only_shows() const;
  /// Whether the reader reads this person's name (policy::reads).
  [[nodiscard]] bool reads(const model::PersonId& person) const;
  /// Whether the reader is told nothing of how the action is chased (policy::is_limited).
  [[nodiscard]] bool is_limited() const;
  /// The person's name, or whose side they are on where the reader does not read it.
  [[nodiscard]] std::string seen_name_of(const model::PersonId& person) const;
  /// Whom to ring about the plan: its contact or its accountable officer, but never the reader;
  /// nullptr where that leaves nobody.
  [[nodiscard]] const model::Person* contact() const;
  /// Their name as the reader may read it; empty where there is nobody.
  [[nodiscard]] std::string contact_name() const;
  /// Empty too where it could tell a name that the reader does not read.
  [[nodiscard]] std::string contact_address() const;
  /// Who would have had the message, were it not for the pilot; empty where it is none.
  [[nodiscard]] std::string pilot_for() const;
  /// To all that is open with whoever gets the message, or to one action; may be empty.
  [[nodiscard]] std::string link() const;
  [[nodiscard]] std::string link(const model::Action& action) const;
};

/// Names of a message as a whole, and those of one notice in it.
[[nodiscard]] const Shape& message_shape();
[[nodiscard]] const Shape& notice_shape();

[[nodiscard]] std::unique_ptr<Scope> message_scope(const Letter& letter);
[[nodiscard]] std::unique_ptr<Scope> notice_scope(const Letter& letter,
                                                  const store::NoticeInMessage& notice);

/// The gravest kind of the message's notices.
[[nodiscard]] model::Kind gravest_kind(const store::SealedMessage& message);

/// A person's address that another person can write to; empty where there is none.
[[nodiscard]] std::string mail_address(const model::Person& person);

}  // namespace dueward::delivery
