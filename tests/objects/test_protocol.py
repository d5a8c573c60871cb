"""The protocol itself: signatures of every kind, what must not pass, policies, forms, CORS, web sites."""
import base64
import datetime
import hashlib
import json
import unittest
import urllib.error
import urllib.parse
import urllib.request
import uuid
import zlib

from botocore.exceptions import ClientError

from signing import Signer, send
from store import store


def fetch(url, method="GET", data=None, headers=None):
    request = urllib.request.Request(url, method=method, data=data, headers=headers or {})
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()


class Case(unittest.TestCase):
    def setUp(self):
        self.store = store()
        self.s3 = self.store.client()
        self.bucket = f"p-{uuid.uuid4().hex[:12]}"
        self.s3.create_bucket(Bucket=self.bucket)

    def get(self, key) -> bytes:
        return self.s3.get_object(Bucket=self.bucket, Key=key)["Body"].read()

    def missing(self, key):
        with self.assertRaises(ClientError):
            self.get(key)

    def allow(self, *statements):
        self.s3.put_bucket_policy(Bucket=self.bucket, Policy=json.dumps({"Version": "2012-10-17", "Statement": statements}))

    def public(self, **more):
        return {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject",
                "Resource": f"arn:aws:s3:::{self.bucket}/*", **more}

    def url(self, key) -> str:
        return f"{self.store.endpoint}/{self.bucket}/{key}"


class Chunks(Case):
    DATA = bytes(range(256)) * 600

    def put(self, key, mode, body, decoded, **headers):
        signer = Signer(self.store)
        path = f"/{self.bucket}/{key}"
        fields = {"content-encoding": "aws-chunked", "x-amz-decoded-content-length": str(decoded), **headers}
        signed = signer.headers("PUT", path, fields, mode)
        return send(self.store, "PUT", path, signed, body(signer))

    def signed_body(self, signer, spoil=False):
        pieces = [self.DATA[at:at + 65536] for at in range(0, len(self.DATA), 65536)]
        body = b"".join(signer.chunk(piece) for piece in pieces)
        if spoil:
            at = body.index(b"\r\n") + 100
            body = body[:at] + bytes([body[at] ^ 1]) + body[at + 1:]
        return body + signer.last_chunk()

    def test_signed_are_taken(self):
        status, headers, body = self.put("a", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
                                         lambda signer: self.signed_body(signer) + b"\r\n", len(self.DATA))
        self.assertEqual(status, 200, body)
        self.assertEqual(headers["ETag"], f'"{hashlib.md5(self.DATA).hexdigest()}"')
        self.assertEqual(self.get("a"), self.DATA)
        self.assertNotIn("ContentEncoding", self.s3.head_object(Bucket=self.bucket, Key="a"))

    def test_changed_ones_leave_nothing(self):
        status, _, body = self.put("b", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
                                   lambda signer: self.signed_body(signer, spoil=True) + b"\r\n", len(self.DATA))
        self.assertEqual((status, b"SignatureDoesNotMatch" in body), (403, True), body)
        self.missing("b")

    def test_cut_off_ones_leave_nothing(self):
        status, _, body = self.put("c", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
                                   lambda signer: b"".join([signer.chunk(self.DATA)]), len(self.DATA))
        self.assertEqual((status, b"IncompleteBody" in body), (400, True), body)
        self.missing("c")

    def test_trailers_are_verified(self):
        right = base64.b64encode(zlib.crc32(self.DATA).to_bytes(4, "big")).decode()
        wrong = base64.b64encode(b"abcd").decode()
        for value, wanted in ((right, 200), (wrong, 400)):
            for mode in ("STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER", "STREAMING-UNSIGNED-PAYLOAD-TRAILER"):
                with self.subTest(mode=mode, value=value):
                    def body(signer):
                        if "UNSIGNED" in mode:
                            return (b"%x\r\n" % len(self.DATA) + self.DATA + b"\r\n0\r\n" +
                                    f"x-amz-checksum-crc32:{value}\r\n\r\n".encode())
                        return self.signed_body(signer) + signer.trailer("x-amz-checksum-crc32", value)
                    status, headers, answer = self.put("t", mode, body, len(self.DATA), **{"x-amz-trailer": "x-amz-checksum-crc32"})
                    self.assertEqual(status, wanted, answer)
                    if wanted == 200:
                        self.assertEqual(headers["x-amz-checksum-crc32"], right)
                        self.s3.delete_object(Bucket=self.bucket, Key="t")
                    else:
                        self.assertIn(b"BadDigest", answer)
                        self.missing("t")

    def test_a_forged_trailer_signature_leaves_nothing(self):
        value = base64.b64encode(zlib.crc32(self.DATA).to_bytes(4, "big")).decode()

        def body(signer):
            last = self.signed_body(signer)
            signer.signature = "0" * 64
            return last + signer.trailer("x-amz-checksum-crc32", value)
        status, _, answer = self.put("f", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER", body, len(self.DATA),
                                     **{"x-amz-trailer": "x-amz-checksum-crc32"})
        self.assertEqual((status, b"SignatureDoesNotMatch" in answer), (403, True), answer)
        self.missing("f")


