// SPDX-License-Identifier: MIT
#include "config/csv_reader.hpp"

#include <algorithm>
#include <utility>

namespace dueward::config {
namespace {

constexpr std::size_t buffer_size = 256U << 10U;
constexpr int end_of_file = -1;

std::uint32_t characters(const char* begin, const char* end) {
  std::uint32_t count = 0;
  for (; begin != end; ++begin)
    count += (static_cast<unsigned char>(*begin) & 0xC0U) != 0x80U;
  return count;
}

}  // namespace

CsvReader::CsvReader(Source source) : source_(std::move(source)), buffer_(buffer_size) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  while (end_ < mark.size()) {
    const auto got = source_(std::span(buffer_).subspan(end_));
    if (got == 0) break;
    end_ += got;
  }
  if (std::string_view(buffer_.data(), end_).starts_with(mark)) at_ = mark.size();
}

bool CsvReader::fill() {
  if (at_ < end_) return true;
  at_ = 0;
  end_ = source_(buffer_);
  return end_ != 0;
}

int CsvReader::peek() {
  return fill() ? static_cast<unsigned char>(buffer_[at_]) : end_of_file;
}

void CsvReader::skip() {
  if (buffer_[at_++] == '\n') {
    ++line_;
    column_ = 1;
  } else {
    ++column_;
  }
}

bool CsvReader::fail(std::uint32_t line, std::uint32_t column, std::string message) {
  fault_ = {line, column, std::move(message)};
  return false;
}

bool CsvReader::is_blank() const {
  return row_.find_first_not_of(" \t") == std::string::npos;
}

bool CsvReader::next() {
  do {
    if (!fault_.message.empty() || !read_row()) return false;
  } while (is_blank());
  fields_.clear();
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    const auto end = i + 1 < pieces_.size() ? pieces_[i + 1].begin : row_.size();
    const auto text = std::string_view(row_).substr(pieces_[i].begin, end - pieces_[i].begin);
    fields_.push_back({text, pieces_[i].line, pieces_[i].column});
  }
  return true;
}

bool CsvReader::read_row() {
  row_.clear();
  pieces_.clear();
  row_line_ = line_;
  if (peek() == end_of_file) return false;
  while (true) {
    pieces_.push_back({row_.size(), line_, column_});
    if (!(peek() == '"' ? read_quoted() : read_bare())) return false;
    if (peek() != ',') break;
    skip();
  }
  if (peek() == '\r') skip();
  if (peek() == '\n') skip();
  return true;
}

// Everything up to the next character that may mean something, as far as the buffer holds it.
void CsvReader::copy_run(bool quoted) {
  const auto* begin = buffer_.data() + at_;
  const auto* end = buffer_.data() + end_;
  const auto* stop = std::find_if(begin, end, [quoted](char c) {
    return c == '"' || c == '\n' || (!quoted && (c == ',' || c == '\r'));
  });
  row_.append(begin, stop);
  column_ += characters(begin, stop);
  at_ += static_cast<std::size_t>(stop - begin);
}

bool CsvReader::read_bare() {
  while (true) {
    copy_run(false);
    if (row_.size() > largest_row) return fail(row_line_, 1, "the row is longer than 1 MiB");
    switch (peek()) {
      case end_of_file:
      case ',':
      case '\n':
        return true;
      case '"':
        return fail(line_, column_,
                    "a quotation mark stands inside a field that does not begin with one; put the "
                    "whole field in quotation marks and write each inner one twice");
      case '\r': {
        skip();
        const int after = peek();
        if (after == '\n' || after == end_of_file) return true;
        row_ += '\r';
        break;
      }
      default:
        break;
    }
  }
}

bool CsvReader::read_quoted() {
  const auto line = line_;
  const auto column = column_;
  skip();
  while (true) {
    copy_run(true);
    if (row_.size() > largest_row || peek() == end_of_file) {
      return fail(line, column, "the quotation mark that opens here is never closed");
    }
    if (peek() == '\n') {
      row_ += '\n';
      skip();
      continue;
    }
    if (peek() != '"') continue;  // the buffer ended in the middle
    skip();
    if (peek() == '"') {
      row_ += '"';
      skip();
      continue;
    }
    break;
  }
  const int after = peek();
  if (after == ',' || after == '\r' || after == '\n' || after == end_of_file) return true;
  return fail(line_, column_,
              "a comma or the end of the row belongs after a closing quotation mark");
}

}  // namespace dueward::config
