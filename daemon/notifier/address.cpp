// SPDX-License-Identifier: MIT
#include "notifier/address.hpp"

#include <algorithm>
#include <charconv>
#include <cstdio>

#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>

namespace dueward::notifier {
namespace {

using Fault = std::optional<std::string>;

bool is_control(unsigned char byte) {
  return byte < 0x20 || byte == 0x7f;
}
bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](unsigned char byte) { return byte < 0x80; });
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_alnum(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
std::string lower(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), [](char c) { return lower(c); });
  return result;
}

/// The length of the UTF-8 character that begins `text`; 0 where none does.
std::size_t character(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(0);
  if (first < 0x80) return 1;
  std::size_t size = 0;
  unsigned low = 0x80;
  unsigned high = 0xbf;
  if (first >= 0xc2 && first <= 0xdf) {
    size = 2;
  } else if (first >= 0xe0 && first <= 0xef) {
    size = 3;
    if (first == 0xe0) low = 0xa0;
    if (first == 0xed) high = 0x9f;
  } else if (first >= 0xf0 && first <= 0xf4) {
    size = 4;
    if (first == 0xf0) low = 0x90;
    if (first == 0xf4) high = 0x8f;
  }
  if (size == 0 || text.size() < size || byte(1) < low || byte(1) > high) return 0;
  for (std::size_t i = 2; i < size; ++i)
    if (byte(i) < 0x80 || byte(i) > 0xbf) return 0;
  return size;
}

/// C1 control characters and the line and paragraph separators end a line for some readers.
bool is_hidden_break(std::string_view utf8) {
  return (utf8.size() == 2 && utf8[0] == '\xc2' && static_cast<unsigned char>(utf8[1]) < 0xa0) ||
         utf8 == "\u2028" || utf8 == "\u2029";
}

Fault plain_fault(std::string_view address, std::size_t limit) {
  if (address.empty()) return "the address is empty";
  if (address.size() > limit)
    return "the address has " + std::to_string(address.size()) + " bytes; at most " +
           std::to_string(limit) + " are possible";
  for (std::size_t i = 0; i < address.size();) {
    const auto size = character(address.substr(i));
    const auto byte = static_cast<unsigned char>(address[i]);
    if (size == 0) return "the address is not valid UTF-8";
    if (is_control(byte) || is_hidden_break(address.substr(i, size))) {
      char shown[8];
      (void)std::snprintf(shown, sizeof shown, "\\x%02x", byte);
      return std::string("the address holds the control character ") + shown;
    }
    i += size;
  }
  if (address.front() == ' ' || address.back() == ' ')
    return "the address begins or ends with a space";
  return std::nullopt;
}

bool is_dot_atom(std::string_view text) {
  constexpr std::string_view specials = "#$&'*+-/=?^_`{|}~";
  bool dot = true;
  for (const char c : text) {
    if (c == '.' && dot) return false;
    dot = c == '.';
    if (!dot && !is_alnum(c) && specials.find(c) == std::string_view::npos) return false;
  }
  return !dot;
}

bool is_domain(std::string_view text) {
  if (text.empty() || text.size() > 253) return false;
  std::size_t label = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && text[i] != '.') {
      if (!is_alnum(text[i]) && text[i] != '-') return false;
      ++label;
      continue;
    }
    if (label == 0 || label > 63 || text[i - 1] == '-' || text[i - label] == '-') return false;
    label = 0;
  }
  return true;
}

Fault email_fault(std::string_view address) {
  if (auto fault = plain_fault(address, 254)) return fault;
  if (!is_ascii(address))
    return "the mail address holds letters beyond ASCII; write the domain in its xn-- form";
  const auto at = address.rfind('@');
  if (at == std::string_view::npos || at == 0)
    return "the mail address has no \"@\" with a name before it";
  if (at > 64 || !is_dot_atom(address.substr(0, at)))
    return "what stands before the \"@\" of the mail address is not a plain mailbox name";
  if (!is_domain(address.substr(at + 1)))
    return "what stands after the \"@\" of the mail address is not a domain name";
  return std::nullopt;
}

bool is_port(std::string_view digits) {
  unsigned port = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
  return error == std::errc() && end == digits.data() + digits.size() && port >= 1 && port <= 65535;
}

Fault url_fault(std::string_view address) {
  if (auto fault = plain_fault(address, 2000)) return fault;
  const auto parsed = boost::urls::parse_uri(address);
  if (!is_ascii(address) || !parsed) return "the address is not a URL";
  const boost::urls::url_view& url = *parsed;
  const std::string scheme = lower(std::string_view(url.scheme()));
  if (scheme != "http" && scheme != "https")
    return "the URL's scheme is \"" + scheme + "\"; only http and https are possible";
  if (url.has_userinfo()) return "the URL holds a user name or password";
  if (url.has_fragment()) return "the URL holds a fragment (\"#…\")";
  if (!url.has_authority() || url.encoded_host().empty()) return "the URL names no host";
  if (std::string_view(url.encoded_host()).find('%') != std::string_view::npos)
    return "the URL's host holds a percent sign";
  if (url.has_port() && !is_port(std::string_view(url.port())))
    return "the URL's port is not one of 1 to 65535";
  return std::nullopt;
}

Fault path_fault(std::string_view address) {
  if (auto fault = plain_fault(address, 200)) return fault;
  for (std::size_t from = 0; from <= address.size();) {
    const auto slash = std::min(address.find('/', from), address.size());
    const auto name = address.substr(from, slash - from);
    if (name.empty() || name == "." || name == "..")
      return "the address is not a relative path of plain names";
    from = slash + 1;
  }
  return std::nullopt;
}

std::string host_of(std::string_view address) {
  const auto parsed = boost::urls::parse_uri(address);
  if (!parsed) return {};
  std::string host = lower(std::string_view(parsed->encoded_host()));
  const auto usual = lower(std::string_view(parsed->scheme())) == "https" ? 443 : 80;
  if (parsed->has_port() && parsed->port_number() != usual)
    host += ":" + std::string(std::string_view(parsed->port()));
  return host;
}

}  // namespace

std::optional<std::string> address_fault(AddressSyntax syntax, std::string_view address) {
  switch (syntax) {
    case AddressSyntax::any:
      return plain_fault(address, 1000);
    case AddressSyntax::email:
      return email_fault(address);
    case AddressSyntax::url:
      return url_fault(address);
    case AddressSyntax::path:
      return path_fault(address);
  }
  return "the plugin names no address syntax";
}

std::string destination_of(DestinationPart part, std::string_view address) {
  switch (part) {
    case DestinationPart::none:
      return {};
    case DestinationPart::whole:
      return lower(address);
    case DestinationPart::host:
      return host_of(address);
    case DestinationPart::domain: {
      const auto at = address.rfind('@');
      return at == std::string_view::npos ? std::string() : lower(address.substr(at + 1));
    }
  }
  return {};
}

bool is_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto size = character(text.substr(i));
    if (size == 0) return false;
    i += size;
  }
  return true;
}

std::string one_line(std::string_view text, std::size_t limit) {
  std::string line;
  for (std::size_t i = 0; i < text.size();) {
    const auto size = character(text.substr(i));
    const auto piece = text.substr(i, std::max<std::size_t>(size, 1));
    const bool plain =
        size > 0 && !is_control(static_cast<unsigned char>(text[i])) && !is_hidden_break(piece);
    const std::string_view shown = plain ? piece : std::string_view("?");
    if (line.size() + shown.size() > limit) break;
    line += shown;
    i += piece.size();
  }
  return line;
}

}  // namespace dueward::notifier
