// SPDX-License-Identifier: MIT
/// Rows of a CSV file, one at a time.
///
///   file    = [BOM] row *(newline row) [newline]
///   newline = LF / CRLF
///   row     = field *("," field)
///   field   = bare / DQUOTE *(any but DQUOTE / DQUOTE DQUOTE) DQUOTE
///
/// RFC 4180, with LF allowed, and rows without any text skipped, as spreadsheets leave them at the
/// end.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dueward::config {

/// Memory is that of the largest row, whatever the size of the file.
class CsvReader {
 public:
  /// Fills the span from the front and says how much; 0 at the end.
  using Source = std::function<std::size_t(std::span<char>)>;

  struct Field {
    std::string_view text;  ///< Without quotation marks; valid until the next row is read.
    std::uint32_t line = 0;
    std::uint32_t column = 0;  ///< In characters, from 1.
  };

  static constexpr std::size_t largest_row = 1U << 20U;

  explicit CsvReader(Source source);

  /// False at the end of the file and after a fault.
  bool next();

  [[nodiscard]] const std::vector<Field>& fields() const { return fields_; }
  [[nodiscard]] std::uint32_t line() const { return row_line_; }  ///< The row's first line.

  struct Fault {
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    std::string message;
  };
  /// Why the rest cannot be read; an empty message where all was.
  [[nodiscard]] const Fault& fault() const { return fault_; }

 private:
  struct Piece {
    std::size_t begin;
    std::uint32_t line;
    std::uint32_t column;
  };

  int peek();
  void skip();
  bool fill();
  bool read_row();
  bool read_bare();
  bool read_quoted();
  void copy_run(bool quoted);
  bool fail(std::uint32_t line, std::uint32_t column, std::string message);
  [[nodiscard]] bool is_blank() const;

  Source source_;
  std::vector<char> buffer_;
  std::size_t at_ = 0;
  std::size_t end_ = 0;
  std::uint32_t line_ = 1;
  std::uint32_t column_ = 1;
  std::uint32_t row_line_ = 1;
  std::string row_;  ///< The texts of all fields, one after the other.
  std::vector<Piece> pieces_;
  std::vector<Field> fields_;
  Fault fault_;
};

}  // namespace dueward::config
