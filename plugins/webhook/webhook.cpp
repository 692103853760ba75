// SPDX-License-Identifier: MIT
// Posts each message as JSON to a URL, signed after Standard Webhooks 1.0.
#include <algorithm>
#include <chrono>
#include <stdexcept>
#include <string>

#include "dueward/plugin.hpp"
#include "webhook/payload.hpp"
#include "webhook/poster.hpp"
#include "webhook/signature.hpp"
#include "webhook/target.hpp"
#include "webhook/verdict.hpp"

namespace sdk = dueward::sdk;
namespace webhook = dueward::webhook;

namespace {

[[noreturn]] void refuse(std::string sentence) {
  throw sdk::Failure(sdk::Outcome::bad_channel(std::move(sentence)));
}

webhook::AddressRules read_rules(const sdk::Options& options) {
  std::vector<webhook::Network> allowed;
  for (const std::string& text : options.list("allow_networks")) {
    const auto network = webhook::Network::parse(text);
    if (!network)
      refuse("the option allow_networks: \"" + text + "\" is no network, such as 10.1.0.0/16");
    allowed.push_back(*network);
  }
  return webhook::AddressRules(std::move(allowed));
}

std::vector<webhook::Secret> read_secrets(const sdk::Options& options) {
  try {
    return webhook::parse_secrets(options.text("secret_file"));
  } catch (const std::invalid_argument& fault) {
    refuse("the option secret_file: " + std::string(fault.what()));
  }
}

bool is_safe_id(std::string_view key) {
  return !key.empty() && std::ranges::all_of(key, [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '-';
  });
}

class Session {
 public:
  Session(const sdk::Host& host, const sdk::Options& options)
      : host_(host),
        secrets_(read_secrets(options)),
        poster_(
            {.rules = read_rules(options),
             .ca_file = options.text("ca_file"),
             .user_agent = "dueward/" + std::string(host.version()),
             .timeout = std::chrono::seconds(options.integer("timeout", 20))},
            [host] { return host.cancelled(); },
            [host](std::string_view line) { host.log(DUEWARD_LOG_WARNING, line); }) {}

  static std::optional<std::string> check(const sdk::Options& options) {
    (void)read_rules(options);  // throws what is wrong
    return std::nullopt;
  }

  sdk::Outcome deliver(const sdk::Message& message) {
    if (!is_safe_id(message.key())) throw std::invalid_argument("the key is no webhook-id");
    const auto target = webhook::Target::parse(message.address());
    if (!target)
      return sdk::Outcome::bad_address(
          "the address is no URL of http or https without a user name");
    const std::string body = webhook::payload_of(
        {.kind = message.kind(),
         .first = std::chrono::floor<std::chrono::seconds>(message.first_attempt()),
         .data = message.data()});
    const auto exchange =
        poster_.post(target->url, headers(message.key(), body), body, message.time_left());
    const sdk::Outcome outcome = webhook::judge(exchange);
    // Path and query may be the receiver's secret.
    if (exchange.status == 0) host_.log(DUEWARD_LOG_WARNING, target->host + ": " + exchange.reason);
    return outcome;
  }

 private:
  [[nodiscard]] std::vector<std::string> headers(std::string_view id, std::string_view body) const {
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    return {"Content-Type: application/json", "Expect:", "webhook-id: " + std::string(id),
            "webhook-timestamp: " + std::to_string(now.time_since_epoch().count()),
            "webhook-signature: " + webhook::sign(secrets_, id, now, body)};
  }

  const sdk::Host host_;
  const std::vector<webhook::Secret> secrets_;
  webhook::Poster poster_;
};

constexpr dueward_text formats[] = {"standard"_text};

constexpr dueward_option option_table[] = {
    sdk::Option(
        "secret_file", DUEWARD_OPTION_SECRET_FILE,
        "File that holds the secret, whsec_ and base64 of 24 to 64 bytes; while one is replaced, "
        "both, a line each.")
        .required()
        .secret(),
    sdk::Option("format", DUEWARD_OPTION_CHOICE,
                "standard: JSON with type, timestamp and data, after Standard Webhooks 1.0.")
        .one_of(formats)
        .otherwise("standard"),
    sdk::Option(
        "allow_networks", DUEWARD_OPTION_TEXT,
        "Networks that are reached although they are private or this machine's own, such as "
        "10.1.0.0/16; link-local and metadata addresses never are.")
        .list(),
    sdk::Option("ca_file", DUEWARD_OPTION_PATH,
                "Certificates (PEM) that a receiver's must descend from; the system's where it is "
                "not set."),
    sdk::Option("timeout", DUEWARD_OPTION_INTEGER, "Seconds for one attempt, connection included.")
        .range(1, 30)
        .otherwise("20"),
};

}  // namespace

constinit const dueward_plugin dueward_notifier = sdk::plugin<Session>({
    .name = "webhook"_text,
    .version = "1.0.0"_text,
    .licence = "MIT"_text,
    .summary = "Posts each message as JSON to a URL, signed after Standard Webhooks 1.0."_text,
    .address = "a URL, such as https://example.org/hooks/plan"_text,
    .address_syntax = DUEWARD_ADDRESS_URL,
    .destination = DUEWARD_DESTINATION_HOST,
    .grouped = false,
    .options = option_table,
});
