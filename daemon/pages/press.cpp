// SPDX-License-Identifier: MIT
#include "pages/press.hpp"

#include <stdexcept>

#include "pages/builtin_templates.hpp"
#include "templating/engine.hpp"
#include "templating/json_scope.hpp"

namespace dueward::pages {
namespace {

namespace json = boost::json;
using templating::CompiledTemplate;
using templating::Escaping;

/// A plan of many services has long tables.
constexpr std::size_t page_limit = std::size_t{2} * 1024 * 1024;

std::string_view text_of(std::string_view name) {
  for (const auto& one : builtin_templates()) {
    if (one.name == name) return one.text;
  }
  throw std::logic_error("there is no page " + std::string(name));
}

/// With each {{>part}} replaced by _part.html.
std::string with_parts(std::string text) {
  constexpr std::string_view opening = "{{>";
  for (auto at = text.find(opening); at != std::string::npos; at = text.find(opening, at)) {
    const auto end = text.find("}}", at);
    const auto name = text.substr(at + opening.size(), end - at - opening.size());
    text.replace(at, end + 2 - at, text_of("_" + name + ".html"));
  }
  return text;
}

std::string render(const CompiledTemplate& compiled, const json::object& data,
                   const json::object& around) {
  const templating::JsonScope outer(around);
  const templating::JsonScope inner(data);
  const templating::Scope* scopes[] = {&outer, &inner};
  templating::Sources sources{scopes};
  return compiled.render(sources, page_limit);
}

json::object data_of(const Frame& frame) {
  return {{"service_name", frame.service_name}, {"base", frame.base},
          {"style_sheet", frame.style_sheet},   {"reader", frame.reader},
          {"by_link", frame.by_link},           {"reading_only", frame.reading_only},
          {"limited", frame.limited},           {"held", frame.held}};
}

}  // namespace

struct Press::Templates {
  std::map<std::string, CompiledTemplate, std::less<>> pages;
};

Press::Press() : templates_(std::make_unique<Templates>()) {
  for (const auto& one : builtin_templates()) {
    if (one.name.starts_with('_')) continue;
    const auto name = one.name.substr(0, one.name.find('.'));
    templates_->pages.emplace(name,
                              CompiledTemplate(with_parts(std::string(one.text)), Escaping::html));
  }
}

Press::~Press() = default;

std::string Press::print(std::string_view page, const json::object& data,
                         const Frame& frame) const {
  auto around = data_of(frame);
  const auto content = render(templates_->pages.find(page)->second, data, around);
  around["content"] = content;
  around["page_title"] = data.at("title");
  return render(templates_->pages.find("layout")->second, {}, around);
}

}  // namespace dueward::pages
