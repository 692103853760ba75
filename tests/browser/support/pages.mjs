// SPDX-License-Identifier: MIT
// Where things are on the pages.

/** The links of a mail that lead to the service. */
export const linksOf = (mail, service) => mail.links.filter((link) => link.startsWith(service.url));

/** On the page of all that is open with somebody: the link to one action. */
export const linkTo = (page, id) => page.locator(`main a[href*="/${id}/"]`).first();

/** On the page of an action: the form of an answer, and the words that unfold it. */
export const formOf = (page, verb) => page.locator(`form:has(input[name="verb"][value="${verb}"])`);
export const summaryOf = (page, verb) => page.locator('details', { has: formOf(page, verb) }).locator('summary');
export const field = (form, name) => form.locator(`[name="${name}"]`);
export const send = (form) => form.locator('button[type="submit"], button:not([type])');

/** In a list of a plan: letter and word of an action's rating. */
export const ratingOf = (page, id) =>
  page.locator('tr', { has: page.locator(`a[href$="/actions/${id}"]`) }).locator('.rating');
