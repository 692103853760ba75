// SPDX-License-Identifier: MIT
// Debian's Chromium, and what the tests do with a page.
import assert from 'node:assert/strict';

import { axe, chromium } from './packages.mjs';

export const wide = { width: 1280, height: 800 };
/** The narrowest that WCAG 2.2 asks for (1.4.10, reflow). */
export const narrow = { width: 320, height: 640 };
export const phone = { width: 390, height: 844 };

export function launch() {
  return chromium.launch({
    executablePath: process.env.DUEWARD_CHROMIUM,
    chromiumSandbox: process.getuid() !== 0,
    args: ['--disable-dev-shm-usage'],
  });
}

/** Fails with each rule of WCAG 2.2 AA that the page breaks, and where; `what` names the page. */
export async function assertAccessible(page, what) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() =>
    globalThis.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    }),
  );
  const said = violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}: ${node.html}`));
  assert.deepEqual(said, [], what);
}

/** Nothing but what scrolls by itself is wider than the window. */
export async function assertFits(page, what) {
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.equal(beyond, 0, `${what} is ${beyond} pixels too wide`);
}

/**
 * On a phone each row of a table is a card: nothing scrolls sideways, each value stands behind the name of its column,
 * and a screen reader still hears of rows and columns.
 */
export async function assertTablesAreCards(page, what) {
  await page.setViewportSize(phone);
  const faults = await page.locator('table').evaluateAll((tables) =>
    tables.flatMap((table) => {
      const frame = table.parentElement;
      const names = [...table.querySelectorAll('thead th')].map((head) => head.textContent.trim());
      const said = (cell) => getComputedStyle(cell, '::before').content;
      const nameless = [...table.querySelectorAll('tbody td')].filter(
        (cell) => cell.textContent && !said(cell).includes(`"${names[cell.cellIndex]}`),
      );
      return [
        ...(frame.scrollWidth > frame.clientWidth ? [`scrolls sideways: ${names}`] : []),
        ...nameless.map((cell) => `${said(cell)} before "${cell.textContent}", in ${names[cell.cellIndex]}`),
      ];
    }),
  );
  assert.deepEqual(faults, [], what);
  const heads = await page.locator('thead th').count();
  assert.equal(await page.getByRole('columnheader').count(), heads, `${what}: columns have lost their names`);
  assert.equal(await page.getByRole('row').count(), await page.locator('tr').count(), `${what}: rows are none any more`);
}

/** In a window as wide as a desk's and in the narrowest one. */
export async function assertGoodInEveryWidth(page, what) {
  for (const size of [wide, narrow]) {
    await page.setViewportSize(size);
    await assertAccessible(page, `${what}, ${size.width} pixels wide`);
    await assertFits(page, `${what}, ${size.width} pixels wide`);
  }
}

/** The HTML of each, as a page of its own. */
export async function assertMailsAccessible(browser, mails) {
  const page = await browser.newPage();
  for (const mail of mails) {
    await page.setContent(mail.html);
    await assertGoodInEveryWidth(page, `the mail "${mail.subject}" to ${mail.to}`);
  }
  await page.close();
}
