// SPDX-License-Identifier: MIT
// Two ways to work a page. A journey that takes one as an argument can be made by either.
import assert from 'node:assert/strict';

/** A mouse or a thumb. */
export class Pointer {
  constructor(page) {
    this.page = page;
  }

  async open(summary) {
    await summary.click();
  }

  /** Follows a link or presses a button that leads to another page. */
  async go(control) {
    await control.click();
    await this.page.waitForLoadState();
  }

  async type(field, text) {
    await field.fill(text);
  }

  async choose(field, value) {
    if ((await tagOf(field)) === 'SELECT') await field.selectOption(value);
    else await field.and(this.page.locator(`[value="${value}"]`)).check();
  }
}

/** Keys alone: Tab, Enter, Space, arrows and letters. */
export class Keyboard {
  constructor(page) {
    this.page = page;
  }

  async open(summary) {
    await this.#reach(summary);
    await this.page.keyboard.press('Enter');
  }

  async go(control) {
    await this.#reach(control);
    await Promise.all([this.page.waitForEvent('load'), this.page.keyboard.press('Enter')]);
  }

  async type(field, text) {
    await this.#reach(field);
    await this.page.keyboard.type(text);
  }

  async choose(field, value) {
    const select = (await tagOf(field)) === 'SELECT';
    const wanted = select ? field : field.and(this.page.locator(`[value="${value}"]`));
    const chosen = () => (select ? field.evaluate((it) => it.value).then((now) => now === value) : wanted.isChecked());
    // Tab finds one of a group of radios; arrows and Space do the rest.
    await this.#reach(field);
    await this.page.keyboard.press(select ? 'Home' : 'Space');
    for (let presses = 0; !(await chosen()); ++presses) {
      assert.ok(presses < 30, `no ${value} to choose`);
      await this.page.keyboard.press('ArrowDown');
    }
  }

  /** Tabs on until one of these has the focus, which then can be seen. */
  async #reach(controls) {
    await controls.first().waitFor({ state: 'attached' });
    for (let presses = 0; presses < 300; ++presses) {
      await this.page.keyboard.press('Tab');
      const all = await controls.all();
      const focused = await Promise.all(all.map((it) => it.evaluate((element) => element === document.activeElement)));
      if (focused.includes(true)) return this.#assertFocusShows(all[focused.indexOf(true)]);
    }
    assert.fail(`Tab does not reach ${controls}`);
  }

  async #assertFocusShows(control) {
    const shows = await control.evaluate((element) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
      // The box of a radio is drawn beside it, on its label.
      const beside = element.nextElementSibling && getComputedStyle(element.nextElementSibling, '::before').boxShadow;
      const drawn = (shadow) => Boolean(shadow) && shadow !== 'none';
      return (outlineStyle !== 'none' && outlineWidth !== '0px') || drawn(boxShadow) || drawn(beside);
    });
    assert.ok(shows, `nobody sees that ${control} has the focus`);
  }
}

const tagOf = (field) => field.first().evaluate((element) => element.tagName);
