// SPDX-License-Identifier: MIT
#include "config/load.hpp"

#include <utility>

#include "config/digest_lint.hpp"
#include "config/draft.hpp"

namespace dueward::config {

Loaded load(const std::filesystem::path& file, const LoadOptions& options) {
  Draft draft{.options = options};
  gather(draft, file);
  sort_sections(draft);
  read_calendars(draft);
  read_notifiers(draft);
  read_people(draft);
  read_policies(draft);
  read_service(draft);
  read_store(draft);
  read_web(draft);
  read_ratings(draft);
  read_plans(draft);
  draft.report_strays();
  if (!draft.report.has_errors()) check_digests(draft);
  Loaded loaded;
  draft.configuration.files = draft.report.files();
  if (!draft.report.has_errors()) loaded.configuration = std::move(draft.configuration);
  loaded.diagnostics = draft.report.take();
  return loaded;
}

}  // namespace dueward::config
