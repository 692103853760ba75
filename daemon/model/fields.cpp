// SPDX-License-Identifier: MIT
#include "model/fields.hpp"

#include <charconv>
#include <stdexcept>
#include <utility>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

namespace dueward::model {
namespace {

namespace json = boost::json;

std::string text_of(const json::value& value) {
  return json::serialize(value);
}

std::string from_list(const std::vector<std::string>& items) {
  if (items.empty()) return {};
  json::array list;
  for (const auto& item : items) {
    list.emplace_back(item);
  }
  return text_of(list);
}

std::string from_kinds(const std::vector<EvidenceKind>& kinds) {
  std::vector<std::string> names;
  names.reserve(kinds.size());
  for (auto kind : kinds) {
    names.emplace_back(to_string(kind));
  }
  return from_list(names);
}

std::string from_dates(const std::vector<calendar::Date>& days) {
  if (days.empty()) return {};
  json::array list;
  for (auto day : days) {
    list.emplace_back(calendar::to_string(day));
  }
  return text_of(list);
}

std::string from_ranges(const std::vector<calendar::DateRange>& ranges) {
  if (ranges.empty()) return {};
  json::array list;
  for (const auto& range : ranges) {
    list.emplace_back(json::object{{"from", calendar::to_string(range.first)},
                                   {"to", calendar::to_string(range.last)}});
  }
  return text_of(list);
}

std::string from_addresses(const std::map<NotifierId, std::string>& addresses) {
  if (addresses.empty()) return {};
  json::object table;
  for (const auto& [notifier, address] : addresses) {
    table.emplace(notifier.str(), address);
  }
  return text_of(table);
}

std::string from_timescales(const std::map<TimescaleId, Timescale>& timescales) {
  if (timescales.empty()) return {};
  json::object table;
  for (const auto& [id, timescale] : timescales) {
    table.emplace(id.str(), json::object{{"label", timescale.label},
                                         {"within", calendar::to_string(timescale.within)}});
  }
  return text_of(table);
}

/// Empty for the usual value, so that a store from before there was a choice agrees with it.
std::string unless(calendar::Period usual, calendar::Period period) {
  return period == usual ? std::string{} : calendar::to_string(period);
}

std::string unless(int usual, int count) {
  return count == usual ? std::string{} : std::to_string(count);
}

std::string from_flag(bool flag) {
  return flag ? "true" : "false";
}

/// Takes an object's fields back into values, and names the field where that fails.
class Reader {
 public:
  explicit Reader(const Object& object) : object_(object) {}

  [[nodiscard]] const std::string& text(std::string_view field) const {
    static const std::string none;
    auto found = object_.fields.find(field);
    return found == object_.fields.end() ? none : found->second;
  }

  template <typename IdType>
  [[nodiscard]] IdType id(std::string_view field) const {
    return IdType{text(field)};
  }

  [[nodiscard]] calendar::Date date(std::string_view field) const {
    return need(calendar::parse_date(text(field)), field, "a date such as 2011-08-19");
  }

  [[nodiscard]] std::optional<calendar::Period> period(std::string_view field) const {
    if (text(field).empty()) return std::nullopt;
    return need(calendar::parse_period(text(field)), field, "a length of time");
  }

  [[nodiscard]] std::optional<int> count(std::string_view field) const {
    const auto& digits = text(field);
    if (digits.empty()) return std::nullopt;
    int number = 0;
    const auto* end = digits.data() + digits.size();
    const auto [rest, error] = std::from_chars(digits.data(), end, number);
    if (error != std::errc{} || rest != end) fail(field, "a number");
    return number;
  }

  [[nodiscard]] std::optional<std::chrono::weekday> weekday(std::string_view field) const {
    if (text(field).empty()) return std::nullopt;
    return need(calendar::parse_weekday(text(field)), field, "a weekday");
  }

  [[nodiscard]] bool flag(std::string_view field) const {
    const auto& value = text(field);
    if (value == "true") return true;
    if (value.empty() || value == "false") return false;
    fail(field, "true or false");
  }

  [[nodiscard]] std::vector<std::string> list(std::string_view field) const {
    std::vector<std::string> items;
    read(field, [&](const json::value& value) {
      for (const auto& item : value.as_array()) {
        items.emplace_back(item.as_string());
      }
    });
    return items;
  }