class Signatures(Case):
    def answer(self, status, code, method="GET", path=None, when=None, payload=None, body=None, spoil=None, **headers):
        path = path or f"/{self.bucket}"
        signer = Signer(self.store, when)
        fields = signer.headers(method, path, headers, payload or hashlib.sha256(body or b"").hexdigest())
        if spoil:
            spoil(fields)
        got, _, text = send(self.store, method, path, fields, body)
        self.assertEqual((got, f"<Code>{code}</Code>".encode() in text), (status, True), text)

    def test_must_fit(self):
        def other_field(fields):
            fields["x-amz-acl"] = "private"

        def other_signature(fields):
            fields["Authorization"] = fields["Authorization"][:-4] + "0000"

        def other_key(fields):
            fields["Authorization"] = fields["Authorization"].replace(self.store.access_key, "SKNOBODY")
        self.answer(403, "SignatureDoesNotMatch", spoil=other_signature)
        self.answer(403, "InvalidAccessKeyId", spoil=other_key)
        self.answer(403, "AccessDenied", spoil=other_field)
        late = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(minutes=16)
        self.answer(403, "RequestTimeTooSkewed", when=late)

    def test_cover_the_body(self):
        wrong = hashlib.sha256(b"other").hexdigest()
        self.answer(400, "XAmzContentSHA256Mismatch", method="PUT", path=f"/{self.bucket}/k", payload=wrong, body=b"body")
        self.missing("k")

    def test_of_version_2_are_refused(self):
        status, _, body = send(self.store, "GET", f"/{self.bucket}", {"Authorization": "AWS AK:sig"})
        self.assertEqual((status, b"InvalidRequest" in body), (400, True))

    def test_nobody_gets_nothing(self):
        self.s3.put_object(Bucket=self.bucket, Key="k", Body=b"x")
        for method, path in (("GET", ""), ("GET", f"/{self.bucket}"), ("GET", f"/{self.bucket}/k"), ("PUT", f"/{self.bucket}/k"),
                             ("DELETE", f"/{self.bucket}/k"), ("PUT", "/another-bucket"), ("GET", f"/{self.bucket}?policy")):
            status, headers, body = send(self.store, method, path or "/", {"Content-Length": "0"} if method == "PUT" else {})
            self.assertEqual((status, b"<Code>AccessDenied</Code>" in body), (403, True), path)
            self.assertTrue(headers["x-amz-request-id"])

    def test_in_addresses_last_as_long_as_they_say(self):
        self.s3.put_object(Bucket=self.bucket, Key="a b/c+d", Body=b"shared")
        s3 = self.store.client(signature_version="s3v4")
        url = s3.generate_presigned_url("get_object", Params={"Bucket": self.bucket, "Key": "a b/c+d"}, ExpiresIn=60)
        self.assertEqual(fetch(url)[2], b"shared")
        self.assertEqual(fetch(url.replace("c%2Bd", "other"))[0], 403)
        self.assertEqual(fetch(url, method="DELETE")[0], 403)
        put = s3.generate_presigned_url("put_object", Params={"Bucket": self.bucket, "Key": "put"}, ExpiresIn=60)
        self.assertEqual(fetch(put, method="PUT", data=b"by address", headers={"Content-Type": "application/x"})[0], 200)
        self.assertEqual(self.get("put"), b"by address")
        import time
        short = s3.generate_presigned_url("get_object", Params={"Bucket": self.bucket, "Key": "put"}, ExpiresIn=1)
        time.sleep(2.1)
        status, _, body = fetch(short)
        self.assertEqual((status, b"expired" in body), (403, True))

    def test_of_both_styles_of_address_are_taken(self):
        s3 = self.store.client(endpoint_url=f"http://localhost:{self.store.port}", signature_version="s3v4",
                               s3={"addressing_style": "virtual"})
        url = s3.generate_presigned_url("list_objects_v2", Params={"Bucket": self.bucket}, ExpiresIn=60)
        self.assertTrue(url.startswith(f"http://{self.bucket}.localhost"), url)
        host = urllib.parse.urlsplit(url).netloc
        status, _, body = send(self.store, "GET", url[url.index("/?"):], {"Host": host})
        self.assertEqual((status, b"<Name>" + self.bucket.encode() in body), (200, True), body)


