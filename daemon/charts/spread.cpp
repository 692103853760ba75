// SPDX-License-Identifier: MIT
#include "charts/spread.hpp"

#include <algorithm>
#include <numeric>

namespace dueward::charts {
namespace {

/// Neighbours that touch: they are moved as one.
struct Cluster {
  std::size_t first;
  std::size_t count;
  double size;
  double start;   ///< Where it begins.
  double wishes;  ///< The sum of where its members would like it to begin.

  void settle(Span room) {
    start = std::clamp(wishes / static_cast<double>(count), room.low, room.high - size);
  }
};

/// The left neighbour takes in the right one.
Cluster joined(const Cluster& left, const Cluster& right, Span room) {
  Cluster both{left.first, left.count + right.count, left.size + right.size, 0,
               left.wishes + right.wishes - static_cast<double>(right.count) * left.size};
  both.settle(room);
  return both;
}

std::vector<Cluster> clusters(const std::vector<Wish>& wishes,
                              const std::vector<std::size_t>& order, Span room) {
  std::vector<Cluster> result;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const auto& wish = wishes[order[i]];
    Cluster next{i, 1, wish.size, 0, wish.middle - wish.size / 2};
    next.settle(room);
    while (!result.empty() && result.back().start + result.back().size > next.start) {
      next = joined(result.back(), next, room);
      result.pop_back();
    }
    result.push_back(next);
  }
  return result;
}

}  // namespace

std::vector<double> spread(const std::vector<Wish>& wishes, Span room) {
  double sum = 0;
  for (const auto& wish : wishes)
    sum += wish.size;
  if (sum > room.high - room.low) return {};

  std::vector<std::size_t> order(wishes.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return wishes[a].middle < wishes[b].middle;
  });
  std::vector<double> middles(wishes.size());
  for (const auto& cluster : clusters(wishes, order, room)) {
    double at = cluster.start;
    for (std::size_t i = cluster.first; i < cluster.first + cluster.count; ++i) {
      const auto size = wishes[order[i]].size;
      middles[order[i]] = at + size / 2;
      at += size;
    }
  }
  return middles;
}

}  // namespace dueward::charts
