// SPDX-License-Identifier: MIT
/// Everything the files say, checked and resolved: plain values that outlive the load.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/date.hpp"
#include "config/diagnostic.hpp"
#include "config/plugin_catalogue.hpp"
#include "model/directory.hpp"
#include "model/id.hpp"
#include "model/person.hpp"
#include "model/plan.hpp"
#include "model/policy.hpp"

namespace dueward::config {

/// [service]. All paths are absolute.
struct ServiceSettings {
  std::string name;
  std::string timezone;  ///< Known to the zone database.
  std::filesystem::path state = "/var/lib/dueward";
  std::filesystem::path socket;     ///< Default: dueward.sock in the state directory.
  std::filesystem::path templates;  ///< Overrides of the installed ones; empty: none.
  model::PersonId administrator;    ///< Empty: each plan's accountable officer.
  std::optional<std::chrono::weekday> weekly_note;
  std::size_t flood_limit = 200;  ///< Messages a day; default four per person, at least 200.
};

/// [store] url, taken apart.
struct StoreSettings {
  enum class Kind { sqlite, postgres };
  Kind kind = Kind::sqlite;
  std::filesystem::path path;  ///< Of sqlite; absolute.
  std::string url;             ///< As written; of postgres what libpq takes.
};

/// [web].
struct WebSettings {
  bool listens = false;             ///< Whether there is a [web] at all.
  std::string host = "127.0.0.1";   ///< An IPv6 address without its brackets.
  std::uint16_t port = 8480;        ///< 0: any free port.
  std::string public_url;           ///< Without a slash at its end; empty: messages carry no links.
  std::chrono::days link_life{90};  ///< How long a link in a message is good.
  std::string colour = "#1d70b8";   ///< The council's own, "#rrggbb".
  std::string identity_header;      ///< In lower case; empty: nobody is known to the pages.
  std::vector<std::string> proxies;  ///< IP addresses from which that header is believed.
};

/// [notifiers.ID].
struct NotifierSettings {
  model::NotifierId id;
  std::string plugin;
  std::size_t workers = 4;                            ///< 1 to 256.
  std::optional<std::size_t> per_minute;              ///< Attempts; none: no limit.
  std::optional<bool> grouped;                        ///< None: as the plugin has it.
  std::chrono::hours give_up = std::chrono::days{5};  ///< How long a notice is useful.
  Options options;                                    ///< As written, defaults not filled in.
  std::filesystem::path directory;  ///< Of the file that names it: relative paths count from here.
};

/// A whole configuration. Immutable once loaded, movable, without ties to the files.
struct Configuration {
  std::filesystem::path file;                ///< The one that was asked for; absolute.
  std::vector<std::filesystem::path> files;  ///< All that were read, this one first.

  ServiceSettings service;
  StoreSettings store;
  WebSettings web;
  model::RatingRules ratings;
  std::vector<NotifierSettings> notifiers;  ///< In order of name.

  std::map<model::PersonId, model::Person> people;  ///< Bodies too.
  std::map<model::PlanId, model::Plan> plans;
  std::map<model::PolicyId, model::Policy> policies;
  std::map<model::CalendarId, model::Calendar> calendars;  ///< The service's own: empty id.
  std::vector<model::Action> actions;                      ///< In order of the files.
  std::vector<Place> action_places;                        ///< Parallel to `actions`.

  /// Where the objects and their fields stand: "service/state", "people/ID/notify/email",
  /// "plans/ID/timescales/ID", "policies/ID/steps/NAME/to", "notifiers/ID/options/server".
  std::map<std::string, Place, std::less<>> places;

  /// The key's place, or that of the nearest thing around it ("people/ID" for a field that was not
  /// written); the main file as a whole where nothing is known.
  [[nodiscard]] Place where(std::string_view key) const;

  [[nodiscard]] const NotifierSettings* notifier(const model::NotifierId& id) const;

  /// A finding of somebody else (templates, secrets) that points into the files.
  [[nodiscard]] Diagnostic diagnostic(Place place, Severity severity, std::string code,
                                      std::string message) const;
};

/// The directory as the files have it. Throws std::runtime_error where the zone database has lost
/// the zone since the load.
[[nodiscard]] model::DirectoryPtr make_directory(const Configuration& configuration);

/// The same with people and plans as the store has them since people decided.
[[nodiscard]] model::DirectoryPtr make_directory(const Configuration& configuration,
                                                 std::vector<model::Person> people,
                                                 std::vector<model::Plan> plans);

}  // namespace dueward::config
