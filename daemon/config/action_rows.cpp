// SPDX-License-Identifier: MIT
// Actions from a CSV file: one a row, the columns named by the first.
#include <algorithm>
#include <cerrno>
#include <optional>
#include <variant>

#include <fmt/format.h>
#include <unistd.h>

#include "config/action_sources.hpp"
#include "config/csv_reader.hpp"
#include "config/source_file.hpp"
#include "config/text.hpp"

namespace dueward::config {
namespace {

// After so many rows the size of the whole is known well enough to set the memory aside at once.
constexpr std::size_t rows_to_guess_from = 1000;

class OpenFile {
 public:
  explicit OpenFile(int descriptor) : descriptor_(descriptor) {}
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  ~OpenFile() { ::close(descriptor_); }

  std::size_t read(std::span<char> into) {
    ssize_t got = 0;
    do {
      got = ::read(descriptor_, into.data(), into.size());
    } while (got < 0 && errno == EINTR);
    if (got < 0) error_ = errno;
    const auto count = static_cast<std::size_t>(std::max<ssize_t>(got, 0));
    consumed_ += count;
    return count;
  }

  [[nodiscard]] int error() const { return error_; }
  [[nodiscard]] std::size_t consumed() const { return consumed_; }

 private:
  int descriptor_;
  int error_ = 0;
  std::size_t consumed_ = 0;
};

class RowsReader {
 public:
  RowsReader(Draft& draft, std::filesystem::path path, int descriptor, ActionBuilder& builder)
      : draft_(draft),
        path_(std::move(path)),
        file_(draft.report.add_file(path_)),
        open_(descriptor),
        csv_([this](std::span<char> into) { return open_.read(into); }),
        builder_(builder) {}

  void read() {
    if (!csv_.next()) {
      if (csv_.fault().message.empty() && open_.error() == 0) {
        draft_.report.add({file_, 1, 1}, "bad-csv",
                          "the file is empty; its first row names columns");
      }
    } else {
      read_header();
      for (std::size_t row = 1; csv_.next(); ++row) {
        if (row == rows_to_guess_from) set_memory_aside();
        read_row();
      }
    }
    report_end();
  }

 private:
  [[nodiscard]] Place place(const CsvReader::Field& field) const {
    return {file_, field.line, field.column};
  }

  void read_header() {
    for (const auto& field : csv_.fields())
      columns_.push_back(column(field));
  }

  std::optional<Field> column(const CsvReader::Field& field) {
    const auto name = trim(field.text);
    const auto names = field_names();
    const auto found = std::ranges::find(names, name);
    if (found == names.end()) {
      draft_.report.add(
          place(field), "unknown-key",
          fmt::format("unknown column {}{}", shown(name), nearest_of(name, names).question()));
      return std::nullopt;
    }
    const auto result = static_cast<Field>(found - names.begin());
    if (std::ranges::find(columns_, std::optional(result)) != columns_.end()) {
      draft_.report.add(place(field), "duplicate",
                        fmt::format("the column {} stands a second time", name));
      return std::nullopt;
    }
    return result;
  }

  void set_memory_aside() {
    std::error_code error;
    const auto size = std::filesystem::file_size(path_, error);
    auto& actions = draft_.configuration.actions;
    if (error || open_.consumed() == 0) return;
    const auto more = size / (open_.consumed() / rows_to_guess_from + 1) * 11 / 10;
    actions.reserve(actions.size() + more);
    draft_.configuration.action_places.reserve(actions.size() + more);
  }

  void read_row() {
    const auto& fields = csv_.fields();
    clear();
    raw_.place = {file_, csv_.line(), 1};
    if (fields.size() != columns_.size()) {
      draft_.report.add(
          raw_.place, "bad-csv",
          fmt::format("the row has {} fields, the header {}; is a comma inside a text "
                      "without quotation marks?",
                      fields.size(), columns_.size()));
      return;
    }
    bool sound = true;
    for (std::size_t i = 0; i < fields.size(); ++i) {
      if (const auto bad = first_bad_byte(fields[i].text)) {
        const auto what = encoding_fault(fields[i].text, *bad).message;
        draft_.report.add(place(fields[i]), "bad-encoding", what);
        sound = false;
      } else if (columns_[i]) {
        take(*columns_[i], fields[i]);
      }
    }
    if (!sound) return;
    take_due();
    builder_.add(raw_);
  }

  void clear() {
    for (auto& cell : raw_.cells) {
      cell.present = false;
      cell.text = {};
      cell.date.reset();
      cell.list.clear();
      cell.place = {};
    }
  }

  // An empty field is a key that was not written.
  void take(Field column, const CsvReader::Field& field) {
    const auto text = column == Field::requirement ? field.text : trim(field.text);
    if (text.empty()) return;
    auto& cell = raw_[column];
    cell.present = true;
    cell.place = place(field);
    if (!is_list(column)) {
      cell.text = text;
      return;
    }
    for (auto rest = text; !rest.empty();) {
      const auto end = std::min(rest.find(';'), rest.size());
      const auto element = trim(rest.substr(0, end));
      if (!element.empty()) cell.list.push_back(element);
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }

  void take_due() {
    auto& due = raw_[Field::due];
    if (!due.present) return;
    due.date = calendar::parse_date(due.text);
    if (due.date) return;
    builder_.fault(raw_, due.place, "bad-date",
                   fmt::format("due is {}; a date such as 2011-08-19 is needed", shown(due.text)));
  }

  void report_end() {
    const auto& fault = csv_.fault();
    if (!fault.message.empty()) {
      draft_.report.add({file_, fault.line, fault.column}, "bad-csv",
                        fault.message + "; what follows was not read");
    }
    if (open_.error() != 0) {
      draft_.report.add({file_, csv_.line(), 0}, "unreadable",
                        "cannot read on: " + std::generic_category().message(open_.error()));
    }
  }

  Draft& draft_;
  std::filesystem::path path_;
  std::uint32_t file_;
  OpenFile open_;
  CsvReader csv_;
  ActionBuilder& builder_;
  std::vector<std::optional<Field>> columns_;  ///< None for a column that was refused.
  RawAction raw_;
};

}  // namespace

void read_action_rows(Draft& draft, const SourceFile& file, const At<std::string>& named,
                      ActionBuilder& builder) {
  const std::filesystem::path name(named.value);
  const auto path = (name.is_absolute() ? name : file.path.parent_path() / name).lexically_normal();
  auto opened = open_regular(path);
  if (const auto* fault = std::get_if<FileFault>(&opened)) {
    draft.report.add(named.place, fault->code, fmt::format("actions_from: {}", fault->message));
    return;
  }
  RowsReader(draft, path, std::get<int>(opened), builder).read();
}

}  // namespace dueward::config
