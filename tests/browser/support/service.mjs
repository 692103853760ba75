// SPDX-License-Identifier: MIT
// `dueward run` in a folder of its own: a plan, a handful of people, and a Maildir into which all mails go.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { request } from 'node:http';
import { promisify } from 'node:util';
import { setTimeout as pause } from 'node:timers/promises';

import { mailsIn } from './mail.mjs';

const program = `${process.env.DUEWARD_BUILD}/bin/dueward`;
const patience = 90_000;

export class Service {
  /** Starts one for a test, and waits until it is ready. `more` and `web` are more lines of its [service] and [web]. */
  static async start(t, more = '', web = '') {
    const service = await Service.#ofTests(t, more, web);
    await service.run();
    return service;
  }

  /** Goes through the days by a clock of its own, with nobody answering; then it has ended. */
  static async rehearse(t, from, to) {
    const service = await Service.#ofTests(t, '');
    await service.pass(from, to);
    return service;
  }

  /** The worked example, with a Maildir; not started yet. */
  static async example(t) {
    const service = await Service.#of(t, '../../../config/examples/ofsted-2011', 'demo.toml');
    await service.#fill('demo.toml', /listen = "127\.0\.0\.1:0".*/, () =>
      `listen = "127.0.0.1:${service.port}"\npublic_url = "${service.url}"`,
    );
    return service;
  }

  static async #ofTests(t, more, web = '') {
    const service = await Service.#of(t, '../plan', 'dueward.toml');
    const known = { ZONE: noonZone(), URL: service.url, PORT: service.port, MORE: more, WEB: web };
    await service.#fill('dueward.toml', /@([A-Z]+)@/g, (_, name) => known[name]);
    await service.#fill('plan.toml', /@([+-]\d+)@/g, (_, days) => today(Number(days)));
    return service;
  }

  /** A copy of a configuration, under a short path: that of a Unix socket has room for 107 bytes. */
  static async #of(t, source, file) {
    const service = new Service(await mkdtemp('/tmp/dueward-'), await freePort(), file);
    t.after(() => service.#end());
    await cp(new URL(source, import.meta.url), service.folder, { recursive: true });
    return service;
  }

  constructor(folder, port, file) {
    this.folder = folder;
    this.port = port;
    this.url = `http://127.0.0.1:${port}`;
    this.configuration = `${folder}/${file}`;
  }

  /** `options` are for `dueward run`. */
  async run(...options) {
    this.#spawn(options);
    await eventually(
      async () => {
        if (this.process.exitCode !== null) throw new Error(`the service ended:\n${await this.log()}`);
        return (await fetch(`${this.url}/readyz`).catch(() => undefined))?.ok;
      },
      async () => `the service does not become ready:\n${await this.log()}`,
    );
  }

  /** Lets these days pass, as fast as they can. */
  async pass(from, to) {
    this.#spawn(['--simulated-clock', '--from', from, '--to', to, '--speed', '1000000']);
    const [status] = await once(this.process, 'exit');
    if (status !== 0) throw new Error(`the service ended with ${status}:\n${await this.log()}`);
  }

  async stop() {
    if (!this.process || this.process.exitCode !== null || this.process.signalCode !== null) return;
    this.process.kill('SIGTERM');
    await once(this.process, 'exit');
  }

  /** All mails so far, the oldest first. */
  mails() {
    return mailsIn(`${this.folder}/Maildir`);
  }

  /** Waits for a mail to ID@example.gov.uk whose subject matches; the latest of them. */
  async mail(person, subject, after = 0) {
    const fitting = async () =>
      (await this.mails()).filter((mail) => mail.to.includes(`${person}@`) && subject.test(mail.subject)).slice(after);
    return eventually(async () => (await fitting()).at(-1), async () => {
      const all = (await this.mails()).map((mail) => `  ${mail.to}: ${mail.subject}`).join('\n');
      return `no mail to ${person} with ${subject}; there are\n${all}\n${await this.log()}`;
    });
  }

  /** What the API says, over the service's own socket. */
  ask(path) {
    return new Promise((answer, fail) => {
      const asked = request({ socketPath: `${this.folder}/state/dueward.sock`, path: `/api/v1${path}` }, (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk) => (text += chunk));
        response.on('end', () => answer(JSON.parse(text)));
      });
      asked.on('error', fail);
      asked.end();
    });
  }

  action(id) {
    return this.ask(`/plans/${planId}/actions/${id}`);
  }

  /** What may change of an action by an answer, of all actions. */
  async states() {
    const { actions } = await this.ask('/actions');
    return Promise.all(
      actions.map(async ({ id }) => {
        const { history, next, ...rest } = await this.action(id);
        return rest;
      }),
    );
  }

  /** Runs the command line on it. */
  command(...words) {
    return promisify(execFile)(program, ['--config', this.configuration, ...words]);
  }

  answer(verb, id, person, ...options) {
    return this.command('do', verb, id, '--as', person, ...options);
  }

  /** What it has said on standard error. */
  log() {
    return readFile(`${this.folder}/log`, 'utf8');
  }

  #spawn(options) {
    const log = openSync(`${this.folder}/log`, 'a');
    // Not even a test that is killed leaves it behind.
    this.process = spawn('setpriv', ['--pdeathsig', 'KILL', program, '--config', this.configuration, 'run', ...options], {
      stdio: ['ignore', log, log],
    });
    closeSync(log);
  }

  async #end() {
    await this.stop();
    if (!process.env.DUEWARD_KEEP) await rm(this.folder, { recursive: true });
  }

  async #fill(name, pattern, value) {
    const file = `${this.folder}/${name}`;
    await writeFile(file, (await readFile(file, 'utf8')).replace(pattern, value));
  }
}

export const planId = 'improvement';

/** A zone without summer time in which it is noon, about: then answers are told of at once, whenever the tests run. */
function noonZone() {
  const ahead = 12 - new Date().getUTCHours();
  return `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
}

/** The day there, `days` from today: noon in the zone is noon of the same day in UTC. */
export function today(days = 0) {
  const noon = new Date();
  noon.setUTCDate(noon.getUTCDate() + days);
  return noon.toISOString().slice(0, 10);
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** What `condition` gives once it gives something; an error that says `otherwise` where it never does. */
export async function eventually(condition, otherwise) {
  const end = Date.now() + patience;
  for (;;) {
    const found = await condition();
    if (found) return found;
    if (Date.now() > end) throw new Error(await otherwise());
    await pause(50);
  }
}
