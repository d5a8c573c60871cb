"""Signature Version 4 by hand, for requests that no library makes: signed chunks, and wrong ones."""
import datetime
import hashlib
import hmac
import http.client
import urllib.parse

EMPTY = hashlib.sha256(b"").hexdigest()


def digest(key, text) -> bytes:
    return hmac.new(key, text.encode(), hashlib.sha256).digest()


class Signer:
    def __init__(self, store, when=None):
        self.store = store
        now = when or datetime.datetime.now(datetime.timezone.utc)
        self.time = now.strftime("%Y%m%dT%H%M%SZ")
        self.scope = f"{self.time[:8]}/us-east-1/s3/aws4_request"
        key = digest(digest(digest(b"AWS4" + store.secret.encode(), self.time[:8]), "us-east-1"), "s3")
        self.key = digest(key, "aws4_request")

    def sign(self, text) -> str:
        return hmac.new(self.key, text.encode(), hashlib.sha256).hexdigest()

    def headers(self, method, path, headers, payload, query="") -> dict:
        """The fields to send, signed; the signature is kept for chunks to follow."""
        fields = {"host": f"127.0.0.1:{self.store.port}", "x-amz-date": self.time, "x-amz-content-sha256": payload,
                  **{name.lower(): value for name, value in headers.items()}}
        names = ";".join(sorted(fields))
        canonical = "\n".join([method, path, query, *(f"{name}:{fields[name]}" for name in sorted(fields)), "", names, payload])
        hashed = hashlib.sha256(canonical.encode()).hexdigest()
        self.signature = self.sign(f"AWS4-HMAC-SHA256\n{self.time}\n{self.scope}\n{hashed}")
        credential = f"{self.store.access_key}/{self.scope}"
        fields["Authorization"] = (f"AWS4-HMAC-SHA256 Credential={credential}, SignedHeaders={names}, "
                                   f"Signature={self.signature}")
        return fields

    def chunk(self, data) -> bytes:
        text = f"AWS4-HMAC-SHA256-PAYLOAD\n{self.time}\n{self.scope}\n{self.signature}\n{EMPTY}\n{hashlib.sha256(data).hexdigest()}"
        self.signature = self.sign(text)
        return b"%x;chunk-signature=%s\r\n" % (len(data), self.signature.encode()) + data + b"\r\n"

    def last_chunk(self) -> bytes:
        return self.chunk(b"")[:-2]

    def trailer(self, name, value) -> bytes:
        hashed = hashlib.sha256(f"{name}:{value}\n".encode()).hexdigest()
        self.signature = self.sign(f"AWS4-HMAC-SHA256-TRAILER\n{self.time}\n{self.scope}\n{self.signature}\n{hashed}")
        return f"{name}:{value}\r\nx-amz-trailer-signature:{self.signature}\r\n\r\n".encode()


def send(store, method, path, headers=None, body=None):
    """Status, header fields, body; nothing is added but Host and Content-Length."""
    connection = http.client.HTTPConnection("127.0.0.1", store.port, timeout=30)
    connection.request(method, path, body=body, headers=headers or {})
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    return answer.status, answer.headers, content


def quote(text) -> str:
    return urllib.parse.quote(text, safe="/")
