// SPDX-License-Identifier: MIT
// From a reminder to another rating on the page of the plan, in the hands of the owner and of the verifier.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { launch, phone, wide } from './support/browser.mjs';
import { Keyboard, Pointer } from './support/hands.mjs';
import { field, formOf, linkTo, linksOf, ratingOf, send, summaryOf } from './support/pages.mjs';
import { planId, Service } from './support/service.mjs';

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/** What the page of the plan says of an action off plan, and of every action one link further. */
async function ratingsOnPlanPage(page, hands, service, id) {
  await page.goto(`${service.url}/plans/${planId}`);
  const offPlan = await ratingOf(page, id).allInnerTexts();
  await hands.go(page.getByRole('link', { name: 'All actions of the plan' }));
  return { offPlan: offPlan.map(inOneLine), all: inOneLine(await ratingOf(page, id).innerText()) };
}

const inOneLine = (text) => text.replace(/\s+/g, ' ').trim();

/** Opens the first link of a mail, which shows all that is open, and goes on to one action. */
async function openAction(page, hands, service, mail, id) {
  await page.goto(linksOf(mail, service)[0]);
  await hands.go(linkTo(page, id));
}

async function claim(page, hands, service) {
  await openAction(page, hands, service, await service.mail('care', /^Act by .* CS-01/), 'CS-01');
  await hands.open(summaryOf(page, 'claim'));
  const form = formOf(page, 'claim');
  await hands.choose(field(form, 'kind'), 'case-audit');
  await hands.type(field(form, 'what'), 'Audit of 40 referrals in October');
  await hands.go(send(form));
  assert.match(await page.locator('h1').innerText(), /recorded/i);
}

async function signOff(page, hands, service) {
  const sawCode = (await service.mails()).filter((mail) => /code/i.test(mail.subject)).length;
  await openAction(page, hands, service, await service.mail('quality', /CS-01/), 'CS-01');
  await hands.open(summaryOf(page, 'sign-off'));
  const form = formOf(page, 'sign-off');
  await hands.type(field(form, 'note'), 'I have seen the audit');
  await hands.go(send(form));

  const codeField = page.locator('[name="code"]');
  await codeField.waitFor();
  assert.equal((await service.action('CS-01')).state, 'claimed', 'nothing happens before the code is typed');
  const mail = await service.mail('quality', /^Your code/, sawCode);
  await hands.type(codeField, /^Your code is (.+)/m.exec(mail.text)[1]);
  await hands.go(send(page.locator('form', { has: codeField })));
  assert.match(await page.locator('h1').innerText(), /recorded/i);
}

async function journey(t, page, hands) {
  const service = await Service.start(t);
  await service.mail('care', /CS-01/);
  assert.deepEqual(await ratingsOnPlanPage(page, hands, service, 'CS-01'), { offPlan: ['A Amber'], all: 'A Amber' });

  await claim(page, hands, service);
  const claimed = await service.action('CS-01');
  assert.equal(claimed.state, 'claimed');
  assert.deepEqual(
    claimed.evidence.map(({ kind, what }) => ({ kind, what })),
    [{ kind: 'case-audit', what: 'Audit of 40 referrals in October' }],
  );
  await service.mail('care', /^Recorded: CS-01/);

  await signOff(page, hands, service);
  const complete = await service.action('CS-01');
  assert.equal(complete.state, 'complete');
  assert.equal(complete.answers.at(-1).note, 'I have seen the audit');
  await service.mail('quality', /^Recorded: CS-01/);
  assert.deepEqual(await ratingsOnPlanPage(page, hands, service, 'CS-01'), { offPlan: [], all: 'B Blue' });
}

test('with the keyboard alone', async (t) => {
  const context = await browser.newContext({ viewport: wide });
  t.after(() => context.close());
  const page = await context.newPage();
  await journey(t, page, new Keyboard(page));
});

test('with scripts switched off', async (t) => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: wide });
  t.after(() => context.close());
  const page = await context.newPage();
  await journey(t, page, new Pointer(page));
});

test('with a thumb, on a telephone', async (t) => {
  const context = await browser.newContext({ viewport: phone, hasTouch: true, isMobile: true, deviceScaleFactor: 2 });
  t.after(() => context.close());
  const page = await context.newPage();
  await journey(t, page, new Pointer(page));
});

test('a form that arrives twice is recorded once, and one that is out of date is told so', async (t) => {
  const context = await browser.newContext();
  t.after(() => context.close());
  const service = await Service.start(t);
  const [page, other] = [await context.newPage(), await context.newPage()];
  await openAction(other, new Pointer(other), service, await service.mail('care', /^Act by .* CS-01/), 'CS-01');
  const form = formOf(other, 'claim');
  await new Pointer(other).open(summaryOf(other, 'claim'));
  await new Pointer(other).choose(field(form, 'kind'), 'report');
  await new Pointer(other).type(field(form, 'what'), 'Report to the board');

  const sent = page.waitForRequest((request) => request.method() === 'POST');
  await claim(page, new Pointer(page), service);
  const again = await fetch((await sent).url(), {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: (await sent).postData(),
  });
  assert.equal(again.status, 200);
  assert.match(await again.text(), /Recorded/);

  const answer = other.waitForResponse((response) => response.request().method() === 'POST');
  await new Pointer(other).go(send(form));
  assert.equal((await answer).status(), 409);
  assert.match(await other.locator('main').innerText(), /claimed/i);
  const { answers } = await service.action('CS-01');
  assert.deepEqual(answers.map(({ verb }) => verb), ['claim']);
});
