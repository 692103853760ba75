// SPDX-License-Identifier: MIT
// dueward simulate: every message that would be sent.
#include "run/simulate.hpp"

#include <iostream>
#include <memory>
#include <set>

#include <CLI/CLI.hpp>
#include <boost/json/monotonic_resource.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include "cli/command_list.hpp"
#include "cli/configuration.hpp"
#include "cli/csv.hpp"
#include "cli/fields.hpp"
#include "cli/progress.hpp"
#include "cli/validators.hpp"
#include "config/events.hpp"
#include "run/documents.hpp"

namespace dueward::cli {

namespace {

namespace json = boost::json;
using run::SimulatedMessage;

struct Wish {
  std::string from;
  std::string to;
  std::string events;
};

/// Prints each message as it comes: a year of a large plan never stands in memory.
class Printer {
 public:
  explicit Printer(Context& context) : out_(context.out), style_(context.style) {}
  virtual ~Printer() = default;
  virtual void begin() {}
  virtual void message(const SimulatedMessage& message) = 0;
  virtual void end() {}

 protected:
  Output& out_;
  const Style& style_;
};

class JsonPrinter : public Printer {
 public:
  JsonPrinter(Context& context, const calendar::Zone& zone) : Printer(context), zone_(zone) {}

  void begin() override { out_.write("{\"messages\":["); }
  void message(const SimulatedMessage& message) override {
    out_.write(first_ ? "\n" : ",\n");
    first_ = false;
    json::monotonic_resource memory;  // a message may hold every action of a plan
    out_.write(json::serialize(run::to_json(message, zone_, &memory)));
  }
  void end() override { out_.line(first_ ? "]}" : "\n]}"); }

 private:
  const calendar::Zone& zone_;
  bool first_ = true;
};

class CsvPrinter : public Printer {
 public:
  CsvPrinter(Context& context, const calendar::Zone& zone) : Printer(context), zone_(zone) {}

  void begin() override {
    out_.write(csv_line({"at", "to", "notifier", "address", "subject", "action", "step",
                         "occurrence", "kind", "due", "act_by"}));
  }
  void message(const SimulatedMessage& message) override {
    if (message.notices.empty()) {
      out_.write(csv_line({zone_.iso8601(message.at), message.to.str(), message.notifier.str(),
                           message.address, message.subject, "", "", "", "", "", ""}));
    }
    for (const auto& notice : message.notices) {
      out_.write(csv_line({zone_.iso8601(message.at), message.to.str(), message.notifier.str(),
                           message.address, message.subject, model::to_string(notice.action),
                           notice.key.step, std::to_string(notice.key.occurrence),
                           std::string(model::to_string(notice.kind)),
                           calendar::to_string(notice.due), calendar::to_string(notice.act_by)}));
    }
  }

 private:
  const calendar::Zone& zone_;
};

class TextPrinter : public Printer {
 public:
  TextPrinter(Context& context, const config::Configuration& configuration,
              const calendar::Zone& zone)
      : Printer(context), zone_(zone) {
    for (const auto& [id, person] : configuration.people) {
      to_width_ = std::max(to_width_, width_of(id.str()));
    }
    for (const auto& notifier : configuration.notifiers) {
      notifier_width_ = std::max(notifier_width_, width_of(notifier.id.str()));
    }
  }

  void message(const SimulatedMessage& message) override {
    const auto day = zone_.date_of(message.at);
    if (!day_ || *day_ != day) {
      if (day_) out_.line();
      out_.line(style_.strong(calendar::in_words(day)));
      day_ = day;
    }
    const auto head = "  " + zone_.iso8601(message.at).substr(11, 5) + "  " +
                      padded(message.to.str(), to_width_) +
                      padded(message.notifier.str(), notifier_width_);
    const auto room = out_.width() > head.size() + 20 ? out_.width() - head.size() : 0;
    out_.line(head + wrapped(printable(message.subject), room, std::string(head.size(), ' ')));
    ++messages_;
    notices_ += message.notices.size();
    people_.insert(message.to);
  }

