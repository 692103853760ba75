// SPDX-License-Identifier: MIT
#include "config/nearest.hpp"

#include <algorithm>

namespace dueward::config {
namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// A third of the letters may be wrong, but in short names two at most.
std::size_t tolerance(std::string_view wanted) {
  return std::max<std::size_t>(wanted.size() / 3, std::min<std::size_t>(wanted.size() / 2, 2));
}

}  // namespace

std::size_t distance(std::string_view left, std::string_view right) {
  const auto columns = right.size() + 1;
  std::vector<std::size_t> before(columns), previous(columns), current(columns);
  for (std::size_t j = 0; j < columns; ++j)
    previous[j] = j;
  for (std::size_t i = 1; i <= left.size(); ++i) {
    current[0] = i;
    for (std::size_t j = 1; j < columns; ++j) {
      const auto a = lower(left[i - 1]);
      const auto b = lower(right[j - 1]);
      current[j] = std::min({previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (a != b)});
      const bool swapped = i > 1 && j > 1 && a == lower(right[j - 2]) && b == lower(left[i - 2]);
      if (swapped) current[j] = std::min(current[j], before[j - 2] + 1);
    }
    before.swap(previous);
    previous.swap(current);
  }
  return previous[columns - 1];
}

void Nearest::offer(std::string_view candidate) {
  if (candidate.empty()) return;
  if (++offered_ <= few) first_.emplace_back(candidate);
  offer_unlisted(candidate);
}

void Nearest::offer_unlisted(std::string_view candidate) {
  const auto most = tolerance(wanted_);
  const auto longer = std::max(candidate.size(), wanted_.size());
  if (longer - std::min(candidate.size(), wanted_.size()) > most) return;
  const auto found = distance(wanted_, candidate);
  if (found > most || (best_ && found >= best_distance_)) return;
  best_ = candidate;
  best_distance_ = found;
}

std::string Nearest::question() const {
  return best_ ? "; did you mean \"" + *best_ + "\"?" : "";
}

std::string Nearest::help() const {
  if (best_ || offered_ == 0 || offered_ > few) return question();
  auto sorted = first_;
  std::ranges::sort(sorted);
  std::string names;
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    names += (i == 0 ? "" : i + 1 == sorted.size() ? " and " : ", ") + ('"' + sorted[i] + '"');
  }
  return (offered_ == 1 ? "; the only one is " : "; there are ") + names;
}

Nearest nearest_of(std::string_view wanted, std::span<const std::string_view> candidates) {
  Nearest nearest(wanted);
  for (auto candidate : candidates)
    nearest.offer(candidate);
  return nearest;
}

}  // namespace dueward::config
