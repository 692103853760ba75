// SPDX-License-Identifier: MIT
/// All templates, compiled; a load that finds a fault names it, and the service keeps the old ones.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "delivery/date_words.hpp"
#include "delivery/template_files.hpp"
#include "delivery/template_terms.hpp"

namespace dueward::delivery {

/// The three faces of one message.
struct MessageTemplates {
  CompiledTemplate subject;
  CompiledTemplate text;
  CompiledTemplate html;
};

/// What one language has. Complete once loaded without faults.
struct LanguageTemplates {
  std::map<std::string, MessageTemplates, std::less<>> messages;
  std::unique_ptr<DateWords> dates;
};

/// Rendered from on one thread at a time.
class Templates {
 public:
  /// Those compiled into the program alone; always sound.
  Templates();

  /// With the overrides of `folder` (empty: none). Each is compiled and rendered with sample data;
  /// the result is usable only where `faults` stays empty. Reads the file system.
  Templates(const std::filesystem::path& folder, std::vector<TemplateFault>& faults);

  /// The language's own, else the default.
  [[nodiscard]] const LanguageTemplates& of(const std::string& language) const;

 private:
  void load(const TemplateFiles& files, const std::string& language,
            std::vector<TemplateFault>& faults);

  std::map<std::string, LanguageTemplates> languages_;  ///< The default under the empty name.
};

using TemplatesPtr = std::shared_ptr<const Templates>;

}  // namespace dueward::delivery
