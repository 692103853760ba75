// SPDX-License-Identifier: MIT
// The HTML of every kind of mail is accessible, as a page of its own.
import { after, before, test } from 'node:test';

import { assertMailsAccessible, launch } from './support/browser.mjs';
import { Service, today } from './support/service.mjs';

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

test('mails that go out while nobody answers', async (t) => {
  const service = await Service.rehearse(t, today(), today(60));
  await assertMailsAccessible(browser, await service.mails());
});

test('mails that follow an answer', async (t) => {
  const service = await Service.start(t);
  await service.answer('claim', 'CS-01', 'care', '--evidence', 'case-audit: 40 cases');
  await service.answer('send-back', 'CS-01', 'quality', '--reason', 'Twenty of them are from before the change');
  await service.answer('claim', 'CS-01', 'care', '--evidence', 'case-audit: 40 cases since');
  await service.answer('sign-off', 'CS-01', 'quality', '--note', 'seen');
  await service.answer('extend', 'CS-02', 'care', '--to', today(60), '--reason', 'The new system comes in spring');
  await service.answer('approve', 'CS-02', 'director');
  await service.answer('not-mine', 'HT-01', 'health', '--proposed', 'care', '--reason', 'It is theirs');
  await service.mail('care', /./, 5);
  await assertMailsAccessible(browser, await service.mails());
});

test('mails of the service about itself', async (t) => {
  const service = await Service.start(t, 'flood_limit = 1');
  await service.mail('officer', /on hold/);
  await service.command('test', 'email', '--to', 'quality');
  await service.mail('quality', /test/i);
  await assertMailsAccessible(browser, await service.mails());
});
