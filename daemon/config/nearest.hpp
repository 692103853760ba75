// SPDX-License-Identifier: MIT
/// "did you mean …?"
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dueward::config {

/// Damerau–Levenshtein distance (optimal string alignment) in bytes, letter case ignored:
/// insertions, deletions, replacements and swaps of neighbours count one each.
[[nodiscard]] std::size_t distance(std::string_view left, std::string_view right);

/// The candidate that a slip of the fingers may have meant; nothing where none is close.
class Nearest {
 public:
  explicit Nearest(std::string_view wanted) : wanted_(wanted) {}

  void offer(std::string_view candidate);
  /// A candidate that help() does not list, because the message names it anyhow.
  void offer_unlisted(std::string_view candidate);
  [[nodiscard]] std::string_view wanted() const { return wanted_; }
  [[nodiscard]] const std::optional<std::string>& best() const { return best_; }

  /// "; did you mean "…"?", or nothing.
  [[nodiscard]] std::string question() const;
  /// The same; where none is close, the candidates themselves if they are few: "; there are "…" and
  /// "…"".
  [[nodiscard]] std::string help() const;

 private:
  static constexpr std::size_t few = 8;

  std::string_view wanted_;
  std::optional<std::string> best_;
  std::size_t best_distance_ = 0;
  std::size_t offered_ = 0;
  std::vector<std::string> first_;  ///< Of those offered, while they are few.
};

/// Offers the ids that are the keys of a map.
template <typename Map>
[[nodiscard]] Nearest nearest_id(std::string_view wanted, const Map& map) {
  Nearest nearest(wanted);
  for (const auto& [id, value] : map)
    nearest.offer(id.str());
  return nearest;
}

[[nodiscard]] Nearest nearest_of(std::string_view wanted,
                                 std::span<const std::string_view> candidates);

}  // namespace dueward::config
