// SPDX-License-Identifier: MIT
/// From the fields of one action, wherever they stood, to a checked action.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "config/draft.hpp"
#include "config/last_step.hpp"
#include "config/lint.hpp"
#include "model/plan.hpp"

namespace dueward::config {

/// The keys of an action: of [[actions]] and of the columns of a CSV file.
enum class Field : std::uint8_t {
  id,
  service,
  timescale,
  due,
  title,
  requirement,
  owner,
  verifier,
  policy,
  supporting,
  parts,
  portfolio_holder,
  state,
  evidence,
};
inline constexpr std::size_t field_count = 14;
[[nodiscard]] std::span<const std::string_view, field_count> field_names();

/// Supporting, parts and evidence are lists.
[[nodiscard]] bool is_list(Field field);

/// One action as written. The texts must outlive the call that is handed it.
struct RawAction {
  struct Cell {
    bool present = false;
    bool refused = false;  ///< Of the wrong type, as reported: neither used nor missing.
    std::string_view text;
    std::optional<calendar::Date> date;  ///< Of `due`; none where it was refused.
    std::vector<std::string_view> list;  ///< Of lists.
    Place place;

    [[nodiscard]] bool usable() const { return present && !refused; }
  };
  std::array<Cell, field_count> cells;
  Place place;

  [[nodiscard]] Cell& operator[](Field field) { return cells[static_cast<std::size_t>(field)]; }
  [[nodiscard]] const Cell& operator[](Field field) const {
    return cells[static_cast<std::size_t>(field)];
  }
};

/// For the actions of one plan. What does not depend on the action is looked up once.
class ActionBuilder {
 public:
  ActionBuilder(Draft& draft, const model::Plan& plan, Place anchor_place);

  /// Checks it and takes it into the configuration.
  void add(const RawAction& raw);

  /// A fault of one field, told with the action's id.
  void fault(const RawAction& raw, Place place, std::string_view code, std::string_view message);

  /// Duplicates and, where `lint`, the warnings about the plan as a whole, when all are added.
  void finish(bool lint);

 private:
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  template <typename Value>
  using ByName = std::unordered_map<std::string, Value, TextHash, std::equal_to<>>;

  std::string line(const RawAction& raw, Field field);
  std::string prose(const RawAction& raw, Field field);
  std::vector<std::string> lines(const RawAction& raw, Field field);
  std::string id(const RawAction& raw);
  bool is_proposed(const RawAction& raw);
  std::vector<model::EvidenceKind> evidence(const RawAction& raw);
  void missing(const RawAction& raw, std::string_view key, std::string_view message);
  bool check_line(const RawAction& raw, Field field, std::string_view text);
  std::optional<calendar::Date> due(const RawAction& raw, model::Action& action);
  const model::Person* person(const RawAction& raw, Field field);
  const LastStep* policy(const RawAction& raw, model::Action& action);
  template <typename Map>
  void unknown(const RawAction& raw, Field field, std::string_view code, std::string_view what,
               const Map& known);
  void check_reach(const RawAction& raw, const model::Action& action, const model::Person* owner,
                   const model::Person* verifier, const LastStep& last);
  void report_duplicates();

  Draft& draft_;
  const model::Plan& plan_;
  Place anchor_place_;
  const model::Person* accountable_ = nullptr;
  ByName<const model::Person*> people_;
  ByName<LastStep> policies_;
  ByName<calendar::Date> timescales_;
  std::size_t first_;  ///< Of this plan's actions in the configuration.
  PlanLint lint_;
};

}  // namespace dueward::config
