// SPDX-License-Identifier: MIT
#include "delivery/template_engine.hpp"

#include <algorithm>
#include <deque>
#include <unordered_map>
#include <utility>

#include <kainjow/mustache.hpp>

namespace dueward::delivery {
namespace {

namespace mustache = kainjow::mustache;

/// Looks names up in scopes when they are asked for, and refuses those that none knows. Items of a
/// list stand in mustache's data as empty objects, each known here by its address.
class ScopeContext : public mustache::basic_context<std::string> {
 public:
  explicit ScopeContext(std::span<const Scope* const> scopes)
      : scopes_(scopes.begin(), scopes.end()) {}

  void push(const mustache::data* data) override {
    auto item = items_.find(data);
    scopes_.push_back(item == items_.end() ? nullptr : item->second);
  }
  void pop() override { scopes_.pop_back(); }

  const mustache::data* get(const std::string& name) const override {
    for (auto scope = scopes_.rbegin(); scope != scopes_.rend(); ++scope) {
      if (*scope == nullptr) continue;
      if (auto value = (*scope)->find(name)) return keep(std::move(*value));
    }
    throw TemplateError("there is no \"" + name + "\" to fill in here");
  }
  const mustache::data* get_partial(const std::string& /*name*/) const override { return nullptr; }

 private:
  const mustache::data* keep(Value value) const {
    if (const auto* text = std::get_if<std::string>(&value)) {
      return &(text->empty() ? kept_.emplace_back(false) : kept_.emplace_back(*text));
    }
    if (const auto* flag = std::get_if<bool>(&value)) return &kept_.emplace_back(*flag);
    return keep_list(std::get<ScopeList>(std::move(value)));
  }

  const mustache::data* keep_list(ScopeList list) const {
    mustache::data items{mustache::data::type::list};
    for (std::size_t i = 0; i < list.size(); ++i)
      items << mustache::object{};
    kept_.push_back(std::move(items));
    const auto& placed = kept_.back().list_value();
    for (std::size_t i = 0; i < list.size(); ++i)
      items_.emplace(&placed[i], list[i].get());
    lists_.push_back(std::move(list));
    return &kept_.back();
  }

  std::vector<const Scope*> scopes_;
  // What was looked up lives as long as the rendering: mustache keeps pointers to it.
  mutable std::deque<mustache::data> kept_;
  mutable std::deque<ScopeList> lists_;
  mutable std::unordered_map<const mustache::data*, const Scope*> items_;
};

/// What mustache writes to: a string that refuses to grow for ever.
class BoundedText {
 public:
  BoundedText& operator<<(const std::string& part) {
    if (text_.size() + part.size() > output_limit) {
      throw TemplateError("it writes more than " + std::to_string(output_limit / 1024) + " KiB");
    }
    for (std::size_t at = 0; at < part.size();) {
      const std::size_t mark = std::min(part.find(keeps_line, at), part.size());
      text_.append(part, at, mark - at);
      at = mark + 1;
    }
    return *this;
  }
  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

}  // namespace

struct CompiledTemplate::Parsed {
  mustache::mustache mustache;
};

CompiledTemplate::CompiledTemplate(const std::string& text, Escaping escaping)
    : parsed_(std::make_unique<Parsed>(Parsed{mustache::mustache{text}})) {
  if (!parsed_->mustache.is_valid()) throw TemplateError(parsed_->mustache.error_message());
  if (escaping == Escaping::none) {
    parsed_->mustache.set_custom_escape([](const std::string& value) { return value; });
  }
}

CompiledTemplate::~CompiledTemplate() = default;
CompiledTemplate::CompiledTemplate(CompiledTemplate&&) noexcept = default;
CompiledTemplate& CompiledTemplate::operator=(CompiledTemplate&&) noexcept = default;

std::string CompiledTemplate::render(std::span<const Scope* const> scopes) const {
  ScopeContext context{scopes};
  BoundedText output;
  parsed_->mustache.render(context, output);
  return output.take();
}

}  // namespace dueward::delivery