class Keys(Case):
    def test_do_what_their_scope_says_until_disabled(self):
        reader = self.store.key("add", "--name", "reader", "--bucket", self.bucket, "--prefix", "in/", "--rights", "read")
        writer = self.store.key("add", "--bucket", self.bucket)
        import time
        time.sleep(1.1)
        write, read = self.store.client(key=writer), self.store.client(key=reader)
        write.put_object(Bucket=self.bucket, Key="in/a", Body=b"a")
        write.put_object(Bucket=self.bucket, Key="out", Body=b"b")
        self.assertEqual(read.get_object(Bucket=self.bucket, Key="in/a")["Body"].read(), b"a")
        self.assertEqual(read.list_objects_v2(Bucket=self.bucket, Prefix="in/")["KeyCount"], 1)
        self.assertEqual([each["Name"] for each in read.list_buckets()["Buckets"]], [self.bucket])
        for call in (lambda: read.get_object(Bucket=self.bucket, Key="out"), lambda: read.list_objects_v2(Bucket=self.bucket),
                     lambda: read.put_object(Bucket=self.bucket, Key="in/b", Body=b""), lambda: write.delete_bucket(Bucket=self.bucket),
                     lambda: write.create_bucket(Bucket="somebody-elses"),
                     lambda: read.delete_objects(Bucket=self.bucket, Delete={"Objects": [{"Key": "in/a"}]})["Errors"][0]["Code"] == "AccessDenied"
                     and self.s3.get_object(Bucket=self.bucket, Key="gone")):
            with self.assertRaises(ClientError):
                call()
        self.assertEqual(self.get("in/a"), b"a")
        import souk
        self.assertEqual(souk.command("objects", "key", "disable", reader[0], "--data", self.store.data).returncode, 0)
        time.sleep(1.1)
        with self.assertRaises(ClientError) as error:
            read.get_object(Bucket=self.bucket, Key="in/a")
        self.assertEqual(error.exception.response["Error"]["Code"], "InvalidAccessKeyId")
        self.assertNotIn(reader[1], souk.command("objects", "key", "list", "--data", self.store.data).stdout)
        self.assertEqual((self.store.data / "objects" / "access-keys.json").stat().st_mode & 0o777, 0o600)


