// SPDX-License-Identifier: MIT
#include "config/codes.hpp"

#include <algorithm>
#include <array>

namespace dueward::config {
namespace {

constexpr auto error = Severity::error;
constexpr auto warning = Severity::warning;

// clang-format off
constexpr std::array table{
    Code{"all-days-weekend", error, "The weekend has all seven days, so nothing could ever be sent."},
    Code{"bad-address", error, "The notifier's plugin cannot use this address."},
    Code{"bad-csv", error, "A row of a CSV file has an open quotation mark or another number of fields than its header."},
    Code{"bad-date", error, "The text is not a date that exists."},
    Code{"bad-encoding", error, "The file is not UTF-8, or holds a byte 0."},
    Code{"bad-id", error, "An id has characters other than letters, digits, dot, hyphen and underscore."},
    Code{"bad-period", error, "The text is not a length of time such as \"3 months\", or not one that is allowed here."},
    Code{"bad-step-date", error, "The `at` of a step is not \"start\", \"due\" or a signed length of time."},
    Code{"bad-template", error, "A template of messages cannot be compiled or rendered."},
    Code{"bad-text", error, "A line break or another control character stands where one line of text belongs."},
    Code{"bad-url", error, "The text is not an address of the kind that is needed here."},
    Code{"bad-value", error, "The value is none of those allowed, or out of range."},
    Code{"body-owner", warning, "An action's owner is a body, in whose name nobody answers by a link."},
    Code{"decided-otherwise", warning, "A field says something else than what people decided since the files were loaded."},
    Code{"deputy-circle", warning, "Deputies stand in for each other in a circle: while all are away, nobody reads the mail."},
    Code{"digest-after-escalation", warning, "A notice would wait for a weekly digest until a later level has heard of the action."},
    Code{"due-before-anchor", warning, "An action is due before its plan's anchor."},
    Code{"duplicate", error, "The name is taken already; reported at its second place."},
    Code{"empty-value", error, "The text is empty."},
    Code{"far-date", warning, "A date lies so far ahead that its year may be mistyped."},
    Code{"holidays-end", warning, "A date lies beyond the years for which bank holidays are known."},
    Code{"last-step-reaches-nobody", error, "The last step of a policy has no recipient with an address, so a missed deadline would end in silence."},
    Code{"manager-circle", warning, "Managers lead back to where one began, so that an escalation comes to nobody higher."},
    Code{"missing-file", error, "A file that is named does not exist."},
    Code{"missing-key", error, "A key or table that is required is not there."},
    Code{"no-address", warning, "A person has no address at any notifier."},
    Code{"no-manager", warning, "A step goes to the manager of an owner who has none; the accountable officer gets it."},
    Code{"no-match", error, "A file pattern matches nothing."},
    Code{"no-owner", warning, "An action has no owner; the accountable officer gets its notices."},
    Code{"no-such-store", error, "This build cannot keep its store there."},
    Code{"no-verifier", warning, "Nobody is named to verify that an action is done."},
    Code{"non-working-due", warning, "Due dates fall on days nobody works; what counts is the working day before."},
    Code{"one-date", warning, "All actions of a plan are due on one day."},
    Code{"open-secret", error, "A file with a secret can be read by others than its owner."},
    Code{"own-manager", warning, "A person is named as the own manager or deputy."},
    Code{"own-verifier", error, "An action's owner would verify it."},
    Code{"past-due", warning, "Actions were due before today."},
    Code{"personal-data", warning, "A text looks as if it held an NHS number or a date of birth."},
    Code{"reserved-name", error, "The name has a meaning of its own."},
    Code{"step-reaches-nobody", warning, "A step before the last names somebody without an address."},
    Code{"syntax", error, "The file is not TOML; the section was left out, the rest was looked at."},
    Code{"too-large", error, "The file is larger than a configuration can be."},
    Code{"too-many", error, "The file has more faults than are listed."},
    Code{"unknown-calendar", error, "No such calendar."},
    Code{"unknown-evidence", error, "No such kind of evidence."},
    Code{"unknown-holidays", error, "No such list of bank holidays, or a file that does not hold one."},
    Code{"unknown-key", error, "No such key, table or column."},
    Code{"unknown-kind", error, "No such kind of notice."},
    Code{"unknown-notifier", error, "No such notifier."},
    Code{"unknown-person", error, "Neither a person nor a body."},
    Code{"unknown-plugin", error, "No such plugin, or one that cannot be used."},
    Code{"unknown-policy", error, "No such policy."},
    Code{"unknown-timescale", error, "No such timescale in this plan."},
    Code{"unknown-timezone", error, "No such time zone."},
    Code{"unknown-verb", error, "Nothing that people can do about an action."},
    Code{"unreadable", error, "A file cannot be read."},
    Code{"wrong-type", error, "The value is of another type than the key takes."},
};
// clang-format on

static_assert(std::ranges::is_sorted(table, {}, &Code::name));

}  // namespace

std::span<const Code> codes() {
  return table;
}

const Code* find_code(std::string_view name) {
  const auto found = std::ranges::lower_bound(table, name, {}, &Code::name);
  return found != table.end() && found->name == name ? &*found : nullptr;
}

}  // namespace dueward::config
