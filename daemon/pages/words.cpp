// SPDX-License-Identifier: MIT
#include "pages/words.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "model/answers.hpp"
#include "policy/answer_words.hpp"
#include "policy/phrases.hpp"
#include "policy/reading.hpp"

namespace dueward::pages {
namespace {

namespace json = boost::json;

/// "in_progress" to "In progress".
std::string readable(std::string_view word) {
  std::string text(word);
  for (char& c : text) {
    if (c == '_' || c == '-') c = ' ';
  }
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 32);
  return text;
}

std::string meaning(model::Colour colour) {
  switch (colour) {
    case model::Colour::blue:
      return "done and signed off";
    case model::Colour::embedding:
      return "complete, and checked again from time to time";
    case model::Colour::green:
      return "on track";
    case model::Colour::amber:
      return "at risk: a later forecast, more time asked for or granted, or nobody has answered "
             "near the date";
    case model::Colour::red:
      return "a due date has passed";
    case model::Colour::grey:
      return "not agreed yet, or not begun and not yet near";
    case model::Colour::closed:
      return "not to be done any more";
  }
  return {};
}

std::string extended_in_words(int times, calendar::Date original) {
  if (times == 0) return {};
  return fmt::format("extended ×{}, originally due {}", times, calendar::in_short(original));
}

}  // namespace

Viewer viewer_of(const model::Directory& directory, const model::PersonId& person) {
  const auto* known = directory.person(person);
  Viewer viewer;
  viewer.person = person;
  viewer.body = known != nullptr && known->body;
  viewer.partner = !viewer.body && policy::is_limited(directory, person);
  return viewer;
}

bool sees(const model::Directory& directory, const Viewer& viewer, const model::PersonId& person) {
  return policy::reads(directory, viewer.person, person);
}

bool sees_words(const service::ActionDetail& detail, const Viewer& viewer,
                const model::Answer& answer) {
  using enum model::Verb;
  const auto& directory = *detail.directory;
  if (sees(directory, viewer, answer.by)) return true;
  const bool decides = answer.verb == sign_off || answer.verb == send_back ||
                       answer.verb == approve || answer.verb == refuse;
  if (!decides) return false;
  const auto* asked = model::find_answer(detail.record.state.answers, answer.about);
  return asked != nullptr && sees(directory, viewer, asked->by);
}

bool sees_evidence(const service::ActionDetail& detail, const Viewer& viewer,
                   const model::Answer& claim) {
  return sees(*detail.directory, viewer, claim.by) ||
         detail.record.action.verifier == viewer.person ||
         std::ranges::any_of(detail.waiting, [&](const auto& one) {
           return one.number == claim.number && one.decider == viewer.person;
         });
}

std::string seen_name(const model::Directory& directory, const Viewer& viewer,
                      const model::PersonId& person) {
  return sees(directory, viewer, person) ? name_of(directory, person)
                                         : std::string(policy::side_of(directory, person));
}

std::string seen_name(const service::ActionDetail& detail, const Viewer& viewer,
                      const model::PersonId& person, policy::Roles as) {
  const auto& directory = *detail.directory;
  if (sees(directory, viewer, person)) return name_of(directory, person);
  const auto& record = detail.record;
  static const model::StepEntries none;
  const policy::Facts facts{directory, record.action, record.state, none, record.ledger};
  return policy::part_of(policy::Ground(facts), person, as);
}

std::string name_of(const model::Directory& directory, const model::PersonId& id) {
  if (id.empty()) return "nobody yet";
  const auto* person = directory.person(id);
  return person == nullptr || person->name.empty() ? id.str() : person->name;
}

std::string in_words(model::State state) {
  return readable(to_string(state));
}

std::string in_words(model::Verb verb) {
  return policy::capitalised(std::string(policy::did(verb)));
}

std::string in_words(model::EvidenceKind kind) {
  return readable(to_string(kind));
}

std::string in_words(model::NoticeState state) {
  using enum model::NoticeState;
  switch (state) {
    case owed:
      return "waits to be sent";
    case delivered:
      return "delivered";
    case superseded:
      return "not sent: a later one went instead";
    case overtaken:
      return "not sent: it was no longer true";
    case unreachable:
      return "not sent: there is no usable address";
    case failed:
      return "not delivered: it was given up";
  }
  return {};
}

std::string in_words(model::MessageState state) {
  using enum model::MessageState;
  switch (state) {
    case sealed:
    case ready:
      return "waits to be sent";
    case claimed:
      return "is being sent";
    case delivered:
      return "delivered";
    case overtaken:
      return "not sent: it was no longer true";
    case failed:
      return "not delivered: it was given up";
  }
  return {};
}

std::string moment_in_words(calendar::Instant moment, const calendar::Zone& zone) {
  const auto minutes =
      std::chrono::duration_cast<std::chrono::minutes>(zone.time_of(moment)).count();
  return fmt::format("{}, {:02}:{:02}", calendar::in_short(zone.date_of(moment)), minutes / 60,
                     minutes % 60);
}

std::string seen_reason(const policy::Rating& rating, const model::Directory& directory,
                        const Viewer& viewer) {
  const bool shown = rating.by.empty() || sees(directory, viewer, rating.by);
  return shown ? rating.reason : std::string(policy::side_of(directory, rating.by)) + " says so";
}

json::object rating_tag(const policy::Rating& rating, calendar::Date original,
                        const model::Directory& directory, const Viewer& viewer) {
  const auto& label = directory.ratings.label(rating.colour);
  return {{"class", to_string(rating.colour)},
          {"letter", label.letter},
          {"word", label.word},
          {"reason", seen_reason(rating, directory, viewer)},
          {"extended", extended_in_words(rating.extended, original)},
          {"awaiting", rating.awaiting_sign_off ? "awaiting sign-off" : ""}};
}

json::array rating_key(const model::RatingRules& rules) {
  json::array key;
  for (std::size_t i = 0; i < model::colour_count; ++i) {
    const auto colour = static_cast<model::Colour>(i);
    const auto& label = rules.label(colour);
    key.emplace_back(json::object{{"class", to_string(colour)},
                                  {"letter", label.letter},
                                  {"word", label.word},
                                  {"meaning", meaning(colour)}});
  }
  return key;
}

std::string action_path(const model::ActionRef& ref) {
  return "/plans/" + ref.plan.str() + "/actions/" + ref.id;
}

}  // namespace dueward::pages
