// SPDX-License-Identifier: MIT
// Every page keeps WCAG 2.2 AA, as far as a program can tell, and fits into 320 pixels.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';

import { assertGoodInEveryWidth, assertMailsAccessible, assertTablesAreCards, launch } from './support/browser.mjs';
import { Pointer } from './support/hands.mjs';
import { field, formOf, linkTo, linksOf, send, summaryOf } from './support/pages.mjs';
import { planId, Service } from './support/service.mjs';

let browser;
let service;
let page;
/** What the browser did not load or do, since the page's own policy forbids it. */
const refused = [];

before(async () => {
  browser = await launch();
  page = await browser.newPage();
  page.on('console', (message) => {
    if (/Content.Security.Policy|Refused/i.test(message.text())) refused.push(message.text());
  });
});
after(() => browser.close());

/** All that is folded up counts too. */
async function unfold() {
  await page.locator('details').evaluateAll((all) => all.forEach((it) => (it.open = true)));
}

async function firstLink(person, subject) {
  return linksOf(await service.mail(person, subject), service)[0];
}

test('the pages behind a link', async (t) => {
  service = await Service.start(t);
  const hands = new Pointer(page);

  await t.test('all that is open with somebody', async () => {
    await page.goto(await firstLink('care', /^Act by .* CS-01/));
    await assertGoodInEveryWidth(page, 'the page of all that is open');
  });

  await t.test('an action, with every answer unfolded', async () => {
    await hands.go(linkTo(page, 'CS-01'));
    await unfold();
    await assertGoodInEveryWidth(page, 'the page of an action');
  });

  await t.test('what is missing in an answer', async () => {
    const form = formOf(page, 'claim');
    await hands.go(send(form));
    await page.locator('.govuk-error-summary').waitFor();
    await assertGoodInEveryWidth(page, 'the page with faults');
    const target = await page.locator('.govuk-error-summary a').first().getAttribute('href');
    assert.equal(await page.locator(target).count(), 1, `${target} is on the page`);
  });

  await t.test('an answer that was recorded', async () => {
    const form = formOf(page, 'claim');
    await unfold();
    await hands.choose(field(form, 'kind'), 'report');
    await hands.type(field(form, 'what'), 'Report to the board');
    await hands.go(send(form));
    await assertGoodInEveryWidth(page, 'the page that confirms');
  });

  await t.test('an answer that is not possible any more', async () => {
    await page.goto(await firstLink('care', /^Act by .* CS-01/));
    await hands.go(linkTo(page, 'CS-02'));
    await unfold();
    await service.answer('claim', 'CS-02', 'care', '--evidence', 'report: to the board');
    const form = formOf(page, 'extend');
    await hands.type(field(form, 'to-day'), '1');
    await hands.type(field(form, 'to-month'), '3');
    await hands.type(field(form, 'to-year'), '2030');
    await hands.type(field(form, 'reason'), 'Two posts are vacant');
    await hands.go(send(form));
    await assertGoodInEveryWidth(page, 'the page that says what is possible instead');
  });

  await t.test('the question for a code', async () => {
    await page.goto(await firstLink('quality', /CS-02/));
    await assertGoodInEveryWidth(page, 'the page of decisions');
    await hands.go(linkTo(page, 'CS-02'));
    await unfold();
    await assertGoodInEveryWidth(page, "the page of an action, the verifier's");
    const form = formOf(page, 'sign-off');
    await hands.go(send(form));
    await page.locator('[name="code"]').waitFor();
    await assertGoodInEveryWidth(page, 'the page that asks for a code');
  });

  await t.test('the mail with the code', async () => {
    await assertMailsAccessible(browser, [await service.mail('quality', /^Your code/)]);
  });

  await t.test('a link that is not good', async () => {
    const link = await firstLink('care', /^Act by .* CS-01/);
    const answer = await page.goto(link.slice(0, -1) + (link.endsWith('A') ? 'B' : 'A'));
    assert.ok(answer.status() >= 400);
    await assertGoodInEveryWidth(page, 'the page of a dead link');
  });
});

test('the pages of the staff', async (t) => {
  service = await Service.start(t);
  await service.mail('care', /^Act by .* CS-01/);
  await service.answer('claim', 'CS-02', 'care', '--evidence', 'report: to the board');
  const paths = {
    'the plans': '/',
    'a plan': `/plans/${planId}`,
    'all actions of a plan': `/plans/${planId}/actions`,
    'an action': `/plans/${planId}/actions/CS-01`,
    'an action that was answered': `/plans/${planId}/actions/CS-02`,
    'a person': '/people/care',
    'the coming messages': '/messages',
    'the deliveries': '/deliveries',
    'the accessibility statement': '/link/accessibility',
  };
  for (const [what, path] of Object.entries(paths)) {
    await t.test(what, async () => {
      const answer = await page.goto(service.url + path);
      assert.equal(answer.status(), 200, path);
      await unfold();
      await assertGoodInEveryWidth(page, path);
      await assertTablesAreCards(page, path);
    });
  }

  await t.test('a page that is not there', async () => {
    const answer = await page.goto(`${service.url}/nowhere`);
    assert.equal(answer.status(), 404);
    await assertGoodInEveryWidth(page, '/nowhere');
  });
});

test('the pages in the plain sheet of a build without govuk-frontend', async (t) => {
  service = await Service.start(t);
  const style = new URL('../../daemon/pages/style/', import.meta.url);
  const plain = await Promise.all(['plain.css', 'own.css'].map((name) => readFile(new URL(name, style), 'utf8')));
  let served = 0;
  await page.route('**/*.css', (route) => {
    ++served;
    return route.fulfill({ contentType: 'text/css', body: plain.join('\n') });
  });
  t.after(() => page.unroute('**/*.css'));
  const hands = new Pointer(page);

  await page.goto(await firstLink('care', /^Act by .* CS-01/));
  await assertGoodInEveryWidth(page, 'the page of all that is open');
  await hands.go(linkTo(page, 'CS-01'));
  await hands.open(summaryOf(page, 'claim'));
  await hands.go(send(formOf(page, 'claim')));
  await unfold();
  await assertGoodInEveryWidth(page, 'the page of an action, with faults');
  await page.goto(`${service.url}/plans/${planId}`);
  await unfold();
  await assertGoodInEveryWidth(page, 'the page of a plan');
  assert.ok(served > 0, 'the sheet of the service was replaced');
});

test('no page asks for what its own policy forbids', () => {
  assert.deepEqual(refused, []);
});
