// SPDX-License-Identifier: MIT
#include "delivery/templates.hpp"

#include <optional>
#include <stdexcept>

#include "delivery/letter.hpp"
#include "delivery/samples.hpp"
#include "delivery/service_letter.hpp"
#include "delivery/template_check.hpp"

namespace dueward::delivery {
namespace {

bool is_service_template(std::string_view name) {
  return name == "code" || name == "held" || name == "delivery-failure" || name == "receipt" ||
         name == "links" || name == "test" || name == "weekly";
}

std::vector<const Shape*> shapes_of(std::string_view name) {
  if (is_service_template(name)) return {&service_shape()};
  if (name == "digest") return {&message_shape()};
  return {&message_shape(), &notice_shape()};
}

std::string sample_link(const LinkTo&) {
  return "https://actions.example.gov.uk/link/somebody/20111118/1.signature";
}

/// Renders one face of a template with each of its samples.
void try_samples(const CompiledTemplate& compiled, const std::string& name,
                 const DateWords& dates) {
  if (is_service_template(name)) {
    const ServiceLetter letter = sample_service_letter();
    const auto scope = service_scope(letter);
    const Scope* scopes[] = {scope.get()};
    Sources sources{scopes};
    (void)compiled.render(sources);
    return;
  }
  const auto directory = sample_directory();
  const PolicyEntries entries;
  const LinkMaker sample_links = sample_link;
  for (const auto& message : sample_messages(name)) {
    const Letter letter{message, *directory, entries, dates, sample_links};
    const auto outer = message_scope(letter);
    const auto inner = notice_scope(letter, message.notices.front());
    const Scope* both[] = {outer.get(), inner.get()};
    Sources sources{std::span(both).first(name == "digest" ? 1 : 2)};
    (void)compiled.render(sources);
  }
}

std::optional<CompiledTemplate> compile(const TemplateFiles& files, const std::string& language,
                                        const std::string& name, const std::string& ending,
                                        const DateWords& dates,
                                        std::vector<TemplateFault>& faults) {
  const std::string file = name + ending;
  const auto text = expand_checked(files, language, file, shapes_of(name), faults);
  if (!text) return std::nullopt;
  try {
    CompiledTemplate compiled(*text, ending == ".html" ? Escaping::html : Escaping::none);
    try_samples(compiled, name, dates);
    return compiled;
  } catch (const TemplateError& error) {
    faults.push_back(
        {files.find(language, file)->path, 0, std::string("with sample data: ") + error.what()});
    return std::nullopt;
  }
}

std::unique_ptr<DateWords> read_dates(const TemplateFiles& files, const std::string& language,
                                      std::vector<TemplateFault>& faults) {
  const TemplateFile* file = files.find(language, "dates.txt");
  try {
    return std::make_unique<DateWords>(file->text);
  } catch (const std::invalid_argument& error) {
    faults.push_back({file->path, 0, error.what()});
    return nullptr;
  }
}

}  // namespace

Templates::Templates() {
  std::vector<TemplateFault> faults;
  load(TemplateFiles(), "", faults);
  if (!faults.empty()) throw std::logic_error(to_string(faults.front()));
}

Templates::Templates(const std::filesystem::path& folder, std::vector<TemplateFault>& faults) {
  const TemplateFiles files = folder.empty() ? TemplateFiles() : TemplateFiles(folder, faults);
  load(files, "", faults);
  for (const std::string& language : files.languages())
    load(files, language, faults);
}

void Templates::load(const TemplateFiles& files, const std::string& language,
                     std::vector<TemplateFault>& faults) {
  LanguageTemplates& loaded = languages_[language];
  loaded.dates = read_dates(files, language, faults);
  if (!loaded.dates) return;
  for (const std::string& name : template_names()) {
    auto subject = compile(files, language, name, ".subject", *loaded.dates, faults);
    auto text = compile(files, language, name, ".txt", *loaded.dates, faults);
    auto html = compile(files, language, name, ".html", *loaded.dates, faults);
    if (!subject || !text || !html) continue;
    loaded.messages.emplace(
        name, MessageTemplates{std::move(*subject), std::move(*text), std::move(*html)});
  }
}

const LanguageTemplates& Templates::of(const std::string& language) const {
  const auto found = languages_.find(language);
  return found == languages_.end() ? languages_.at("") : found->second;
}

}  // namespace dueward::delivery
