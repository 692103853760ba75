// SPDX-License-Identifier: MIT
#include "model/answer.hpp"

#include <stdexcept>
#include <utility>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

#include "model/fields.hpp"
#include "model/names.hpp"

namespace dueward::model {
namespace {

namespace json = boost::json;

constexpr Names<State, 11> state_names{{
    {State::proposed, "proposed"},
    {State::rejected, "rejected"},
    {State::agreed, "agreed"},
    {State::in_progress, "in_progress"},
    {State::claimed, "claimed"},
    {State::complete, "complete"},
    {State::embedding, "embedding"},
    {State::embedded, "embedded"},
    {State::superseded, "superseded"},
    {State::risk_accepted, "risk_accepted"},
    {State::withdrawn, "withdrawn"},
}};

constexpr Names<Verb, verb_count> verb_names{{
    {Verb::acknowledge, "acknowledge"},
    {Verb::progress, "progress"},
    {Verb::claim, "claim"},
    {Verb::sign_off, "sign-off"},
    {Verb::send_back, "send-back"},
    {Verb::extend, "extend"},
    {Verb::recover, "recover"},
    {Verb::approve, "approve"},
    {Verb::refuse, "refuse"},
    {Verb::not_mine, "not-mine"},
    {Verb::reopen, "reopen"},
    {Verb::agree, "agree"},
    {Verb::reject, "reject"},
    {Verb::supersede, "supersede"},
    {Verb::accept_risk, "accept-risk"},
    {Verb::withdraw, "withdraw"},
    {Verb::correct, "correct"},
}};

constexpr Names<EvidenceKind, 8> evidence_names{{
    {EvidenceKind::discussion, "discussion"},
    {EvidenceKind::report, "report"},
    {EvidenceKind::case_audit, "case-audit"},
    {EvidenceKind::inspection, "inspection"},
    {EvidenceKind::visit, "visit"},
    {EvidenceKind::interview, "interview"},
    {EvidenceKind::voice, "voice"},
    {EvidenceKind::other, "other"},
}};

void put(json::object& object, std::string_view name, std::string_view text) {
  if (!text.empty()) object.emplace(name, text);
}

json::array to_json(const std::vector<Evidence>& evidence) {
  json::array list;
  for (const auto& piece : evidence) {
    json::object object{{"kind", to_string(piece.kind)}};
    put(object, "what", piece.what);
    put(object, "where", piece.where);
    list.emplace_back(std::move(object));
  }
  return list;
}

[[noreturn]] void damaged(int number, std::string_view field) {
  throw std::invalid_argument("answer " + std::to_string(number) + ": its " + std::string{field} +
                              " cannot be read");
}

/// Takes the text of an answer apart.
class Reader {
 public:
  Reader(int number, json::object object) : number_(number), object_(std::move(object)) {}

  [[nodiscard]] std::string text(std::string_view name) const {
    const auto* value = object_.if_contains(name);
    if (value == nullptr) return {};
    if (!value->is_string()) damaged(number_, name);
    return std::string{value->get_string()};
  }

  [[nodiscard]] std::int64_t integer(std::string_view name) const {
    const auto* value = object_.if_contains(name);
    if (value == nullptr) return 0;
    if (!value->is_int64()) damaged(number_, name);
    return value->get_int64();
  }

  [[nodiscard]] std::optional<calendar::Date> date(std::string_view name) const {
    const auto written = text(name);
    if (written.empty()) return std::nullopt;
    const auto day = calendar::parse_date(written);
    if (!day) damaged(number_, name);
    return day;
  }

  template <typename Value>
  [[nodiscard]] Value need(std::optional<Value> value, std::string_view name) const {
    if (!value) damaged(number_, name);
    return *std::move(value);
  }

  [[nodiscard]] std::vector<Evidence> evidence() const {
    std::vector<Evidence> evidence;
    const auto* list = object_.if_contains("evidence");
    if (list == nullptr) return evidence;
    if (!list->is_array()) damaged(number_, "evidence");
    for (const auto& piece : list->get_array()) {
      if (!piece.is_object()) damaged(number_, "evidence");
      const Reader read{number_, piece.get_object()};
      evidence.push_back({read.need(parse_evidence_kind(read.text("kind")), "evidence"),
                          read.text("what"), read.text("where")});
    }
    return evidence;
  }

 private:
  int number_;
  json::object object_;
};

}  // namespace

std::string_view to_string(State state) {
  return name_in(state_names, state);
}

std::optional<State> parse_state(std::string_view text) {
  return value_in(state_names, text);
}

std::string_view to_string(Verb verb) {
  return name_in(verb_names, verb);
}

std::optional<Verb> parse_verb(std::string_view text) {
  return value_in(verb_names, text);
}

std::vector<EvidenceKind> evidence_kinds() {
  std::vector<EvidenceKind> kinds;
  for (const auto& [kind, name] : evidence_names) {
    kinds.push_back(kind);
  }
  return kinds;
}

std::string_view to_string(EvidenceKind kind) {
  return name_in(evidence_names, kind);
}

std::optional<EvidenceKind> parse_evidence_kind(std::string_view text) {
  return value_in(evidence_names, text);
}

std::string to_text(const Answer& answer) {
  json::object object{{"verb", to_string(answer.verb)},
                      {"by", answer.by.str()},
                      {"on", calendar::to_string(answer.on)},
                      {"at", answer.at.time_since_epoch().count()}};
  put(object, "recorded_by", answer.recorded_by.str());
  put(object, "note", answer.note);
  if (answer.date) object.emplace("date", calendar::to_string(*answer.date));
  put(object, "person", answer.person.str());
  if (!answer.other.id.empty()) object.emplace("other", to_string(answer.other));
  if (answer.about != 0) object.emplace("about", answer.about);
  put(object, "before", answer.before);
  put(object, "rating", answer.rating);
  if (!answer.evidence.empty()) object.emplace("evidence", to_json(answer.evidence));
  put(object, "told", answer.told.str());
  put(object, "stood_in_for", answer.stood_in_for.str());
  return json::serialize(object);
}

Answer answer_from(int number, std::string_view text) {
  json::error_code fault;
  auto value = json::parse(text, fault);
  if (fault || !value.is_object()) damaged(number, "text");
  const Reader read{number, std::move(value.get_object())};
  Answer answer;
  answer.number = number;
  answer.verb = read.need(parse_verb(read.text("verb")), "verb");
  answer.by = PersonId{read.text("by")};
  answer.recorded_by = PersonId{read.text("recorded_by")};
  answer.on = read.need(read.date("on"), "on");
  answer.at = calendar::Instant{calendar::Instant::duration{read.integer("at")}};
  answer.note = read.text("note");
  answer.date = read.date("date");
  answer.person = PersonId{read.text("person")};
  if (const auto other = read.text("other"); !other.empty()) answer.other = parse_action_ref(other);
  answer.about = static_cast<int>(read.integer("about"));
  answer.before = read.text("before");
  answer.rating = read.text("rating");
  answer.evidence = read.evidence();
  answer.told = PersonId{read.text("told")};
  answer.stood_in_for = PersonId{read.text("stood_in_for")};
  return answer;
}

}  // namespace dueward::model
