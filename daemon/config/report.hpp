// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "config/diagnostic.hpp"

namespace dueward::config {

/// Collects the findings of one load. Severity follows from the code. Of one file only the first
/// `most_of_a_file` errors are kept, the others counted: a spreadsheet with one wrong column has a
/// million of them.
class Report {
 public:
  static constexpr std::size_t most_of_a_file = 1000;

  /// Number of a further file, for places.
  std::uint32_t add_file(std::filesystem::path shown);

  void add(Place place, std::string_view code, std::string message);

  [[nodiscard]] const std::vector<std::filesystem::path>& files() const { return files_; }
  [[nodiscard]] bool has_errors() const { return errors_ != 0; }
  [[nodiscard]] std::size_t error_count() const { return errors_; }

  /// Whether further errors of the file are only counted, so that their words can be spared.
  [[nodiscard]] bool is_full(std::uint32_t file) const {
    return counts_.at(file) >= most_of_a_file;
  }

  /// All findings by file, line and column.
  [[nodiscard]] std::vector<Diagnostic> take();

 private:
  struct Finding {
    Place place;
    std::string_view code;
    std::string message;
  };
  [[nodiscard]] Diagnostic diagnostic(const Finding& finding) const;

  std::vector<std::filesystem::path> files_;
  std::vector<std::size_t> counts_;  ///< Errors, by file.
  std::vector<Finding> findings_;
  std::size_t errors_ = 0;
};

}  // namespace dueward::config
