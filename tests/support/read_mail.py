# SPDX-License-Identifier: MIT
"""Reads a mail from standard input with Python's own library, and tells in JSON what it says."""
import email
import email.policy
import json
import sys

raw = sys.stdin.buffer.read()
mail = email.message_from_bytes(raw, policy=email.policy.default)


def part(entity):
    content = entity.get_content()
    return {"type": entity.get_content_type(), "name": entity.get_filename() or "",
            "charset": entity.get_content_charset() or "", "encoding": entity["Content-Transfer-Encoding"] or "",
            "content": content.replace("\r\n", "\n") if isinstance(content, str) else content.decode("latin-1")}


def mailboxes(name):
    return [{"name": address.display_name, "address": address.addr_spec}
            for header in mail.get_all(name, []) for address in header.addresses]


defects = [repr(defect) for entity in mail.walk() for defect in entity.defects]
defects += [name + ": " + repr(defect) for name, value in mail.items() for defect in value.defects]
json.dump({
    "headers": [[name, str(value)] for name, value in mail.items()],
    "from": mailboxes("From"), "to": mailboxes("To"), "reply_to": mailboxes("Reply-To"),
    "type": mail.get_content_type(),
    "parts": [part(entity) for entity in mail.walk() if not entity.is_multipart()],
    "defects": defects,
    "longest_line": max(len(line) for line in raw.split(b"\r\n")),
    "bare_line_ends": raw.replace(b"\r\n", b"").count(b"\r") + raw.replace(b"\r\n", b"").count(b"\n"),
    "ascii": raw.isascii() and b"\0" not in raw,
}, sys.stdout)
