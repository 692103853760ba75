// SPDX-License-Identifier: MIT
#include "run/weekly_note.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include "policy/reading.hpp"
#include "run/application.hpp"
#include "service/waiting.hpp"

namespace dueward::run {
namespace asio = boost::asio;

namespace {

constexpr std::size_t most_decisions = 20;

std::string actions(std::size_t count) {
  return fmt::format("{} {}", count, count == 1 ? "action" : "actions");
}

std::string messages(std::size_t count) {
  return fmt::format("{} {}", count, count == 1 ? "message" : "messages");
}

std::size_t failed(const store::Counts& counts) {
  const auto found = counts.messages.find(model::MessageState::failed);
  return found == counts.messages.end() ? 0 : found->second;
}

/// Those of the waiting items that the reader may hear of.
std::vector<service::WaitingItem> told_to(const model::PersonId& reader,
                                          std::vector<service::WaitingItem> waiting,
                                          const model::Directory& directory) {
  if (!policy::is_limited(directory, reader)) return waiting;
  std::erase_if(waiting, [&](const service::WaitingItem& item) {
    const auto plan = directory.plans.find(item.ref.plan);
    const bool of_their_plan = plan != directory.plans.end() && plan->second.accountable == reader;
    return !of_their_plan && item.decider != reader;
  });
  return waiting;
}

}  // namespace

calendar::Date note_day(std::chrono::weekday wanted, calendar::Date from,
                        const model::Calendar& calendar) {
  return calendar.days.on_or_after(from + (wanted - std::chrono::weekday(from)));
}

std::string week_in_words(const store::Counts& counts) {
  const auto overdue = counts.overdue == 0 ? "none" : std::to_string(counts.overdue);
  const auto proposed = counts.proposed == 0
                            ? std::string()
                            : fmt::format("; {} proposed and not agreed to yet", counts.proposed);
  return fmt::format("{} open, {} overdue{}.", actions(counts.open), overdue, proposed);
}

std::vector<std::string> needs_of(const store::Counts& counts,
                                  const std::vector<service::WaitingItem>& all_waiting,
                                  const model::Directory& directory,
                                  const model::PersonId& reader) {
  const auto waiting = told_to(reader, all_waiting, directory);
  std::vector<std::string> needs;
  if (counts.overdue > 0)
    needs.push_back(actions(counts.overdue) + " overdue: see dueward list --overdue");
  if (counts.without_owner > 0)
    needs.push_back(actions(counts.without_owner) + " without an owner");
  if (failed(counts) > 0) {
    needs.push_back(messages(failed(counts)) + " failed for good: see dueward status");
  }
  const auto shown = std::min(waiting.size(), most_decisions);
  for (std::size_t i = 0; i < shown; ++i)
    needs.push_back(service::in_words(waiting[i], directory, reader));
  if (waiting.size() > shown) {
    const auto more = waiting.size() - shown;
    needs.push_back(fmt::format("{} more {}: see dueward status", more,
                                more == 1 ? "decision waits" : "decisions wait"));
  }
  return needs;
}

asio::awaitable<void> Application::weekly_notes() {
  auto next = picture_->directory->zone.date_of(clock_->now());
  while (!stopping_) {
    std::optional<calendar::Instant> moment;
    calendar::Date day{};
    if (const auto wanted = configuration_->service.weekly_note) {
      const auto& calendar = picture_->directory->calendars.at(model::CalendarId{});
      day = note_day(*wanted, next, calendar);
      moment = picture_->directory->zone.at(day, calendar.send_at);
    }
    if (moment && *moment <= clock_->now()) {
      // A note of a day gone by, as after an outage, would say what is no longer so.
      if (picture_->directory->zone.date_of(clock_->now()) == day) co_await tell_week(day);
      next = day + std::chrono::days{1};
      continue;
    }
    co_await week_changed_.wait_until(*clock_, moment);
  }
}

asio::awaitable<void> Application::tell_week(calendar::Date week) {
  ++recording_;
  try {
    const auto counts = co_await store_->counts(week);
    const auto waiting = co_await desk_->waiting(std::nullopt);
    const delivery::NeedsOf needs = [&](const model::PersonId& reader) {
      return needs_of(counts, waiting, *picture_->directory, reader);
    };
    co_await delivery_->tell_weekly(week, week_in_words(counts), needs);
  } catch (const std::exception& fault) {
    spdlog::error("the weekly note was not written: {}", fault.what());
  }
  --recording_;
}

}  // namespace dueward::run
