// SPDX-License-Identifier: MIT
#include "cli/messages.hpp"

#include "cli/fields.hpp"
#include "cli/table.hpp"

namespace dueward::cli {

namespace {

namespace json = boost::json;

/// How a message fared, in words.
Cell fate_of(const json::object& message) {
  const auto state = text(message, "state");
  const auto said = text(message, "last_said");
  if (state == "delivered") return {"delivered", Tone::good};
  if (state == "failed") return {"failed: " + text(message, "failure"), Tone::alarm};
  if (state == "overtaken") return {"cancelled: " + text(message, "failure"), Tone::faint};
  const auto next = text(message, "next_attempt_at");
  std::string words = number(message, "attempts") == 0
                          ? "waits to be sent"
                          : counted(number(message, "attempts"), "attempt") + " so far";
  if (!next.empty()) words += ", next on " + short_moment(next);
  if (!said.empty()) words += ": " + said;
  return {words};
}

}  // namespace

void print_messages(Context& context, const json::array& messages) {
  if (messages.empty()) return;
  Table table({"Sent", "To", "By", "What became of it"});
  for (const auto& entry : messages) {
    const auto& message = entry.as_object();
    const auto sent = text(message, "delivered_at");
    table.row({short_moment(sent.empty() ? text(message, "sealed_at") : sent),
               text(message, "recipient_name"),
               text(message, "notifier") + " " + text(message, "address"), fate_of(message)});
  }
  context.out.line();
  context.out.line(context.style.strong("Messages"));
  table.print(context.out, context.style);
}

}  // namespace dueward::cli