class Policies(Case):
    def test_open_and_close_for_strangers(self):
        self.s3.put_object(Bucket=self.bucket, Key="open/a", Body=b"seen", ContentType="text/plain")
        self.s3.put_object(Bucket=self.bucket, Key="shut/a", Body=b"x")
        self.allow(self.public(Resource=f"arn:aws:s3:::{self.bucket}/open/*"))
        self.assertEqual(fetch(self.url("open/a"))[2], b"seen")
        self.assertEqual(fetch(self.url("shut/a"))[0], 403)
        self.assertEqual(fetch(self.url("open/a"), method="DELETE")[0], 403)
        self.assertTrue(self.s3.get_bucket_policy_status(Bucket=self.bucket)["PolicyStatus"]["IsPublic"])
        self.allow(self.public(), self.public(Effect="Deny", Resource=f"arn:aws:s3:::{self.bucket}/shut/*"))
        self.assertEqual(fetch(self.url("shut/a"))[0], 403)
        self.allow(self.public(Condition={"IpAddress": {"aws:SourceIp": "10.0.0.0/8"}}))
        self.assertEqual(fetch(self.url("open/a"))[0], 403)
        self.allow(self.public(Condition={"StringLike": {"aws:Referer": "https://shop.example/*"}}))
        self.assertEqual(fetch(self.url("open/a"), headers={"Referer": "https://shop.example/p"})[0], 200)
        self.assertEqual(fetch(self.url("open/a"))[0], 403)
        self.allow(self.public(Action="s3:ListBucket", Resource=f"arn:aws:s3:::{self.bucket}",
                               Condition={"StringEquals": {"s3:prefix": "open/"}}))
        self.assertEqual(fetch(f"{self.store.endpoint}/{self.bucket}?prefix=open/")[0], 200)
        self.assertEqual(fetch(f"{self.store.endpoint}/{self.bucket}")[0], 403)
        self.s3.delete_bucket_policy(Bucket=self.bucket)
        self.assertEqual(fetch(self.url("open/a"))[0], 403)

    def test_that_are_not_understood_are_refused(self):
        for bad in ({"Statement": []}, {"Statement": [self.public(Resource="arn:aws:s3:::another/*")]},
                    {"Statement": [self.public(Condition={"Bool": {"aws:MultiFactorAuthPresent": "true"}})]},
                    {"Statement": [self.public(Principal={"Service": "x"})]}):
            with self.assertRaises(ClientError) as error:
                self.s3.put_bucket_policy(Bucket=self.bucket, Policy=json.dumps(bad))
            self.assertEqual(error.exception.response["Error"]["Code"], "MalformedPolicy")


class Forms(Case):
    def post(self, form, body, name="file.txt"):
        boundary = uuid.uuid4().hex
        parts = [f'--{boundary}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n' for key, value in form.items()]
        head = f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\nContent-Type: text/x\r\n\r\n'
        data = "".join(parts).encode() + head.encode() + body + f"\r\n--{boundary}--\r\n".encode()
        return fetch(f"{self.store.endpoint}/{self.bucket}", "POST", data, {"Content-Type": f"multipart/form-data; boundary={boundary}"})

    def form(self, **conditions):
        s3 = self.store.client(signature_version="s3v4")
        return s3.generate_presigned_post(self.bucket, "up/${filename}", ExpiresIn=60, **conditions)["fields"]

    def test_upload_what_their_policy_allows(self):
        body = bytes(range(256)) * 2000 + b"\r\n--almost"
        form = self.form(Fields={"success_action_status": "201", "Content-Type": "image/x"},
                         Conditions=[{"success_action_status": "201"}, ["starts-with", "$Content-Type", "image/"],
                                     ["content-length-range", 1, 10_000_000]])
        status, _, answer = self.post(form, body)
        self.assertEqual((status, b"<Key>up/file.txt</Key>" in answer), (201, True), answer)
        self.assertEqual(self.get("up/file.txt"), body)
        self.assertEqual(self.s3.head_object(Bucket=self.bucket, Key="up/file.txt")["ContentType"], "image/x")

    def test_are_refused_beyond_it(self):
        small = self.form(Conditions=[["content-length-range", 1, 10]])
        self.assertIn(b"EntityTooLarge", self.post(small, b"x" * 11)[2])
        self.missing("up/file.txt")
        self.assertIn(b"AccessDenied", self.post({**small, "key": "elsewhere"}, b"x")[2])
        self.assertIn(b"Extra input fields", self.post({**small, "x-amz-meta-a": "1"}, b"x")[2])
        self.assertIn(b"SignatureDoesNotMatch", self.post({**small, "x-amz-signature": "0" * 64}, b"x")[2])
        self.assertEqual(self.post({"key": "anonymous"}, b"x")[0], 403)


