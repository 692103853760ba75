// SPDX-License-Identifier: MIT
#include "email/compose/letter.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "email/compose/gmime.hpp"
#include "email/compose/words.hpp"

namespace dueward::email {
namespace {

constexpr const char* charset = "utf-8";

/// What GMime hands out is the caller's to free.
std::string taken(char* text) {
  const std::unique_ptr<char, decltype(&g_free)> owner(text, &g_free);
  return text;
}

std::string checked_id(std::string_view name, std::string_view domain) {
  if (name.empty()) throw std::invalid_argument("the message has no key");
  return id_left(name) + "@" + std::string(domain);
}

bool is_plain(std::string_view text) {
  return !text.empty() &&
         std::ranges::all_of(text, [](unsigned char c) { return c >= 0x20 && c < 0x7f; });
}

constexpr std::size_t recommended_line = 78;  // RFC 5322, 2.1.1

/// Whether the name is a phrase of atoms (RFC 5322, 3.2.5), which needs neither quotes nor
/// encoding.
bool is_phrase(std::string_view name) {
  return !name.empty() && std::ranges::all_of(name, [](char c) {
    return g_ascii_isalnum(c) || c == ' ' || c == '-' || c == '\'' || c == '&';
  });
}

/// The header of a mail, line by line, each ended by LF. GMime encodes and folds what needs it.
class Header {
 public:
  /// ASCII that may stand as it is.
  void add(std::string_view name, std::string_view value) {
    lines_.append(name).append(": ").append(value).append("\n");
  }

  void add_words(std::string_view name, const std::string& words) {
    if (name.size() + 2 + words.size() <= recommended_line && is_plain(words)) {
      add(name, words);
      return;
    }
    const std::string encoded =
        taken(g_mime_utils_header_encode_text(nullptr, words.c_str(), charset));
    const std::string line = std::string(name) + ": " + encoded;
    lines_ += taken(g_mime_utils_unstructured_header_fold(nullptr, nullptr, line.c_str()));
  }

  void add_mailbox(std::string_view name, const Mailbox& mailbox) {
    if (const auto fault = address_fault(mailbox.address))
      throw std::invalid_argument("the address " + *fault);
    const std::string person = one_line(mailbox.name);
    const std::string whole = person + " <" + mailbox.address + ">";
    if (is_phrase(person) && name.size() + 2 + whole.size() <= recommended_line) {
      add(name, whole);
      return;
    }
    const Owned<InternetAddress> address(
        internet_address_mailbox_new(person.c_str(), mailbox.address.c_str()));
    internet_address_set_charset(address.get(), charset);
    const Owned<InternetAddressList> list(internet_address_list_new());
    internet_address_list_add(list.get(), address.get());
    // Folds by how long the line is already, and ends it.
    GString* line = g_string_new((std::string(name) + ": ").c_str());
    internet_address_list_encode(list.get(), nullptr, line);
    lines_ += taken(g_string_free(line, FALSE));
  }

  /// All mails of a thread answer one that was never sent, so that the order of arrival is nothing
  /// to them.
  void tie_to_thread(std::string_view thread, std::string_view domain) {
    if (thread.empty()) return;
    const std::string root = "<" + checked_id(thread, domain) + ">";
    add("In-Reply-To", root);
    add("References", root);
  }

  /// RFC 3834 and its kin: no machine is to answer this mail.
  void mark_as_automatic(bool bulk) {
    add("Auto-Submitted", "auto-generated");
    add("X-Auto-Response-Suppress", "All");
    if (bulk) add("Precedence", "bulk");
  }

  [[nodiscard]] std::string text() && { return std::move(lines_); }

