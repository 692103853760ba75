// SPDX-License-Identifier: MIT
#include <sstream>

#include "policy/world.hpp"

namespace dueward::oracle {
namespace {

std::string to_text(const model::NoticeKey& key) {
  return std::to_string(key.ladder) + "/" + key.step + "/" + std::to_string(key.occurrence) + "/" +
         key.to;
}

void show(std::ostream& out, const model::Person& person) {
  out << "  " << person.id.str() << ": " << person.notify.size() << " addresses";
  if (!person.manager.empty()) out << ", manager " << person.manager.str();
  if (!person.deputy.empty()) out << ", deputy " << person.deputy.str();
  if (person.digest) out << ", digest " << calendar::to_string(*person.digest);
  for (const auto& range : person.away) {
    out << ", away " << calendar::to_string(range.first) << " to "
        << calendar::to_string(range.last);
  }
  out << "\n";
}

void show(std::ostream& out, const model::Policy& policy) {
  out << "policy " << policy.id.str() << "\n";
  for (const auto& step : policy.steps) {
    out << "  " << step.name << " at " << model::to_string(step.at) << " to";
    for (const auto& entry : step.to) {
      out << " " << entry;
    }
    if (step.repeat) out << ", repeat " << calendar::to_string(*step.repeat);
    if (step.urgent) out << ", urgent";
    if (!step.via.empty()) out << ", via " << step.via.front().str();
    out << "\n";
  }
}

void show(std::ostream& out, const Days& days) {
  out << "send at " << days.send_at.count() / 60 << " min; weekend";
  for (unsigned day : days.weekend) {
    out << " " << day;
  }
  out << "; holidays";
  for (Date day : days.holidays) {
    out << " " << calendar::to_string(day);
  }
  out << "; closures";
  for (Date day : days.closures) {
    out << " " << calendar::to_string(day);
  }
  out << "\n";
}

}  // namespace

std::string to_text(const World& world) {
  std::ostringstream out;
  const auto& plan = world.directory.plans.at(world.action.ref.plan);
  out << "first day " << calendar::to_string(world.first_day) << ", active from "
      << calendar::to_string(plan.active_from) << ", due " << calendar::to_string(world.action.due)
      << ", grace " << (plan.grace ? calendar::to_string(*plan.grace) : "none")
      << (plan.pilot ? ", pilot" : "") << ", accountable " << plan.accountable.str() << ", owner "
      << world.action.owner.str() << ", verifier " << world.action.verifier.str() << "\n";
  show(out, world.days);
  for (const auto& [id, person] : world.directory.people) {
    show(out, person);
  }
  for (const auto& [id, policy] : world.directory.policies) {
    show(out, policy);
  }
  return out.str();
}

std::string to_text(const Event& event) {
  static constexpr const char* names[] = {
      "outage",       "mail down",    "bounce",  "overtaken",    "new owner",    "new due",
      "step changed", "other policy", "pilot",   "away",         "address lost", "address found",
      "closed",       "reopened",     "closure", "acknowledged", "claimed",      "sent back",
      "signed off",   "asked",        "granted", "recovered",    "taken back"};
  return "day " + std::to_string(event.day) + ": " + names[static_cast<int>(event.what)] + " " +
         std::to_string(event.size);
}

std::string to_text(const policy::Decision& decision) {
  std::ostringstream out;
  for (const auto& notice : decision.notices) {
    out << "  send " << to_text(notice.key) << " (" << model::to_string(notice.kind) << " of "
        << calendar::to_string(notice.date) << ") to " << notice.recipient.str() << " for "
        << notice.named.str() << (notice.urgent ? ", urgent" : "")
        << (notice.at_once ? ", at once" : "") << (notice.late ? ", late" : "");
    for (const auto& envelope : notice.envelopes) {
      out << " <" << envelope.notifier.str() << ":" << envelope.address << ">";
    }
    for (const auto& key : notice.settles) {
      out << " settles " << to_text(key);
    }
    for (const auto& person : notice.unreached) {
      out << " unreached " << person.str();
    }
    out << "\n";
  }
  for (const auto& step : decision.superseded) {
    out << "  superseded " << to_text(step.key) << " of " << calendar::to_string(step.date)
        << " for " << step.named.str() << " (" << model::to_string(step.kind) << ") by " << step.by
        << "\n";
  }
  return out.str();
}

}  // namespace dueward::oracle
