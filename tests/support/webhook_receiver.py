# SPDX-License-Identifier: MIT
"""A receiver of webhooks on a free port of the loopback interface. It checks signatures as the Standard
Webhooks specification says: HMAC-SHA256 over "id.timestamp.body", secret whsec_ + base64, v1 signatures in
a list, timestamps no more than five minutes off.

  webhook_receiver.py [--secret whsec_... ...] [--tls NAME] ANSWER ...

ANSWER: what the n-th request gets, the last one for ever: a status ("410", "429 Retry-After: 7",
"503 Retry-After: in an hour"), or silent, reset, half (closes its side without a word), endless (200 and a
body without end), huge (200 and 100 MB), bomb (200 and a gzip body of 100 MB), transfer-bomb (the same as
transfer coding), short (200 and half the body it promised).
Says "port N", then one line of JSON for each request.
"""
import argparse
import base64
import email.utils
import gzip
import hashlib
import hmac
import json
import signal
import socket
import ssl
import struct
import threading
import time


def tell(**event):
    print(json.dumps(event), flush=True)


def is_genuine(secret, headers, body):
    key = base64.b64decode(secret.removeprefix("whsec_"), validate=True)
    name, moment = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
    if not name or "." in name or not moment.isdigit() or abs(time.time() - int(moment)) > 300:
        return False
    signed = name.encode() + b"." + moment.encode() + b"." + body
    expected = "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    return any(hmac.compare_digest(expected, given) for given in headers.get("webhook-signature", "").split(" "))


def read_request(stream):
    request = stream.readline().decode().split()
    if not request:
        return None
    headers = {}
    for line in iter(stream.readline, b"\r\n"):
        name, _, value = line.decode().partition(":")
        headers[name.lower()] = value.strip()
    body = stream.read(int(headers.get("content-length", "0")))
    return request, headers, body


def pour(connection, size):
    chunk = b"x" * 1000000
    while size > 0:
        connection.sendall(chunk)
        size -= len(chunk)


def answer(connection, deed):
    """True where the connection may be used again."""
    if deed == "silent":
        threading.Event().wait()
    elif deed == "reset":
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        connection.close()
    elif deed == "half":
        connection.shutdown(socket.SHUT_WR)
        connection.recv(1)
    elif deed == "endless":
        connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        pour(connection, 1 << 60)
    elif deed == "huge":
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100000000\r\n\r\n")
        pour(connection, 100000000)
    elif deed in ("bomb", "transfer-bomb"):
        body = gzip.compress(b"\0" * 100000000)
        coding = b"Content-Encoding" if deed == "bomb" else b"Transfer-Encoding"
        connection.sendall(b"HTTP/1.1 200 OK\r\n" + coding + b": gzip\r\nConnection: close\r\n\r\n" + body)
    elif deed == "short":
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")
    else:
        status, _, header = deed.partition(" ")
        if header == "Retry-After: in an hour":
            header = "Retry-After: " + email.utils.formatdate(time.time() + 3600, usegmt=True)
        lines = ["HTTP/1.1 " + status + " Told so", *([header] if header else [])]
        if status.startswith("3"):
            lines.append("Location: /elsewhere")
        if status != "204":
            lines.append("Content-Length: 0")
        connection.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
        return True
    return False


def visit(connection):
    try:
        if context:
            connection = context.wrap_socket(connection, server_side=True)
        stream = connection.makefile("rb")
        while (request := read_request(stream)) is not None:
            (method, path, _), headers, body = request
            with lock:
                deed = answers.pop(0) if len(answers) > 1 else answers[0]
                tell(method=method, path=path, id=headers.get("webhook-id"), headers=headers,
                     timestamp=headers.get("webhook-timestamp"), body=body.decode(),
                     peer=connection.getpeername()[1],
                     genuine=[is_genuine(secret, headers, body) for secret in options.secret])
            if not answer(connection, deed):
                break
        stream.close()
        connection.close()
    except OSError as reason:
        tell(gone=str(reason))


parser = argparse.ArgumentParser()
parser.add_argument("--secret", action="append", default=[])
parser.add_argument("--tls")
parser.add_argument("answers", nargs="+")
options = parser.parse_args()
answers, lock, context = options.answers, threading.Lock(), None
if options.tls:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(options.tls + ".pem", options.tls + ".key")
# No handler in Python: one that is called between two bytecodes waits for the accept it came just before.
signal.signal(signal.SIGTERM, signal.SIG_DFL)
listener = socket.create_server(("127.0.0.1", 0), backlog=50)
print("port", listener.getsockname()[1], flush=True)
while True:
    threading.Thread(target=visit, args=(listener.accept()[0],), daemon=True).start()
