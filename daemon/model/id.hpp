// SPDX-License-Identifier: MIT
/// Names of things, each a type of its own, so that a person is never passed where a plan is meant.
#pragma once

#include <compare>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace dueward::model {

/// Text that names one thing of one kind. Empty means "none".
template <typename Tag>
class Id {
 public:
  Id() = default;
  explicit Id(std::string text) : text_(std::move(text)) {}
  explicit Id(std::string_view text) : text_(text) {}
  explicit Id(const char* text) : text_(text) {}

  [[nodiscard]] const std::string& str() const { return text_; }
  [[nodiscard]] bool empty() const { return text_.empty(); }

  auto operator<=>(const Id&) const = default;
  bool operator==(const Id&) const = default;

 private:
  std::string text_;
};

/// A person or a body: whoever can be written to. One name space for both.
using PersonId = Id<struct PersonTag>;
using PlanId = Id<struct PlanTag>;
using PolicyId = Id<struct PolicyTag>;
using TimescaleId = Id<struct TimescaleTag>;
using NotifierId = Id<struct NotifierTag>;
using CalendarId = Id<struct CalendarTag>;

/// An action's id is unique in its plan only.
struct ActionRef {
  PlanId plan;
  std::string id;

  auto operator<=>(const ActionRef&) const = default;
  bool operator==(const ActionRef&) const = default;
};

/// "ofsted-2011/SG-07".
[[nodiscard]] inline std::string to_string(const ActionRef& action) {
  return action.plan.str() + "/" + action.id;
}

}  // namespace dueward::model

template <typename Tag>
struct std::hash<dueward::model::Id<Tag>> {
  std::size_t operator()(const dueward::model::Id<Tag>& id) const noexcept {
    return std::hash<std::string>{}(id.str());
  }
};
