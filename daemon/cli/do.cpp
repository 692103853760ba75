// SPDX-License-Identifier: MIT
// dueward do: what people answer, typed by or for them.
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <boost/json/array.hpp>

#include "cli/client.hpp"
#include "cli/command_list.hpp"
#include "cli/fields.hpp"
#include "cli/json.hpp"
#include "cli/style.hpp"
#include "cli/validators.hpp"
#include "policy/transitions.hpp"

namespace dueward::cli {

namespace {

namespace json = boost::json;
using model::Verb;
using policy::Needs;
using policy::Transition;

struct Typed {
  std::string id;
  std::string as;
  std::string said_by;
  std::string on;
  std::string note;
  std::string date;
  std::string person;
  std::string other;
  std::string rating;
  int request = 0;
  std::vector<std::string> evidence;
  bool confirmed = false;
};

/// What each verb is for.
std::string_view help_of(Verb verb) {
  switch (verb) {
    case Verb::acknowledge:
      return "Seen, and promised for a day: until then no reminders";
    case Verb::progress:
      return "How it stands, with a forecast";
    case Verb::claim:
      return "Done, with evidence: stops every overdue step";
    case Verb::sign_off:
      return "The verifier agrees that it is done";
    case Verb::send_back:
      return "The verifier does not agree";
    case Verb::extend:
      return "Asks for more time, up to and including the due date";
    case Verb::recover:
      return "Records by when a missed deadline is made good";
    case Verb::approve:
      return "Grants what was asked: more time, another owner";
    case Verb::refuse:
      return "Does not grant what was asked";
    case Verb::not_mine:
      return "Proposes another owner";
    case Verb::reopen:
      return "Takes a closed action up again";
    case Verb::agree:
      return "A proposed action was agreed";
    case Verb::reject:
      return "A proposed action was not agreed";
    case Verb::supersede:
      return "Another action takes its place";
    case Verb::accept_risk:
      return "It will not be done, and the risk is accepted";
    case Verb::withdraw:
      return "It was withdrawn";
    case Verb::correct:
      return "Takes the latest answer back";
  }
  return {};
}

std::string trimmed(const std::string& text) {
  const auto first = text.find_first_not_of(' ');
  if (first == std::string::npos) return {};
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

/// "report: Dip sample of 40 records @ https://…", the part from @ on where there is one.
json::object evidence_of(const std::string& typed) {
  const auto colon = typed.find(':');
  if (colon == std::string::npos) {
    throw Failure(Exit::usage, "--evidence is '" + typed +
                                   "'; write its kind, a colon and what it is, such as "
                                   "'report: Dip sample of 40 records @ https://…'");
  }
  const auto at = typed.rfind(" @ ");
  const bool has_place = at != std::string::npos && at > colon;
  const auto what = typed.substr(colon + 1, has_place ? at - colon - 1 : std::string::npos);
  return {{"kind", trimmed(typed.substr(0, colon))},
          {"what", trimmed(what)},
          {"where", has_place ? trimmed(typed.substr(at + 3)) : std::string()}};
}

void put(json::object& body, std::string_view key, const std::string& text) {
  if (!text.empty()) body[key] = text;
}

json::object body_of(const Transition& rule, const Typed& typed) {
  json::object body{{"as", typed.as}};
  put(body, "for", typed.said_by);
  put(body, "on", typed.on);
  put(body, rule.note_is, typed.note);
  if (!rule.date_is.empty()) put(body, rule.date_is, typed.date);
  put(body, rule.verb == Verb::not_mine ? "proposed" : "body", typed.person);
  put(body, "by", typed.other);
  put(body, "rating", typed.rating);
  if (typed.request > 0) body["request"] = typed.request;
  if (!typed.evidence.empty()) {
    json::array evidence;
    for (const auto& piece : typed.evidence)
      evidence.emplace_back(evidence_of(piece));
    body["evidence"] = std::move(evidence);
  }
  if (typed.confirmed) body["confirmed"] = true;
  return body;
}

void print(Context& context, const json::object& action) {
  auto& out = context.out;
  const auto& rating = part(action, "rating");
  out.line("Recorded. " + text(action, "id") + " is " + spaced(action, "state") + ", rated " +
           text(rating, "letter") + " (" + text(rating, "word") + ").");
  for (const auto& entry : list(action, "waiting")) {
    const auto& waits = entry.as_object();
    out.line("  \"" + text(waits, "verb") + "\" waits for " + text(waits, "decider") + ", before " +
             short_date(text(waits, "before")) + " (request " +
             std::to_string(number(waits, "request")) + ")");
  }
  const auto& next = part(action, "next");
  if (!next.empty()) {
    out.line("  Next: " + text(next, "step") + " to " + text(next, "to") + " on " +
             short_moment(text(next, "at")));
  }
}

Exit run(Context& context, const Transition& rule, const Typed& typed) {
  context.accept_formats({Format::text, Format::json});
  const auto body = body_of(rule, typed);
  auto client = client_of(context);
  const auto path = action_path(client, typed.id) + "/" + std::string(to_string(rule.verb));
  const auto action = client.post(path, body);
  if (context.format == Format::json) {
    print_json(context.out, action);
  } else {
    print(context, action);
  }
  return Exit::done;
}

void add_words(CLI::App& command, const Transition& rule, Typed& typed) {
  if (rule.note != Needs::nothing) {
    command.add_option("--" + std::string(rule.note_is), typed.note, "In a sentence")
        ->option_text("TEXT")
        ->required(rule.note == Needs::required);
  }
  if (rule.date != Needs::nothing) {
    command.add_option("--" + std::string(rule.date_is), typed.date, "The day")
        ->option_text("DATE")
        ->required(rule.date == Needs::required)
        ->check(&date_fault);
  }
  if (rule.person != Needs::nothing) {
    const bool owner = rule.verb == Verb::not_mine;
    command
        .add_option(owner ? "--proposed" : "--body", typed.person,
                    owner ? "Who should own it" : "The body that decided")
        ->option_text("PERSON")
        ->required(rule.person == Needs::required);
  }
}

/// What only some verbs have.
void add_own(CLI::App& command, const Transition& rule, Typed& typed) {
  switch (rule.verb) {
    case Verb::claim:
      command
          .add_option("--evidence", typed.evidence,
                      "What shows it: 'report: Dip sample of 40 records @ https://…'; kinds are "
                      "discussion, report, case-audit, inspection, visit, interview, voice, other")
          ->option_text("KIND: WHAT [@ WHERE] ...")
          ->required();
      break;
    case Verb::progress:
      command.add_option("--rating", typed.rating, "Worse than computed: amber or red")
          ->option_text("RATING")
          ->check(CLI::IsMember({"amber", "red"}));
      break;
    case Verb::supersede:
      command.add_option("--by", typed.other, "The action that takes its place")
          ->option_text("ID")
          ->required();
      break;
    case Verb::approve:
    case Verb::refuse:
    case Verb::correct:
      command.add_option("--request", typed.request, "Which one, where several wait")
          ->option_text("NUMBER")
          ->check(CLI::PositiveNumber);
      break;
    default:
      break;
  }
}

void add_verb(CLI::App& parent, Context& context, const Transition& rule) {
  auto typed = std::make_shared<Typed>();
  auto* command =
      parent.add_subcommand(std::string(to_string(rule.verb)), std::string(help_of(rule.verb)));
  command->add_option("ID", typed->id, "The action: SG-07, or plan/SG-07")->required();
  command->add_option("--as", typed->as, "Who answers; who really types is recorded beside it")
      ->option_text("PERSON")
      ->required();
  add_words(*command, rule, *typed);
  add_own(*command, rule, *typed);
  command
      ->add_option("--for", typed->said_by,
                   "Who said it, by telephone or in a meeting: the administrator records it")
      ->option_text("PERSON");
  command->add_option("--on", typed->on, "The day on which it was said")
      ->option_text("DATE")
      ->check(&date_fault);
  command->add_flag("--confirmed", typed->confirmed,
                    "The words hold nothing personal, although they look like it");
  command->callback([&context, &rule, typed] {
    context.run = [&context, &rule, typed] { return run(context, rule, *typed); };
  });
}

}  // namespace

void add_do(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("do", "What people answer: acknowledge, claim, sign off, …");
  command->footer(R"(Examples:
  dueward do acknowledge SG-07 --as systems-lead --promised 2011-11-16
  dueward do claim SG-07 --as systems-lead --evidence 'report: Chronologies of 40 cases @ https://…'
  dueward do sign-off SG-07 --as head-of-quality
  dueward do extend SG-07 --as improvement-officer --for systems-lead --on 2011-11-17 \
      --to 2011-12-19 --reason "the supplier delivers on 9 December")");
  command->require_subcommand(1);
  for (const auto& rule : policy::transitions())
    add_verb(*command, context, rule);
}

}  // namespace dueward::cli
