// SPDX-License-Identifier: MIT
#include "email/compose/letter.hpp"

#include <algorithm>
#include <stdexcept>

#include "email/compose/gmime.hpp"
#include "email/compose/words.hpp"

namespace dueward::email {
namespace {

constexpr const char* charset = "utf-8";

std::string checked_id(std::string_view name, std::string_view domain) {
  if (name.empty()) throw std::invalid_argument("the message has no key");
  return id_left(name) + "@" + std::string(domain);
}

void header(GMimeMessage* mail, const char* name, const std::string& value) {
  g_mime_object_set_header(GMIME_OBJECT(mail), name, value.c_str(), charset);
}

void add_mailbox(InternetAddressList* list, const Mailbox& mailbox) {
  if (const auto fault = address_fault(mailbox.address))
    throw std::invalid_argument("the address " + *fault);
  const Owned<InternetAddress> address(
      internet_address_mailbox_new(one_line(mailbox.name).c_str(), mailbox.address.c_str()));
  internet_address_set_charset(address.get(), charset);
  internet_address_list_add(list, address.get());
}

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

Owned<GMimePart> text_part(std::string_view words, const char* subtype) {
  const std::string lines = plain_lines(words);
  const Owned<GMimeContentType> type(g_mime_content_type_new("text", subtype));
  g_mime_content_type_set_parameter(type.get(), "charset", charset);
  Owned<GMimePart> part = part_of(lines, type.get());
  g_mime_part_set_content_encoding(part.get(), encoding_of(lines));
  return part;
}

Owned<GMimePart> attachment_part(const Attachment& attachment) {
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
  return part;
}

/// "=_" never occurs in quoted-printable or base64, and a line that begins with "--" is encoded: no
/// content can hold the boundary.
Owned<GMimeMultipart> multipart(const char* subtype, std::string_view key) {
  Owned<GMimeMultipart> parts(g_mime_multipart_new_with_subtype(subtype));
  const std::string unique = id_left(key).substr(0, 48);
  g_mime_multipart_set_boundary(parts.get(), ("=_" + std::string(subtype) + "_" + unique).c_str());
  return parts;
}

Owned<GMimeObject> words_of(const Letter& letter) {
  Owned<GMimePart> text = text_part(letter.text, "plain");
  if (letter.html.empty()) return Owned<GMimeObject>(GMIME_OBJECT(text.release()));
  Owned<GMimeMultipart> both = multipart("alternative", letter.key);
  g_mime_multipart_add(both.get(), GMIME_OBJECT(text.get()));
  g_mime_multipart_add(both.get(), GMIME_OBJECT(text_part(letter.html, "html").get()));
  return Owned<GMimeObject>(GMIME_OBJECT(both.release()));
}

Owned<GMimeObject> content_of(const Letter& letter) {
  Owned<GMimeObject> words = words_of(letter);
  if (letter.attachments.empty()) return words;
  Owned<GMimeMultipart> all = multipart("mixed", letter.key);
  g_mime_multipart_add(all.get(), words.get());
  for (const Attachment& attachment : letter.attachments)
    g_mime_multipart_add(all.get(), GMIME_OBJECT(attachment_part(attachment).get()));
  return Owned<GMimeObject>(GMIME_OBJECT(all.release()));
}

/// RFC 3834 and its kin: no machine is to answer this mail.
void mark_as_automatic(GMimeMessage* mail, bool bulk) {
  header(mail, "Auto-Submitted", "auto-generated");
  header(mail, "X-Auto-Response-Suppress", "All");
  if (bulk) header(mail, "Precedence", "bulk");
}

/// All mails of a thread answer one that was never sent, so that the order of arrival is nothing to
/// them.
void tie_to_thread(GMimeMessage* mail, std::string_view thread, std::string_view domain) {
  if (thread.empty()) return;
  const std::string root = "<" + checked_id(thread, domain) + ">";
  header(mail, "In-Reply-To", root);
  header(mail, "References", root);
}

std::string bytes_of(GMimeMessage* mail) {
  char* text = g_mime_object_to_string(GMIME_OBJECT(mail), nullptr);
  std::string bytes = wire_lines(text);
  g_free(text);
  return bytes;
}

bool is_plain(std::string_view text) {
  return !text.empty() &&
         std::ranges::all_of(text, [](unsigned char c) { return c >= 0x20 && c < 0x7f; });
}

}  // namespace

std::string compose(const Letter& letter) {
  if (!is_plain(letter.date))
    throw std::invalid_argument("the date of the first attempt is missing");
  start_gmime();
  const std::string_view domain = domain_of(letter.from.address);
  const Owned<GMimeMessage> mail(g_mime_message_new(FALSE));
  header(mail.get(), "Date", std::string(letter.date));
  add_mailbox(g_mime_message_get_from(mail.get()), letter.from);
  if (letter.reply_to) add_mailbox(g_mime_message_get_reply_to(mail.get()), *letter.reply_to);
  add_mailbox(g_mime_message_get_to(mail.get()), letter.to);
  g_mime_message_set_subject(mail.get(), one_line(letter.subject).c_str(), charset);
  g_mime_message_set_message_id(mail.get(), checked_id(letter.key, domain).c_str());
  tie_to_thread(mail.get(), letter.thread, domain);
  mark_as_automatic(mail.get(), letter.bulk);
  if (is_plain(letter.language))
    header(mail.get(), "Content-Language", std::string(letter.language));
  g_mime_message_set_mime_part(mail.get(), content_of(letter).get());
  return bytes_of(mail.get());
}

}  // namespace dueward::email
