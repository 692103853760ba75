// SPDX-License-Identifier: MIT
#include <algorithm>

#include "store/memory/verbs.hpp"

namespace dueward::store::memory {
namespace {

/// Writes the decisions about one action.
class Recorder {
 public:
  Recorder(Core& core, Row& row) : core_(core), row_(row) {}

  void add(const NewNotice& notice) {
    auto line = line_in(core_.actions.texts, notice);
    if (has(row_.ledger, line.key)) return;
    line.loose = static_cast<std::uint16_t>(notice.envelopes.size());
    const auto number = notice_number(row_.facts.number, row_.ledger.size());
    // Ledgers are many and grow slowly: no room to spare.
    row_.ledger.reserve(row_.ledger.size() + 1 + notice.settles.size());
    row_.ledger.push_back(line);
    add_settled(notice, line);
    for (const auto& envelope : notice.envelopes) {
      add_envelope(notice, envelope, number);
    }
  }

 private:
  void add_settled(const NewNotice& notice, Line line) {
    line.settled_by_another = true;
    line.loose = 0;
    for (const auto& key : notice.settles) {
      line.key = key_in(core_.actions.texts, key);
      if (!has(row_.ledger, line.key)) row_.ledger.push_back(line);
    }
  }

  void add_envelope(const NewNotice& notice, const model::Envelope& envelope, NoticeNumber number) {
    const auto& recipient = notice.entry.recipient.str();
    // A pilot's ladders are negative. Its messages are marked, even where the administrator would
    // have had them anyway.
    const bool pilot = notice.entry.key.ladder < 0;
    rules::Letterbox box{notice.message_recipient.empty() ? recipient : notice.message_recipient,
                         pilot ? recipient : std::string{}, envelope.notifier.str(),
                         envelope.address};
    core_.boxes[std::move(box)].loose.push_back(
        {number, envelope.destination, notice.alone, notice.not_before});
  }

  Core& core_;
  Row& row_;
};

}  // namespace

std::vector<DueAction> due_actions(Core& core, Instant now, std::size_t limit) {
  std::vector<DueAction> due;
  due.reserve(std::min(limit, core.actions.due().size()));
  for (const auto& [moment, number] : core.actions.due()) {
    if (moment > now || due.size() == limit) break;
    const auto& row = core.actions.row(number);
    due.push_back({number, *row.action, row.facts.state,
                   entries_from(core.actions.texts, row.ledger), row.facts.version});
  }
  return due;
}

void commit_decisions(Core& core, const std::vector<Decided>& decided) {
  for (const auto& one : decided) {
    auto* row = core.actions.find(one.number);
    if (row == nullptr || row->facts.version != one.seen_version) continue;
    core.actions.change(*row, [&](auto& facts) { facts.next_check_at = one.next_check_at; });
    Recorder recorder{core, *row};
    for (const auto& notice : one.notices) {
      recorder.add(notice);
    }
  }
}

}  // namespace dueward::store::memory
