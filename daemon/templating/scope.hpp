// SPDX-License-Identifier: MIT
/// What templates can say: names, their types, and values found only when a template asks.
///
/// A Scope is a place in which names are looked up: a message, a notice in it, a person told
/// before. Each kind of scope has one table of fields; the table serves the strict check of a
/// template (Shape) as well as the look-up while it renders, so the two cannot differ.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

namespace dueward::templating {

class Scope;
class Shape;

using ScopeList = std::vector<std::unique_ptr<Scope>>;

/// Text is one line and never parsed again; empty text and an empty list count as false in a
/// section.
using Value = std::variant<std::string, bool, ScopeList>;

enum class FieldType { text, flag, list };

/// One name of a shape.
struct FieldShape {
  FieldType type = FieldType::text;
  const Shape* items = nullptr;  ///< Of a list.
};

/// The names a kind of scope knows.
class Shape {
 public:
  void add(std::string_view name, FieldShape field) { fields_.emplace(name, field); }
  void add(const Shape& other) { fields_.insert(other.fields_.begin(), other.fields_.end()); }
  [[nodiscard]] const FieldShape* find(std::string_view name) const {
    auto found = fields_.find(name);
    return found == fields_.end() ? nullptr : &found->second;
  }
  [[nodiscard]] std::vector<std::string_view> names() const {
    std::vector<std::string_view> all;
    for (const auto& [name, field] : fields_)
      all.push_back(name);
    return all;
  }

 private:
  std::unordered_map<std::string_view, FieldShape> fields_;
};

class Scope {
 public:
  virtual ~Scope() = default;
  /// Nothing where this scope does not know the name.
  [[nodiscard]] virtual std::optional<Value> find(std::string_view name) const = 0;
};

/// The fields of a kind of scope. `T` is what a getter reads from.
template <typename T>
class FieldTable {
 public:
  struct Entry {
    std::string_view name;
    FieldShape shape;
    Value (*get)(const T&);
  };

  FieldTable(std::initializer_list<Entry> entries) {
    for (const Entry& entry : entries) {
      shape_.add(entry.name, entry.shape);
      getters_.emplace(entry.name, entry.get);
    }
  }

  [[nodiscard]] const Shape& shape() const { return shape_; }
  [[nodiscard]] std::optional<Value> find(const T& from, std::string_view name) const {
    auto found = getters_.find(name);
    if (found == getters_.end()) return std::nullopt;
    return found->second(from);
  }

 private:
  Shape shape_;
  std::unordered_map<std::string_view, Value (*)(const T&)> getters_;
};

}  // namespace dueward::templating
