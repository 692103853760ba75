// SPDX-License-Identifier: MIT
#include "delivery/renderer.hpp"

#include <algorithm>
#include <functional>

#include "delivery/data_json.hpp"
#include "delivery/letter.hpp"
#include "delivery/plain_words.hpp"
#include "delivery/text.hpp"

namespace dueward::delivery {
namespace {

/// The scopes that a message's templates look names up in.
class MessageScopes {
 public:
  explicit MessageScopes(const Letter& letter) : message_(message_scope(letter)) {
    scopes_.push_back(message_.get());
    if (letter.message.notices.size() == 1) {
      notice_ = notice_scope(letter, letter.message.notices.front());
      scopes_.push_back(notice_.get());
    }
  }
  [[nodiscard]] std::span<const Scope* const> all() const { return scopes_; }

 private:
  std::unique_ptr<Scope> message_;
  std::unique_ptr<Scope> notice_;
  std::vector<const Scope*> scopes_;
};

/// Blank lines that sections left behind become one; every line ends where its last word does.
std::string tidy(const std::string& text) {
  std::string result;
  result.reserve(text.size());
  std::size_t blank_lines = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::size_t last = text.find_last_not_of(" \t\r", end == 0 ? 0 : end - 1);
    if (end == at || last == std::string::npos || last < at) {
      ++blank_lines;
    } else {
      if (blank_lines > 0 && !result.empty()) result += '\n';
      blank_lines = 0;
      result.append(text, at, last + 1 - at) += '\n';
    }
    at = end + 1;
  }
  return result;
}

model::Words render_words(const MessageTemplates& templates, std::span<const Scope* const> scopes) {
  Sources sources(scopes);
  model::Words words;
  words.subject = shorten(one_line(templates.subject.render(sources)), subject_limit);
  words.text = tidy(templates.text.render(sources));
  words.html = templates.html.render(sources);
  words.brief = shorten(words.subject, brief_limit);
  return words;
}

/// In code and not in a template, so that no override can leave it out.
std::string mark_pilot(const Letter& letter, const std::string& subject) {
  const std::string would_have = letter.pilot_for();
  if (would_have.empty()) return subject;
  return shorten("[Pilot: for " + would_have + "] " + subject, subject_limit);
}

const std::string& language_of(const store::SealedMessage& message,
                               const model::Directory& directory) {
  static const std::string none;
  const model::PersonId& reader = message.pilot_for.empty() ? message.recipient : message.pilot_for;
  const model::Person* person = directory.person(reader);
  return person == nullptr ? none : person->language;
}

/// BCP 47, for the language attribute and the channel.
std::string tag_of(const std::string& language) {
  return language.empty() ? "en-GB" : language;
}

const MessageTemplates& find(const Templates& templates, const std::string& language,
                             const std::string& name) {
  const auto& messages = templates.of(language).messages;
  const auto found = messages.find(name);
  if (found == messages.end()) throw TemplateError("it is not there");
  return found->second;
}

}  // namespace

std::string template_of(const store::SealedMessage& message) {
  if (message.notices.size() != 1) return "digest";
  return std::string(to_string(message.notices.front().entry.kind));
}

std::string thread_of(const store::SealedMessage& message) {
  if (message.notices.empty()) return message.key;
  const model::ActionRef& first = message.notices.front().action.ref;
  if (message.notices.size() == 1) return to_string(first);
  const bool one_plan =
      std::all_of(message.notices.begin(), message.notices.end(),
                  [&](const auto& notice) { return notice.action.ref.plan == first.plan; });
  const std::string thread = "digest/" + message.recipient.str();
  return one_plan ? thread + "/" + first.plan.str() : thread;
}

Renderer::Renderer(TemplatesPtr templates, LinkMaker links)
    : templates_(std::move(templates)), links_(std::move(links)) {}

const Templates& Renderer::builtin() const {
  if (!builtin_) builtin_ = std::make_shared<const Templates>();
  return *builtin_;
}

Rendered Renderer::render(const store::SealedMessage& message, const model::Directory& directory,
                          const PolicyEntries& entries) const {
  const std::string& language = language_of(message, directory);
  const Letter letter{message, directory, entries, dates(language), links_, tag_of(language)};
  const MessageScopes scopes(letter);
  Rendered result;
  result.written = {
      message.id, gravest_kind(message), template_of(message), thread_of(message), {}};
  model::Words& words = result.written.words;
  try {
    words = render_words(find(*templates_, language, result.written.template_name), scopes.all());
  } catch (const std::exception& error) {
    result.fault = "template \"" + result.written.template_name + "\" failed for message " +
                   message.key + " and a built-in text went instead: " + error.what();
    words = plain_words(letter);
  }
  words.subject = mark_pilot(letter, words.subject);
  words.brief = shorten(words.subject, brief_limit);
  words.data = data_json(letter);
  return result;
}

std::string Renderer::subject(const store::SealedMessage& message,
                              const model::Directory& directory) const {
  static const PolicyEntries none;
  const std::string& language = language_of(message, directory);
  const Letter letter{message, directory, none, dates(language), links_, tag_of(language)};
  const MessageScopes scopes(letter);
  Sources sources(scopes.all());
  try {
    const auto& templates = find(*templates_, language, template_of(message));
    const std::string line = one_line(templates.subject.render(sources));
    return mark_pilot(letter, shorten(line, subject_limit));
  } catch (const TemplateError&) {
    return mark_pilot(letter, plain_words(letter).subject);
  }
}

model::Words Renderer::service_words(const std::string& template_name, const ServiceLetter& letter,
                                     const std::string& language) const {
  const auto scope = service_scope(letter);
  const Scope* scopes[] = {scope.get()};
  try {
    return render_words(find(*templates_, language, template_name), scopes);
  } catch (const TemplateError&) {
    return render_words(find(builtin(), "", template_name), scopes);
  }
}

const DateWords& Renderer::dates(const std::string& language) const {
  const auto& own = templates_->of(language).dates;
  return own ? *own : *builtin().of("").dates;
}

}  // namespace dueward::delivery
