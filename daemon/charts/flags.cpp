// SPDX-License-Identifier: MIT
#include "charts/flags.hpp"

#include <algorithm>
#include <utility>

namespace dueward::charts {
namespace {

class Layout {
 public:
  Layout(const std::vector<Pole>& poles, Span room, std::size_t rows)
      : poles_(poles), room_(room), rows_(rows), flags_(poles.size()), settled_(poles.size()) {}

  /// Shows one more where those shown before keep their place in the picture.
  void add(std::size_t i) {
    const auto before = flags_;
    flags_[i].shown = true;
    if (!arrange()) flags_ = before;
  }

  [[nodiscard]] std::vector<Flag> take() { return std::move(flags_); }

 private:
  /// Whether there is room for all that are to be shown.
  bool arrange() {
    for (std::size_t i = poles_.size(); i-- > 0;) {
      if (flags_[i].shown && !choose_side(i)) return false;
    }
    settled_.assign(poles_.size(), false);
    for (std::size_t i = poles_.size(); i-- > 0;) {
      if (flags_[i].shown && raise(i) >= rows_) return false;
    }
    return true;
  }

  /// The flags to the right have theirs.
  bool choose_side(std::size_t i) {
    const auto& [x, width] = poles_[i];
    flags_[i].side = Side::right;
    if (x + width <= room_.high && !quarrels(i)) return true;
    flags_[i].side = Side::left;
    return x - width >= room_.low && !quarrels(i);
  }

  /// Two flags that lie over each other's poles have no order in which they could be stacked.
  [[nodiscard]] bool quarrels(std::size_t i) const {
    for (std::size_t j = i + 1; j < poles_.size(); ++j) {
      if (flags_[j].shown && covers(i, j) && covers(j, i)) return true;
    }
    return false;
  }

  [[nodiscard]] Span extent(std::size_t i) const {
    const auto& [x, width] = poles_[i];
    return flags_[i].side == Side::right ? Span{x, x + width} : Span{x - width, x};
  }

  /// Whether the flag lies over the other's pole.
  [[nodiscard]] bool covers(std::size_t i, std::size_t j) const {
    const auto span = extent(i);
    return span.low <= poles_[j].x && poles_[j].x <= span.high;
  }

  [[nodiscard]] bool meet(std::size_t i, std::size_t j) const {
    const auto one = extent(i);
    const auto other = extent(j);
    return one.low <= other.high && other.low <= one.high;
  }

  /// To the lowest row that is free, above all those whose poles it lies over. Without quarrels
  /// nothing lies over a pole whose flag, by way of others, has to be above its own.
  std::size_t raise(std::size_t i) {
    if (settled_[i]) return flags_[i].row;
    std::size_t row = 0;
    for (std::size_t j = 0; j < poles_.size(); ++j) {
      if (i != j && flags_[j].shown && covers(i, j)) row = std::max(row, raise(j) + 1);
    }
    while (taken(i, row))
      ++row;
    settled_[i] = true;
    return flags_[i].row = row;
  }

  [[nodiscard]] bool taken(std::size_t i, std::size_t row) const {
    for (std::size_t j = 0; j < poles_.size(); ++j) {
      if (settled_[j] && flags_[j].row == row && meet(i, j)) return true;
    }
    return false;
  }

  const std::vector<Pole>& poles_;
  Span room_;
  std::size_t rows_;
  std::vector<Flag> flags_;
  std::vector<bool> settled_;  ///< Whose row is known.
};

}  // namespace

std::vector<Flag> flags(const std::vector<Pole>& poles, Span room, std::size_t rows,
                        std::size_t first) {
  Layout layout(poles, room, rows);
  for (std::size_t i = first; i < poles.size(); ++i)
    layout.add(i);
  for (std::size_t i = std::min(first, poles.size()); i-- > 0;)
    layout.add(i);
  return layout.take();
}

}  // namespace dueward::charts
