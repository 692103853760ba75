// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "delivery/renderer.hpp"
#include "model/directory.hpp"
#include "store/store.hpp"

namespace dueward::delivery {

/// Looks up an address's destination at a notifier.
using DestinationOf =
    std::function<std::string(const model::NotifierId&, const std::string& address)>;

/// What needs somebody, a line each, as one reader of the weekly note may read it.
using NeedsOf = std::function<std::vector<std::string>(const model::PersonId& reader)>;

/// That an answer was recorded, in words.
struct AnswerReceipt {
  std::string key;  ///< The same one is told once.
  model::PersonId to;
  std::string sentence;     ///< What was answered.
  std::string action;       ///< Which action, in a line.
  std::string next;         ///< What follows; may be empty.
  std::string recorded_by;  ///< Who recorded it for them; may be empty.
  std::string contact;      ///< Whom to turn to; may be empty.
  model::ActionRef about;   ///< Where it can be taken back.
  model::PersonId holder;   ///< Who holds that action now.
  bool final = false;       ///< It cannot be taken back.
};

/// A code that proves who reads mail at an address.
struct CodeToSend {
  std::string key;  ///< The same one is sent once.
  model::PersonId to;
  std::string address;  ///< To this one alone.
  std::string code;
  std::string action;  ///< Which action it is for, in a line.
  std::string what;    ///< What it lets them do: "sign this off as complete".
};

/// A link to all that is open with somebody, in place of those they were sent before.
struct LinkToSend {
  std::string key;  ///< The same one is sent once.
  model::PersonId to;
  std::size_t actions = 0;    ///< Open with them.
  std::size_t decisions = 0;  ///< That wait for them.
  std::size_t escalated = 0;  ///< Overdue actions of others that they heard of.
};

/// Puts what people must be told about the service itself into messages: to the administrator, and
/// where a notice failed to the accountable officers of its plans. Without an administrator the
/// accountable officers stand in. Where none of them has an address to use, their deputies and
/// managers are told, then theirs, and so on.
class Tellings {
 public:
  Tellings(const Renderer& renderer, model::DirectoryPtr directory, DestinationOf destination_of)
      : renderer_(renderer),
        directory_(std::move(directory)),
        destination_of_(std::move(destination_of)) {}

  /// A message of notices failed for good. Not to the address that failed. Empty where there is
  /// nobody else at all.
  [[nodiscard]] std::vector<store::ServiceMessage> failed(const store::ClaimedMessage& message,
                                                          const std::string& reason,
                                                          const std::string& said,
                                                          calendar::Instant now) const;

  /// A channel is at fault and rests. Through the other notifiers; where there is none, through the
  /// resting one, so that it is told as soon as the channel works again.
  [[nodiscard]] std::vector<store::ServiceMessage> channel_rests(const model::NotifierId& notifier,
                                                                 const std::string& said,
                                                                 calendar::Instant now) const;

  /// Sending is held.
  [[nodiscard]] std::vector<store::ServiceMessage> held(const std::string& reason,
                                                        calendar::Instant now) const;

  /// The weekly note for `week`, its day: the same note is never told twice.
  [[nodiscard]] std::vector<store::ServiceMessage> weekly(calendar::Date week,
                                                          const std::string& summary,
                                                          const NeedsOf& needs,
                                                          calendar::Instant now) const;

  /// What somebody answered was recorded. To them, at all their addresses.
  [[nodiscard]] std::vector<store::ServiceMessage> receipt(const AnswerReceipt& receipt,
                                                           calendar::Instant now) const;

  /// A code that was asked for. Nothing where the address is none of theirs.
  [[nodiscard]] std::vector<store::ServiceMessage> code(const CodeToSend& code,
                                                        calendar::Instant now) const;

  /// A link to all that is open with somebody, at all their addresses that take links; nothing
  /// where there is none, and where no links are made. It waits while sending is held.
  [[nodiscard]] std::vector<store::ServiceMessage> links(const LinkToSend& links,
                                                         calendar::Instant now) const;

  /// One test message.
  [[nodiscard]] model::Words test_words(const model::Person& person,
                                        const model::NotifierId& notifier,
                                        calendar::Instant now) const;

 private:
  using People = std::vector<const model::Person*>;
  /// Adds the messages to one person, if there are any.
  using Write = std::function<void(std::vector<store::ServiceMessage>&, const model::Person&)>;

  using Wanted = std::function<bool(const model::Envelope&)>;

  [[nodiscard]] People keepers() const;
  [[nodiscard]] People keepers_of(const std::vector<model::ActionRef>& actions) const;
  [[nodiscard]] People beside_and_above(const People& people, const People& asked) const;
  void add(People& people, const model::PersonId& id) const;
  [[nodiscard]] std::vector<store::ServiceMessage> reach(People people, const Write& write) const;
  [[nodiscard]] ServiceLetter letter_to(const model::Person& person, calendar::Instant now) const;
  [[nodiscard]] std::string day_in_words(const model::Person& person,
                                         calendar::Instant moment) const;
  void address(std::vector<store::ServiceMessage>& messages, const model::Person& person,
               const std::string& key, const std::string& template_name,
               const ServiceLetter& letter, const Wanted& wanted) const;
  /// The same with a letter for each address.
  void address(std::vector<store::ServiceMessage>& messages, const model::Person& person,
               const std::string& key, const std::string& template_name,
               const std::function<ServiceLetter(const model::Envelope&)>& letter,
               const Wanted& wanted) const;

  const Renderer& renderer_;
  model::DirectoryPtr directory_;
  DestinationOf destination_of_;
};

}  // namespace dueward::delivery
