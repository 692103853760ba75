// SPDX-License-Identifier: MIT
#include "web/json_answers.hpp"

#include <algorithm>
#include <array>
#include <span>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "model/answers.hpp"
#include "policy/lifecycle.hpp"
#include "policy/transitions.hpp"

namespace dueward::web {

namespace json = boost::json;

namespace {

using model::Answer;
using model::Verb;
using service::Refused;

json::value date(const std::optional<calendar::Date>& day) {
  return day ? json::value(calendar::to_string(*day)) : json::value();
}

json::value id(const model::PersonId& person) {
  return person.empty() ? json::value() : json::value(person.str());
}

json::array evidence_json(const std::vector<model::Evidence>& evidence) {
  json::array list;
  for (const auto& piece : evidence) {
    list.emplace_back(json::object{
        {"kind", to_string(piece.kind)}, {"what", piece.what}, {"where", piece.where}});
  }
  return list;
}

json::object answer_json(const Answer& answer, bool taken_back, const calendar::Zone& zone) {
  json::object object{{"number", answer.number},
                      {"verb", to_string(answer.verb)},
                      {"by", answer.by.str()},
                      {"recorded_by", id(answer.recorded_by)},
                      {"on", calendar::to_string(answer.on)},
                      {"at", zone.iso8601(answer.at)},
                      {"note", answer.note},
                      {"date", date(answer.date)},
                      {"person", id(answer.person)}};
  object["other"] = answer.other.id.empty() ? json::value() : json::value(to_string(answer.other));
  object["about"] = answer.about == 0 ? json::value() : json::value(answer.about);
  object["rating"] = answer.rating.empty() ? json::value() : json::value(answer.rating);
  object["evidence"] = evidence_json(answer.evidence);
  object["taken_back"] = taken_back;
  return object;
}

std::string_view outcome_of(const policy::Extension& extension, const policy::Lifecycle& life) {
  if (extension.decided != nullptr) return extension.granted() ? "approved" : "refused";
  return life.open_extension == extension.asked ? "undecided" : "lapsed";
}

json::object extension_json(const policy::Extension& extension, const policy::Lifecycle& life) {
  const auto* decided = extension.decided;
  return {{"n", extension.number},
          {"request", extension.asked->number},
          {"to", date(extension.asked->date)},
          {"reason", extension.asked->note},
          {"asked_by", extension.asked->by.str()},
          {"asked_on", calendar::to_string(extension.asked->on)},
          {"outcome", outcome_of(extension, life)},
          {"decided_by", decided == nullptr ? json::value() : id(decided->by)},
          {"decided_on", decided == nullptr ? json::value() : date(decided->on)}};
}

/// The evidence of the claim that stands.
json::array standing_evidence(const policy::Lifecycle& life) {
  return life.claim == nullptr ? json::array() : evidence_json(life.claim->evidence);
}

json::value next_json(const service::ActionDetail& detail) {
  if (!detail.next) return nullptr;
  return json::object{{"at", detail.directory->zone.iso8601(detail.next->at)},
                      {"step", detail.next->step},
                      {"to", detail.next->to.str()}};
}

/// Reads the fields of one body and gathers what does not fit.
class Body {
 public:
  explicit Body(const json::object& object) : object_(object) {}

  [[nodiscard]] std::string text(std::string_view key) {
    const auto* value = find(key);
    if (value == nullptr || value->is_null()) return {};
    if (value->is_string()) return std::string(value->get_string());
    fault(key, "has to be a text");
    return {};
  }

  [[nodiscard]] std::optional<calendar::Date> day(std::string_view key) {
    const auto written = text(key);
    if (written.empty()) return std::nullopt;
    const auto day = calendar::parse_date(written);
    if (!day) fault(key, "has to be a day such as 2011-11-18");
    return day;
  }

  [[nodiscard]] int number(std::string_view key) {
    const auto* value = find(key);
    if (value == nullptr || value->is_null()) return 0;
    if (value->is_int64() && value->get_int64() > 0 && value->get_int64() < 1'000'000) {
      return static_cast<int>(value->get_int64());
    }
    fault(key, "has to be a number");
    return 0;
  }

  [[nodiscard]] std::vector<model::Evidence> evidence() {
    std::vector<model::Evidence> evidence;
    const auto* value = find("evidence");
    if (value == nullptr || value->is_null()) return evidence;
    if (!value->is_array()) {
      fault("evidence", "has to be a list");
      return evidence;
    }
    for (const auto& piece : value->get_array()) {
      take_piece(piece, evidence.size());
      evidence.push_back(piece_);
    }
    return evidence;
  }

  void finish(std::span<const std::string_view> everywhere) {
    for (const auto& member : object_) {
      const std::string_view key = member.key();
      const bool asked = std::ranges::find(asked_, key) != asked_.end() ||
                         std::ranges::find(everywhere, key) != everywhere.end();
      if (!asked) fault(key, "is not known here");
    }
    if (faults_.empty()) return;
    throw service::NotAllowed(Refused::Kind::invalid, "the body does not fit", std::move(faults_),
                              {});
  }

