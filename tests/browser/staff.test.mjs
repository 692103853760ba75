// SPDX-License-Identifier: MIT
// Staff who have logged in at the council's own proxy answer on the pages; nobody else is believed to be one of them.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { launch } from './support/browser.mjs';
import { Pointer } from './support/hands.mjs';
import { field, formOf, send, summaryOf } from './support/pages.mjs';
import { identityHeader, Proxy } from './support/proxy.mjs';
import { planId, Service } from './support/service.mjs';

/** The whole of 127.0.0.0/8 is this machine: the proxy has one address, everybody else another. */
const ofProxy = '127.0.0.2';
const ofOthers = '127.0.0.3';
const page = `/plans/${planId}/actions/CS-01`;

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

function behindProxy(t) {
  return Service.start(t, '', `identity_header = "${identityHeader}"\nproxies = ["${ofProxy}"]`);
}

async function status(address, headers = {}) {
  const answer = await fetch(address, { headers });
  await answer.text();
  return answer.status;
}

test('the verifier, logged in, signs off on the page and is asked for no code', async (t) => {
  const service = await behindProxy(t);
  await service.answer('claim', 'CS-01', 'care', '--evidence', 'case-audit: 40 cases');
  const proxy = await Proxy.start(t, service, { login: 'quality@council', address: ofProxy });
  const reader = await browser.newPage();
  t.after(() => reader.close());
  const hands = new Pointer(reader);

  await reader.goto(`${proxy.url}/mine`);
  assert.match(await reader.locator('h1').innerText(), /Head of Safeguarding and Quality Assurance/);
  await hands.go(reader.getByRole('link', { name: /^Check that it is done: CS-01/ }));
  await hands.open(summaryOf(reader, 'sign-off'));
  await hands.type(field(formOf(reader, 'sign-off'), 'note'), 'I have seen the audit');
  await hands.go(send(formOf(reader, 'sign-off')));

  assert.match(await reader.locator('h1').innerText(), /recorded/i);
  const { state, answers } = await service.action('CS-01');
  assert.equal(state, 'complete');
  assert.equal(answers.at(-1).by, 'quality');
  assert.equal(answers.at(-1).note, 'I have seen the audit');
  await service.mail('quality', /^Recorded: CS-01/);
  assert.deepEqual((await service.mails()).filter(({ subject }) => /code/i.test(subject)), []);
});

test('the owner, logged in, is offered what an owner may say, and no sign-off', async (t) => {
  const service = await behindProxy(t);
  await service.answer('claim', 'CS-01', 'care', '--evidence', 'case-audit: 40 cases');
  const proxy = await Proxy.start(t, service, { login: 'care@council', address: ofProxy });
  const reader = await browser.newPage();
  t.after(() => reader.close());

  await reader.goto(proxy.url + page);
  assert.equal(await formOf(reader, 'correct').count(), 1);
  assert.equal(await formOf(reader, 'sign-off').count(), 0);
});

test('whoever is not the trusted proxy is believed nothing', async (t) => {
  const service = await behindProxy(t);
  const claimed = { [identityHeader]: 'quality@council' };
  assert.equal(await status(service.url + page, claimed), 403, 'the header from this machine, without a proxy');
  assert.equal(await status(service.url + page), 403, 'nor are the pages shown here to look at any more');
  const other = await Proxy.start(t, service, { login: 'quality@council', address: ofOthers });
  assert.equal(await status(other.url + page), 403, 'a proxy at another address');
});

test('the proxy decides who has logged in, not the browser', async (t) => {
  const service = await behindProxy(t);
  const proxy = await Proxy.start(t, service, { login: '', address: ofProxy });
  assert.equal(await status(proxy.url + page, { [identityHeader]: 'quality@council' }), 401, 'nobody has logged in');
  proxy.login = 'stranger@council';
  assert.equal(await status(proxy.url + page), 403, 'nobody of that login is known');
  proxy.login = 'care@council';
  assert.equal(await status(proxy.url + page), 200);
});
