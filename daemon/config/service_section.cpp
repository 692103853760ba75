// SPDX-License-Identifier: MIT
// [service], [store] and [web]: what the service itself needs to run.
#include <algorithm>
#include <cctype>
#include <charconv>
#include <stdexcept>

#include <arpa/inet.h>
#include <fmt/format.h>

#include "calendar/zone.hpp"
#include "config/table_reader.hpp"
#include "config/text.hpp"

namespace dueward::config {
namespace {

namespace fs = std::filesystem;

fs::path resolved(const SourceFile& file, const std::string& path) {
  return (file.directory / path).lexically_normal();
}

void read_timezone(TableReader& reader, ServiceSettings& service) {
  const auto name = reader.line("timezone", Need::required);
  if (!name) return;
  try {
    service.timezone = calendar::Zone(*name).name();
  } catch (const std::runtime_error&) {
    reader.fault("timezone", "unknown-timezone",
                 fmt::format("timezone is {}, which the zone database does not have; a name such "
                             "as \"Europe/London\" is needed",
                             shown(*name)));
  }
}

struct Listen {
  std::string host;
  std::uint16_t port;
};

// "127.0.0.1:8480", "[::1]:0", "localhost:80".
std::optional<Listen> parse_listen(std::string_view text) {
  const auto colon = text.rfind(':');
  if (colon == std::string_view::npos || colon == 0) return std::nullopt;
  auto host = text.substr(0, colon);
  const auto digits = text.substr(colon + 1);
  std::uint16_t port = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
  if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  const bool bracketed = host.front() == '[' && host.back() == ']';
  if (bracketed) host = host.substr(1, host.size() - 2);
  const bool colons = host.find(':') != std::string_view::npos;
  const bool sound = host.find_first_of("[]/@ ") == std::string_view::npos;
  if (host.empty() || !sound || colons != bracketed) return std::nullopt;
  return Listen{std::string(host), port};
}

// http or https, a host, no user, query or fragment: links are made by adding a path.
bool is_base_url(std::string_view url) {
  auto rest = url.starts_with("https://")  ? url.substr(8)
              : url.starts_with("http://") ? url.substr(7)
                                           : std::string_view{};
  const bool plain = rest.find_first_of("?#@ \"<>\\") == std::string_view::npos;
  return plain && !rest.empty() && rest.front() != '/' && rest.front() != ':';
}

void read_public_url(TableReader& reader, WebSettings& web) {
  auto url = reader.line("public_url");
  if (!url) return;
  if (!is_base_url(*url)) {
    reader.fault("public_url", "bad-url",
                 fmt::format("public_url is {}; an address such as "
                             "\"https://actions.example.gov.uk\" is needed",
                             shown(*url)));
    return;
  }
  while (url->ends_with('/'))
    url->pop_back();
  web.public_url = std::move(*url);
}

void read_link_life(TableReader& reader, WebSettings& web) {
  const auto life = reader.period("link_life");
  if (!life) return;
  const bool sound = life->unit == calendar::Unit::days || life->unit == calendar::Unit::weeks;
  const int days = life->unit == calendar::Unit::weeks ? 7 * life->count : life->count;
  if (!sound || days < 1 || days > 400) {
    reader.fault("link_life", "bad-value",
                 "link_life is how long a link in a message is good, 1 to 400 days, such as \"90 "
                 "days\"");
    return;
  }
  web.link_life = std::chrono::days{days};
}

void read_colour(TableReader& reader, WebSettings& web) {
  const auto colour = reader.line("colour");
  if (!colour) return;
  if (is_colour(*colour)) {
    web.colour = *colour;
  } else {
    reader.fault(
        "colour", "bad-value",
        fmt::format("colour is {}; a colour such as \"#1d70b8\" is needed", shown(*colour)));
  }
}

bool is_header_name(std::string_view name) {
  return !name.empty() && std::ranges::all_of(name, [](unsigned char c) {
    return std::isalnum(c) != 0 || c == '-';
  });
}

bool is_ip_address(const std::string& text) {
  unsigned char ignored[16];
  return inet_pton(AF_INET, text.c_str(), ignored) == 1 ||
         inet_pton(AF_INET6, text.c_str(), ignored) == 1;
}

/// The header and whom to believe it: neither is of use without the other, and a header that
/// anybody could send would be no identity.
void read_identity(TableReader& reader, WebSettings& web) {
  const auto header = reader.line("identity_header");
  const auto proxies = reader.lines("proxies");
  if (header && !is_header_name(*header)) {
    reader.fault("identity_header", "bad-value",
                 fmt::format("identity_header is {}; the name of a header is needed, such as "
                             "\"X-Forwarded-User\"",
                             shown(*header)));
    return;
  }
  for (const auto& [proxy, place] : proxies) {
    web.proxies.push_back(proxy);
    if (is_ip_address(proxy)) continue;
    reader.fault("proxies", "bad-value",
                 fmt::format("proxies has {}; IP addresses are needed, such as \"127.0.0.1\"",
                             shown(proxy)));
    return;
  }
  if (header.has_value() == proxies.empty()) {
    reader.fault(header ? "identity_header" : "proxies", "bad-value",
                 "identity_header and proxies go together: the header is believed only from the "
                 "proxies named");
    return;
  }
  if (!header) return;
  web.identity_header = *header;
  std::ranges::transform(web.identity_header, web.identity_header.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
}

void set_sqlite(Draft& draft, TableReader& reader, std::string_view path) {
  auto& store = draft.configuration.store;
  if (path.empty() || path.front() == ':' || path.back() == '/') {
    reader.fault("url", "bad-url",
                 fmt::format("url is {}; a file is needed, such as \"sqlite:dueward.db\"",
                             shown(store.url)));
    return;
  }
  store.kind = StoreSettings::Kind::sqlite;
  store.path = (draft.configuration.service.state / path).lexically_normal();
}

}  // namespace

void read_service(Draft& draft) {
  const auto& section = draft.sections.service;
  if (!section) return draft.missing_table("service");
  auto& service = draft.configuration.service;
  TableReader reader(draft, *section->node, "[service]", "service");
  if (section->file->number != 0) {
    reader.fault_at(section->place, "reserved-name",
                    "it belongs into the file that includes the others");
  }
  service.name = reader.line("name", Need::required).value_or("");
  read_timezone(reader, service);
  const auto path = [&](std::string_view key) {
    const auto text = reader.line(key);
    return text ? resolved(*section->file, *text) : fs::path{};
  };
  if (auto state = path("state"); !state.empty()) service.state = state;
  service.socket = path("socket");
  if (service.socket.empty()) service.socket = service.state / "dueward.sock";
  service.templates = path("templates");
  std::error_code error;
  if (!service.templates.empty() && !fs::is_directory(service.templates, error)) {
    reader.fault("templates", "missing-file",
                 fmt::format("templates is {}, which is no folder", service.templates.string()));
  }
  reader.lines("include", Need::required);
  service.weekly_note = reader.weekday("weekly_note");
  const auto people = std::max<std::size_t>(200, 4 * draft.configuration.people.size());
  const auto limit = reader.count("flood_limit", 1, INT64_MAX);
  service.flood_limit = limit ? static_cast<std::size_t>(*limit) : people;
  if (const auto id = reader.line("administrator")) {
    service.administrator = model::PersonId(*id);
    const auto& known = draft.configuration.people;
    if (!known.contains(service.administrator)) {
      reader.unknown("administrator", reader.any("administrator")->place, "unknown-person",
                     nearest_id(*id, known), "who is neither a person nor a body");
    } else if (known.at(service.administrator).notify.empty() &&
               !draft.doubtful.contains("people/" + *id)) {
      reader.fault("administrator", "last-step-reaches-nobody",
                   fmt::format("administrator is {}, who has no address", in_quotes(*id)));
    }
  }
  reader.finish();
}

void read_store(Draft& draft) {
  const auto& section = draft.sections.store;
  if (!section) return draft.missing_table("store");
  TableReader reader(draft, *section->node, "[store]", "store");
  auto& store = draft.configuration.store;
  if (auto url = reader.line("url", Need::required)) {
    store.url = *url;
    const std::string_view text = store.url;
    if (text.starts_with("sqlite:")) {
      set_sqlite(draft, reader, text.substr(7));
    } else if (text.starts_with("postgresql://") || text.starts_with("postgres://")) {
      store.kind = StoreSettings::Kind::postgres;
      reader.fault("url", "no-such-store",
                   "this build of dueward keeps its store in SQLite only; write a file such as "
                   "\"sqlite:dueward.db\"");
    } else {
      reader.fault(
          "url", "bad-url",
          fmt::format("url is {}; a file is needed, such as \"sqlite:dueward.db\"", shown(text)));
    }
  }
  reader.finish();
}

void read_web(Draft& draft) {
  const auto& section = draft.sections.web;
  if (!section) return;
  TableReader reader(draft, *section->node, "[web]", "web");
  auto& web = draft.configuration.web;
  web.listens = true;
  if (const auto text = reader.line("listen")) {
    if (auto listen = parse_listen(*text)) {
      web.host = std::move(listen->host);
      web.port = listen->port;
    } else {
      reader.fault("listen", "bad-value",
                   fmt::format("listen is {}; an address and a port from 0 to 65535 are needed, "
                               "such as \"127.0.0.1:8480\" or \"[::1]:8480\"",
                               shown(*text)));
    }
  }
  read_public_url(reader, web);
  read_link_life(reader, web);
  read_colour(reader, web);
  read_identity(reader, web);
  reader.finish();
}

}  // namespace dueward::config