  [[nodiscard]] std::vector<EvidenceKind> evidence_kinds(std::string_view field) const {
    std::vector<EvidenceKind> kinds;
    for (const auto& name : list(field)) {
      kinds.push_back(need(parse_evidence_kind(name), field, "kinds of evidence"));
    }
    return kinds;
  }

  [[nodiscard]] std::vector<calendar::Date> dates(std::string_view field) const {
    std::vector<calendar::Date> days;
    read(field, [&](const json::value& value) {
      for (const auto& day : value.as_array()) {
        days.push_back(day_of(day, field));
      }
    });
    return days;
  }

  [[nodiscard]] std::vector<calendar::DateRange> ranges(std::string_view field) const {
    std::vector<calendar::DateRange> ranges;
    read(field, [&](const json::value& value) {
      for (const auto& range : value.as_array()) {
        ranges.push_back({day_of(range.at("from"), field), day_of(range.at("to"), field)});
      }
    });
    return ranges;
  }

  [[nodiscard]] std::map<NotifierId, std::string> addresses(std::string_view field) const {
    std::map<NotifierId, std::string> addresses;
    read(field, [&](const json::value& value) {
      for (const auto& [notifier, address] : value.as_object()) {
        addresses.emplace(std::string_view{notifier}, address.as_string());
      }
    });
    return addresses;
  }

  [[nodiscard]] std::map<TimescaleId, Timescale> timescales(std::string_view field) const {
    std::map<TimescaleId, Timescale> timescales;
    read(field, [&](const json::value& value) {
      for (const auto& [name, table] : value.as_object()) {
        TimescaleId id{std::string_view{name}};
        const std::string within{table.at("within").as_string()};
        timescales[id] = {id, std::string{table.at("label").as_string()},
                          need(calendar::parse_period(within), field, "a length of time")};
      }
    });
    return timescales;
  }

 private:
  template <typename Use>
  void read(std::string_view field, Use use) const {
    if (text(field).empty()) return;
    json::error_code fault;
    const auto value = json::parse(text(field), fault);
    if (fault) fail(field, "JSON");
    try {
      use(value);
    } catch (const std::invalid_argument&) {
      throw;
    } catch (const std::exception&) {
      fail(field, "JSON of the right shape");
    }
  }

  [[nodiscard]] calendar::Date day_of(const json::value& value, std::string_view field) const {
    const auto& day = value.as_string();
    return need(calendar::parse_date({day.data(), day.size()}), field, "dates");
  }

  template <typename T>
  [[nodiscard]] T need(std::optional<T> value, std::string_view field,
                       std::string_view expected) const {
    if (!value) fail(field, expected);
    return *std::move(value);
  }

  [[noreturn]] void fail(std::string_view field, std::string_view expected) const {
    throw std::invalid_argument(std::string{to_string(object_.kind)} + " \"" + object_.key +
                                "\": field " + std::string{field} + " is \"" + text(field) +
                                "\", which is not " + std::string{expected});
  }

