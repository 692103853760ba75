// SPDX-License-Identifier: MIT
// Pictures of the pages for the README, of the worked example in its third month. Only where DUEWARD_SCREENSHOTS names
// a folder.
import { mkdir } from 'node:fs/promises';
import { test } from 'node:test';

import { launch, phone } from './support/browser.mjs';
import { linkTo, linksOf, summaryOf } from './support/pages.mjs';
import { Service } from './support/service.mjs';

const folder = process.env.DUEWARD_SCREENSHOTS;

/** What people answer, day by day. */
const answers = [
  ['2011-08-26', 'claim', 'SG-01', 'head-of-referral', '--evidence', 'report: Notification letters, weeks 33 and 34'],
  ['2011-08-26', 'acknowledge', 'SG-02', 'head-of-social-care', '--promised', '2011-09-02'],
  ['2011-09-02', 'sign-off', 'SG-01', 'head-of-quality', '--note', 'A sample of 30 shows it'],
  ['2011-09-02', 'claim', 'SG-02', 'head-of-social-care', '--evidence', 'case-audit: Recording of visits, 40 cases'],
  ['2011-09-09', 'claim', 'SG-04', 'head-of-social-care', '--evidence', 'case-audit: Plans shared with families, 40 cases'],
  ['2011-09-16', 'sign-off', 'SG-02', 'head-of-quality', '--note', 'Seen'],
  ['2011-09-16', 'claim', 'LAC-01', 'head-of-care-leavers', '--evidence', 'case-audit: All pathway plans, by two managers'],
  ['2011-09-30', 'sign-off', 'LAC-01', 'head-of-quality', '--note', 'Seen'],
  ['2011-10-14', 'claim', 'LAC-03', 'complaints-manager', '--evidence', 'report: Complaints leaflet, and who has it'],
  ['2011-10-21', 'sign-off', 'LAC-03', 'head-of-quality', '--note', 'Seen'],
  ['2011-10-28', 'claim', 'LAC-06', 'fostering-manager', '--evidence', 'discussion: First meeting of the support group'],
  ['2011-10-28', 'progress', 'SG-08', 'performance-manager', '--note', 'Eight of eleven are above', '--forecast', '2011-11-16'],
  ['2011-11-04', 'extend', 'SG-07', 'systems-lead', '--to', '2011-12-19', '--reason', 'The supplier delivers on 9 December'],
];
const last = '2011-11-07';

test('pictures', { skip: !folder }, async (t) => {
  const service = await Service.example(t);
  let from = '2011-08-19';
  for (const day of [...new Set(answers.map(([on]) => on))]) {
    await service.pass(from, dayBefore(day));
    from = day;
    await service.run('--simulated-clock', '--from', day, '--speed', '60');
    for (const [on, ...answer] of answers) if (on === day) await service.answer(...answer);
    await service.stop();
  }
  await service.pass(from, dayBefore(last));
  await service.run('--simulated-clock', '--from', last, '--speed', '1');

  const browser = await launch();
  t.after(() => browser.close());
  await mkdir(folder, { recursive: true });

  const onPhone = await browser.newPage({ viewport: phone, deviceScaleFactor: 2 });
  const reminder = await service.mail('systems', /SG-07/);
  await onPhone.goto(linksOf(reminder, service)[0]);
  await onPhone.screenshot({ path: `${folder}/all-on-a-phone.png` });
  await linkTo(onPhone, 'SG-07').click();
  await onPhone.screenshot({ path: `${folder}/action-on-a-phone.png` });
  await summaryOf(onPhone, 'claim').click();
  await summaryOf(onPhone, 'claim').evaluate((element) => element.scrollIntoView());
  await onPhone.screenshot({ path: `${folder}/claim-on-a-phone.png` });

  const onDesk = await browser.newPage({ viewport: { width: 1280, height: 1000 } });
  for (const [name, path] of [
    ['plan', '/plans/ofsted-2011'],
    ['action', '/plans/ofsted-2011/actions/SG-07'],
    ['messages', '/messages'],
  ]) {
    await onDesk.goto(service.url + path);
    await onDesk.screenshot({ path: `${folder}/${name}.png` });
    await onDesk.screenshot({ path: `${folder}/${name}-whole.png`, fullPage: true });
  }
});

function dayBefore(day) {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
}
