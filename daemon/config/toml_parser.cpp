// SPDX-License-Identifier: MIT
#include "config/toml_parser.hpp"

#include <algorithm>
#include <optional>

// TOML 1.1: tables in braces over several lines. The library's shared object speaks 1.0 only, so
// its parser is compiled here, in the one file that uses it.
#define TOML_ENABLE_UNRELEASED_FEATURES 1
#define TOML_HEADER_ONLY 1
#include <fmt/format.h>
#include <toml++/toml.h>

#include "config/toml_line.hpp"
#include "config/toml_sections.hpp"
#include "config/toml_slips.hpp"

namespace dueward::config {
namespace {

// Each round reads the whole file again; a file with more broken sections than this, or a very
// large one, is reported as far as it was understood.
constexpr int most_rounds = 50;
constexpr std::size_t large_file = 4'000'000;

class Translator {
 public:
  Translator(const TomlSections& sections, std::uint32_t file) : sections_(sections), file_(file) {}

  [[nodiscard]] Place place(const toml::source_region& region) const {
    const auto line = region.begin.line;
    return {file_, line, sections_.original_column(line, region.begin.column)};
  }

  [[nodiscard]] Node node(const toml::node& source) const {
    Node result;
    result.place = place(source.source());
    switch (source.type()) {
      case toml::node_type::string:
        result.value = source.as_string()->get();
        break;
      case toml::node_type::integer:
        result.value = source.as_integer()->get();
        break;
      case toml::node_type::floating_point:
        result.value = source.as_floating_point()->get();
        break;
      case toml::node_type::boolean:
        result.value = source.as_boolean()->get();
        break;
      case toml::node_type::date:
        result.value = date(source.as_date()->get());
        break;
      case toml::node_type::time:
        result.value = time(source.as_time()->get());
        break;
      case toml::node_type::array:
        result.value = array(*source.as_array());
        break;
      case toml::node_type::table:
        result.value = table(*source.as_table());
        break;
      case toml::node_type::date_time: {
        const auto& moment = source.as_date_time()->get();
        result.value = DateTime{date(moment.date), time(moment.time), !moment.offset};
        break;
      }
      default:
        break;
    }
    return result;
  }

  [[nodiscard]] Table table(const toml::table& source) const {
    Table result;
    result.reserve(source.size());
    for (const auto& [key, value] : source) {
      result.push_back({std::string(key.str()), place(key.source()), node(value)});
    }
    std::ranges::sort(result, {}, &Entry::place);
    return result;
  }

 private:
  [[nodiscard]] Array array(const toml::array& source) const {
    Array result;
    result.reserve(source.size());
    for (const auto& element : source)
      result.push_back(node(element));
    return result;
  }

  [[nodiscard]] static calendar::Date date(const toml::date& day) {
    return calendar::Date{std::chrono::local_days{
        std::chrono::year{day.year} / std::chrono::month{day.month} / std::chrono::day{day.day}}};
  }

  [[nodiscard]] static calendar::TimeOfDay time(const toml::time& time) {
    return std::chrono::hours{time.hour} + std::chrono::minutes{time.minute} +
           std::chrono::seconds{time.second};
  }

  const TomlSections& sections_;
  std::uint32_t file_;
};

bool starts_with(std::string_view text, std::string_view start) {
  return text.substr(0, start.size()) == start;
}

// The library's "Error while parsing date: expected …" is kept in its second half, which is plain
// enough.
std::string_view explanation(std::string_view description) {
  auto colon = description.find(": ");
  if (!starts_with(description, "Error while parsing") || colon == std::string_view::npos) {
    return description;
  }
  return description.substr(colon + 2);
}

std::optional<std::string> redefined_name(std::string_view description) {
  if (description.find("cannot redefine existing") == std::string_view::npos) return std::nullopt;
  auto open = description.find('\'');
  auto close = description.rfind('\'');
  if (open == std::string_view::npos || close <= open) return std::nullopt;
  return std::string(description.substr(open + 1, close - open - 1));
}

Slip fault_of(const toml::parse_error& error, const TomlSections& sections, std::uint32_t file) {
  Place place{file, error.source().begin.line, error.source().begin.column};
  const auto description = error.description();
  if (auto name = redefined_name(description)) {
    place.column = sections.first_column(place.line);
    return {place,
            "duplicate",
            in_quotes(*name) + " stands a second time; keep one of the two or join them",
            {}};
  }
  if (auto slip = find_slip(sections, place, description)) return *slip;
  const auto what = std::string(explanation(description));
  if (starts_with(description, "Error while parsing date")) {
    const auto value = sections.value_before(place.line, place.column);
    place.column = value.column;
    return {place, "bad-date", fmt::format("{} is not a date: {}", value.text, what), {}};
  }
  return {place, "syntax", "this is not TOML: " + what, {}};
}

// Whether the line is a whole key with its value.
bool stands_alone(std::string_view line) {
  try {
    const auto first = line.find_first_not_of(" \t");
    return line.substr(std::min(first, line.size())).find('[') != 0 && !toml::parse(line).empty();
  } catch (const toml::parse_error&) {
    return false;
  }
}

// The section to blame: of a list that runs into the next table's header, the one before.
std::uint32_t line_to_blame(const TomlSections& sections, const Slip& fault) {
  const auto line = fault.place.line;
  return fault.mend && fault.mend->line < line ? sections.last_line_before(line) : line;
}

// Mends, or takes away, as little as can be, so that the rest is read. `again` says that mending
// the same fault did not help. False where there is nothing to take.
bool set_aside(TomlSections& sections, const Slip& fault, bool again) {
  const auto line = fault.place.line;
  if (again) return sections.drop_section_of(line_to_blame(sections, fault));
  if (fault.mend) {
    sections.mend(*fault.mend);
    return true;
  }
  if (fault.code == "bad-date" && sections.mend_date(line, fault.place.column)) return true;
  const bool whole = fault.code == "duplicate" ? stands_alone(sections.line_at(line))
                                               : is_key_with_value(sections.line_at(line));
  if (!whole) return sections.drop_section_of(line);
  sections.drop_line(line);
  return true;
}

}  // namespace

ParsedToml parse_toml(std::string_view text, std::uint32_t file) {
  ParsedToml result;
  result.root.place = {file, 1, 1};
  result.root.value = Table{};
  TomlSections sections(text);
  for (int round = 0; round < most_rounds; ++round) {
    try {
      const auto parsed = toml::parse(sections.text());
      result.root.value = Translator(sections, file).table(parsed);
      result.dropped = sections.dropped();
      return result;
    } catch (const toml::parse_error& error) {
      const auto fault = fault_of(error, sections, file);
      auto place = fault.place;
      place.column = sections.original_column(place.line, place.column);
      const bool again = !result.faults.empty() && result.faults.back().place == place;
      if (!again) result.faults.push_back({place, fault.code, fault.message});
      if (text.size() > large_file || !set_aside(sections, fault, again)) break;
    }
  }
  result.dropped = text;
  return result;
}

}  // namespace dueward::config
