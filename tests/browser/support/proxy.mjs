// SPDX-License-Identifier: MIT
// The council's own reverse proxy, as small as it can be: it says in a header who has logged in, whatever a browser says.
import { once } from 'node:events';
import { createServer, request } from 'node:http';

export const identityHeader = 'X-Remote-User';

/** `login`: who has logged in; nobody where it is empty. `address`: the one from which it asks the service. */
export class Proxy {
  static async start(t, service, { login, address }) {
    const proxy = new Proxy(service, address);
    proxy.login = login;
    proxy.server = createServer((asked, answer) => proxy.#pass(asked, answer)).listen(0, '127.0.0.1');
    await once(proxy.server, 'listening');
    proxy.url = `http://127.0.0.1:${proxy.server.address().port}`;
    t.after(() => proxy.#end());
    return proxy;
  }

  constructor(service, address) {
    this.service = service;
    this.address = address;
  }

  #pass(asked, answer) {
    const { [identityHeader.toLowerCase()]: _, ...headers } = asked.headers;
    if (this.login) headers[identityHeader] = this.login;
    const onward = request(
      { host: '127.0.0.1', port: this.service.port, localAddress: this.address, method: asked.method, path: asked.url, headers },
      (answered) => {
        answer.writeHead(answered.statusCode, answered.headers);
        answered.pipe(answer);
      },
    );
    onward.on('error', () => answer.writeHead(502).end());
    asked.pipe(onward);
  }

  #end() {
    this.server.closeAllConnections();
    this.server.close();
  }
}
