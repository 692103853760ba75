// SPDX-License-Identifier: MIT
// The packages of npm, from the cache into which scripts/setup put them (scripts/npm-folder tests/browser).
import { createRequire } from 'node:module';

const required = createRequire(`${process.env.DUEWARD_PACKAGES}/package.json`);

export const { chromium } = required('playwright-core');
export const axe = required('axe-core').source;
