# SPDX-License-Identifier: MIT
"""An SMTP server that misbehaves where it is told to, on a free port of the loopback interface.

  faulty_smtp.py [--tls NAME [--oldest-tls | --stripped]] [--times N] PLACE=DEED ...

PLACE: GREETING, EHLO, STARTTLS, HANDSHAKE, AUTH, MAIL, RCPT, DATA, BODY, DOT, IDLE (after a mail).
DEED:  a reply ("451 4.7.1 later"; "|" between the lines of one), or
       close (without a word), silent (never a word), drip (one byte now and then), flood (an answer without
       end), long (an answer of one line of a megabyte), half:N (BODY: closes after N bytes)
Each deed is done --times times at most; then the server is in order at that place.
Says "port N", then one line of JSON for each command and each mail.
"""
import argparse
import json
import signal
import socket
import ssl
import threading
import time

lock = threading.Lock()
ended = threading.Event()


def tell(**event):
    with lock:
        print(json.dumps(event), flush=True)


class Gone(Exception):
    pass


class Deeds:
    """What is still to be done, and how often."""

    def __init__(self, words, times):
        self.deeds = {place: [deed, times] for place, deed in (word.split("=", 1) for word in words)}

    def __contains__(self, place):
        return place in self.deeds and self.deeds[place][1] > 0

    def take(self, place):
        with lock:
            if place not in self:
                return ""
            self.deeds[place][1] -= 1
            return self.deeds[place][0]


class Visit:
    """One connection."""

    orderly = {"GREETING": "220 faulty.example.org ESMTP", "STARTTLS": "220 2.0.0 go ahead",
               "MAIL": "250 2.1.0 Ok", "RCPT": "250 2.1.5 Ok", "DATA": "354 go on", "DOT": "250 2.0.0 Ok: queued as F1",
               "AUTH": "235 2.7.0 Ok"}

    def __init__(self, connection, deeds, number, options):
        self.socket, self.deeds, self.number, self.options = connection, deeds, number, options
        self.buffer = b""
        self.secure = False

    def read(self):
        data = self.socket.recv(65536)
        if not data:
            raise Gone
        self.buffer += data

    def line(self):
        while b"\n" not in self.buffer:
            self.read()
        line, self.buffer = self.buffer.split(b"\n", 1)
        return line.rstrip(b"\r").decode("latin-1")

    def say(self, reply):
        self.socket.sendall(b"".join(part.encode() + b"\r\n" for part in reply.split("|")))

    def do(self, place):
        """Does the deed of this place; true where the dialogue may go on as if all were well."""
        deed = self.deeds.take(place)
        if not deed:
            self.say(self.orderly[place])
            return True
        if deed == "close":
            raise Gone
        if deed == "silent":
            ended.wait()
            raise Gone
        if deed == "drip":
            for byte in b"2" * 100000:
                self.socket.sendall(bytes([byte]))
                time.sleep(0.3)
        if deed == "flood":
            while True:
                self.socket.sendall(b"220-and another thing\r\n" * 100)
        if deed == "long":
            self.socket.sendall(b"250 " + b"x" * 1000000 + b"\r\n")
            return False
        self.say(deed)
        return deed[0] in "23"

    def hello(self):
        offers = ["250-faulty.example.org", "250-SIZE 10000000"]
        if self.options.tls and not self.secure and not self.options.stripped:
            offers.append("250-STARTTLS")
        if self.secure or not self.options.tls:
            offers.append("250-AUTH PLAIN LOGIN")
        if "EHLO" in self.deeds:
            self.do("EHLO")
        else:
            self.say("|".join(offers + ["250 8BITMIME"]))

    def handshake(self):
        if self.deeds.take("HANDSHAKE") == "close":
            raise Gone
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.options.tls + ".pem", self.options.tls + ".key")
        if self.options.oldest_tls:
            context.set_ciphers("ALL:@SECLEVEL=0")
            context.minimum_version = context.maximum_version = ssl.TLSVersion.TLSv1
        self.socket = context.wrap_socket(self.socket, server_side=True)
        self.secure = True

    def mail(self):
        if not self.do("DATA"):
            return
        limit = self.deeds.take("BODY")
        if limit == "close":
            raise Gone
        while b"\r\n.\r\n" not in self.buffer:
            if limit == "silent":
                ended.wait()
            if limit.startswith("half:") and len(self.buffer) > int(limit[5:]):
                raise Gone
            self.read()
        body, self.buffer = self.buffer.split(b"\r\n.\r\n", 1)
        tell(visit=self.number, mail=body.decode("latin-1"))
        self.do("DOT")
        if "IDLE" in self.deeds:
            farewell = self.deeds.take("IDLE")
            if farewell != "close":
                self.say(farewell)
            raise Gone

    def serve(self):
        self.do("GREETING")
        while True:
            line = self.line()
            tell(visit=self.number, command=line if not line.startswith("AUTH") else "AUTH")
            verb = line.split(" ")[0].upper()
            if verb in ("EHLO", "HELO"):
                self.hello()
            elif verb == "STARTTLS":
                if self.do("STARTTLS"):
                    self.handshake()
            elif verb in ("MAIL", "RCPT", "AUTH"):
                self.do(verb)
            elif verb == "DATA":
                self.mail()
            elif verb == "QUIT":
                self.say("221 2.0.0 bye")
                raise Gone
            else:
                self.say("500 5.5.2 what?")


def visit(connection, deeds, number, options):
    try:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        guest = Visit(connection, deeds, number, options)
        try:
            guest.serve()
        finally:
            guest.socket.close()
    except (Gone, OSError) as reason:
        tell(visit=number, gone=str(reason))


parser = argparse.ArgumentParser()
parser.add_argument("--tls")
parser.add_argument("--oldest-tls", action="store_true")
parser.add_argument("--stripped", action="store_true")
parser.add_argument("--times", type=int, default=1 << 30)
parser.add_argument("deeds", nargs="*")
options = parser.parse_args()
# No handler in Python: one that is called between two bytecodes waits for the accept it came just before.
signal.signal(signal.SIGTERM, signal.SIG_DFL)
listener = socket.create_server(("127.0.0.1", 0), backlog=50)
print("port", listener.getsockname()[1], flush=True)
deeds = Deeds(options.deeds, options.times)
number = 0
while True:
    connection, _ = listener.accept()
    number += 1
    threading.Thread(target=visit, args=(connection, deeds, number, options), daemon=True).start()