class Cors(Case):
    def test_is_for_the_origins_that_are_named(self):
        self.s3.put_bucket_cors(Bucket=self.bucket, CORSConfiguration={"CORSRules": [
            {"AllowedOrigins": ["https://*.shop.example"], "AllowedMethods": ["PUT", "GET"], "AllowedHeaders": ["*"],
             "ExposeHeaders": ["ETag"], "MaxAgeSeconds": 600}]})
        ask = {"Origin": "https://www.shop.example", "Access-Control-Request-Method": "PUT", "Access-Control-Request-Headers": "x-a"}
        status, headers, _ = fetch(self.url("k"), "OPTIONS", headers=ask)
        self.assertEqual((status, headers["Access-Control-Allow-Origin"], headers["Access-Control-Max-Age"]),
                         (200, "https://www.shop.example", "600"))
        self.assertEqual(fetch(self.url("k"), "OPTIONS", headers={**ask, "Origin": "https://evil.example"})[0], 403)
        self.assertEqual(fetch(self.url("k"), "OPTIONS", headers={**ask, "Access-Control-Request-Method": "DELETE"})[0], 403)
        _, headers, _ = fetch(self.url("k"), headers={"Origin": "https://www.shop.example"})
        self.assertEqual(headers["Access-Control-Expose-Headers"], "ETag")
        self.assertEqual(self.s3.get_bucket_cors(Bucket=self.bucket)["CORSRules"][0]["MaxAgeSeconds"], 600)
        self.s3.delete_bucket_cors(Bucket=self.bucket)
        self.assertEqual(fetch(self.url("k"), "OPTIONS", headers=ask)[0], 403)


class Websites(Case):
    def page(self, path):
        return send(self.store, "GET", path, {"Host": f"{self.bucket}.site.localhost:{self.store.port}"})

    def test_show_pages_errors_and_redirects(self):
        for key, body in (("index.html", b"home"), ("docs/index.html", b"docs"), ("404.html", b"lost")):
            self.s3.put_object(Bucket=self.bucket, Key=key, Body=body, ContentType="text/html")
        self.assertEqual(self.page("/")[0], 404)
        self.s3.put_bucket_website(Bucket=self.bucket, WebsiteConfiguration={
            "IndexDocument": {"Suffix": "index.html"}, "ErrorDocument": {"Key": "404.html"},
            "RoutingRules": [{"Condition": {"KeyPrefixEquals": "old/"}, "Redirect": {"ReplaceKeyPrefixWith": "docs/"}}]})
        self.assertEqual(self.page("/")[0], 403)
        self.allow(self.public())
        status, headers, body = self.page("/")
        self.assertEqual((status, headers["Content-Type"], body), (200, "text/html", b"home"))
        self.assertNotIn("Content-Security-Policy", headers)
        self.assertEqual(self.page("/docs/")[2], b"docs")
        self.assertEqual(self.page("/docs")[1]["Location"], "/docs/")
        self.assertEqual(self.page("/none")[::2], (404, b"lost"))
        status, headers, _ = self.page("/old/x")
        self.assertEqual((status, headers["Location"]), (301, f"http://{self.bucket}.site.localhost:{self.store.port}/docs/x"))


class Malformed(Case):
    def test_documents_are_refused(self):
        path = f"/{self.bucket}?delete"
        for body in (b"", b"<", b"<Delete/>", b"<Other><Object><Key>a</Key></Object></Other>",
                     b'<!DOCTYPE x [<!ENTITY a "b">]><Delete><Object><Key>&a;</Key></Object></Delete>',
                     b"<Delete>" + b"<a>" * 100 + b"</a>" * 100 + b"</Delete>"):
            signer = Signer(self.store)
            fields = signer.headers("POST", f"/{self.bucket}", {}, hashlib.sha256(body).hexdigest(), "delete=")
            status, _, answer = send(self.store, "POST", path, fields, body)
            self.assertEqual((status, b"<Code>MalformedXML</Code>" in answer), (400, True), (body, answer))

    def test_requests_are_answered_in_xml(self):
        for path in ("/%zz", f"/{self.bucket}/%ff", f"/{self.bucket}/{'k' * 1025}"):
            status, headers, body = send(self.store, "GET", path)
            self.assertEqual((status, headers["Content-Type"], b"<Code>" in body), (400, "application/xml", True), body)


if __name__ == "__main__":
    unittest.main()
