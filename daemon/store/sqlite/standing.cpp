// SPDX-License-Identifier: MIT
#include "store/sqlite/schema.hpp"
#include "store/sqlite/verbs.hpp"

namespace dueward::store::sqlite {
namespace {

std::string text_of(Instant moment) {
  return std::to_string(moment.time_since_epoch().count());
}

Instant instant_from(const std::string& text) {
  return Instant{std::chrono::milliseconds{std::stoll(text)}};
}

void record_run(Core& core, Instant now, std::string_view event) {
  core.history.add({"", now, event, "", "dueward", "service", "", ""});
}

}  // namespace

std::optional<std::string> read_meta(Core& core, std::string_view key) {
  auto row = core.db.query("SELECT value FROM meta WHERE key = ?", key);
  if (!row.step()) return std::nullopt;
  return row.string(0);
}

void write_meta(Core& core, std::string_view key, std::string_view value) {
  core.db.execute(
      "INSERT INTO meta (key, value) VALUES (?, ?) "
      "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
      key, value);
}

void erase_meta(Core& core, std::string_view key) {
  core.db.execute("DELETE FROM meta WHERE key = ?", key);
}

Standing standing(Core& core) {
  Standing standing;
  if (auto moment = read_meta(core, "last_moment")) standing.last_moment = instant_from(*moment);
  if (auto reason = read_meta(core, "hold_reason")) {
    standing.hold = Hold{*reason, instant_from(read_meta(core, "hold_since").value_or("0"))};
  }
  standing.simulated = read_meta(core, "simulated") == "yes";
  standing.clean_stop = core.clean_stop;
  standing.restored = core.restored;
  if (auto day = read_meta(core, "flood_day")) {
    standing.flood_day_allowed = Date{std::chrono::days{std::stoi(*day)}};
  }
  standing.schema = schema_of(migrations());
  return standing;
}

void begin_run(Core& core, Instant now, bool simulated) {
  core.db.execute(
      "UPDATE message_state SET state = ?, next_attempt_at = ?, tries = tries + 1 "
      "WHERE state = 2",
      model::MessageState::ready, now);
  write_meta(core, "running", "yes");
  write_meta(core, "used", "yes");
  write_meta(core, "simulated", simulated ? "yes" : "no");
  write_meta(core, "last_moment", text_of(now));
  record_run(core, now, "run-began");
  core.restored = false;
}

void record_moment(Core& core, Instant now) {
  write_meta(core, "last_moment", text_of(now));
}

void end_run(Core& core, Instant now) {
  write_meta(core, "running", "no");
  write_meta(core, "last_moment", text_of(now));
  record_run(core, now, "run-ended");
}

void set_hold(Core& core, const std::optional<Hold>& hold, const Actor& actor, Instant now,
              const std::vector<ServiceMessage>& tell) {
  if (hold) {
    write_meta(core, "hold_reason", hold->reason);
    write_meta(core, "hold_since", text_of(hold->since));
    core.history.add({"", now, "held", "", actor.who, actor.via, "", hold->reason});
  } else {
    erase_meta(core, "hold_reason");
    erase_meta(core, "hold_since");
    core.history.add({"", now, "resumed", "", actor.who, actor.via, "", ""});
  }
  for (const auto& message : tell)
    post(core, message, now);
}

void allow_flood(Core& core, Date day) {
  write_meta(core, "flood_day", std::to_string(day.time_since_epoch().count()));
}

}  // namespace dueward::store::sqlite
