// SPDX-License-Identifier: MIT
/// From sealed messages to words.
#pragma once

#include <string>
#include <vector>

#include "delivery/fair_warning.hpp"
#include "delivery/links.hpp"
#include "delivery/service_letter.hpp"
#include "delivery/templates.hpp"
#include "model/directory.hpp"
#include "store/store.hpp"

namespace dueward::delivery {

/// Characters; longer subjects are cut between words.
inline constexpr std::size_t subject_limit = 120;
inline constexpr std::size_t brief_limit = 160;

struct Rendered {
  store::WrittenMessage written;
  /// Why a template was replaced by a built-in text; empty where none was. To be logged and
  /// counted: the message goes out all the same.
  std::string fault;
};

/// Copies share their templates. Used on one thread at a time.
class Renderer {
 public:
  explicit Renderer(TemplatesPtr templates, LinkMaker links = {});

  /// Never fails for what a template does. `entries` are those of the store, for who hears next.
  [[nodiscard]] Rendered render(const store::SealedMessage& message,
                                const model::Directory& directory,
                                const PolicyEntries& entries) const;

  /// The subject that render() would write, without the cost of the rest.
  [[nodiscard]] std::string subject(const store::SealedMessage& message,
                                    const model::Directory& directory) const;

  /// Words of a message of the service itself: template "held", "delivery-failure" or "test".
  [[nodiscard]] model::Words service_words(const std::string& template_name,
                                           const ServiceLetter& letter,
                                           const std::string& language = {}) const;

  /// May be empty.
  [[nodiscard]] std::string link(const LinkTo& to) const { return link_to(links_, to); }

  /// Words for dates in a language.
  [[nodiscard]] const DateWords& dates(const std::string& language) const;

 private:
  /// Those of the program, compiled when one of the others first fails: most runs never need them.
  [[nodiscard]] const Templates& builtin() const;

  TemplatesPtr templates_;
  mutable TemplatesPtr builtin_;
  LinkMaker links_;
};

/// "reminder" where there is one notice, "digest" where there are several.
[[nodiscard]] std::string template_of(const store::SealedMessage& message);

/// Messages of one thread share it: the action's for one notice, the recipient's and the plan's for
/// several.
[[nodiscard]] std::string thread_of(const store::SealedMessage& message);

}  // namespace dueward::delivery