 private:
  std::string lines_;
};

Owned<GMimePart> part_of(std::span<const char> bytes, GMimeContentType* type) {
  Owned<GMimePart> part(g_mime_part_new());
  g_mime_object_set_content_type(GMIME_OBJECT(part.get()), type);
  const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
  const Owned<GMimeDataWrapper> content(
      g_mime_data_wrapper_new_with_stream(stream.get(), GMIME_CONTENT_ENCODING_DEFAULT));
  g_mime_part_set_content(part.get(), content.get());
  return part;
}

/// Quoted-printable stays legible for text with some accents and grows threefold for others.
GMimeContentEncoding encoding_of(std::string_view lines) {
  if (travels_as_it_is(lines)) return GMIME_CONTENT_ENCODING_7BIT;
  const auto beyond_ascii = std::ranges::count_if(lines, [](unsigned char c) { return c >= 0x80; });
  return static_cast<std::size_t>(beyond_ascii) > lines.size() / 4
             ? GMIME_CONTENT_ENCODING_BASE64
             : GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE;
}

std::string written(GMimePart* part) {
  return taken(g_mime_object_to_string(GMIME_OBJECT(part), nullptr));
}

/// An entity of RFC 2045: its header, an empty line, its content.
std::string text_entity(std::string_view words, const char* subtype) {
  const std::string lines = plain_lines(words);
  const auto encoding = encoding_of(lines);
  if (encoding == GMIME_CONTENT_ENCODING_7BIT)
    return "Content-Type: text/" + std::string(subtype) +
           "; charset=utf-8\nContent-Transfer-Encoding: 7bit\n\n" + lines;
  const Owned<GMimeContentType> type(g_mime_content_type_new("text", subtype));
  g_mime_content_type_set_parameter(type.get(), "charset", charset);
  const Owned<GMimePart> part = part_of(lines, type.get());
  g_mime_part_set_content_encoding(part.get(), encoding);
  return written(part.get());
}

std::string attachment_entity(const Attachment& attachment) {
  Owned<GMimeContentType> type(
      g_mime_content_type_parse(nullptr, one_line(attachment.media_type).c_str()));
  // Those must not be base64.
  if (g_mime_content_type_is_type(type.get(), "multipart", "*") ||
      g_mime_content_type_is_type(type.get(), "message", "*"))
    type.reset(g_mime_content_type_new("application", "octet-stream"));
  Owned<GMimePart> part =
      part_of({reinterpret_cast<const char*>(attachment.bytes.data()), attachment.bytes.size()},
              type.get());
  g_mime_part_set_content_encoding(part.get(), GMIME_CONTENT_ENCODING_BASE64);
  g_mime_object_set_disposition(GMIME_OBJECT(part.get()), GMIME_DISPOSITION_ATTACHMENT);
  g_mime_part_set_filename(part.get(), one_line(attachment.name).c_str());
  return written(part.get());
}

/// "=_" never occurs in quoted-printable or base64, and a line that begins with "--" is encoded: no
/// content can hold the boundary.
std::string multipart(const std::string& subtype, std::string_view key,
                      std::span<const std::string> entities) {
  const std::string boundary = "=_" + subtype + "_" + id_left(key).substr(0, 48);
  std::string whole = "Content-Type: multipart/" + subtype + ";\n\tboundary=\"" + boundary + "\"\n";
  for (const auto& entity : entities)
    whole.append("\n--").append(boundary).append("\n").append(entity);
  return whole.append("\n--").append(boundary).append("--\n");
}

std::string words_of(const Letter& letter) {
  if (letter.html.empty()) return text_entity(letter.text, "plain");
  return multipart("alternative", letter.key,
                   std::array{text_entity(letter.text, "plain"), text_entity(letter.html, "html")});
}

std::string content_of(const Letter& letter) {
  if (letter.attachments.empty()) return words_of(letter);
  std::vector<std::string> entities{words_of(letter)};
  for (const Attachment& attachment : letter.attachments)
    entities.push_back(attachment_entity(attachment));
  return multipart("mixed", letter.key, entities);
}

std::string header_of(const Letter& letter) {
  const std::string_view domain = domain_of(letter.from.address);
  Header header;
  header.add("Date", letter.date);
  header.add_mailbox("From", letter.from);
  if (letter.reply_to) header.add_mailbox("Reply-To", *letter.reply_to);
  header.add_mailbox("To", letter.to);
  header.add_words("Subject", one_line(letter.subject));
  header.add("Message-Id", "<" + checked_id(letter.key, domain) + ">");
  header.tie_to_thread(letter.thread, domain);
  header.mark_as_automatic(letter.bulk);
  if (is_plain(letter.language)) header.add("Content-Language", letter.language);
  header.add("MIME-Version", "1.0");
  return std::move(header).text();
}

}  // namespace

std::string compose(const Letter& letter) {
  if (!is_plain(letter.date))
    throw std::invalid_argument("the date of the first attempt is missing");
  start_gmime();
  return wire_lines(header_of(letter) + content_of(letter));
}

}  // namespace dueward::email
