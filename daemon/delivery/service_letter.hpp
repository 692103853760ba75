// SPDX-License-Identifier: MIT
/// Messages of the service about itself, and the names their templates can use.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "delivery/template_terms.hpp"

namespace dueward::delivery {

/// All text; a template of one sort of message uses those that concern it.
struct ServiceLetter {
  std::string service;             ///< Name of the service.
  std::string recipient;           ///< Name of who reads it.
  std::string language = "en-GB";  ///< BCP 47.
  std::string written_on;          ///< In words.
  std::string reason;              ///< Why, as a sentence.
  std::string since;               ///< From when on, in words; may be empty.

  // Of a failed delivery and of a channel that stopped.
  std::string notifier;
  std::string subject;  ///< Of the message that failed; empty where a channel stopped.
  std::string person;   ///< For whom it was.
  std::string address;
  std::string attempts;
  std::string said;                  ///< The peer's own words.
  std::string contact;               ///< Whom to turn to.
  std::string final;                 ///< Of a receipt: "yes", where it cannot be taken back.
  bool only_shows = false;           ///< Nothing is answered by the links: a body reads it.
  std::string code;                  ///< To be typed in, once.
  std::string all_link;              ///< To all that is open with who reads it; may be empty.
  std::string link;                  ///< To the action it is about; may be empty.
  std::size_t open_actions = 0;      ///< Of a link to them: how many are open with who reads it.
  std::size_t open_decisions = 0;    ///< That wait for them.
  std::size_t escalated = 0;         ///< Overdue actions of others that they heard of.
  std::vector<std::string> actions;  ///< "SG-07 Case system produces usable chronologies".
};

[[nodiscard]] const Shape& service_shape();
[[nodiscard]] std::unique_ptr<Scope> service_scope(const ServiceLetter& letter);

}  // namespace dueward::delivery
