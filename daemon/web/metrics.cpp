// SPDX-License-Identifier: MIT
#include "web/metrics.hpp"

#include <array>
#include <string_view>

#include <fmt/format.h>

#include "store/store.hpp"
#include "web/problem.hpp"

namespace dueward::web {
namespace {

using Answer = boost::asio::awaitable<Response>;

constexpr std::string_view text_format = "text/plain; version=0.0.4; charset=utf-8";

double seconds(calendar::Instant moment) {
  return std::chrono::duration<double>(moment.time_since_epoch()).count();
}

/// A backslash, a quotation mark or a line break would end a label's value.
std::string label_value(std::string_view text) {
  std::string value;
  for (const char c : text) {
    if (c == '\\' || c == '"') value += '\\';
    value += c == '\n' ? ' ' : c;
  }
  return value;
}

/// Families, each with its samples together.
class Writer {
 public:
  void family(std::string_view name, std::string_view type, std::string_view help) {
    name_ = name;
    text_ += fmt::format("# HELP {} {}\n# TYPE {} {}\n", name, help, name, type);
  }
  void sample(double value) { text_ += fmt::format("{} {}\n", name_, value); }
  void sample(std::string_view label, std::string_view of, double value) {
    text_ += fmt::format("{}{{{}=\"{}\"}} {}\n", name_, label, label_value(of), value);
  }
  void gauge(std::string_view name, std::string_view help, double value) {
    family(name, "gauge", help);
    sample(value);
  }

  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  std::string text_;
  std::string name_;
};

void write_actions(Writer& write, const store::Counts& counts) {
  write.family("dueward_actions", "gauge", "Actions by how they stand.");
  write.sample("state", "known", static_cast<double>(counts.actions));
  write.sample("state", "proposed", static_cast<double>(counts.proposed));
  write.sample("state", "open", static_cast<double>(counts.open));
  write.sample("state", "overdue", static_cast<double>(counts.overdue));
  write.sample("state", "claimed", static_cast<double>(counts.claimed));
  write.sample("state", "without_owner", static_cast<double>(counts.without_owner));
}

void write_messages(Writer& write, const store::Counts& counts) {
  using enum model::MessageState;
  write.family("dueward_messages", "gauge", "Messages by how far they have come.");
  for (const auto state : {sealed, ready, claimed, delivered, overtaken, failed}) {
    const auto found = counts.messages.find(state);
    const auto count = found == counts.messages.end() ? 0 : found->second;
    write.sample("state", to_string(state), static_cast<double>(count));
  }
  write.gauge("dueward_unsealed_notices", "Notices decided that no message carries yet.",
              static_cast<double>(counts.unsealed));
}

void write_moments(Writer& write, const service::Status& status) {
  const auto& counts = status.counts;
  write.gauge("dueward_start_time_seconds", "When the service started, since the epoch.",
              seconds(status.started));
  if (status.loaded) {
    write.gauge("dueward_config_last_load_success_timestamp_seconds",
                "When the configuration in force was loaded, since the epoch.",
                seconds(*status.loaded));
  }
  write.gauge("dueward_config_last_load_successful", "Whether the last load was accepted.",
              status.load_fault.empty() ? 1 : 0);
  const auto age = counts.oldest_waiting
                       ? std::max(0.0, seconds(status.now) - seconds(*counts.oldest_waiting))
                       : 0;
  write.gauge("dueward_oldest_waiting_message_age_seconds",
              "Age of the oldest message that has not been delivered.", age);
  if (counts.next_check_at) {
    write.gauge("dueward_next_check_timestamp_seconds",
                "When an action is looked at next, since the epoch.",
                seconds(*counts.next_check_at));
  }
}

void write_notifiers(Writer& write, const service::Status& status) {
  write.family("dueward_notifier_usable", "gauge", "Whether a notifier takes messages.");
  for (const auto& notifier : status.notifiers)
    write.sample("notifier", notifier.id.str(), notifier.usable ? 1 : 0);
  write.family("dueward_notifier_attempts_under_way", "gauge", "Attempts of a notifier under way.");
  for (const auto& notifier : status.notifiers)
    write.sample("notifier", notifier.id.str(), static_cast<double>(notifier.under_way));
  write.family("dueward_notifier_workers", "gauge", "Attempts that a notifier can make at once.");
  for (const auto& notifier : status.notifiers)
    write.sample("notifier", notifier.id.str(), static_cast<double>(notifier.workers));
}

Answer metrics(service::Service& service, const Request /*request*/) {
  const auto status = co_await service.recent_status();
  co_return Response{200, std::string(text_format), metrics_text(*status), {}};
}

Answer healthy(service::Service& /*service*/, const Request /*request*/) {
  co_return Response{200, "text/plain; charset=utf-8", "ok\n", {}};
}

Answer ready(service::Service& service, const Request /*request*/) {
  co_await service.check_store();
  co_return Response{200, "text/plain; charset=utf-8", "ready\n", {}};
}

}  // namespace

std::string metrics_text(const service::Status& status) {
  Writer write;
  write.family("dueward_build_info", "gauge", "Which version this is.");
  write.sample("version", status.version, 1);
  write.gauge("dueward_held", "Whether sending is on hold.", status.hold ? 1 : 0);
  write.gauge("dueward_warnings", "Things that a person should look at.",
              static_cast<double>(status.warnings.size()));
  write_actions(write, status.counts);
  write_messages(write, status.counts);
  write_moments(write, status);
  write_notifiers(write, status);
  return write.take();
}

void add_health_routes(Router& router, service::Service& service) {
  const auto bind = [&service](auto function) {
    return [&service, function](Request request) -> Answer {
      try {
        co_return co_await function(service, std::move(request));
      } catch (const store::StoreError&) {
        co_return problem(503, "the store does not answer; the log tells why");
      }
    };
  };
  router.add("GET", "/metrics", bind(metrics));
  router.add("GET", "/healthz", bind(healthy));
  router.add("GET", "/readyz", bind(ready));
}

}  // namespace dueward::web
