// SPDX-License-Identifier: MIT
// [policies.NAME].
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "config/last_step.hpp"
#include "config/table_reader.hpp"
#include "config/text.hpp"
#include "model/beside.hpp"
#include "model/ledger.hpp"

namespace dueward::config {
namespace {

using model::Step;
using model::StepAt;

class PolicyReader {
 public:
  PolicyReader(Draft& draft, const Sited& section)
      : draft_(draft),
        name_(section.name),
        reader_(draft, *section.node, "policy " + name_, "policies/" + name_) {
    if (is_id(name_)) return;
    reader_.fault_at(section.place, "bad-id",
                     fmt::format("the name {} may have letters, digits, dot, hyphen and underscore "
                                 "only",
                                 shown(name_)));
  }

  void read() {
    if (!reader_.valid()) return;
    reader_.stands_below(fmt::format("[policies.{}]", name_));
    model::Policy policy{model::PolicyId(name_), {}};
    const bool there = reader_.any("steps", Need::required) != nullptr;
    for (const auto* node : reader_.tables("steps"))
      read_step(*node, policy);
    reader_.finish();
    if (there && policy.steps.empty() && !refused_) {
      reader_.fault("steps", "last-step-reaches-nobody",
                    "it has no steps, so nobody would ever hear of a missed deadline");
    }
    draft_.configuration.policies.emplace(policy.id, std::move(policy));
  }

 private:
  void read_step(const Node& node, model::Policy& policy) {
    TableReader reader(draft_, node, fmt::format("policy {}: a step", name_));
    if (!reader.valid()) {
      refused_ = true;
      return;
    }
    Step step;
    const auto name = reader.id("name", Need::required);
    if (name) {
      step.name = *name;
      const bool fresh =
          std::ranges::find(policy.steps, step.name, &Step::name) == policy.steps.end();
      reader.rename(fmt::format("policy {}: step {}", name_, step.name),
                    fresh ? fmt::format("policies/{}/steps/{}", name_, step.name) : "");
      check_name(reader, step.name, fresh);
    }
    const bool placed = read_at(reader, step);
    read_recipients(reader, step);
    read_kind(reader, step);
    read_repeat(reader, step, placed);
    step.urgent = reader.flag("urgent").value_or(false);
    read_via(reader, step);
    reader.finish();
    if (!name || !placed) {
      refused_ = true;
    } else {
      policy.steps.push_back(std::move(step));
    }
  }

  static void check_name(TableReader& reader, const std::string& name, bool fresh) {
    if (model::find_beside(name) != nullptr) {
      reader.fault(
          "name", "reserved-name",
          fmt::format("the name {} is that of a notice which no policy states; take another",
                      in_quotes(name)));
    }
    if (fresh) return;
    reader.fault("name", "duplicate",
                 fmt::format("the policy has a step {} already", in_quotes(name)));
  }

  static bool read_at(TableReader& reader, Step& step) {
    const auto text = reader.line("at", Need::required);
    if (!text) return false;
    const auto at = model::parse_step_at(*text);
    if (!at) {
      reader.fault("at", "bad-step-date",
                   fmt::format("at is {}; it may be \"start\", \"due\", or a number of days, "
                               "working days, weeks or months before (-) or after (+), such as "
                               "\"-10 working days\"",
                               shown(*text)));
      return false;
    }
    step.at = *at;
    return true;
  }

  void read_recipients(TableReader& reader, Step& step) {
    const auto& people = draft_.configuration.people;
    for (const auto& entry : reader.lines("to", Need::required)) {
      if (std::ranges::find(step.to, entry.value) != step.to.end()) {
        reader.fault_at(entry.place, "duplicate",
                        fmt::format("to has {} twice", in_quotes(entry.value)));
      } else if (is_role(entry.value) || people.contains(model::PersonId(entry.value))) {
        step.to.push_back(entry.value);
      } else {
        auto nearest = nearest_id(entry.value, people);
        for (auto role : role_names())
          nearest.offer_unlisted(role);
        reader.unknown("to", entry.place, "unknown-person", nearest,
                       "which is neither owner, owner.manager, accountable or verifier, nor a "
                       "person or body");
        draft_.doubtful.insert(reader.key());
      }
    }
  }

  static void read_kind(TableReader& reader, Step& step) {
    const auto text = reader.line("kind");
    if (!text) return;
    const auto kind = model::parse_kind(*text);
    if (kind && model::may_be_a_step(*kind)) {
      step.kind = *kind;
      return;
    }
    Nearest nearest(*text);
    for (auto known : {model::Kind::assignment, model::Kind::reminder, model::Kind::overdue,
                       model::Kind::escalation, model::Kind::handover}) {
      nearest.offer(model::to_string(known));
    }
    reader.fault("kind", "unknown-kind",
                 fmt::format("kind is {}; it may be assignment, reminder, overdue, escalation or "
                             "handover{}",
                             shown(*text), nearest.question()));
  }

  static void read_repeat(TableReader& reader, Step& step, bool placed) {
    const auto period = reader.period("repeat");
    if (!period) return;
    if (period->count == 0) {
      reader.fault("repeat", "bad-period", "repeat is 0; it has to be longer");
    } else if (placed && step.at.base != StepAt::Base::after) {
      reader.fault("repeat", "bad-value",
                   fmt::format("only a step after the deadline can repeat; at is \"{}\"",
                               model::to_string(step.at)));
    } else {
      step.repeat = period;
    }
  }

  void read_via(TableReader& reader, Step& step) {
    for (const auto& entry : reader.lines("via")) {
      const model::NotifierId id(entry.value);
      if (draft_.configuration.notifier(id) != nullptr) {
        step.via.push_back(id);
        continue;
      }
      Nearest nearest(entry.value);
      for (const auto& notifier : draft_.configuration.notifiers)
        nearest.offer(notifier.id.str());
      reader.unknown("via", entry.place, "unknown-notifier", nearest, "which is no notifier");
    }
  }

  Draft& draft_;
  std::string name_;
  TableReader reader_;
  bool refused_ = false;  ///< A step could not be read: do not add that there are none.
};

}  // namespace

void read_policies(Draft& draft) {
  for (const auto& section : draft.sections.policies)
    PolicyReader(draft, section).read();
  check_last_steps(draft);
}

}  // namespace dueward::config
