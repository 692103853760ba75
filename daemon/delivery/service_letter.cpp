// SPDX-License-Identifier: MIT
#include "delivery/service_letter.hpp"

#include "delivery/text.hpp"

namespace dueward::delivery {
namespace {

constexpr std::size_t said_at_most = 500;

struct Line {
  std::string text;
};

const FieldTable<Line>& line_fields() {
  static const FieldTable<Line> table{
      {"title", {FieldType::text}, [](const Line& line) -> Value { return line.text; }},
  };
  return table;
}

class LineScope : public Scope {
 public:
  explicit LineScope(std::string text) : line_{std::move(text)} {}
  std::optional<Value> find(std::string_view name) const override {
    return line_fields().find(line_, name);
  }

 private:
  Line line_;
};

template <std::string ServiceLetter::*field>
Value text_of(const ServiceLetter& letter) {
  return shorten(one_line(letter.*field), said_at_most);
}

/// Empty where there is none.
template <std::size_t ServiceLetter::*field>
Value count_of(const ServiceLetter& letter) {
  return letter.*field == 0 ? std::string() : std::to_string(letter.*field);
}

template <std::size_t ServiceLetter::*field>
Value is_one(const ServiceLetter& letter) {
  return letter.*field == 1;
}

bool answers(const ServiceLetter& letter) {
  return !letter.link.empty() && !letter.only_shows;
}

const FieldTable<ServiceLetter>& service_fields() {
  using enum FieldType;
  static const FieldTable<ServiceLetter> table{
      {"service", {text}, text_of<&ServiceLetter::service>},
      {"recipient", {text}, text_of<&ServiceLetter::recipient>},
      {"written_on", {text}, text_of<&ServiceLetter::written_on>},
      {"reason", {text}, text_of<&ServiceLetter::reason>},
      {"since", {text}, text_of<&ServiceLetter::since>},
      {"notifier", {text}, text_of<&ServiceLetter::notifier>},
      {"subject", {text}, text_of<&ServiceLetter::subject>},
      {"person", {text}, text_of<&ServiceLetter::person>},
      {"address", {text}, text_of<&ServiceLetter::address>},
      {"attempts", {text}, text_of<&ServiceLetter::attempts>},
      {"said", {text}, text_of<&ServiceLetter::said>},
      {"contact", {text}, text_of<&ServiceLetter::contact>},
      {"language", {text}, text_of<&ServiceLetter::language>},
      {"final", {text}, text_of<&ServiceLetter::final>},
      {"code", {text}, text_of<&ServiceLetter::code>},
      {"all_link", {text}, text_of<&ServiceLetter::all_link>},
      {"link", {text}, text_of<&ServiceLetter::link>},
      {"only_shows",
       {flag},
       [](const ServiceLetter& letter) -> Value { return letter.only_shows; }},
      {"answers", {flag}, [](const ServiceLetter& letter) -> Value { return answers(letter); }},
      {"revocable",
       {flag},
       [](const ServiceLetter& letter) -> Value {
         return letter.final.empty() && answers(letter);
       }},
      {"open_actions", {text}, count_of<&ServiceLetter::open_actions>},
      {"one_open_action", {flag}, is_one<&ServiceLetter::open_actions>},
      {"open_decisions", {text}, count_of<&ServiceLetter::open_decisions>},
      {"one_open_decision", {flag}, is_one<&ServiceLetter::open_decisions>},
      {"escalated", {text}, count_of<&ServiceLetter::escalated>},
      {"one_escalated", {flag}, is_one<&ServiceLetter::escalated>},
      {"any_actions",
       {flag},
       [](const ServiceLetter& letter) -> Value { return !letter.actions.empty(); }},
      {"actions",
       {list, &line_fields().shape()},
       [](const ServiceLetter& letter) -> Value {
         ScopeList items;
         for (const std::string& action : letter.actions) {
           items.push_back(std::make_unique<LineScope>(one_line(action)));
         }
         return items;
       }},
  };
  return table;
}

class ServiceScope : public Scope {
 public:
  explicit ServiceScope(const ServiceLetter& letter) : letter_(letter) {}
  std::optional<Value> find(std::string_view name) const override {
    return service_fields().find(letter_, name);
  }

 private:
  const ServiceLetter& letter_;
};

}  // namespace

const Shape& service_shape() {
  return service_fields().shape();
}

std::unique_ptr<Scope> service_scope(const ServiceLetter& letter) {
  return std::make_unique<ServiceScope>(letter);
}

}  // namespace dueward::delivery
