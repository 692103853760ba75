// SPDX-License-Identifier: MIT
#include "store/picture.hpp"

namespace dueward::test {
namespace {

using Lines = std::vector<std::string>;

std::string moment(const std::optional<calendar::Instant>& at) {
  return at ? std::to_string(at->time_since_epoch().count()) + " " : "never ";
}

void add_action(World& world, const store::ActionRecord& record, Lines& lines) {
  const auto& state = record.state;
  auto line = to_string(record.action.ref) + " " + record.action.title + " ladder " +
              std::to_string(state.ladder) + (state.open ? " open " : " not open ") +
              record.closed_reason + (record.withdrawn ? " withdrawn" : "");
  for (const auto& holder : state.holders) {
    line += " " + holder.person.str() + " after " + holder.predecessor.str() + " " +
            std::to_string(holder.number);
  }
  if (state.pilot_ended) line += " pilot ended " + calendar::to_string(*state.pilot_ended);
  lines.push_back(std::move(line));
  for (const auto& entry : world.ledger(record.action.ref.id)) {
    lines.push_back("  " + entry);
  }
}

std::string line_of(const store::MessageRecord& message) {
  return message.key + " to " + message.recipient.str() + ": " +
         std::string{to_string(message.state)} + " after " + std::to_string(message.attempts) +
         " of " + std::to_string(message.tries.size()) + ", " + message.last_said + ", " +
         message.failure + ", " + moment(message.delivered_at) + moment(message.next_attempt_at) +
         std::to_string(message.notices.size());
}

std::string line_of(const store::Counts& counts) {
  return std::to_string(counts.open) + " open, " + std::to_string(counts.overdue) + " overdue, " +
         std::to_string(counts.unsealed) + " unsealed, " + moment(counts.next_check_at) +
         moment(counts.next_attempt_at) + moment(counts.oldest_waiting);
}

}  // namespace

std::vector<std::string> picture_of(World& world) {
  Lines lines;
  for (const auto& due : world.due()) {
    lines.push_back("due " + due);
  }
  store::ActionQuery all;
  all.include_closed = true;
  for (const auto& record : world(world.store.actions(all))) {
    add_action(world, record, lines);
  }
  for (const auto& message : world(world.store.messages({}))) {
    lines.push_back(line_of(message));
  }
  for (const auto& difference : world(world.store.differences())) {
    lines.push_back(difference.key + " " + difference.field + ": " + difference.decided);
  }
  store::MessageQuery untold;
  untold.untold = true;
  for (const auto& message : world(world.store.messages(untold))) {
    lines.push_back("untold " + message.key);
  }
  const model::NotifierId email{"email"};
  lines.push_back("next " + moment(world(world.store.next_attempt_at(email, false))) +
                  moment(world(world.store.next_attempt_at(email, true))));
  lines.push_back(line_of(world(world.store.counts(world.today))));
  return lines;
}

}  // namespace dueward::test
