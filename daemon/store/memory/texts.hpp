// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>

namespace dueward::store::memory {

/// Texts that are said again and again (ids, names of steps, reasons), each kept once and known by
/// a number. Nothing is ever forgotten.
class Texts {
 public:
  using Number = std::uint32_t;

  [[nodiscard]] Number number_of(std::string_view text);
  [[nodiscard]] const std::string& text(Number number) const { return texts_[number]; }

 private:
  std::deque<std::string> texts_;
  std::unordered_map<std::string_view, Number> numbers_;  // Views into texts_.
};

}  // namespace dueward::store::memory
