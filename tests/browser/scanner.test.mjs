// SPDX-License-Identifier: MIT
// What reads mails before people do follows links, runs scripts, and changes nothing.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { launch } from './support/browser.mjs';
import { Pointer } from './support/hands.mjs';
import { field, formOf, linkTo, linksOf, send, summaryOf } from './support/pages.mjs';
import { Service } from './support/service.mjs';

const rounds = 50;

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/** A service in which somebody waits for something: an owner for nothing, a verifier for a decision. */
async function busyService(t) {
  const service = await Service.start(t);
  await service.answer('claim', 'CS-02', 'care', '--evidence', 'report: to the board in May');
  await service.answer('extend', 'HT-02', 'health', '--to', (await service.action('QA-01')).due, '--reason', 'two posts are vacant');
  await service.mail('care', /^Act by .* CS-01/);
  await service.mail('care', /^Recorded/);
  await service.mail('health', /^Recorded/);
  await service.mail('quality', /CS-02/);
  await service.mail('director', /HT-02/);
  return service;
}

/** All that could have changed: the actions with their answers, and what was mailed. */
async function stateOf(service) {
  return { actions: await service.states(), mails: (await service.mails()).map(({ to, subject }) => `${to}: ${subject}`) };
}

async function allLinks(service) {
  return [...new Set((await service.mails()).flatMap((mail) => linksOf(mail, service)))];
}

async function get(link) {
  const answer = await fetch(link);
  await answer.text();
  return answer.status;
}

/** Opens a link as a scanner does that runs scripts: follows all links of the page too, and points at everything. */
async function scan(page, link) {
  await page.goto(link);
  return page.evaluate(async () => {
    const links = [...new Set([...document.querySelectorAll('a[href]')].map((a) => a.href.split('#')[0]))];
    for (const address of links.filter((one) => one.startsWith(location.origin))) {
      await fetch(address).then((answer) => answer.text());
      await fetch(address, { method: 'HEAD' });
    }
    for (const element of document.querySelectorAll('summary, button, input, a')) {
      element.focus();
      for (const kind of ['pointerover', 'mouseover', 'focus']) element.dispatchEvent(new Event(kind, { bubbles: true }));
    }
    return links.length;
  });
}

test('fifty times GET, HEAD and a browser with scripts change nothing, and the owner can answer then', async (t) => {
  const service = await busyService(t);
  const before = await stateOf(service);
  const links = await allLinks(service);
  assert.ok(links.length > 5, `only ${links.length} links`);
  // A scanner heeds no rule of the page's about what scripts may do.
  const context = await browser.newContext({ bypassCSP: true });
  t.after(() => context.close());
  const page = await context.newPage();
  for (let round = 0; round < rounds; ++round) {
    for (const link of links) {
      assert.equal(await get(link), 200);
      assert.equal((await fetch(link, { method: 'HEAD' })).status, 200);
      await scan(page, link);
    }
  }
  assert.deepEqual(await stateOf(service), before);

  const hands = new Pointer(page);
  await page.goto(linksOf(await service.mail('care', /^Act by .* CS-01/), service)[0]);
  await hands.go(linkTo(page, 'CS-01'));
  await hands.open(summaryOf(page, 'claim'));
  const form = formOf(page, 'claim');
  await hands.choose(field(form, 'kind'), 'report');
  await hands.type(field(form, 'what'), 'Report to the board');
  await hands.go(send(form));
  assert.equal((await service.action('CS-01')).state, 'claimed');
});

test('a scanner that even sends every form as it stands completes, moves and hands over nothing', async (t) => {
  const service = await busyService(t);
  const facts = async () =>
    (await service.states()).map(({ id, state, due, owner, evidence, extensions, waiting }) => ({
      id, state: state === 'in_progress' ? 'agreed' : state, due, owner, evidence, extensions, waiting,
    }));
  const before = await facts();
  const page = await browser.newPage();
  t.after(() => page.close());
  for (const link of await allLinks(service)) {
    await page.goto(link);
    const forms = await page.locator('form').count();
    for (let n = 0; n < forms; ++n) {
      await page.goto(link);
      await Promise.all([page.waitForEvent('load'), page.locator('form').nth(n).evaluate((form) => form.submit())]);
    }
  }
  assert.deepEqual(await facts(), before);
});