  const Object& object_;
};

}  // namespace

std::string_view to_string(ObjectKind kind) {
  switch (kind) {
    case ObjectKind::plan:
      return "plan";
    case ObjectKind::person:
      return "person";
    case ObjectKind::action:
      return "action";
  }
  return "?";
}

Object to_object(const Person& person) {
  return {ObjectKind::person,
          person.id.str(),
          {{"id", person.id.str()},
           {"name", person.name},
           {"notify", from_addresses(person.notify)},
           {"manager", person.manager.str()},
           {"deputy", person.deputy.str()},
           {"away", from_ranges(person.away)},
           {"digest", person.digest ? calendar::to_string(*person.digest) : std::string{}},
           {"login", person.login},
           {"organisation", person.organisation},
           {"language", person.language},
           {"phone", person.phone},
           {"body", from_flag(person.body)},
           {"meetings", from_dates(person.meetings)}}};
}

Object to_object(const Plan& plan) {
  const AnswerRules usual;
  return {ObjectKind::plan,
          plan.id.str(),
          {{"id", plan.id.str()},
           {"title", plan.title},
           {"source", plan.source},
           {"anchor", calendar::to_string(plan.anchor)},
           {"active_from", calendar::to_string(plan.active_from)},
           {"accountable", plan.accountable.str()},
           {"contact", plan.contact.str()},
           {"policy", plan.policy.str()},
           {"calendar", plan.calendar.str()},
           {"grace", plan.grace ? calendar::to_string(*plan.grace) : std::string{}},
           {"pilot", from_flag(plan.pilot)},
           {"promise_within", unless(usual.promise_within, plan.answers.promise_within)},
           {"verify_within", unless(usual.verify_within, plan.answers.verify_within)},
           {"decide_within", unless(usual.decide_within, plan.answers.decide_within)},
           {"extensions", unless(usual.extensions, plan.answers.extensions)},
           {"timescales", from_timescales(plan.timescales)}}};
}

Object to_object(const Action& action) {
  return {ObjectKind::action,
          to_string(action.ref),
          {{"id", action.ref.id},
           {"service", action.service},
           {"timescale", action.timescale.str()},
           {"due", calendar::to_string(action.due)},
           {"title", action.title},
           {"requirement", action.requirement},
           {"owner", action.owner.str()},
           {"verifier", action.verifier.str()},
           {"policy", action.policy.str()},
           {"supporting", from_list(action.supporting)},
           {"parts", from_list(action.parts)},
           {"portfolio_holder", action.portfolio_holder},
           {"state", action.proposed ? std::string{to_string(State::proposed)} : std::string{}},
           {"evidence", from_kinds(action.evidence)}}};
}

Person person_from(const Object& object) {
  const Reader read{object};
  Person person;
  person.id = PersonId{object.key};
  person.name = read.text("name");
  person.notify = read.addresses("notify");
  person.manager = read.id<PersonId>("manager");
  person.deputy = read.id<PersonId>("deputy");
  person.away = read.ranges("away");
  person.digest = read.weekday("digest");
  person.login = read.text("login");
  person.organisation = read.text("organisation");
  person.language = read.text("language");
  person.phone = read.text("phone");
  person.body = read.flag("body");
  person.meetings = read.dates("meetings");
  return person;
}

Plan plan_from(const Object& object) {
  const Reader read{object};
  Plan plan;
  plan.id = PlanId{object.key};
  plan.title = read.text("title");
  plan.source = read.text("source");
  plan.anchor = read.date("anchor");
  plan.active_from = read.date("active_from");
  plan.accountable = read.id<PersonId>("accountable");
  plan.contact = read.id<PersonId>("contact");
  plan.policy = read.id<PolicyId>("policy");
  plan.calendar = read.id<CalendarId>("calendar");
  plan.grace = read.period("grace");
  plan.pilot = read.flag("pilot");
  const AnswerRules usual;
  plan.answers.promise_within = read.period("promise_within").value_or(usual.promise_within);
  plan.answers.verify_within = read.period("verify_within").value_or(usual.verify_within);
  plan.answers.decide_within = read.period("decide_within").value_or(usual.decide_within);
  plan.answers.extensions = read.count("extensions").value_or(usual.extensions);
  plan.timescales = read.timescales("timescales");
  return plan;
}

Action action_from(const Object& object) {
  const Reader read{object};
  Action action;
  action.ref = parse_action_ref(object.key);
  action.service = read.text("service");
  action.timescale = read.id<TimescaleId>("timescale");
  action.due = read.date("due");
  action.title = read.text("title");
  action.requirement = read.text("requirement");
  action.owner = read.id<PersonId>("owner");
  action.verifier = read.id<PersonId>("verifier");
  action.policy = read.id<PolicyId>("policy");
  action.supporting = read.list("supporting");
  action.parts = read.list("parts");
  action.portfolio_holder = read.text("portfolio_holder");
  action.proposed = read.text("state") == to_string(State::proposed);
  action.evidence = read.evidence_kinds("evidence");
  return action;
}

ActionRef parse_action_ref(std::string_view text) {
  const auto slash = text.find('/');
  if (slash == std::string_view::npos) return {PlanId{}, std::string{text}};
  return {PlanId{text.substr(0, slash)}, std::string{text.substr(slash + 1)}};
}

}  // namespace dueward::model
