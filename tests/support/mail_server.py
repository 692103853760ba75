# SPDX-License-Identifier: MIT
"""A mail server that keeps what it is given: aiosmtpd on a free port of the loopback interface.

Says "port N", then one line of JSON for each login and each mail. Mails go to --folder as 1.eml, 2.eml, ...
"""
import argparse
import asyncio
import json
import pathlib
import signal
import ssl

from aiosmtpd.smtp import SMTP, AuthResult


def tell(**event):
    print(json.dumps(event), flush=True)


class Keeper:
    def __init__(self, folder, refuse, pause):
        self.folder = pathlib.Path(folder)
        self.refuse = refuse
        self.pause = pause
        self.count = 0

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address in self.refuse:
            return "550 5.1.1 nobody of that name here"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 Ok"

    async def handle_DATA(self, server, session, envelope):
        await asyncio.sleep(self.pause)
        self.count += 1
        file = self.folder / f"{self.count}.eml"
        file.write_bytes(envelope.original_content)
        tell(event="mail", sender=envelope.mail_from, recipients=envelope.rcpt_tos, file=str(file),
             tls=session.ssl is not None or server.transport.get_extra_info("sslcontext") is not None,
             login=(session.auth_data.login.decode() if session.auth_data else ""),
             peer=session.peer[1], hello=session.host_name)
        return f"250 2.0.0 Ok: queued as Q{self.count}"


def login_checker(user, password):
    def check(server, session, envelope, mechanism, data):
        good = data.login == user.encode() and data.password == password.encode()
        tell(event="login", mechanism=mechanism, good=good)
        return AuthResult(success=good, handled=False, auth_data=data)
    return check


async def serve(options):
    keeper = Keeper(options.folder, options.refuse, options.pause)
    arguments = {"hostname": "mail.example.org", "data_size_limit": options.size_limit or None}
    context = None
    if options.tls:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(options.tls + ".pem", options.tls + ".key")
        if not options.implicit:
            arguments.update(tls_context=context, require_starttls=True)
    if options.login:
        user, password = options.login.split(":", 1)
        arguments.update(authenticator=login_checker(user, password), auth_required=True,
                         auth_require_tls=not options.implicit)
    server = await asyncio.get_running_loop().create_server(
        lambda: SMTP(keeper, **arguments), "127.0.0.1", 0, ssl=context if options.implicit else None)
    print("port", server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


parser = argparse.ArgumentParser()
parser.add_argument("--folder", required=True)
parser.add_argument("--tls", help="NAME: the certificate NAME.pem with NAME.key")
parser.add_argument("--implicit", action="store_true", help="TLS from the first byte")
parser.add_argument("--login", help="USER:PASSWORD")
parser.add_argument("--size-limit", type=int, default=0)
parser.add_argument("--refuse", action="append", default=[], help="an address that does not exist here")
parser.add_argument("--pause", type=float, default=0, help="seconds before each mail is accepted")
# At once and in C: newer versions of asyncio would wait for the clients to leave.
signal.signal(signal.SIGTERM, signal.SIG_DFL)
asyncio.run(serve(parser.parse_args()))
