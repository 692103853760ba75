// SPDX-License-Identifier: MIT
#include "cli/table.hpp"

#include <algorithm>

namespace dueward::cli {

namespace {

constexpr std::size_t gap = 2;
/// A last column narrower than this is not worth wrapping into: it gets lines of its own.
constexpr std::size_t narrowest = 20;
constexpr std::size_t indent = 4;

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

/// Where the columns stand and how rows are put into them.
class Layout {
 public:
  Layout(std::vector<std::size_t> widths, std::size_t terminal) : widths_(std::move(widths)) {
    std::size_t before_last = 0;
    for (std::size_t column = 0; column < last(); ++column)
      before_last += widths_[column] + gap;
    below_ = terminal > 0 && terminal < before_last + narrowest;
    margin_ = below_ ? indent : before_last;
    room_ = terminal > margin_ ? terminal - margin_ : 0;
  }

  [[nodiscard]] std::size_t last() const { return widths_.size() - 1; }

  [[nodiscard]] std::string padding(std::size_t column, const std::string& text) const {
    return std::string(column == last() ? 0 : widths_[column] - width_of(text) + gap, ' ');
  }

  /// One row, as one line or several.
  [[nodiscard]] std::string lines(const std::vector<Cell>& row, const Style& style) const {
    std::string text;
    for (std::size_t column = 0; column < last() && column < row.size(); ++column) {
      const auto& cell = row[column];
      text += toned(style, cell.tone, cell.text) + padding(column, cell.text);
    }
    if (row.size() > last() && !row[last()].text.empty()) {
      const std::string margin(margin_, ' ');
      if (below_) text = trimmed(text) + "\n" + margin;
      text += toned(style, row[last()].tone, wrapped(row[last()].text, room_, margin));
    }
    return trimmed(text);
  }

 private:
  static std::string trimmed(std::string text) {
    text.erase(text.find_last_not_of(' ') + 1);
    return text;
  }

  std::vector<std::size_t> widths_;
  bool below_ = false;      ///< The last column stands below the others.
  std::size_t margin_ = 0;  ///< Before the last column.
  std::size_t room_ = 0;    ///< For the last column; 0: any.
};

}  // namespace

void Table::print(Output& out, const Style& style) const {
  auto shown = rows_;
  for (auto& row : shown) {
    for (auto& cell : row)
      cell.text = printable(cell.text);
  }
  const Layout layout(widths_of(headings_, shown), out.width());
  std::string heading;
  for (std::size_t column = 0; column < headings_.size(); ++column) {
    heading += headings_[column] + layout.padding(column, headings_[column]);
  }
  out.line(style.strong(heading));
  for (const auto& row : shown)
    out.line(layout.lines(row, style));
}

}  // namespace dueward::cli
