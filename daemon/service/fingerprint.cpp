// SPDX-License-Identifier: MIT
#include "service/fingerprint.hpp"

#include <cstdint>
#include <string_view>

#include <fmt/format.h>

#include "model/fields.hpp"

namespace dueward::service {
namespace {

class Sum {
 public:
  void add(std::string_view text) {
    for (const unsigned char byte : text)
      mix(byte);
    mix(0xff);  // never in UTF-8: keeps "ab","c" apart from "a","bc"
  }
  void add(bool bit) { mix(bit ? 1 : 0); }

  [[nodiscard]] std::string text() const { return fmt::format("{:016x}", value_); }

 private:
  void mix(unsigned char byte) { value_ = (value_ ^ byte) * 0x100000001b3ULL; }

  std::uint64_t value_ = 0xcbf29ce484222325ULL;
};

void add(Sum& sum, const model::Object& object) {
  sum.add(object.key);
  for (const auto& [name, value] : object.fields) {
    sum.add(name);
    sum.add(value);
  }
}

void add(Sum& sum, const model::Calendar& calendar) {
  sum.add(std::to_string(calendar.send_at.count()));
  const auto end = calendar::date(2100, 1, 1);
  for (auto day = calendar::date(2000, 1, 1); day < end; day += std::chrono::days{1}) {
    sum.add(calendar.days.is_working(day));
  }
}

}  // namespace

std::map<std::string, std::string> fingerprints(const config::Configuration& configuration) {
  Sum people;
  for (const auto& [id, person] : configuration.people)
    add(people, model::to_object(person));
  Sum plans;
  for (const auto& [id, plan] : configuration.plans)
    add(plans, model::to_object(plan));
  Sum calendars;
  for (const auto& [id, calendar] : configuration.calendars) {
    calendars.add(id.str());
    add(calendars, calendar);
  }
  calendars.add(configuration.service.timezone);
  Sum policies;
  for (const auto& [id, policy] : configuration.policies) {
    policies.add(id.str());
    for (const auto& step : policy.steps) {
      policies.add(step.name);
      policies.add(model::to_string(step.at));
      policies.add(step.repeat ? calendar::to_string(*step.repeat) : "");
      policies.add(step.urgent);
      for (const auto& entry : step.to)
        policies.add(entry);
      for (const auto& notifier : step.via)
        policies.add(notifier.str());
    }
  }
  return {{"people", people.text()},
          {"plans", plans.text()},
          {"calendars", calendars.text()},
          {"policies", policies.text()}};
}

}  // namespace dueward::service
