// SPDX-License-Identifier: MIT
#include "config/events.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "config/csv_reader.hpp"
#include "config/source_file.hpp"
#include "config/table_reader.hpp"
#include "config/text.hpp"
#include "config/toml_parser.hpp"
#include "model/fields.hpp"
#include "policy/transitions.hpp"

namespace dueward::config {
namespace {

using namespace std::string_view_literals;
using model::Answer;
using model::Verb;

constexpr calendar::TimeOfDay noon = std::chrono::hours{12};

constexpr std::array columns{"at"sv,       "time"sv,    "action"sv,   "verb"sv,   "as"sv,
                             "for"sv,      "on"sv,      "note"sv,     "reason"sv, "promised"sv,
                             "forecast"sv, "to"sv,      "proposed"sv, "body"sv,   "by"sv,
                             "rating"sv,   "request"sv, "evidence"sv};

/// One event out of a table, or out of a row that was made into one.
class EventReader {
 public:
  EventReader(Draft& draft, const Node& node) : reader_(draft, node, "the event") {}

  std::optional<Event> read() {
    if (!reader_.valid()) return std::nullopt;
    const bool timed = read_moment();
    const auto action = reader_.line("action", Need::required);
    const auto verb = read_verb();
    const auto as = reader_.line("as", Need::required);
    const auto said_by = reader_.line("for");
    event_.on = reader_.date("on");
    if (verb) read_answer(*verb);
    reader_.finish();
    if (!timed || !action || !verb || !as) return std::nullopt;
    event_.action = *action;
    event_.answer.by = model::PersonId(said_by.value_or(*as));
    if (said_by && *said_by != *as) event_.answer.recorded_by = model::PersonId(*as);
    return std::move(event_);
  }

 private:
  /// A day, a day with its time, or a day with the time beside it.
  bool read_moment() {
    const auto* at = reader_.any("at", Need::required);
    const auto time = reader_.time_of_day("time");
    if (at == nullptr) return false;
    event_.time = time.value_or(noon);
    if (const auto* day = at->as<calendar::Date>()) {
      event_.day = *day;
      return true;
    }
    const auto* moment = at->as<DateTime>();
    if (moment == nullptr || !moment->local) {
      reader_.wrong_type("at", *at,
                         "a day such as 2011-11-18, or one with its local time such as "
                         "2011-11-18T14:30:00, is needed");
      return false;
    }
    event_.day = moment->day;
    event_.time = moment->time;
    return true;
  }

  std::optional<Verb> read_verb() {
    const auto word = reader_.line("verb", Need::required);
    if (!word) return std::nullopt;
    const auto verb = model::parse_verb(*word);
    if (verb) return verb;
    Nearest nearest(*word);
    for (const auto& rule : policy::transitions())
      nearest.offer(to_string(rule.verb));
    reader_.unknown("verb", reader_.any("verb")->place, "unknown-verb", nearest,
                    "which nobody can do");
    return std::nullopt;
  }

  void read_answer(Verb verb) {
    const auto& rule = policy::transition(verb);
    auto& answer = event_.answer;
    answer.verb = verb;
    answer.note = reader_.prose("note").value_or("");
    if (auto reason = reader_.prose("reason"); reason && answer.note.empty()) answer.note = *reason;
    if (!rule.date_is.empty()) answer.date = reader_.date(rule.date_is);
    if (rule.person != policy::Needs::nothing) {
      const auto key = verb == Verb::not_mine ? "proposed"sv : "body"sv;
      answer.person = model::PersonId(reader_.line(key).value_or(""));
    }
    read_own(verb, answer);
  }

  void read_own(Verb verb, Answer& answer) {
    if (verb == Verb::claim) {
      for (const auto* piece : reader_.tables("evidence"))
        read_evidence(*piece);
    } else if (verb == Verb::progress) {
      answer.rating = reader_.line("rating").value_or("");
    } else if (verb == Verb::supersede) {
      answer.other = model::parse_action_ref(reader_.line("by").value_or(""));
    } else if (verb == Verb::approve || verb == Verb::refuse || verb == Verb::correct) {
      answer.about = static_cast<int>(reader_.count("request", 1, 1'000'000).value_or(0));
    }
  }

