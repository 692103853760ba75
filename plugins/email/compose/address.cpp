// SPDX-License-Identifier: MIT
#include "email/compose/address.hpp"

#include <algorithm>
#include <stdexcept>

#include "email/compose/gmime.hpp"

namespace dueward::email {
namespace {

constexpr std::size_t longest_address = 254;
constexpr std::size_t longest_local_part = 64;
constexpr std::size_t longest_label = 63;

bool is_alnum(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// RFC 5322 atext.
bool is_atext(char c) {
  return is_alnum(c) || std::string_view("!#$%&'*+-/=?^_`{|}~").find(c) != std::string_view::npos;
}

bool is_host_label(std::string_view label) {
  return !label.empty() && label.size() <= longest_label && label.front() != '-' &&
         label.back() != '-' &&
         std::ranges::all_of(label, [](char c) { return is_alnum(c) || c == '-'; });
}

bool is_atom(std::string_view label) {
  return !label.empty() && std::ranges::all_of(label, is_atext);
}

template <typename Predicate>
bool all_labels(std::string_view dotted, Predicate is_good) {
  for (;;) {
    const auto dot = dotted.find('.');
    if (!is_good(dotted.substr(0, dot))) return false;
    if (dot == std::string_view::npos) return true;
    dotted.remove_prefix(dot + 1);
  }
}

}  // namespace

std::optional<std::string> address_fault(std::string_view address) {
  if (address.empty()) return "is empty";
  if (address.size() > longest_address) return "is longer than 254 bytes";
  for (const char c : address) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7f) return "holds a control character";
    if (byte >= 0x80) return "holds a character that is not ASCII (write the domain as xn--…)";
  }
  const auto at = address.rfind('@');
  if (at == std::string_view::npos) return "has no @";
  if (at > longest_local_part) return "has more than 64 bytes before the @";
  if (!all_labels(address.substr(0, at), is_atom)) return "is malformed before the @";
  if (!all_labels(address.substr(at + 1), is_host_label)) return "is malformed after the @";
  return std::nullopt;
}

Mailbox parse_mailbox(std::string_view text) {
  if (std::ranges::any_of(text, [](unsigned char c) { return c < 0x20 || c == 0x7f; }))
    throw std::invalid_argument("holds a control character");
  start_gmime();
  const Owned<InternetAddressList> list(
      internet_address_list_parse(nullptr, std::string(text).c_str()));
  InternetAddress* only = list && internet_address_list_length(list.get()) == 1
                              ? internet_address_list_get_address(list.get(), 0)
                              : nullptr;
  if (only == nullptr || !INTERNET_ADDRESS_IS_MAILBOX(only))
    throw std::invalid_argument("is not one address, such as Name <name@example.org>");
  const char* name = internet_address_get_name(only);
  const char* address = internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(only));
  Mailbox mailbox{name == nullptr ? "" : name, address == nullptr ? "" : address};
  if (const auto fault = address_fault(mailbox.address)) throw std::invalid_argument(*fault);
  return mailbox;
}

std::string_view domain_of(std::string_view address) {
  return address.substr(address.rfind('@') + 1);
}

}  // namespace dueward::email