  void end() override {
    if (day_) out_.line();
    out_.line(counted(static_cast<std::int64_t>(messages_), "message") + " with " +
              counted(static_cast<std::int64_t>(notices_), "notice") + " to " +
              std::to_string(people_.size()) + (people_.size() == 1 ? " person." : " people."));
  }

 private:
  static std::string padded(const std::string& text, std::size_t width) {
    return text + std::string(width - std::min(width, width_of(text)) + 2, ' ');
  }

  const calendar::Zone& zone_;
  std::size_t to_width_ = 0;
  std::size_t notifier_width_ = 0;
  std::optional<calendar::Date> day_;
  std::size_t messages_ = 0;
  std::size_t notices_ = 0;
  std::set<model::PersonId> people_;
};

std::unique_ptr<Printer> printer_for(Context& context, const config::Configuration& configuration,
                                     const calendar::Zone& zone) {
  switch (context.format) {
    case Format::json:
      return std::make_unique<JsonPrinter>(context, zone);
    case Format::csv:
      return std::make_unique<CsvPrinter>(context, zone);
    case Format::text:
      break;
  }
  return std::make_unique<TextPrinter>(context, configuration, zone);
}

run::SimulationSpan span_of(const Wish& wish) {
  const run::SimulationSpan span{calendar::parse_date(wish.from).value(),
                                 calendar::parse_date(wish.to).value()};
  if (span.to < span.from) {
    throw Failure(Exit::usage, "--to " + wish.to + " lies before --from " + wish.from);
  }
  return span;
}

std::vector<config::Event> events_of(const Wish& wish) {
  if (wish.events.empty()) return {};
  auto loaded = config::load_events(wish.events);
  bool bad = false;
  for (const auto& diagnostic : loaded.diagnostics) {
    bad = bad || diagnostic.severity == config::Severity::error;
    std::cerr << config::to_string(diagnostic) << '\n';
  }
  if (bad) throw Failure(Exit::faults, "the events cannot be used: nothing was simulated");
  return std::move(loaded.events);
}

Exit run_simulation(Context& context, const Wish& wish) {
  const auto span = span_of(wish);
  const auto checked = need_configuration(context.config_file);
  const auto& configuration = *checked.configuration;
  const calendar::Zone zone(configuration.service.timezone);
  const auto printer = printer_for(context, configuration, zone);
  auto events = events_of(wish);
  Progress progress("Simulating");
  std::vector<std::string> refused;
  run::SimulationPorts ports;
  ports.each = [&](const SimulatedMessage& message) { printer->message(message); };
  ports.today = [&](calendar::Date today) { progress.show(calendar::in_short(today)); };
  ports.refused = [&](const config::Event& event, const std::string& why) {
    refused.push_back(run::refused_in_words(event, why));
  };
  printer->begin();
  run::simulate(configuration, *checked.plugins, checked.templates, span, ports, std::move(events));
  progress.wipe();
  printer->end();
  context.out.flush();
  for (const auto& text : refused)
    std::cerr << text << '\n';
  return refused.empty() ? Exit::done : Exit::faults;
}

}  // namespace

void add_simulate(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand(
      "simulate",
      "Every message that would be sent on a fresh plan if people did only what a file says");
  command->footer(R"(Example:
  dueward simulate --from 2011-08-19 --to 2012-03-31
                                  every message of the time, before anything is sent
  dueward simulate --from 2011-08-19 --to 2012-03-31 --events rehearsal.toml
                                  the same if people did what the file says)");
  auto wish = std::make_shared<Wish>();
  command->add_option("--from", wish->from, "The first day")
      ->option_text("DATE")
      ->required()
      ->check(&date_fault);
  command->add_option("--to", wish->to, "The last day, included")
      ->option_text("DATE")
      ->required()
      ->check(&date_fault);
  command
      ->add_option("--events", wish->events,
                   "What people do, and when: a TOML or a CSV file. Without it nobody answers")
      ->option_text("FILE");
  command->callback([&context, wish] {
    context.run = [&context, wish] { return run_simulation(context, *wish); };
  });
}

}  // namespace dueward::cli
