// SPDX-License-Identifier: MIT
/// A configuration while it is being read: what the steps of a load hand on to each other.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "config/configuration.hpp"
#include "config/document.hpp"
#include "config/load.hpp"
#include "config/report.hpp"

namespace dueward::config {

struct SourceFile {
  std::uint32_t number = 0;         ///< In places.
  std::filesystem::path path;       ///< As shown to people; may be relative.
  std::filesystem::path directory;  ///< Absolute: relative paths in the file count from here.
  Node root;
  bool broken = false;  ///< Some of it is not TOML: what is missing may only be unread.
};

/// A table of one of the files.
struct Sited {
  const SourceFile* file = nullptr;
  const Node* node = nullptr;
  std::string_view name;  ///< Its last key: "email" of [notifiers.email].
  Place place;            ///< Of that key.
};

/// A plan with what stands beside it in its file.
struct PlanFile {
  Sited plan;
  const Node* timescales = nullptr;
  const Node* actions_from = nullptr;
  std::vector<const Node*> actions;
};

/// The tables of all files by what they are.
struct Sections {
  std::optional<Sited> service, store, web, ratings, calendar;
  std::vector<Sited> calendars, notifiers, policies, people, bodies;
  std::vector<PlanFile> plans;
};

/// A key that its table does not know. Reported when all tables have said what they know: it may
/// belong into another one.
struct Stray {
  Place place;
  std::string where;  ///< The table, as messages begin: "plan one: "; empty outside of all.
  std::string key;
  std::string question;  ///< "; did you mean …?", or nothing.
};

struct Draft {
  const LoadOptions& options;
  Report report;
  std::vector<SourceFile> files;
  std::string dropped;  ///< Text of what could not be parsed.
  Sections sections;
  Configuration configuration;
  /// Keys of steps with a recipient, and of people with an address, that was refused: whom they
  /// reach is not known.
  std::set<std::string> doubtful;
  std::set<std::string> misspelt;  ///< Tables that are there under a name close to theirs.
  std::set<model::PersonId> warned_managers;  ///< Owners without a manager, each said once.

  std::vector<Stray> strays;
  /// By file and key: the headers of the tables that know the key, "[plan]".
  std::map<std::pair<std::uint32_t, std::string>, std::vector<std::string>> homes;

  void add_home(std::uint32_t file, std::string_view key, const std::string& header);
  void report_strays();

  [[nodiscard]] bool any_broken() const { return !dropped.empty(); }

  /// Reports a table that is required, at the top of the main file.
  void missing_table(std::string_view name);

  /// Whether a name nobody knows may be defined in text that could not be parsed. Then it is not
  /// reported: the fault in that text is.
  [[nodiscard]] bool may_be_defined(std::string_view name) const {
    return any_broken() && dropped.find(name) != std::string::npos;
  }
};

// The steps, in this order. Each reports what it finds and goes on.

/// Reads the file and all it includes into `files`.
void gather(Draft& draft, const std::filesystem::path& file);
/// Sorts the tables of all files into `sections`; refuses unknown and repeated ones.
void sort_sections(Draft& draft);

void read_calendars(Draft& draft);
void read_service(Draft& draft);
void read_store(Draft& draft);
void read_web(Draft& draft);
void read_ratings(Draft& draft);
void read_notifiers(Draft& draft);
void read_people(Draft& draft);
void read_policies(Draft& draft);
void read_plans(Draft& draft);

}  // namespace dueward::config
