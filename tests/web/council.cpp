// SPDX-License-Identifier: MIT
#include "web/council.hpp"

#include <algorithm>

#include <boost/url/encode.hpp>
#include <boost/url/rfc/unreserved_chars.hpp>

namespace dueward::test {
namespace {

using model::PersonId;

const model::PlanId plan_id("ofsted-2011");

model::Person person(const char* id, const char* manager = "") {
  model::Person person;
  person.id = PersonId(id);
  person.name = std::string("Name of ") + id;
  person.manager = PersonId(manager);
  person.login = std::string(id) + "@example.gov.uk";
  person.notify[model::NotifierId("email")] = std::string(id) + "@example.gov.uk";
  if (person.id == PersonId("health-trust")) person.organisation = "Example Health Trust";
  person.body = person.id == PersonId("board");
  return person;
}

model::Plan plan() {
  model::Plan plan;
  plan.id = plan_id;
  plan.title = "Safeguarding & <em>looked after</em> children";
  plan.anchor = plan.active_from = calendar::date(2011, 8, 19);
  plan.accountable = PersonId("director");
  plan.policy = model::PolicyId("standard");
  return plan;
}

model::Action action(const char* id, const char* owner, const char* title,
                     const char* verifier = "quality") {
  model::Action action;
  action.ref = {plan_id, id};
  action.title = title;
  action.due = calendar::date(2011, 11, 19);
  action.owner = PersonId(owner);
  action.verifier = PersonId(verifier);
  action.policy = model::PolicyId("standard");
  return action;
}

std::vector<model::Action> actions() {
  return {action("SG-07", "systems-lead", "Case system <script>alert(1)</script> & chronologies"),
          action("HP-01", "health-trust", "Supervision for staff"),
          action("SG-08", "systems-lead", "Shared thresholds", "health-trust"),
          action("SG-09", "systems-lead", "Annual report", "board")};
}

const calendar::Instant noon{calendar::date(2011, 11, 18).time_since_epoch() +
                             std::chrono::hours(12)};

model::Directory directory() {
  model::Directory directory{
      "Example Council", calendar::Zone("Europe/London"), {}, {}, {}, {}, {}};
  for (const auto& one :
       {person("systems-lead", "head"), person("head", "director"), person("director"),
        person("quality", "director"), person("health-trust", "director"), person("board")})
    directory.people.emplace(one.id, one);
  directory.plans.emplace(plan_id, plan());
  directory.policies[model::PolicyId("standard")] = {model::PolicyId("standard"), {}};
  directory.calendars.emplace(
      model::CalendarId(),
      model::Calendar{
          calendar::WorkingCalendar({std::chrono::Saturday, std::chrono::Sunday}, {}, {}),
          std::chrono::hours(8)});
  return directory;
}

std::string between(const std::string& text, const std::string& open, const std::string& close) {
  const auto begin = text.find(open);
  if (begin == std::string::npos) return {};
  const auto from = begin + open.size();
  return text.substr(from, text.find(close, from) - from);
}

std::string encoded(const std::string& text) {
  return boost::urls::encode(text, boost::urls::unreserved_chars);
}

}  // namespace

Council::Council()
    : clock_(loop_.get_executor(), noon),
      desk_(store_, clock_, *this),
      handler_(web::network_site(desk_, desk_, [this] { return settings; })) {
  auto made = std::make_shared<engine::Picture>();
  made->directory = std::make_shared<const model::Directory>(directory());
  picture_ = std::move(made);
  load(actions(), calendar::date(2011, 8, 19));
  run(loop_, desk_.load_keys());
}

void Council::load(const std::vector<model::Action>& actions, calendar::Date on) {
  std::vector<model::Object> objects{model::to_object(plan())};
  for (const auto& [id, one] : picture_->directory->people)
    objects.push_back(model::to_object(one));
  for (const auto& one : actions)
    objects.push_back(model::to_object(one));
  run(loop_, store_.begin_load());
  run(loop_, store_.stage(std::move(objects)));
  store::LoadCommit commit{on, noon, {}, {}, {}};
  run(loop_, store_.commit_load(std::move(commit)));
}

void Council::move_due(const std::string& id, calendar::Date due) {
  auto all = actions();
  std::ranges::find(all, id, [](const auto& one) { return one.ref.id; })->due = due;
  load(all, calendar::date(2011, 11, 18));
}

web::Response Council::ask(web::Request request) {
  request.peer.address = peer;
  const bool here = peer == "::1" || peer.find("127.") != std::string::npos;
  request.headers.emplace("host", here ? "localhost:8480" : "actions.example.gov.uk");
  request.headers.emplace("accept", "text/html");
  return run(loop_, handler_(std::move(request)));
}

web::Response Council::get(const std::string& target, std::map<std::string, std::string> headers) {
  web::Request request;
  request.method = "GET";
  request.target = target;
  request.headers = std::move(headers);
  return ask(std::move(request));
}

web::Response Council::post(const std::string& target, const Form& form,
                            std::map<std::string, std::string> headers) {
  web::Request request;
  request.method = "POST";
  request.target = target;
  request.headers = std::move(headers);
  request.content_type = "application/x-www-form-urlencoded";
  for (const auto& [name, value] : form)
    request.body += (request.body.empty() ? "" : "&") + encoded(name) + "=" + encoded(value);
  return ask(std::move(request));
}

std::string Council::link(const std::string& person, const std::string& id) {
  service::MailLink link{PersonId(person), person + "@example.gov.uk", std::nullopt,
                         calendar::date(2012, 2, 16)};
  if (id.empty()) return desk_.link_path(link, {});
  link.action = {plan_id, id};
  return desk_.link_path(link, record(id).action.owner);
}

std::string Council::token(const std::string& person) {
  service::TokenWish wish{PersonId(person), model::Scope::act, {}};
  return "Bearer " + run(loop_, desk_.create_token(std::move(wish), {"root", "test"})).secret;
}

Council::Form Council::form(const web::Response& page, const std::string& verb) {
  const auto text =
      between(page.body, "<input type=\"hidden\" name=\"verb\" value=\"" + verb + "\">", "</form>");
  Form form{{"verb", verb}};
  for (const std::string name : {"nonce", "seen", "about"}) {
    if (auto value = between(text, "name=\"" + name + "\" value=\"", "\""); !value.empty())
      form[name] = value;
  }
  return form;
}

store::ActionRecord Council::record(const std::string& id) {
  return run(loop_, store_.action({plan_id, id})).value();
}

model::State Council::state(const std::string& id) {
  return record(id).state.life;
}

std::size_t Council::answers(const std::string& id) {
  return record(id).state.answers.size();
}

bool says(const web::Response& page, const std::string& text) {
  return page.body.find(text) != std::string::npos;
}

}  // namespace dueward::test
