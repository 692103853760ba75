// SPDX-License-Identifier: MIT
#include "pages/forms.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "policy/phrases.hpp"
#include "policy/reading.hpp"
#include "policy/transitions.hpp"

namespace dueward::pages {
namespace {

namespace json = boost::json;
using model::Verb;
using policy::Needs;

struct Wording {
  Verb verb;
  std::string_view summary;  ///< What opens the form.
  std::string_view intro;
  std::string_view button;
};

/// In the order in which they stand on a page.
constexpr std::array<Wording, model::verb_count> wordings{{
    {Verb::sign_off, "Sign off", "You agree that it is done.", "Sign off"},
    {Verb::send_back, "Send back", "You do not agree that it is done. Say what is missing.",
     "Send back"},
    {Verb::approve, "Grant it", "", "Grant it"},
    {Verb::refuse, "Refuse it", "", "Refuse it"},
    {Verb::claim, "It is done",
     "Say what shows that it is done. Links and places are enough: never put case details here.",
     "Claim that it is done"},
    {Verb::acknowledge, "I have seen this",
     "Say by which day it will be done. Until then, ten working days at most, its owner is not "
     "reminded. A missed deadline is escalated all the same.",
     "Promise it"},
    {Verb::progress, "Tell how it stands", "A sentence is enough.", "Send"},
    {Verb::extend, "I need more time",
     "Until it is decided everything stays as it is. The first due date is never lost.",
     "Ask for more time"},
    {Verb::not_mine, "This is not mine",
     "Propose who it belongs to. Until that is agreed it stays with you.", "Propose another owner"},
    {Verb::recover, "Record a recovery date",
     "It stays red. What has not gone yet still goes; nothing is repeated before that day.",
     "Record it"},
    {Verb::agree, "It was agreed", "Reminders begin from now on.", "Record that it was agreed"},
    {Verb::reject, "It was rejected", "", "Record that it was rejected"},
    {Verb::supersede, "Another action takes its place", "", "Record it"},
    {Verb::accept_risk, "The risk is accepted", "It will not be done, and a body bears the risk.",
     "Record that the risk is accepted"},
    {Verb::withdraw, "It is withdrawn", "", "Record that it is withdrawn"},
    {Verb::reopen, "Reopen it", "", "Reopen it"},
    {Verb::correct, "Take the last answer back", "It stays in the history, marked as taken back.",
     "Take it back"},
}};

const Wording& wording_of(Verb verb) {
  return *std::ranges::find(wordings, verb, &Wording::verb);
}

std::string prefix_of(Verb verb, int about) {
  const std::string name(to_string(verb));
  return about == 0 ? name : name + "-" + std::to_string(about);
}

struct Option {
  std::string value;
  std::string label;
};

bool begins_with_verb(std::string_view text) {
  return std::ranges::any_of(std::array{"has ", "is ", "holds ", "lies ", "looks "},
                             [&](std::string_view verb) { return text.starts_with(verb); });
}

/// What is wrong, as a sentence: rules speak of the field without naming it.
std::string sentence_of(const policy::FieldFault& fault, const SentForm& sent) {
  if (field_of_fault(fault.field, sent.values).starts_with("kind"))
    return "Choose the kind of evidence.";
  const bool is_day = fault.field == policy::transition(sent.verb).date_is;
  if (auto wrong = is_day ? fault_of_day(sent.values, fault.field) : std::string(); !wrong.empty())
    return wrong;
  std::string text = begins_with_verb(fault.text) ? "This " + fault.text : fault.text;
  if (text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 32);
  return text.back() == '?' ? text : text + ".";
}

/// Writes the fields of one form.
class Form {
 public:
  Form(std::string prefix, const SentForm* sent) : prefix_(std::move(prefix)), sent_(sent) {}

  void area(const std::string& name, const std::string& label, const std::string& hint) {
    auto field = begin("is_area", name, label, hint);
    field["value"] = value(name);
    fields_.emplace_back(std::move(field));
  }
  void text(const std::string& name, const std::string& label, const std::string& hint) {
    auto field = begin("is_text", name, label, hint);
    field["value"] = value(name);
    fields_.emplace_back(std::move(field));
  }
  void day(const std::string& name, const std::string& label, const std::string& hint) {
    auto field = begin("is_day", name, label, hint);
    for (const std::string part : {"day", "month", "year"})
      field[part] = value(name + "-" + part);
    fields_.emplace_back(std::move(field));
  }
  void choice(const std::string& name, const std::string& label, const std::string& hint,
              const std::vector<Option>& options) {
    auto field = begin("is_choice", name, label, hint);
    json::array list;
    for (const auto& option : options) {
      list.emplace_back(json::object{{"value", option.value},
                                     {"label", option.label},
                                     {"selected", option.value == value(name)}});
    }
    field["options"] = std::move(list);
    fields_.emplace_back(std::move(field));
  }
  void confirmation() {
    if (sent_ == nullptr) return;
    const bool asked = std::ranges::any_of(sent_->faults, &policy::FieldFault::questioned);
    if (!asked) return;
    fields_.emplace_back(begin("is_check", "confirmed", "It names no child and no date of birth",
                               "Tick this if the words are as they should be."));
  }

