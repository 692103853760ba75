// SPDX-License-Identifier: MIT
#include "delivery/plain_words.hpp"

#include "delivery/letter_notice.hpp"
#include "delivery/renderer.hpp"
#include "delivery/text.hpp"

namespace dueward::delivery {
namespace {

/// "Act by Fri 18 Nov: SG-07 Case system produces usable chronologies".
std::string line(const NoticeView& view) {
  const auto& [letter, notice, next] = view;
  const bool past = is_past_due(view);
  const calendar::Date day = past ? due_of(view) : act_by_of(view);
  return std::string(past ? "Overdue since " : "Act by ") +
         letter->dates.brief(day, letter->message.day) + ": " + one_line(notice->action.ref.id) +
         " " + one_line(notice->action.title);
}

}  // namespace

model::Words plain_words(const Letter& letter) {
  constexpr std::size_t told_one_by_one = 100;
  const auto& notices = letter.message.notices;
  model::Words words;
  words.subject = notices.size() == 1 ? line({&letter, &notices.front()})
                                      : std::to_string(notices.size()) + " actions need you";
  words.subject = shorten(words.subject, subject_limit);
  for (std::size_t i = 0; i < std::min(notices.size(), told_one_by_one); ++i) {
    words.text += line({&letter, &notices[i]}) + "\n";
    words.text += "Reference: " + one_line(to_string(notices[i].action.ref)) + "\n\n";
  }
  if (notices.size() > told_one_by_one) {
    words.text += "And " + std::to_string(notices.size() - told_one_by_one) + " more.\n\n";
  }
  if (const model::Person* contact = letter.contact()) {
    words.text += "Questions: " + letter.contact_name() + " " + one_line(contact->phone) + " " +
                  letter.contact_address() + "\n";
  }
  return words;
}

}  // namespace dueward::delivery