  void read_evidence(const Node& node) {
    const auto* table = node.as<Table>();
    if (table == nullptr) {
      reader_.fault_at(
          node.place, "wrong-type",
          "a piece of evidence is a table such as { kind = \"report\", what = \"…\" }");
      return;
    }
    model::Evidence piece;
    for (const auto& entry : *table) {
      const auto* text = entry.node.as<std::string>();
      if (text == nullptr) {
        reader_.fault_at(entry.node.place, "wrong-type", "text in quotation marks is needed");
      } else if (entry.key == "kind") {
        take_kind(*text, entry.node.place, piece);
      } else if (entry.key == "what") {
        piece.what = *text;
      } else if (entry.key == "where") {
        piece.where = *text;
      } else {
        reader_.fault_at(
            entry.place, "unknown-key",
            fmt::format("unknown key {} of a piece of evidence", in_quotes(entry.key)));
      }
    }
    event_.answer.evidence.push_back(std::move(piece));
  }

  void take_kind(const std::string& text, Place place, model::Evidence& piece) {
    if (const auto kind = model::parse_evidence_kind(text)) {
      piece.kind = *kind;
      return;
    }
    Nearest nearest(text);
    for (auto kind : model::evidence_kinds())
      nearest.offer(to_string(kind));
    reader_.fault_at(
        place, "unknown-evidence",
        fmt::format("kind is {}, which is no kind of evidence{}", shown(text), nearest.help()));
  }

  TableReader reader_;
  Event event_;
};

/// Rows of a spreadsheet as the tables they would be in TOML.
class Rows {
 public:
  Rows(Draft& draft, std::uint32_t file, const std::string& text)
      : draft_(draft),
        file_(file),
        rest_(text),
        csv_([this](std::span<char> into) { return copy(into); }) {}

  Array read() {
    Array tables;
    if (!csv_.next()) return tables;
    for (const auto& field : csv_.fields())
      names_.push_back(column(field));
    while (csv_.next())
      tables.push_back(row());
    if (const auto& fault = csv_.fault(); !fault.message.empty()) {
      draft_.report.add({file_, fault.line, fault.column}, "bad-csv", fault.message);
    }
    return tables;
  }

 private:
  std::size_t copy(std::span<char> into) {
    const auto size = std::min(into.size(), rest_.size());
    std::copy_n(rest_.data(), size, into.data());
    rest_.remove_prefix(size);
    return size;
  }

  std::string_view column(const CsvReader::Field& field) {
    const auto found = std::ranges::find(columns, trim(field.text));
    if (found != columns.end()) return *found;
    draft_.report.add({file_, field.line, field.column}, "unknown-key",
                      fmt::format("unknown column {}{}", shown(field.text),
                                  nearest_of(field.text, columns).question()));
    return {};
  }

  Node row() {
    const auto& fields = csv_.fields();
    Node node;
    node.place = {file_, csv_.line(), 1};
    Table table;
    for (std::size_t i = 0; i < std::min(fields.size(), names_.size()); ++i) {
      const auto text = trim(fields[i].text);
      if (text.empty() || names_[i].empty()) continue;
      const Place place{file_, fields[i].line, fields[i].column};
      Node value;
      value.place = place;
      fill(value, names_[i], std::string(text));
      table.push_back({std::string(names_[i]), place, std::move(value)});
    }
    node.value = std::move(table);
    return node;
  }

