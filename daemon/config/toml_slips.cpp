// SPDX-License-Identifier: MIT
#include "config/toml_slips.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "config/document.hpp"
#include "config/toml_slip_site.hpp"

namespace dueward::config {
namespace {

using namespace std::string_view_literals;

class Reader {
 public:
  explicit Reader(const SlipSite& site) : site_(site) {}

  [[nodiscard]] std::optional<Slip> read() const {
    if (site_.says("expected ']', saw")) return header();
    if (site_.says("escape sequence") || site_.says("expected hex digit")) return backslash();
    if (site_.says("saw comma")) return comma_too_much();
    if (site_.says("closing ']'") || site_.says("closing '}'")) return not_closed();
    if (site_.says("expected '=', saw") || site_.says("expected keys, tables")) return key();
    if (site_.says("expected value, saw")) return no_value(site_);
    if (site_.says("cannot redefine")) return std::nullopt;
    if (site_.says("encountered end-of-file") && !in_open_text()) return end_of_file();
    if (site_.says("control characters") && !in_open_text()) return std::nullopt;
    return value_slip(site_);
  }

 private:
  // Whether a text on one line lacks its end.
  [[nodiscard]] bool in_open_text() const {
    const auto rest = site_.rest();
    const bool quote = rest.starts_with('"') || rest.starts_with('\'');
    return quote && !rest.starts_with("\"\"\"") && !rest.starts_with("'''") &&
           !closing_quote(rest, 0);
  }

  [[nodiscard]] Slip header() const {
    const auto begin = std::min(site_.line.find_first_not_of("[ \t"), site_.at);
    const auto name = site_.line.substr(begin, site_.line.find(']', site_.at) - begin);
    if (site_.line.find(']', site_.at) != std::string_view::npos) {
      std::string joined(name);
      std::ranges::replace(joined, ' ', '-');
      return site_.slip(fmt::format("{} is no name of a table: names have no spaces; write {}",
                                    shown(name), joined),
                        site_.mend(begin, name.size(), joined));
    }
    const auto* closing =
        site_.line.substr(first_of_line(site_.line)).starts_with("[[") ? "]]" : "]";
    return site_.slip(fmt::format("the name of this table is not closed; it ends with {}", closing),
                      site_.mend(site_.at, 0, "]"));
  }

  [[nodiscard]] Slip backslash() const {
    return site_.slip(
        "a backslash in text stands twice (\\\\), or the text stands in single quotation marks: "
        "'…'");
  }

  [[nodiscard]] Slip comma_too_much() const {
    return site_.slip("this comma has nothing before it; take it out",
                      site_.mend(site_.at, 1, " "));
  }

  // A list or a table in braces that goes on into what cannot belong to it.
  [[nodiscard]] Slip not_closed() const {
    const char bracket = site_.says("closing ']'") ? ']' : '}';
    const auto before = site_.at == first_of_line(site_.line)
                            ? site_.sections.last_line_before(site_.place.line)
                            : 0;
    if (before != 0 && site_.sections.begins_section(site_.place.line)) {
      return site_.slip(
          fmt::format("what begins above this line is not closed: {} is missing", bracket),
          after(before, fmt::format(" {}", bracket)));
    }
    const auto* missing =
        bracket == '}' && site_.at < site_.line.size() && site_.line[site_.at] == '{' ? " }," : ",";
    return site_.slip(fmt::format("a comma, or the {} that closes the {}, is missing before this",
                                  bracket, bracket == ']' ? "list" : "table"),
                      before != 0 ? after(before, bracket == '}' ? closing_brace(missing) : missing)
                                  : site_.mend(site_.at, 0, missing));
  }

  // Over several lines what is missing is the brace at the end of the line before.
  [[nodiscard]] static std::string closing_brace(std::string_view missing) {
    return missing == ","sv ? " }" : std::string(missing);
  }

  [[nodiscard]] Mend after(std::uint32_t line, std::string text) const {
    return {line, site_.sections.line_at(line).size(), 0, std::move(text)};
  }

  [[nodiscard]] std::optional<Slip> key() const {
    const auto first = first_of_line(site_.line);
    for (const auto mark : {"//"sv, "--"sv, ";"sv}) {
      if (site_.line.substr(first).starts_with(mark)) {
        return site_.slip(fmt::format("a note begins with #, not with {}", mark),
                          site_.mend(first, 1, "#"));
      }
    }
    if (!site_.says("expected '=', saw")) return std::nullopt;
    const auto name = site_.line.substr(site_.spot.begin, site_.at - site_.spot.begin);
    const auto word = name.substr(0, name.find_last_not_of(" \t") + 1);
    const auto next = site_.at < site_.line.size() ? site_.line[site_.at] : ' ';
    if (next == ':') {
      return site_.slip(fmt::format("= stands between {} and its value, not :", word),
                        site_.mend(site_.at, 1, "="));
    }
    if (next == '"' || next == '\'') {
      return site_.slip(fmt::format("= is missing between {} and its value", word),
                        site_.mend(site_.at, 0, "= "));
    }
    const auto equals = site_.line.find('=', site_.at);
    if (equals == std::string_view::npos)
      return site_.slip(fmt::format("= and a value are missing after {}", word));
    const auto words = site_.line.substr(site_.spot.begin, equals - site_.spot.begin);
    return site_.slip(
        fmt::format("{} is no key: keys have no spaces; their words are joined with _",
                    in_quotes(words.substr(0, words.find_last_not_of(" \t") + 1))));
  }

  [[nodiscard]] Slip end_of_file() const {
    return site_.slip(
        "the file ends before a text, list or table in it is closed; a quotation mark, ] or } is "
        "missing");
  }

  const SlipSite& site_;
};

}  // namespace

Slip no_value(const SlipSite& site) {
  return site.slip("the value is missing; write one after =, or take the key out");
}

std::optional<Slip> find_slip(const TomlSections& sections, Place place,
                              std::string_view complaint) {
  const SlipSite site(sections, place, complaint);
  return Reader(site).read();
}

}  // namespace dueward::config
