// SPDX-License-Identifier: MIT
/// A JSON object as a scope: what a page says, prepared as a value.
#pragma once

#include <boost/json/object.hpp>

#include "templating/scope.hpp"

namespace dueward::templating {

/// Texts, numbers and flags as they are; null is false; a list is a list of objects; an object
/// counts as a list of itself alone, so that a section enters it. The object must outlive the
/// scope. Throws TemplateError for a list of anything but objects.
class JsonScope final : public Scope {
 public:
  explicit JsonScope(const boost::json::object& object) : object_(object) {}
  [[nodiscard]] std::optional<Value> find(std::string_view name) const override;

 private:
  const boost::json::object& object_;
};

}  // namespace dueward::templating