  /// What does not look like its column is left as text: the reader of tables says what is wrong.
  static void fill(Node& value, std::string_view column, const std::string& text) {
    value.value = text;
    if (column == "at"sv && text.size() > 10 && (text[10] == 'T' || text[10] == ' ')) {
      const auto day = calendar::parse_date(text.substr(0, 10));
      const auto time = calendar::parse_time_of_day(text.substr(11));
      if (day && time) value.value = DateTime{*day, *time, true};
    } else if (const auto day = calendar::parse_date(text)) {
      value.value = *day;
    } else if (const auto time = calendar::parse_time_of_day(text); column == "time"sv && time) {
      value.value = *time;
    } else if (column == "request"sv && text.size() < 7 &&
               text.find_first_not_of("0123456789") == std::string::npos) {
      value.value = std::int64_t{std::stoi(text)};
    } else if (column == "evidence"sv) {
      value.value = pieces(text, value.place);
    }
  }

  /// "report: Dip sample @ https://…; voice: …"
  static Array pieces(std::string_view text, Place place) {
    Array all;
    while (!text.empty()) {
      const auto end = std::min(text.find(';'), text.size());
      const auto piece = trim(text.substr(0, end));
      if (!piece.empty()) all.push_back(piece_of(piece, place));
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    return all;
  }

  static Node piece_of(std::string_view text, Place place) {
    const auto colon = std::min(text.find(':'), text.size());
    const auto at = text.rfind(" @ ");
    const bool has_place = at != std::string_view::npos && at > colon;
    const auto what = text.substr(std::min(colon + 1, text.size()),
                                  has_place ? at - colon - 1 : std::string_view::npos);
    Table table{{"kind", place, {place, std::string(trim(text.substr(0, colon)))}},
                {"what", place, {place, std::string(trim(what))}}};
    if (has_place) {
      table.push_back({"where", place, {place, std::string(trim(text.substr(at + 3)))}});
    }
    return {place, std::move(table)};
  }

  Draft& draft_;
  std::uint32_t file_;
  std::string_view rest_;
  CsvReader csv_;
  std::vector<std::string_view> names_;  ///< Empty for a column that was refused.
};

Array tables_of_toml(Draft& draft, std::uint32_t file, const std::string& text) {
  auto parsed = parse_toml(text, file);
  for (auto& fault : parsed.faults)
    draft.report.add(fault.place, fault.code, std::move(fault.message));
  draft.dropped += parsed.dropped;
  Array tables;
  for (auto& entry : *parsed.root.as<Table>()) {
    const auto* list = entry.node.as<Array>();
    if (entry.key != "events" || list == nullptr) {
      draft.report.add(entry.place, "unknown-key",
                       fmt::format("unknown key {}; a file of events has [[events]] only",
                                   in_quotes(entry.key)));
      continue;
    }
    tables.insert(tables.end(), list->begin(), list->end());
  }
  return tables;
}

}  // namespace

LoadedEvents read_events(const std::string& name, const std::string& text, EventsForm form) {
  const LoadOptions options;
  Draft draft{.options = options};
  const auto file = draft.report.add_file(name);
  LoadedEvents loaded;
  const auto tables =
      form == EventsForm::csv ? Rows(draft, file, text).read() : tables_of_toml(draft, file, text);
  for (const auto& table : tables) {
    auto event = EventReader(draft, table).read();
    if (!event) continue;
    event->file = name;
    event->line = table.place.line;
    loaded.events.push_back(*std::move(event));
  }
  draft.report_strays();
  std::ranges::stable_sort(loaded.events, [](const Event& a, const Event& b) {
    return std::tie(a.day, a.time) < std::tie(b.day, b.time);
  });
  loaded.diagnostics = draft.report.take();
  return loaded;
}

LoadedEvents load_events(const std::filesystem::path& path) {
  auto text = read_text(path, largest_toml);
  if (const auto* fault = std::get_if<FileFault>(&text)) {
    const LoadOptions options;
    Draft draft{.options = options};
    const auto file = draft.report.add_file(path);
    draft.report.add({file, fault->line, fault->column}, fault->code, fault->message);
    return {{}, draft.report.take()};
  }
  const auto form = path.extension() == ".csv" ? EventsForm::csv : EventsForm::toml;
  return read_events(path.string(), std::get<std::string>(text), form);
}

}  // namespace dueward::config
