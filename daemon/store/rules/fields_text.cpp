// SPDX-License-Identifier: MIT
#include "store/rules/fields_text.hpp"

#include <boost/json/monotonic_resource.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include "store/rules/agreed.hpp"
#include "store/store.hpp"

namespace dueward::store::rules {
namespace {

namespace json = boost::json;

void append_quoted(std::string& out, std::string_view text) {
  static constexpr char digits[] = "0123456789abcdef";
  out += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      out += "\\u00";
      out += digits[static_cast<unsigned char>(c) >> 4];
      out += digits[c & 15];
    } else {
      out += c;
    }
  }
  out += '"';
}

[[noreturn]] void fail(std::string_view text) {
  throw StoreError(StoreError::Kind::damaged,
                   "The store holds fields that are none: " + std::string{text.substr(0, 80)} +
                       ". Put back a backup");
}

}  // namespace

std::string to_text(const model::Fields& fields, Empty empty) {
  std::string out = "{";
  for (const auto& [name, value] : fields) {
    if (value.empty() && empty == Empty::dropped) continue;
    if (out.size() > 1) out += ',';
    append_quoted(out, name);
    out += ':';
    append_quoted(out, value);
  }
  out += '}';
  return out;
}

model::Fields to_fields(std::string_view text) {
  model::Fields fields;
  if (text == "{}") return fields;
  unsigned char buffer[4096];
  json::monotonic_resource memory{buffer, sizeof buffer};
  json::error_code fault;
  const auto value = json::parse({text.data(), text.size()}, fault, &memory);
  if (fault || !value.is_object()) fail(text);
  for (const auto& [name, field] : value.get_object()) {
    if (!field.is_string()) fail(text);
    const auto& content = field.get_string();
    fields.emplace_hint(fields.end(), std::string{name.data(), name.size()},
                        std::string{content.data(), content.size()});
  }
  return fields;
}

model::Fields standing_fields(std::string_view loaded, std::string_view decided) {
  return merged(to_fields(loaded), to_fields(decided));
}

}  // namespace dueward::store::rules