 private:
  const json::value* find(std::string_view key) {
    asked_.push_back(key);
    return object_.if_contains(key);
  }

  void fault(std::string_view key, std::string text) {
    faults_.push_back({std::string(key), std::move(text)});
  }

  void take_piece(const json::value& value, std::size_t place) {
    const auto field = "evidence[" + std::to_string(place) + "]";
    const auto faults_before = faults_.size();
    piece_ = {};
    if (!value.is_object()) return fault(field, "has to be an object with kind, what and where");
    for (const auto& member : value.get_object()) {
      const std::string_view key = member.key();
      if (!member.value().is_string()) {
        fault(field + "." + std::string(key), "has to be a text");
      } else if (key == "kind") {
        take_kind(field, std::string(member.value().get_string()));
      } else if (key == "what") {
        piece_.what = member.value().get_string();
      } else if (key == "where") {
        piece_.where = member.value().get_string();
      } else {
        fault(field + "." + std::string(key), "is not known here");
      }
    }
    // The rules say so too, but are not asked about what does not fit.
    if (faults_.size() > faults_before && lacks_text(value.get_object(), "what"))
      fault(field + ".what", "say what shows it");
  }

  static bool lacks_text(const json::object& object, std::string_view key) {
    const auto* value = object.if_contains(key);
    return value == nullptr || (value->is_string() && value->get_string().empty());
  }

  void take_kind(const std::string& field, const std::string& text) {
    if (const auto kind = model::parse_evidence_kind(text)) {
      piece_.kind = *kind;
      return;
    }
    std::string allowed;
    for (auto kind : model::evidence_kinds())
      allowed += (allowed.empty() ? "" : ", ") + std::string(to_string(kind));
    fault(field + ".kind", "is \"" + text + "\"; it may be " + allowed);
  }

  const json::object& object_;
  std::vector<std::string_view> asked_;
  std::vector<policy::FieldFault> faults_;
  model::Evidence piece_;
};

}  // namespace

json::object rating_json(const policy::Rating& rating, const model::Directory& directory) {
  const auto& label = directory.ratings.label(rating.colour);
  return {{"letter", label.letter},
          {"word", label.word},
          {"reason", rating.reason},
          {"colour", model::to_string(rating.colour)},
          {"awaiting_sign_off", rating.awaiting_sign_off},
          {"extended", rating.extended}};
}

void add_answers(json::object& object, const service::ActionDetail& detail) {
  const auto& answers = detail.record.state.answers;
  const auto& zone = detail.directory->zone;
  const auto life = policy::lifecycle_of(detail.record.action, answers, zone);
  json::array told;
  for (const auto& answer : answers) {
    told.emplace_back(answer_json(answer, model::is_taken_back(answers, answer.number), zone));
  }
  object["answers"] = std::move(told);
  json::array extensions;
  for (const auto& extension : life.extensions)
    extensions.emplace_back(extension_json(extension, life));
  object["extensions"] = std::move(extensions);
  object["evidence"] = standing_evidence(life);
  json::array waiting;
  for (const auto& one : detail.waiting) {
    waiting.emplace_back(json::object{{"request", one.number},
                                      {"verb", to_string(one.verb)},
                                      {"decider", id(one.decider)},
                                      {"before", calendar::to_string(one.before)}});
  }
  object["waiting"] = std::move(waiting);
  object["next"] = next_json(detail);
}

Answer answer_from(Verb verb, const json::object& body) {
  static constexpr std::array<std::string_view, 4> everywhere{"as", "for", "on", "confirmed"};
  const auto& rule = policy::transition(verb);
  Body read{body};
  Answer answer;
  answer.verb = verb;
  // Who decides gives a note or a reason, as they see it.
  answer.note = read.text("note");
  if (auto reason = read.text("reason"); answer.note.empty()) answer.note = std::move(reason);
  if (!rule.date_is.empty()) answer.date = read.day(rule.date_is);
  switch (verb) {
    case Verb::claim:
      answer.evidence = read.evidence();
      break;
    case Verb::progress:
      answer.rating = read.text("rating");
      break;
    case Verb::not_mine:
      answer.person = model::PersonId(read.text("proposed"));
      break;
    case Verb::agree:
    case Verb::reject:
    case Verb::accept_risk:
    case Verb::withdraw:
      answer.person = model::PersonId(read.text("body"));
      break;
    case Verb::supersede:
      if (const auto other = read.text("by"); !other.empty()) {
        answer.other = model::parse_action_ref(other);
      }
      break;
    case Verb::approve:
    case Verb::refuse:
    case Verb::correct:
      answer.about = read.number("request");
      break;
    default:
      break;
  }
  read.finish(everywhere);
  return answer;
}

}  // namespace dueward::web
