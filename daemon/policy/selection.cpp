// SPDX-License-Identifier: MIT
#include "policy/selection.hpp"

#include "policy/levels.hpp"

namespace dueward::policy {
namespace {

class Selection {
 public:
  Selection(const Ground& ground, const std::vector<Item>& items, Moment now)
      : ground_(ground),
        items_(items),
        now_(now),
        is_open_(ground.is_open(now)),
        choices_(items.size()) {}

  std::vector<Choice> run() {
    take_what_has_come();
    release_late_levels();
    settle_by_recipient();
    return std::move(choices_);
  }

 private:
  void take_what_has_come() {
    for (std::size_t i = 0; i < items_.size(); ++i) {
      const auto& item = items_[i];
      if (!item.is_owed() || item.sending_day > now_.day) continue;
      if (!is_open_ && !item.is_at_once()) continue;
      auto& choice = choices_[i];
      choice.late = item.sending_day < now_.day;
      choice.fate = choice.late && !item.is_beside() ? Fate::held_back : Fate::goes;
      choice.recipient = recipient_of(ground_, item, now_.day);
    }
  }

  /// The earliest item that is held back; items_.size() where none is.
  [[nodiscard]] std::size_t lowest_held_back() const {
    std::size_t lowest = items_.size();
    for (std::size_t i = 0; i < items_.size(); ++i) {
      if (choices_[i].fate != Fate::held_back) continue;
      if (lowest == items_.size() || stands_before(items_[i], items_[lowest])) lowest = i;
    }
    return lowest;
  }

  /// The lowest level goes, and the next ones at once as long as nobody can be reached.
  void release_late_levels() {
    for (bool heard = false; !heard;) {
      auto lowest = lowest_held_back();
      if (lowest == items_.size()) return;
      const auto& level = items_[lowest].step->to;
      if (must_wait(ground_, level, items_[lowest].date, now_.day)) return;
      heard = release(level);
    }
  }

  /// Whether somebody of the level can be reached.
  bool release(const Level& level) {
    bool reached = false;
    for (std::size_t i = 0; i < items_.size(); ++i) {
      if (choices_[i].fate != Fate::held_back || items_[i].step->to != level) continue;
      choices_[i].fate = Fate::goes;
      reached = reached || is_reachable(choices_[i].recipient, items_[i].via());
    }
    return reached;
  }

  [[nodiscard]] bool is_in_ladder(std::size_t i, Fate fate) const {
    return choices_[i].fate == fate && !items_[i].is_beside() && choices_[i].recipient != nullptr;
  }

  [[nodiscard]] std::size_t* winner_for(const model::Person* recipient) {
    for (auto& winner : winners_) {
      if (choices_[winner].recipient == recipient) return &winner;
    }
    return nullptr;
  }

  /// To each recipient the latest goes; of one step and occurrence the first entry of its `to`.
  void settle_by_recipient() {
    for (std::size_t i = 0; i < items_.size(); ++i) {
      if (!is_in_ladder(i, Fate::goes)) continue;
      auto* winner = winner_for(choices_[i].recipient);
      if (winner == nullptr) {
        winners_.push_back(i);
      } else if (stands_before(items_[*winner], items_[i])) {
        *winner = i;
      }
    }
    for (std::size_t i = 0; i < items_.size(); ++i) {
      if (is_in_ladder(i, Fate::goes) || is_in_ladder(i, Fate::held_back)) settle(i);
    }
  }

  void settle(std::size_t i) {
    const auto* winner = winner_for(choices_[i].recipient);
    if (winner == nullptr || *winner == i || stands_before(items_[*winner], items_[i])) return;
    bool one_step = items_[*winner].step == items_[i].step &&
                    items_[*winner].occurrence == items_[i].occurrence;
    choices_[i].fate = one_step ? Fate::joins : Fate::superseded;
    choices_[i].by = *winner;
  }

  const Ground& ground_;
  const std::vector<Item>& items_;
  const Moment now_;
  const bool is_open_;  ///< Else only what goes at once goes.
  std::vector<Choice> choices_;
  std::vector<std::size_t> winners_;  ///< One for each recipient.
};

}  // namespace

std::vector<Choice> choose(const Ground& ground, const std::vector<Item>& items, Moment now) {
  return Selection{ground, items, now}.run();
}

}  // namespace dueward::policy
