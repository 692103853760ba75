// SPDX-License-Identifier: MIT
// Reads the mails of a Maildir: as much of MIME as our own mails use.
import { readdir, readFile } from 'node:fs/promises';

/** @typedef {{to: string, subject: string, text: string, html: string, links: string[]}} Mail */

/** All mails of a Maildir, the oldest first. @returns {Promise<Mail[]>} */
export async function mailsIn(maildir) {
  const names = await readdir(`${maildir}/new`).catch(() => []);
  return Promise.all(names.sort().map(async (name) => mailOf(await readFile(`${maildir}/new/${name}`, 'latin1'))));
}

function mailOf(bytes) {
  const letter = entityOf(bytes.replace(/\r\n/g, '\n'));
  const parts = leavesOf(letter);
  const content = (type) => parts.find((part) => part.type.startsWith(type))?.content ?? '';
  const html = content('text/html');
  return {
    to: words(letter.fields.get('to') ?? ''),
    subject: words(letter.fields.get('subject') ?? ''),
    text: content('text/plain'),
    html,
    links: [...html.matchAll(/href="([^"]+)"/g)].map((found) => found[1].replaceAll('&amp;', '&')),
  };
}

/** A header and a body that is still encoded. */
function entityOf(bytes) {
  const end = bytes.indexOf('\n\n');
  const head = bytes.slice(0, end).replace(/\n[ \t]+/g, ' ');
  const fields = new Map(
    head.split('\n').map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  return { fields, body: bytes.slice(end + 2) };
}

function leavesOf({ fields, body }) {
  const type = fields.get('content-type') ?? 'text/plain';
  const boundary = /boundary="?([^";]+)/.exec(type)?.[1];
  if (boundary) {
    const parts = body.split(new RegExp(`(?:^|\n)--${boundary.replace(/[^\w]/g, '\\$&')}(?:--)?\n?`));
    return parts.slice(1, -1).flatMap((part) => leavesOf(entityOf(part)));
  }
  const encoding = (fields.get('content-transfer-encoding') ?? '').toLowerCase();
  const decoders = { base64: fromBase64, 'quoted-printable': fromQuoted };
  return [{ type, content: (decoders[encoding] ?? fromBytes)(body) }];
}

const fromBytes = (body) => Buffer.from(body, 'latin1').toString('utf8');
const fromBase64 = (body) => Buffer.from(body, 'base64').toString('utf8');
const fromQuoted = (body) =>
  fromBytes(
    body.replace(/=\n/g, '').replace(/=([0-9A-Fa-f]{2})/g, (_, digits) => String.fromCharCode(parseInt(digits, 16))),
  );

/** A field with encoded words in it (RFC 2047). */
function words(field) {
  return field
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?[^?]+\?([BbQq])\?([^?]*)\?=/g, (_, kind, word) =>
      kind.toUpperCase() === 'B' ? fromBase64(word) : fromQuoted(word.replaceAll('_', ' ')),
    );
}
