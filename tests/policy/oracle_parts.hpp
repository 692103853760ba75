// SPDX-License-Identifier: MIT
/// What the files of the oracle share.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "policy/oracle.hpp"

namespace dueward::oracle {

using model::LedgerEntry;
using model::NoticeKey;
using model::NoticeState;
using model::PersonId;
using policy::Facts;

[[nodiscard]] const model::Plan& plan_of(const Facts& facts);
[[nodiscard]] int ladder_of(const Facts& facts);
[[nodiscard]] PersonId named_by(const Facts& facts, const std::string& entry);
[[nodiscard]] Date sending_day(const Facts& facts, const Days& calendar, Date date,
                               const PersonId& named, bool urgent);
[[nodiscard]] std::vector<model::Envelope> envelopes(const Facts& facts, const PersonId& recipient,
                                                     const std::vector<model::NotifierId>& via);
[[nodiscard]] PersonId stand_in(const Facts& facts, const PersonId& named, Date day,
                                const std::vector<model::NotifierId>& via);
[[nodiscard]] bool counts(const Facts& facts, const LedgerEntry& entry);
/// `date`: the rung's own.
[[nodiscard]] bool is_settled(const Facts& facts, const NoticeKey& key, bool once_in_life,
                              Date date);
[[nodiscard]] std::vector<PersonId> unreached(const Facts& facts);

// Of what people answered.

/// The day on which a claim was last sent back, or the action reopened.
[[nodiscard]] std::optional<Date> begun_again(const Facts& facts);
[[nodiscard]] bool is_signed_off(const Facts& facts);
/// Whether whoever took over has answered as the owner since.
[[nodiscard]] bool has_taken_up(const Facts& facts, const model::Holder& holder);
[[nodiscard]] bool is_resting(const Facts& facts, const model::Step& step, const Rung& rung);

/// What people are owed because of answers; `open`: the day's notices go out now.
void add_answer_notices(const Facts& facts, const Days& calendar, Date today, bool open,
                        policy::Decision& decision);

}  // namespace dueward::oracle
