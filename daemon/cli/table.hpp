// SPDX-License-Identifier: MIT
/// Rows in aligned columns for people.
#pragma once

#include <string>
#include <vector>

#include "cli/output.hpp"
#include "cli/style.hpp"

namespace dueward::cli {

enum class Tone { plain, faint, good, alarm };

struct Cell {
  std::string text;
  Tone tone = Tone::plain;

  Cell(std::string words = {}, Tone how = Tone::plain) : text(std::move(words)), tone(how) {}
  Cell(const char* words) : text(words) {}
};

/// The last column takes what the terminal leaves and is wrapped into it, or below the others where
/// they leave too little; the others are as wide as their widest cell. Where the output is no
/// terminal nothing is wrapped. Cells are made printable.
class Table {
 public:
  explicit Table(std::vector<std::string> headings) : headings_(std::move(headings)) {}

  void row(std::vector<Cell> cells) { rows_.push_back(std::move(cells)); }
  [[nodiscard]] bool empty() const { return rows_.empty(); }
  void print(Output& out, const Style& style) const;

 private:
  std::vector<std::string> headings_;
  std::vector<std::vector<Cell>> rows_;
};

}  // namespace dueward::cli
