# SPDX-License-Identifier: MIT
"""Makes certificates for tests with the openssl program, in the folder given: ca.pem, and of it
good (localhost), expired, wrong-name; self-signed beside them. Each NAME.pem with NAME.key."""
import pathlib
import subprocess
import sys

folder = pathlib.Path(sys.argv[1])


def openssl(*words):
    subprocess.run(["openssl", *words], cwd=folder, check=True, capture_output=True)


def key(name):
    openssl("ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", name + ".key")


def self_signed(name, subject, *more):
    key(name)
    openssl("req", "-x509", "-key", name + ".key", "-out", name + ".pem", "-days", "2", "-subj", subject, *more)


def signed(name, host, *days):
    key(name)
    openssl("req", "-new", "-key", name + ".key", "-out", name + ".csr", "-subj", "/CN=" + host)
    (folder / (name + ".ext")).write_text("subjectAltName=DNS:" + host + "\n")
    openssl("x509", "-req", "-in", name + ".csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial",
            *days, "-extfile", name + ".ext", "-out", name + ".pem")


self_signed("ca", "/CN=Test authority", "-addext", "keyUsage=critical,keyCertSign")
signed("good", "localhost", "-days", "2")
signed("wrong-name", "mail.example.org", "-days", "2")
try:
    signed("expired", "localhost", "-not_before", "20110819000000Z", "-not_after", "20120819000000Z")
except subprocess.CalledProcessError:  # OpenSSL before 3.4
    signed("expired", "localhost", "-days", "-1")
self_signed("self-signed", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost")
