// SPDX-License-Identifier: MIT
#include "charts/xml.hpp"

#include <algorithm>
#include <cctype>
#include <stdexcept>

namespace dueward::charts::tests {
namespace {

constexpr std::string_view name_characters =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-";

/// The code of a well-formed UTF-8 sequence, by its length.
char32_t decoded(std::string_view bytes) {
  auto bits = [&](std::size_t i, unsigned mask) {
    return static_cast<char32_t>(static_cast<unsigned char>(bytes[i]) & mask);
  };
  switch (bytes.size()) {
    case 1:
      return bits(0, 0x7F);
    case 2:
      return bits(0, 0x1F) << 6U | bits(1, 0x3F);
    case 3:
      return bits(0, 0x0F) << 12U | bits(1, 0x3F) << 6U | bits(2, 0x3F);
    default:
      return bits(0, 0x07) << 18U | bits(1, 0x3F) << 12U | bits(2, 0x3F) << 6U | bits(3, 0x3F);
  }
}

/// What XML 1.0 calls a Char.
bool is_char(char32_t code) {
  return code == '\t' || code == '\n' || code == '\r' || (code >= 0x20 && code <= 0xD7FF) ||
         (code >= 0xE000 && code <= 0xFFFD) || (code >= 0x10000 && code <= 0x10FFFF);
}

class Reader {
 public:
  explicit Reader(std::string_view document) : rest_(document), size_(document.size()) {}

  std::vector<Element> read() {
    check_characters();
    element(0);
    skip_blanks();
    if (!rest_.empty()) fail("something after the root");
    return std::move(elements_);
  }

 private:
  [[noreturn]] void fail(const std::string& what) const {
    throw std::runtime_error(what + " at byte " + std::to_string(size_ - rest_.size()));
  }

  void check_characters() const {
    constexpr char32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    for (std::size_t i = 0; i < rest_.size();) {
      const auto lead = static_cast<unsigned char>(rest_[i]);
      const std::size_t length = lead < 0x80   ? 1
                                 : lead < 0xC0 ? 0
                                 : lead < 0xE0 ? 2
                                 : lead < 0xF0 ? 3
                                               : 4;
      if (length == 0 || lead > 0xF4 || i + length > rest_.size()) fail("not UTF-8");
      const auto bytes = rest_.substr(i, length);
      const auto follows = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80; };
      if (!std::all_of(bytes.begin() + 1, bytes.end(), follows)) fail("not UTF-8");
      const auto code = decoded(bytes);
      if (code < least[length] || !is_char(code)) fail("a character that XML does not have");
      i += length;
    }
  }

  bool take(std::string_view token) {
    if (!rest_.starts_with(token)) return false;
    rest_.remove_prefix(token.size());
    return true;
  }

  void expect(std::string_view token) {
    if (!take(token)) fail("no " + std::string{token});
  }

  bool skip_blanks() {
    const auto blanks = std::min(rest_.find_first_not_of(" \n"), rest_.size());
    rest_.remove_prefix(blanks);
    return blanks > 0;
  }

  std::string name() {
    const auto length = std::min(rest_.find_first_not_of(name_characters), rest_.size());
    if (length == 0 || !std::isalpha(static_cast<unsigned char>(rest_.front()))) fail("no name");
    std::string result{rest_.substr(0, length)};
    rest_.remove_prefix(length);
    return result;
  }

  char entity() {
    constexpr std::pair<std::string_view, char> entities[] = {
        {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}};
    for (const auto& [written, meant] : entities) {
      if (take(written)) return meant;
    }
    fail("a bare &");
  }

  /// Up to one of the marks that end it.
  std::string text(std::string_view ends) {
    std::string result;
    while (!rest_.empty() && ends.find(rest_.front()) == std::string_view::npos) {
      if (rest_.front() == '<' || rest_.front() == '>') fail("a bare angle");
      if (rest_.front() == '&') {
        result += entity();
      } else {
        result += rest_.front();
        rest_.remove_prefix(1);
      }
    }
    return result;
  }

  void attributes(Element& element) {
    while (skip_blanks() && !rest_.starts_with('/') && !rest_.starts_with('>')) {
      auto key = name();
      expect("=\"");
      auto value = text("\"");
      expect("\"");
      if (!element.attributes.emplace(std::move(key), std::move(value)).second) fail("said twice");
    }
  }

  void content(Element& element) {
    while (!take("</")) {
      if (rest_.empty()) fail("not ended: " + element.name);
      element.text += rest_.starts_with('<') ? this->element(element.depth + 1) : text("<");
    }
    expect(element.name);
    expect(">");
  }

  /// Its text.
  std::string element(int depth) {
    expect("<");
    Element result{name(), {}, {}, depth};
    attributes(result);
    const auto place = elements_.size();
    elements_.emplace_back();
    if (!take("/>")) {
      expect(">");
      content(result);
    }
    elements_[place] = result;
    return result.text;
  }

  std::string_view rest_;
  std::size_t size_;
  std::vector<Element> elements_;
};

}  // namespace

std::string Element::at(const std::string& attribute) const {
  const auto found = attributes.find(attribute);
  return found == attributes.end() ? std::string{} : found->second;
}

double Element::number(const std::string& attribute) const {
  return has(attribute) ? std::stod(at(attribute)) : 0;
}

std::vector<Element> read_xml(std::string_view document) {
  return Reader(document).read();
}

}  // namespace dueward::charts::tests