  [[nodiscard]] json::array take() { return std::move(fields_); }

 private:
  json::object begin(std::string_view kind, const std::string& name, const std::string& label,
                     const std::string& hint) {
    json::object field{{"is_area", false},           {"is_text", false},  {"is_day", false},
                       {"is_choice", false},         {"is_check", false}, {"name", name},
                       {"id", prefix_ + "-" + name}, {"label", label},    {"hint", hint},
                       {"error", error(name)}};
    field[kind] = true;
    const auto id = prefix_ + "-" + name;
    std::string described = hint.empty() ? "" : id + "-hint";
    if (!field["error"].as_string().empty())
      described += (described.empty() ? "" : " ") + id + "-error";
    field["described"] = described;
    return field;
  }

  [[nodiscard]] std::string value(const std::string& name) const {
    if (sent_ == nullptr) return {};
    const auto found = sent_->values.find(name);
    return found == sent_->values.end() ? std::string() : found->second;
  }
  [[nodiscard]] std::string error(const std::string& name) const {
    if (sent_ == nullptr) return {};
    for (const auto& fault : sent_->faults) {
      if (field_of_fault(fault.field, sent_->values) == name) return sentence_of(fault, *sent_);
    }
    return {};
  }

  std::string prefix_;
  const SentForm* sent_;
  json::array fields_;
};

std::string optional_label(std::string label, Needs needs) {
  return needs == Needs::required ? label : label + " (optional)";
}

std::vector<Option> kinds() {
  std::vector<Option> options{{"", "Choose one"}};
  for (const auto kind : model::evidence_kinds())
    options.push_back({std::string(to_string(kind)), in_words(kind)});
  return options;
}

/// Those whom the viewer may see, but for the owner there is.
std::vector<Option> owners(const model::Directory& directory, const Viewer& viewer,
                           const model::PersonId& owner) {
  std::vector<Option> options{{"", "Choose somebody"}};
  for (const auto& [id, person] : directory.people) {
    const bool shown = sees(directory, viewer, id) && id != viewer.person && id != owner;
    if (!person.body && shown) options.push_back({id.str(), person.name});
  }
  return options;
}

std::vector<Option> bodies(const model::Directory& directory) {
  std::vector<Option> options{{"", "None named"}};
  for (const auto& [id, person] : directory.people) {
    if (person.body) options.push_back({id.str(), person.name});
  }
  return options;
}

void add_evidence(Form& form, const model::Action& action) {
  std::string asked;
  for (const auto kind : action.evidence)
    asked += (asked.empty() ? "" : ", ") + in_words(kind);
  const int rows = std::clamp(static_cast<int>(action.evidence.size()) + 1, 2, evidence_rows);
  for (int row = 1; row <= rows; ++row) {
    const auto suffix = row == 1 ? std::string() : "-" + std::to_string(row);
    const auto more = row == 1 ? std::string() : fmt::format(" {} (optional)", row);
    form.choice("kind" + suffix, "Kind of evidence" + more,
                row == 1 && !asked.empty() ? "This action asks for: " + asked + "." : "", kinds());
    form.text("what" + suffix, "What shows it" + more,
              row == 1 ? "For example: audit of 40 cases in October." : "");
    form.text("where" + suffix, "Where it can be found" + (row == 1 ? " (optional)" : more),
              row == 1 ? "A link or a place. Not the case file itself." : "");
  }
}

std::string day_label(Verb verb) {
  switch (verb) {
    case Verb::acknowledge:
      return "It will be done by";
    case Verb::progress:
      return "You expect it to be done by";
    case Verb::extend:
      return "You need time until";
    default:
      return "It will be made good by";
  }
}

std::string note_label(const policy::Transition& rule) {
  if (rule.verb == Verb::progress) return "How it stands";
  return rule.note_is == "reason" ? "Why" : "Anything to add";
}

json::array fields_of(Verb verb, Form form, const service::ActionView& view, const Viewer& viewer) {
  const auto& rule = policy::transition(verb);
  const auto& directory = *view.detail.directory;
  if (verb == Verb::claim) add_evidence(form, view.detail.record.action);
  if (rule.date != Needs::nothing) {
    form.day(std::string(rule.date_is), optional_label(day_label(verb), rule.date),
             "For example, 18 11 2011.");
  }
  if (verb == Verb::not_mine)
    form.choice("proposed", "Whose it is", "",
                owners(directory, viewer, view.detail.record.action.owner));
  if (verb == Verb::supersede)
    form.text("by", "Which action takes its place", "For example, SG-08.");
  if (rule.person != Needs::nothing && verb != Verb::not_mine)
    form.choice("body", "The body that decided (optional)", "", bodies(directory));
  if (verb == Verb::progress && !viewer.limited()) {
    form.choice("rating", "Rate it worse than it is rated (optional)", "",
                {{"", "Leave it"}, {"amber", "Amber"}, {"red", "Red"}});
  }
  if (rule.note != Needs::nothing)
    form.area(std::string(rule.note_is), optional_label(note_label(rule), rule.note), "");
  form.confirmation();
  return form.take();
}

/// What is asked for: "asks for more time, until Friday 2 December 2011".
std::string asked_for(const model::Answer& answer, const model::Directory& directory,
                      const Viewer& viewer) {
  if (answer.verb == Verb::extend)
    return "asks for more time, until " + calendar::in_words(answer.date.value());
  if (!sees(directory, viewer, answer.person)) return "proposes another owner";
  return "proposes " + name_of(directory, answer.person) + " as the owner";
}

}  // namespace

std::string grounds_of(const store::ActionRecord& record) {
  const auto& holders = record.state.holders;
  return fmt::format("{}.{}.{}", record.state.answers.size(),
                     calendar::to_string(record.action.due),
                     holders.empty() ? 0 : holders.front().number);
}

std::string request_in_words(const service::ActionView& view, const Viewer& viewer, int number) {
  const auto& directory = *view.detail.directory;
  for (const auto& answer : view.detail.record.state.answers) {
    if (answer.number != number) continue;
    const auto what = asked_for(answer, directory, viewer);
    const auto who = seen_name(view.detail, viewer, answer.by, policy::givers_of(answer.verb));
    if (!sees(directory, viewer, answer.by)) return policy::capitalised(who) + " " + what + ".";
    return fmt::format("{} {}: {}", who, what, answer.note);
  }
  return {};
}

namespace {

json::object form_of(Verb verb, int about, const service::ActionView& view, const Viewer& viewer,
                     const std::string& nonce, const SentForm* sent) {
  const bool is_sent = sent != nullptr && sent->verb == verb && sent->about == about;
  const auto& wording = wording_of(verb);
  const auto prefix = prefix_of(verb, about);
  return {{"id", prefix},
          {"verb", to_string(verb)},
          {"about", about == 0 ? json::value() : json::value(std::to_string(about))},
          {"seen", grounds_of(view.detail.record)},
          {"nonce", nonce},
          {"summary", wording.summary},
          {"intro", about == 0 || verb == Verb::correct ? std::string(wording.intro)
                                                        : request_in_words(view, viewer, about)},
          {"button", wording.button},
          {"open", is_sent},
          {"fields", fields_of(verb, Form(prefix, is_sent ? sent : nullptr), view, viewer)}};
}

}  // namespace

json::array forms(const service::ActionView& view, const Viewer& viewer, const std::string& nonce,
                  const SentForm* sent) {
  json::array all;
  if (!viewer.acts) return all;
  for (const auto& wording : wordings) {
    if (std::ranges::find(view.possible, wording.verb) == view.possible.end()) continue;
    if (wording.verb != Verb::approve && wording.verb != Verb::refuse) {
      all.emplace_back(form_of(wording.verb, 0, view, viewer, nonce, sent));
      continue;
    }
    for (const auto& one : view.detail.waiting) {
      if (one.verb != Verb::claim)
        all.emplace_back(form_of(wording.verb, one.number, view, viewer, nonce, sent));
    }
  }
  return all;
}

json::array error_summary(const SentForm& sent) {
  json::array errors;
  const auto prefix = prefix_of(sent.verb, sent.about);
  for (const auto& fault : sent.faults) {
    auto field = field_of_fault(fault.field, sent.values);
    const bool is_day = field == policy::transition(sent.verb).date_is;
    errors.emplace_back(json::object{{"href", "#" + prefix + "-" + field + (is_day ? "-day" : "")},
                                     {"text", sentence_of(fault, sent)}});
  }
  return errors;
}

std::string_view button_of(Verb verb) {
  return wording_of(verb).button;
}

}  // namespace dueward::pages
