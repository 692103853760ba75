// SPDX-License-Identifier: MIT
#include "config/events.hpp"

#include "config/files.hpp"
#include "support/catch.hpp"

namespace dueward::config::test {
namespace {

LoadedEvents load(const std::string& name, const std::string& text) {
  const Folder folder;
  folder.write(name, text);
  auto loaded = load_events(folder.path() / name);
  for (auto& diagnostic : loaded.diagnostics)
    diagnostic.file = std::filesystem::path(diagnostic.file).filename().string();
  return loaded;
}

/// One line for each event or, where there are any, each fault.
std::string in_text(const LoadedEvents& loaded) {
  std::string text;
  for (const auto& diagnostic : loaded.diagnostics)
    text += to_string(diagnostic) + "\n";
  for (const auto& event : loaded.events) {
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(event.time).count();
    text += calendar::to_string(event.day) + " " + std::to_string(minutes / 60) + ":" +
            std::to_string(minutes % 60) + " " + event.action + " " +
            std::string(to_string(event.answer.verb)) + " by " + event.answer.by.str();
    if (!event.answer.recorded_by.empty()) text += " through " + event.answer.recorded_by.str();
    if (event.answer.date) text += " for " + calendar::to_string(*event.answer.date);
    if (!event.answer.note.empty()) text += ": " + event.answer.note;
    for (const auto& piece : event.answer.evidence) {
      text +=
          " [" + std::string(to_string(piece.kind)) + ": " + piece.what + " @ " + piece.where + "]";
    }
    text += "\n";
  }
  return text;
}

TEST_CASE("events that come as a text are read as those of a file") {
  const std::string toml = "[[events]]\nat = 2011-11-25\naction = \"SG-07\"\nverb = \"sing\"\n";
  const std::string csv = "at,action,verb,as\n2011-11-25,SG-07,sign-off,quality\n";
  CHECK(in_text(read_events("events", csv, EventsForm::csv)) ==
        "2011-11-25 12:0 SG-07 sign-off by quality\n");
  CHECK(in_text(read_events("events", toml, EventsForm::toml)).starts_with("events:1:1: error: "));
}

TEST_CASE("events are read in order of their moment") {
  CHECK(in_text(load("events.toml", R"(
[[events]]
at = 2011-11-25
action = "SG-07"
verb = "approve"
as = "director-childrens"

[[events]]
at = 2011-11-18T14:30:00
action = "ofsted-2011/SG-07"
verb = "extend"
as = "improvement-officer"
for = "systems-lead"
to = 2011-12-19
reason = "the supplier is late"

[[events]]
at = 2011-11-18
time = 09:00:00
action = "SG-08"
verb = "claim"
as = "performance-manager"
evidence = [{ kind = "voice", what = "What young people say", where = "minutes 12" }]
)")) == "2011-11-18 9:0 SG-08 claim by performance-manager [voice: What young people say @ minutes "
        "12]\n"
        "2011-11-18 14:30 ofsted-2011/SG-07 extend by systems-lead through improvement-officer for "
        "2011-12-19: the supplier is late\n"
        "2011-11-25 12:0 SG-07 approve by director-childrens\n");
}

TEST_CASE("a spreadsheet says the same in rows") {
  CHECK(in_text(load("events.csv",
                     "\xEF\xBB\xBF"
                     "at,action,verb,as,to,reason,evidence\r\n"
                     "2011-11-18T14:30:00,SG-07,extend,systems-lead,2011-12-19,\"late, again\",\r\n"
                     "2011-11-21,SG-08,claim,performance-manager,,,"
                     "report: Indicators @ https://x.example.org; voice: What they say\r\n")) ==
        "2011-11-18 14:30 SG-07 extend by systems-lead for 2011-12-19: late, again\n"
        "2011-11-21 12:0 SG-08 claim by performance-manager [report: Indicators @ "
        "https://x.example.org] [voice: What they say @ ]\n");
}

TEST_CASE("64: what is wrong in a file of events is named with its place") {
  CHECK(in_text(load("events.toml", R"(
[[events]]
at = "Friday"
action = "SG-07"
verb = "clam"
as = "systems-lead"
[[events]]
at = 2011-11-18
verb = "claim"
as = "systems-lead"
forecast = 2011-12-01
evidence = [{ kind = "hearsay", what = "x" }]
)")) == "events.toml:3:6: error: the event: at is \"Friday\", text; a day such as 2011-11-18, or "
        "one with its local time such as 2011-11-18T14:30:00, is needed\n"
        "events.toml:5:8: error: the event: verb names \"clam\", which nobody can do; did you mean "
        "\"claim\"?\n"
        "events.toml:7:1: error: the event: action is missing\n"
        "events.toml:11:1: error: the event: unknown key \"forecast\"\n"
        "events.toml:12:22: error: the event: kind is \"hearsay\", which is no kind of evidence; "
        "there are "
        "\"case-audit\", \"discussion\", \"inspection\", \"interview\", \"other\", \"report\", "
        "\"visit\" and \"voice\"\n");
}

}  // namespace
}  // namespace dueward::config::test
