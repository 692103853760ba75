// SPDX-License-Identifier: MIT
// What a sound configuration becomes.
#include "config/load.hpp"

#include "files.hpp"
#include "support/catch.hpp"

using namespace dueward;
using namespace dueward::config;
using namespace dueward::config::test;
using calendar::date;

namespace {

// The example of the design page, as an officer would write it.
Files full() {
  return {{"dueward.toml", R"(
[service]
name = "Example Council improvement plan"
timezone = "Europe/London"
state = "/var/lib/dueward"
include = ["people.toml", "plans/*.toml"]
administrator = "improvement-officer"
weekly_note = "Monday"
flood_limit = 500
socket = "run/dueward.sock"

[store]
url = "sqlite:dueward.db"

[calendar]
weekend = ["Saturday", "Sunday"]
holidays = ["england-and-wales"]
closures = [2011-12-28, 2011-12-29]
send_at = 08:30:00
[calendars.always]
weekend = []
holidays = []

[web]
listen = "[::1]:0"
public_url = "https://actions.example.gov.uk/"
link_life = "6 weeks"
colour = "#aa0066"
identity_header = "X-Forwarded-User"
proxies = ["127.0.0.1", "::1"]

[notifiers.email]
plugin = "email"
workers = 8
per_minute = 25
group = "day"
give_up = "1 week"
[notifiers.email.options]
server = "smtp://127.0.0.1:2525"
retries = 3
verify = true
networks = ["10.0.0.0/8"]

[policies.standard]
steps = [
  { name = "assigned", at = "start", to = ["owner"], kind = "assignment" },
  { name = "week", at = "-5 working days", to = ["owner", "verifier"] },
  { name = "director", at = "+10 working days", to = ["strategic-director"], kind = "escalation",
    repeat = "5 working days", urgent = true, via = ["email"] },
]
)"},
          {"people.toml", R"(
[[people]]
id = "improvement-officer"
name = "Improvement officer"
notify = { email = "officer@example.gov.uk" }
manager = "strategic-director"
deputy = "strategic-director"
away = [{ from = 2011-10-24, to = 2011-10-28 }]
digest = "Monday"
login = "officer@example.gov.uk"
organisation = "example-council"
language = "cy"
phone = "01234 567890"
[[people]]
id = "strategic-director"
name = "Strategic Director"
notify = { email = "director@example.gov.uk" }
[[bodies]]
id = "lscb"
name = "Local Safeguarding Children Board"
notify = { email = "lscb@example.org" }
meetings = [2011-09-09, 2011-11-11]
)"},
          {"plans/plan.toml", R"(
[plan]
id = "plan"
title = "Safeguarding"
source = "Inspection of July 2011"
anchor = 2011-08-19
active_from = 2011-09-01
accountable = "strategic-director"
contact = "improvement-officer"
policy = "standard"
calendar = "always"
grace = "5 working days"
pilot = true
[timescales.three-months]
label = "Within three months"
within = "3 months"
[[actions]]
id = "SG-07"
service = "safeguarding"
timescale = "three-months"
title = "Case system produces usable chronologies"
requirement = """first line
second line"""
owner = "improvement-officer"
verifier = "strategic-director"
supporting = ["a", "b"]
parts = ["one part"]
portfolio_holder = "Lead member"
[[actions]]
id = "SG-08"
due = 2011-12-01
title = "Own date"
owner = "improvement-officer"
verifier = "strategic-director"
policy = "standard"
)"}};
}

Configuration configured(const Files& files) {
  auto loaded = load_files(files);
  for (const auto& finding : loaded.diagnostics)
    INFO(to_string(finding));
  REQUIRE(loaded.configuration);
  return std::move(*loaded.configuration);
}

}  // namespace

TEST_CASE("a sound configuration has no findings") {
  CHECK(findings(sound()) == "");
}

TEST_CASE("every key of the service arrives") {
  const auto configuration = configured(full());
  const auto& service = configuration.service;
  CHECK(service.name == "Example Council improvement plan");
  CHECK(service.timezone == "Europe/London");
  CHECK(service.state == "/var/lib/dueward");
  CHECK(service.socket == configuration.file.parent_path() / "run/dueward.sock");
  CHECK(service.administrator.str() == "improvement-officer");
  CHECK(service.weekly_note == std::chrono::Monday);
  CHECK(service.flood_limit == 500);
  CHECK(configuration.store.kind == StoreSettings::Kind::sqlite);
  CHECK(configuration.store.path == "/var/lib/dueward/dueward.db");
  CHECK(configuration.web.host == "::1");
  CHECK(configuration.web.port == 0);
  CHECK(configuration.web.public_url == "https://actions.example.gov.uk");
  CHECK(configuration.web.link_life == std::chrono::days{42});
  CHECK(configuration.web.colour == "#aa0066");
  CHECK(configuration.web.identity_header == "x-forwarded-user");
  CHECK(configuration.web.proxies == std::vector<std::string>{"127.0.0.1", "::1"});
}

TEST_CASE("every key of a notifier arrives") {
  const auto configuration = configured(full());
  const auto* email = configuration.notifier(model::NotifierId("email"));
  REQUIRE(email != nullptr);
  CHECK(email->plugin == "email");
  CHECK(email->workers == 8);
  CHECK(email->per_minute == 25);
  CHECK(email->grouped == true);
  CHECK(email->give_up == std::chrono::days{7});
  CHECK(email->directory == configuration.file.parent_path());
  CHECK(std::get<std::string>(email->options.at("server").value) == "smtp://127.0.0.1:2525");
  CHECK(std::get<std::int64_t>(email->options.at("retries").value) == 3);
  CHECK(std::get<bool>(email->options.at("verify").value));
  CHECK(std::get<std::vector<std::string>>(email->options.at("networks").value) ==
        std::vector<std::string>{"10.0.0.0/8"});
}

TEST_CASE("every key of a person and a body arrives") {
  const auto configuration = configured(full());
  const auto& officer = configuration.people.at(model::PersonId("improvement-officer"));
  CHECK(officer.name == "Improvement officer");
  CHECK(officer.notify.at(model::NotifierId("email")) == "officer@example.gov.uk");
  CHECK(officer.manager.str() == "strategic-director");
  CHECK(officer.deputy.str() == "strategic-director");
  CHECK(officer.away == std::vector{calendar::DateRange{date(2011, 10, 24), date(2011, 10, 28)}});
  CHECK(officer.digest == std::chrono::Monday);
  CHECK(officer.login == "officer@example.gov.uk");
  CHECK(officer.organisation == "example-council");
  CHECK(officer.language == "cy");
  CHECK(officer.phone == "01234 567890");
  CHECK_FALSE(officer.body);
  const auto& board = configuration.people.at(model::PersonId("lscb"));
  CHECK(board.body);
  CHECK(board.meetings == std::vector{date(2011, 9, 9), date(2011, 11, 11)});
}

TEST_CASE("every key of a plan and its actions arrives, due dates resolved") {
  const auto configuration = configured(full());
  const auto& plan = configuration.plans.at(model::PlanId("plan"));
  CHECK(plan.source == "Inspection of July 2011");
  CHECK(plan.anchor == date(2011, 8, 19));
  CHECK(plan.active_from == date(2011, 9, 1));
  CHECK(plan.contact.str() == "improvement-officer");
  CHECK(plan.calendar.str() == "always");
  CHECK(plan.grace == calendar::Period{5, calendar::Unit::working_days});
  CHECK(plan.pilot);
  REQUIRE(configuration.actions.size() == 2);
  const auto& first = configuration.actions[0];
  CHECK(model::to_string(first.ref) == "plan/SG-07");
  CHECK(first.due == date(2011, 11, 19));
  CHECK(first.requirement == "first line\nsecond line");
  CHECK(first.policy.str() == "standard");
  CHECK(first.supporting == std::vector<std::string>{"a", "b"});
  CHECK(first.parts == std::vector<std::string>{"one part"});
  CHECK(first.portfolio_holder == "Lead member");
  CHECK(configuration.actions[1].due == date(2011, 12, 1));
}

TEST_CASE("every key of a step arrives") {
  const auto configuration = configured(full());
  const auto& steps = configuration.policies.at(model::PolicyId("standard")).steps;
  REQUIRE(steps.size() == 3);
  CHECK(steps[0].at.base == model::StepAt::Base::start);
  CHECK(steps[1].kind == model::Kind::reminder);
  CHECK(steps[1].to == std::vector<std::string>{"owner", "verifier"});
  CHECK(steps[2].repeat == calendar::Period{5, calendar::Unit::working_days});
  CHECK(steps[2].urgent);
  CHECK(steps[2].via == std::vector{model::NotifierId("email")});
}

TEST_CASE("a calendar of its own takes from [calendar] what it does not say") {
  const auto configuration = configured(full());
  const auto& own = configuration.calendars.at(model::CalendarId{});
  const auto& always = configuration.calendars.at(model::CalendarId("always"));
  CHECK(own.send_at == std::chrono::minutes{8 * 60 + 30});
  CHECK(always.send_at == own.send_at);
  CHECK_FALSE(own.days.is_working(date(2011, 12, 28)));
  CHECK_FALSE(always.days.is_working(date(2011, 12, 28)));
  CHECK_FALSE(own.days.is_working(date(2011, 8, 29)));
  CHECK(always.days.is_working(date(2011, 8, 29)));
  CHECK(always.days.is_working(date(2011, 8, 28)));
}

TEST_CASE("what is left out has its documented default") {
  const auto configuration = configured(sound());
  CHECK(configuration.service.socket == configuration.service.state / "dueward.sock");
  CHECK(configuration.service.flood_limit == 200);
  CHECK(configuration.service.administrator.empty());
  CHECK(configuration.web.host == "127.0.0.1");
  CHECK(configuration.web.port == 8480);
  CHECK(configuration.notifiers[0].workers == 4);
  CHECK(configuration.notifiers[0].give_up == std::chrono::days{5});
  CHECK(configuration.notifiers[0].grouped == std::nullopt);
  const auto& plan = configuration.plans.at(model::PlanId("one"));
  CHECK(plan.active_from == plan.anchor);
  CHECK(plan.timescales.at(model::TimescaleId("three-months")).label == "three-months");
  const auto& calendar = configuration.calendars.at(model::CalendarId{});
  CHECK(calendar.send_at == std::chrono::hours{8});
  CHECK_FALSE(calendar.days.is_working(date(2011, 8, 29)));
}

TEST_CASE("relative paths count from the file that names them") {
  auto files = sound();
  files["dueward.toml"] += "[calendar]\nholidays = [\"lists/ours.json#county\"]\n";
  files["lists/ours.json"] =
      R"({"county": {"division": "county", "events": [{"title": "Fair", "date": "2011-09-07"}]}})";
  files["plans/one.toml"] = "actions_from = \"lists/more.csv\"\n" + files["plans/one.toml"];
  files["plans/lists/more.csv"] =
      "id,title,due,owner,verifier\nC-1,From a list,2011-10-03,lead,director\n";
  const auto configuration = configured(files);
  CHECK(configuration.service.state == configuration.file.parent_path() / "state");
  CHECK(configuration.store.path == configuration.service.state / "dueward.db");
  CHECK_FALSE(configuration.calendars.at(model::CalendarId{}).days.is_working(date(2011, 9, 7)));
  CHECK(configuration.actions.size() == 2);
}

TEST_CASE("the directory holds what decisions look at") {
  const auto directory = make_directory(configured(full()));
  CHECK(directory->service_name == "Example Council improvement plan");
  CHECK(directory->people.size() == 3);
  CHECK(directory->person(model::PersonId("lscb")) != nullptr);
  CHECK(directory->administrator.str() == "improvement-officer");
  const auto& plan = directory->plans.at(model::PlanId("plan"));
  CHECK(directory->calendar_of(plan).days.is_working(date(2011, 8, 29)));
}

TEST_CASE("things and their fields know where they stand") {
  const auto configuration = configured(full());
  const auto line = [&](std::string_view key) {
    const auto place = configuration.where(key);
    return configuration.files[place.file].filename().string() + ":" + std::to_string(place.line);
  };
  CHECK(line("service/state") == "dueward.toml:5");
  CHECK(line("notifiers/email/options/server") == "dueward.toml:39");
  CHECK(line("policies/standard/steps/director/to") == "dueward.toml:48");
  CHECK(line("people/strategic-director/notify/email") == "people.toml:17");
  CHECK(line("people/strategic-director/manager") == "people.toml:14");
  CHECK(line("plans/plan/anchor") == "plan.toml:6");
  CHECK(line("nowhere/at/all") == "dueward.toml:0");
}
