// SPDX-License-Identifier: MIT
#include "templating/engine.hpp"

#include <algorithm>
#include <deque>
#include <unordered_map>
#include <utility>

#include <kainjow/mustache.hpp>

namespace dueward::templating {

namespace mustache = kainjow::mustache;

/// Looks names up in scopes when they are asked for, keeps what it found, and refuses names that
/// none knows. Items of a list stand in mustache's data as empty objects, each known here by its
/// address.
class Sources::Context : public mustache::basic_context<std::string> {
 public:
  explicit Context(std::span<const Scope* const> scopes) {
    for (const Scope* scope : scopes)
      places_.push_back(place_of(scope));
  }

  void push(const mustache::data* data) override {
    const auto item = items_.find(data);
    places_.push_back(item == items_.end() ? nullptr : place_of(item->second));
  }
  void pop() override { places_.pop_back(); }

  const mustache::data* get(const std::string& name) const override {
    for (auto place = places_.rbegin(); place != places_.rend(); ++place) {
      if (*place == nullptr) continue;
      if (const auto* value = find(**place, name)) return value;
    }
    throw TemplateError("there is no \"" + name + "\" to fill in here");
  }
  const mustache::data* get_partial(const std::string& /*name*/) const override { return nullptr; }

 private:
  /// A scope, and by name what was looked up there: nothing where it does not know the name.
  struct Place {
    const Scope* scope = nullptr;
    std::unordered_map<std::string, const mustache::data*> known;
  };

  Place* place_of(const Scope* scope) {
    auto& place = all_places_[scope];
    place.scope = scope;
    return &place;
  }

  const mustache::data* find(Place& place, const std::string& name) const {
    const auto [known, is_new] = place.known.try_emplace(name);
    if (is_new) {
      if (auto value = place.scope->find(name)) known->second = keep(*std::move(value));
    }
    return known->second;
  }

  const mustache::data* keep(Value value) const {
    if (auto* text = std::get_if<std::string>(&value))
      return text->empty() ? &no_ : &kept_.emplace_back(std::move(*text));
    if (const auto* flag = std::get_if<bool>(&value)) return *flag ? &yes_ : &no_;
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

  std::unordered_map<const Scope*, Place> all_places_;
  std::vector<Place*> places_;  ///< Those looked at, from the last to the first.
  // What was looked up stays where it is: mustache keeps pointers to it.
  const mustache::data yes_{true};
  const mustache::data no_{false};
  mutable std::deque<mustache::data> kept_;
  mutable std::deque<ScopeList> lists_;
  mutable std::unordered_map<const mustache::data*, const Scope*> items_;
};

Sources::Sources(std::span<const Scope* const> scopes)
    : context_(std::make_unique<Context>(scopes)) {}
Sources::~Sources() = default;

namespace {

/// What mustache writes to: a string that refuses to grow for ever.
class BoundedText {
 public:
  explicit BoundedText(std::size_t limit) : limit_(limit) {}

  BoundedText& operator<<(const std::string& part) {
    if (text_.size() + part.size() > limit_) {
      throw TemplateError("it writes more than " + std::to_string(limit_ / 1024) + " KiB");
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
  std::size_t limit_;
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

std::string CompiledTemplate::render(Sources& sources, std::size_t limit) const {
  BoundedText output(limit);
  parsed_->mustache.render(*sources.context_, output);
  return output.take();
}

}  // namespace dueward::templating
