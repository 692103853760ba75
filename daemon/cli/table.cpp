// SPDX-License-Identifier: MIT
#include "cli/table.hpp"

#include <algorithm>

namespace dueward::cli {

namespace {

constexpr std::size_t gap = 2;
/// A last column narrower than this is not worth wrapping into; the terminal does it itself.
constexpr std::size_t narrowest = 20;

std::string toned(const Style& style, Tone tone, const std::string& text) {
  switch (tone) {
    case Tone::faint:
      return style.faint(text);
    case Tone::good:
      return style.good(text);
    case Tone::alarm:
      return style.alarm(text);
    case Tone::plain:
      break;
  }
  return text;
}

std::vector<std::size_t> widths_of(const std::vector<std::string>& headings,
                                   const std::vector<std::vector<Cell>>& rows) {
  std::vector<std::size_t> widths;
  for (const auto& heading : headings)
    widths.push_back(width_of(heading));
  for (const auto& row : rows) {
    for (std::size_t column = 0; column < row.size() && column < widths.size(); ++column) {
      widths[column] = std::max(widths[column], width_of(row[column].text));
    }
  }
  return widths;
}

}  // namespace

void Table::print(Output& out, const Style& style) const {
  auto shown = rows_;
  for (auto& row : shown) {
    for (auto& cell : row)
      cell.text = printable(cell.text);
  }
  const auto widths = widths_of(headings_, shown);
  const std::size_t last = headings_.size() - 1;
  std::size_t before_last = 0;
  for (std::size_t column = 0; column < last; ++column)
    before_last += widths[column] + gap;
  const bool wraps = out.width() >= before_last + narrowest;
  const std::size_t room = wraps ? out.width() - before_last : 0;

  const auto padded = [&](std::size_t column, const std::string& text) {
    return std::string(column == last ? 0 : widths[column] - width_of(text) + gap, ' ');
  };
  std::string heading;
  for (std::size_t column = 0; column <= last; ++column) {
    heading += headings_[column] + padded(column, headings_[column]);
  }
  out.line(style.strong(heading));
  for (const auto& row : shown) {
    std::string line;
    for (std::size_t column = 0; column < row.size() && column <= last; ++column) {
      const auto& cell = row[column];
      const auto text =
          column == last ? wrapped(cell.text, room, std::string(before_last, ' ')) : cell.text;
      line += toned(style, cell.tone, text) + padded(column, cell.text);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out.line(line);
  }
}

}  // namespace dueward::cli
