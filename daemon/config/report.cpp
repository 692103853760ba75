// SPDX-License-Identifier: MIT
#include "config/report.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>

#include "config/codes.hpp"

namespace dueward::config {

std::uint32_t Report::add_file(std::filesystem::path shown) {
  files_.push_back(std::move(shown));
  counts_.push_back(0);
  return static_cast<std::uint32_t>(files_.size() - 1);
}

void Report::add(Place place, std::string_view code, std::string message) {
  const auto* known = find_code(code);
  if (known == nullptr) throw std::logic_error("no such code: " + std::string(code));
  if (known->severity == Severity::error) {
    ++errors_;
    if (++counts_.at(place.file) > most_of_a_file) return;
  }
  findings_.push_back({place, known->name, std::move(message)});
}

Diagnostic Report::diagnostic(const Finding& finding) const {
  return {files_[finding.place.file].string(), finding.place.line,        finding.place.column,
          find_code(finding.code)->severity,   std::string(finding.code), finding.message};
}

std::vector<Diagnostic> Report::take() {
  for (std::uint32_t file = 0; file < files_.size(); ++file) {
    if (counts_[file] <= most_of_a_file) continue;
    const auto text = fmt::format("{} further faults of this file are not listed",
                                  counts_[file] - most_of_a_file);
    findings_.push_back({{file, UINT32_MAX, 0}, "too-many", text});
  }
  std::ranges::stable_sort(findings_, {}, &Finding::place);
  std::vector<Diagnostic> result;
  result.reserve(findings_.size());
  for (auto& finding : findings_) {
    if (finding.place.line == UINT32_MAX) finding.place.line = 0;
    result.push_back(diagnostic(finding));
  }
  findings_.clear();
  return result;
}

}  // namespace dueward::config
