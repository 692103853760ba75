// SPDX-License-Identifier: MIT
#include <array>

#include <fmt/format.h>

#include "config/document.hpp"
#include "config/loose_date.hpp"
#include "config/toml_slip_site.hpp"

namespace dueward::config {
namespace {

using namespace std::string_view_literals;

constexpr auto none = std::string_view::npos;
constexpr std::array curly{"“"sv, "”"sv, "„"sv, "‟"sv, "‘"sv, "’"sv, "‚"sv, "«"sv, "»"sv};

bool holds(std::string_view text, std::string_view part) {
  return text.find(part) != none;
}

// As `shown`, without the quotation marks around it.
std::string cut(std::string_view text) {
  const auto quoted = shown(text);
  return quoted.substr(1, quoted.size() - 2);
}

std::size_t curly_length(std::string_view text) {
  for (auto mark : curly) {
    if (text.starts_with(mark)) return mark.size();
  }
  return 0;
}

struct Quote {
  std::size_t at = none;
  std::size_t length = 0;
};

// The next quotation mark of any kind; an apostrophe within a word is none.
Quote next_quote(std::string_view text, std::size_t from) {
  for (auto at = from; at < text.size(); ++at) {
    if (text[at] == '"') return {at, 1};
    const auto length = curly_length(text.substr(at));
    const auto next = at + length < text.size() ? text[at + length] : ' ';
    const bool within = (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z');
    if (length != 0 && !within) return {at, length};
  }
  return {};
}

// Text that can stand between straight quotation marks as it is.
bool is_plain(std::string_view text) {
  return text.find_first_of("\"\\") == none;
}

class ValueReader {
 public:
  explicit ValueReader(const SlipSite& site) : site_(site) {}

  [[nodiscard]] std::optional<Slip> read() const {
    const auto rest = site_.rest();
    if (rest.empty() || rest.starts_with("\"\"\"") || rest.starts_with("'''")) return std::nullopt;
    if (rest.front() == '"' || rest.front() == '\'') return quoted();
    if (curly_length(rest) != 0) return in_curly(rest);
    return bare(bare_text(site_.line, site_.spot));
  }

 private:
  [[nodiscard]] std::optional<Slip> quoted() const {
    const auto close = closing_quote(site_.line, site_.spot.begin);
    if (close) return *close < site_.at ? std::optional(behind(*close)) : std::nullopt;
    const auto text = site_.line.substr(site_.spot.begin + 1);
    const auto quote = next_quote(text, 0);
    if (quote.at != none && site_.line[site_.spot.begin] == '"')
      return in_curly(site_.line.substr(site_.spot.begin));
    const auto end = site_.line.find_last_not_of(" \t\r") + 1;
    return site_.slip("the text is not closed: a quotation mark is missing at its end",
                      site_.spot.alone()
                          ? std::optional(site_.mend(end, 0, {site_.line[site_.spot.begin]}))
                          : std::nullopt);
  }

  // A text, and more of the line.
  [[nodiscard]] Slip behind(std::size_t close) const {
    const auto end = site_.line.find_last_not_of(" \t\r") + 1;
    const auto more = site_.line.substr(close + 1, end - close - 1);
    if (holds(more, "\"")) {
      return site_.slip(
          "a quotation mark within the text ends it; write \\\" for it, or put the whole text in "
          "single quotation marks: '…'");
    }
    return site_.slip(
        fmt::format("{} after the text is too much; a note begins with #",
                    in_quotes(more.substr(std::min(more.find_first_not_of(" \t"), more.size())))),
        site_.spot.alone() ? std::optional(site_.mend(close + 1, more.size(), "")) : std::nullopt);
  }

  // Curly quotation marks, at one end at least.
  [[nodiscard]] Slip in_curly(std::string_view rest) const {
    const auto open = std::max<std::size_t>(curly_length(rest), 1);
    const auto close = next_quote(rest, open);
    const auto whole = close.at == none ? bare_text(site_.line, site_.spot)
                                        : rest.substr(0, close.at + close.length);
    const auto text = whole.substr(open, whole.size() - open - close.length);
    return site_.slip(
        fmt::format("{} stands in curly quotation marks; straight ones are needed: {}", cut(whole),
                    shown(text)),
        is_plain(text) ? std::optional(site_.mend(site_.spot.begin, whole.size(), in_quotes(text)))
                       : std::nullopt);
  }

  [[nodiscard]] std::optional<Slip> bare(std::string_view text) const {
    if (text.empty()) return no_value(site_);
    if (auto date = read_loose_date(text)) return bad_date(text, *date);
    const auto first = text.front();
    const bool numeric = (first >= '0' && first <= '9') || first == '+' || first == '-';
    if (numeric && text.find_first_not_of("0123456789+-_.:") == none) return bad_number(text);
    for (const auto word : {"yes"sv, "no"sv, "Yes"sv, "No"sv, "True"sv, "False"sv, "TRUE"sv,
                            "FALSE"sv, "YES"sv, "NO"sv, "on"sv, "off"sv}) {
      if (text == word) {
        return site_.slip(
            fmt::format("{} is written true or false; text needs quotation marks", word));
      }
    }
    if (text.ends_with('"')) {
      return site_.slip("a quotation mark is missing where the text begins",
                        is_plain(text.substr(0, text.size() - 1))
                            ? std::optional(site_.mend(site_.spot.begin, 0, "\""))
                            : std::nullopt);
    }
    return site_.slip(
        fmt::format("text needs quotation marks: {}", shown(text)),
        is_plain(text) ? std::optional(site_.mend(site_.spot.begin, text.size(), in_quotes(text)))
                       : std::nullopt);
  }

  [[nodiscard]] std::optional<Slip> bad_date(std::string_view text, const LooseDate& loose) const {
    auto place = site_.place;
    place.column = column_of(site_.line, site_.spot.begin);
    if (!loose.date && text.size() == 10 && text[4] == '-') return std::nullopt;
    if (!loose.date) {
      return Slip{
          place, "bad-date",
          fmt::format("{} is not a date; one is written 2011-08-19: year, month, day", cut(text)),
          std::nullopt};
    }
    const auto iso = calendar::to_string(*loose.date);
    return Slip{place, "bad-date",
                fmt::format("{} is not how a date is written here; for {} write {}", cut(text),
                            calendar::in_words(*loose.date), iso),
                site_.mend(site_.spot.begin, text.size(), iso)};
  }

  [[nodiscard]] std::optional<Slip> bad_number(std::string_view text) const {
    if (holds(text, ":")) {
      return site_.slip(fmt::format(
          "{} is not how a time of day is written here; write it as 08:00:00", cut(text)));
    }
    if (text.size() > 1 && text.front() == '0') {
      return site_.slip(
          fmt::format("a number does not begin with 0; text, such as a telephone number, "
                      "needs quotation marks: {}",
                      shown(text)));
    }
    return std::nullopt;
  }

  const SlipSite& site_;
};

}  // namespace

std::optional<Slip> value_slip(const SlipSite& site) {
  return ValueReader(site).read();
}

}  // namespace dueward::config
