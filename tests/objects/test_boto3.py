"""What boto3 asks of an S3: objects, lists, conditions, checksums, uploads in parts, versions, locks."""
import hashlib
import io
import unittest
import uuid

from botocore.exceptions import ClientError

from store import store

MIB = 1024 * 1024


def code_of(error) -> str:
    return error.exception.response["Error"]["Code"]


def status_of(error) -> int:
    return error.exception.response["ResponseMetadata"]["HTTPStatusCode"]


class Case(unittest.TestCase):
    def setUp(self):
        self.s3 = store().client()
        self.bucket = f"b-{uuid.uuid4().hex[:12]}"
        self.s3.create_bucket(Bucket=self.bucket)

    def put(self, key, body=b"x", **more):
        return self.s3.put_object(Bucket=self.bucket, Key=key, Body=body, **more)

    def get(self, key, **more) -> bytes:
        return self.s3.get_object(Bucket=self.bucket, Key=key, **more)["Body"].read()

    def refused(self, code, call, status=None, **arguments):
        with self.assertRaises(ClientError) as error:
            call(**arguments)
        self.assertEqual(code_of(error), code)
        if status:
            self.assertEqual(status_of(error), status)


class Buckets(Case):
    def test_are_made_listed_and_removed(self):
        self.assertIn(self.bucket, [each["Name"] for each in self.s3.list_buckets()["Buckets"]])
        self.s3.head_bucket(Bucket=self.bucket)
        self.assertIsNone(self.s3.get_bucket_location(Bucket=self.bucket)["LocationConstraint"])
        self.put("a")
        self.refused("BucketNotEmpty", self.s3.delete_bucket, 409, Bucket=self.bucket)
        self.s3.delete_object(Bucket=self.bucket, Key="a")
        self.s3.delete_bucket(Bucket=self.bucket)
        self.refused("404", self.s3.head_bucket, 404, Bucket=self.bucket)
        self.refused("NoSuchBucket", self.s3.list_objects_v2, 404, Bucket=self.bucket)

    def test_have_names_that_are_checked(self):
        import urllib.request
        with self.assertRaises(Exception):
            self.s3.create_bucket(Bucket="UPPER_CASE")
        request = urllib.request.Request(f"{store().endpoint}/UPPER_CASE", method="PUT")
        with self.assertRaises(urllib.error.HTTPError):
            urllib.request.urlopen(request)

    def test_keep_their_settings(self):
        s3, bucket = self.s3, self.bucket
        self.refused("NoSuchTagSet", s3.get_bucket_tagging, 404, Bucket=bucket)
        s3.put_bucket_tagging(Bucket=bucket, Tagging={"TagSet": [{"Key": "a", "Value": "1&2"}]})
        self.assertEqual(s3.get_bucket_tagging(Bucket=bucket)["TagSet"], [{"Key": "a", "Value": "1&2"}])
        rules = [{"ID": "old", "Status": "Enabled", "Filter": {"And": {"Prefix": "logs/", "Tags": [{"Key": "k", "Value": "v"}]}},
                  "Transitions": [{"Days": 30, "StorageClass": "STANDARD_IA"}], "Expiration": {"Days": 365}},
                 {"ID": "cut", "Status": "Enabled", "Filter": {"Prefix": ""},
                  "AbortIncompleteMultipartUpload": {"DaysAfterInitiation": 7}}]
        self.refused("NoSuchLifecycleConfiguration", s3.get_bucket_lifecycle_configuration, 404, Bucket=bucket)
        s3.put_bucket_lifecycle_configuration(Bucket=bucket, LifecycleConfiguration={"Rules": rules})
        self.assertEqual(s3.get_bucket_lifecycle_configuration(Bucket=bucket)["Rules"], rules)
        s3.put_bucket_encryption(Bucket=bucket, ServerSideEncryptionConfiguration={
            "Rules": [{"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"}}]})
        self.assertEqual(self.put("secret", b"hidden words")["ServerSideEncryption"], "AES256")
        self.assertEqual(self.get("secret"), b"hidden words")
        self.assertEqual(self.get("secret", Range="bytes=7-"), b"words")
        self.assertEqual(s3.get_bucket_acl(Bucket=bucket)["Grants"][0]["Permission"], "FULL_CONTROL")
        self.refused("NotImplemented", s3.put_bucket_replication, 501, Bucket=bucket, ReplicationConfiguration={
            "Role": "r", "Rules": [{"Status": "Enabled", "Destination": {"Bucket": "arn:aws:s3:::x"}, "Prefix": ""}]})


class Objects(Case):
    KEYS = ["plain", "a//b", "a/../b", "./x", "空 格+plus&=?#%", "%2F", "a/", "~!*'()", "ü" * 300]

    def test_live_under_any_key(self):
        for key in self.KEYS:
            with self.subTest(key=key):
                body = f"of {key}".encode()
                answer = self.put(key, body, ContentType="text/x", Metadata={"who": "me"}, CacheControl="max-age=5")
                self.assertEqual(answer["ETag"], f'"{hashlib.md5(body).hexdigest()}"')
                head = self.s3.head_object(Bucket=self.bucket, Key=key)
                self.assertEqual((head["ContentLength"], head["ContentType"], head["CacheControl"], head["Metadata"]),
                                 (len(body), "text/x", "max-age=5", {"who": "me"}))
                self.assertEqual(self.get(key), body)
        listed = [each["Key"] for each in self.s3.list_objects_v2(Bucket=self.bucket)["Contents"]]
        self.assertEqual(listed, sorted(self.KEYS, key=str.encode))
        deleted = self.s3.delete_objects(Bucket=self.bucket, Delete={"Objects": [{"Key": key} for key in self.KEYS]})
        self.assertEqual(len(deleted["Deleted"]), len(self.KEYS))
        self.refused("NoSuchKey", self.s3.get_object, 404, Bucket=self.bucket, Key="plain")

    def test_are_given_in_ranges(self):
        self.put("r", b"0123456789")
        for field, wanted in (("bytes=2-4", b"234"), ("bytes=7-", b"789"), ("bytes=-3", b"789"), ("bytes=5-99", b"56789")):
            answer = self.s3.get_object(Bucket=self.bucket, Key="r", Range=field)
            self.assertEqual((answer["Body"].read(), answer["ResponseMetadata"]["HTTPStatusCode"]), (wanted, 206))
        self.assertEqual(self.s3.get_object(Bucket=self.bucket, Key="r", Range="bytes=2-4")["ContentRange"], "bytes 2-4/10")
        self.refused("InvalidRange", self.s3.get_object, 416, Bucket=self.bucket, Key="r", Range="bytes=10-")
        self.put("empty", b"")
        self.assertEqual(self.get("empty"), b"")

    def test_honour_conditions(self):
        etag = self.put("c", b"one")["ETag"]
        get = dict(Bucket=self.bucket, Key="c")
        self.assertEqual(self.get("c", IfMatch=etag), b"one")
        self.refused("PreconditionFailed", self.s3.get_object, 412, IfMatch='"other"', **get)
        self.refused("304", self.s3.get_object, 304, IfNoneMatch=etag, **get)
        modified = self.s3.head_object(**get)["LastModified"]
        self.refused("304", self.s3.get_object, 304, IfModifiedSince=modified, **get)
        answer = self.s3.get_object(ResponseContentType="text/y", ResponseContentDisposition="attachment", **get)
        self.assertEqual((answer["ContentType"], answer["ContentDisposition"]), ("text/y", "attachment"))

    def test_have_checksums_that_are_verified(self):
        self.refused("BadDigest", self.s3.put_object, 400, Bucket=self.bucket, Key="d", Body=b"x",
                     ContentMD5="1B2M2Y8AsgTpgAmY7PhCfg==")
        for name in ("CRC32", "SHA1", "SHA256"):
            field = f"Checksum{name}"
            answer = self.put("sum", b"checked", ChecksumAlgorithm=name)
            head = self.s3.head_object(Bucket=self.bucket, Key="sum", ChecksumMode="ENABLED")
            self.assertTrue(answer[field])
            self.assertEqual(head[field], answer[field])
        self.refused("BadDigest", self.s3.put_object, 400, Bucket=self.bucket, Key="d", Body=b"x",
                     ChecksumSHA256="47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")
        self.refused("NoSuchKey", self.s3.get_object, 404, Bucket=self.bucket, Key="d")

    def test_are_copied_with_or_without_their_attributes(self):
        etag = self.put("from", b"to copy", Metadata={"a": "1"}, Tagging="t=1")["ETag"]
        source = {"Bucket": self.bucket, "Key": "from"}
        self.assertEqual(self.s3.copy_object(Bucket=self.bucket, Key="to", CopySource=source)["CopyObjectResult"]["ETag"], etag)
        self.assertEqual(self.s3.head_object(Bucket=self.bucket, Key="to")["Metadata"], {"a": "1"})
        self.s3.copy_object(Bucket=self.bucket, Key="to", CopySource=source, MetadataDirective="REPLACE", Metadata={"b": "2"})
        self.assertEqual(self.s3.head_object(Bucket=self.bucket, Key="to")["Metadata"], {"b": "2"})
        self.assertEqual(self.s3.get_object_tagging(Bucket=self.bucket, Key="to")["TagSet"], [{"Key": "t", "Value": "1"}])
        self.refused("InvalidRequest", self.s3.copy_object, 400, Bucket=self.bucket, Key="from", CopySource=source)
        self.refused("PreconditionFailed", self.s3.copy_object, 412, Bucket=self.bucket, Key="to", CopySource=source,
                     CopySourceIfNoneMatch=etag)

    def test_are_listed_page_by_page_and_folded(self):
        for n in range(25):
            self.put(f"{'even' if n % 2 == 0 else 'odd'}/{n:02}")
        pages = self.s3.get_paginator("list_objects_v2").paginate(Bucket=self.bucket, PaginationConfig={"PageSize": 4})
        self.assertEqual(len([each for page in pages for each in page["Contents"]]), 25)
        pages = self.s3.get_paginator("list_objects").paginate(Bucket=self.bucket, PaginationConfig={"PageSize": 7})
        self.assertEqual(len([each for page in pages for each in page["Contents"]]), 25)
        folded = self.s3.list_objects_v2(Bucket=self.bucket, Delimiter="/")
        self.assertEqual([each["Prefix"] for each in folded["CommonPrefixes"]], ["even/", "odd/"])
        one = self.s3.list_objects_v2(Bucket=self.bucket, Prefix="odd/", StartAfter="odd/05", MaxKeys=2)
        self.assertEqual([each["Key"] for each in one["Contents"]], ["odd/07", "odd/09"])
        self.assertEqual(self.s3.list_objects_v2(Bucket=self.bucket, MaxKeys=0)["KeyCount"], 0)


class Uploads(Case):
    def begin(self, key="big", **more):
        return self.s3.create_multipart_upload(Bucket=self.bucket, Key=key, **more)["UploadId"]

    def part(self, upload, number, body, key="big"):
        answer = self.s3.upload_part(Bucket=self.bucket, Key=key, UploadId=upload, PartNumber=number, Body=body)
        return {"PartNumber": number, "ETag": answer["ETag"]}

    def complete(self, upload, parts, key="big"):
        return self.s3.complete_multipart_upload(Bucket=self.bucket, Key=key, UploadId=upload, MultipartUpload={"Parts": parts})

    def test_come_together(self):
        upload = self.begin(Metadata={"m": "1"}, ContentType="video/x")
        bodies = [b"a" * (5 * MIB), b"b" * (5 * MIB), b"end"]
        parts = [self.part(upload, number + 1, body) for number, body in enumerate(bodies)]
        listed = self.s3.list_parts(Bucket=self.bucket, Key="big", UploadId=upload, MaxParts=2)
        self.assertEqual(([each["Size"] for each in listed["Parts"]], listed["IsTruncated"]), ([5 * MIB, 5 * MIB], True))
        self.assertEqual([each["UploadId"] for each in self.s3.list_multipart_uploads(Bucket=self.bucket)["Uploads"]], [upload])
        done = self.complete(upload, parts)
        digest = hashlib.md5(b"".join(hashlib.md5(body).digest() for body in bodies)).hexdigest()
        self.assertEqual(done["ETag"], f'"{digest}-3"')
        whole = b"".join(bodies)
        self.assertEqual(self.get("big"), whole)
        self.assertEqual(self.get("big", Range=f"bytes={5 * MIB - 2}-{5 * MIB + 1}"), b"aabb")
        self.assertEqual(self.get("big", PartNumber=3), b"end")
        head = self.s3.head_object(Bucket=self.bucket, Key="big", PartNumber=2)
        self.assertEqual((head["ContentLength"], head["PartsCount"]), (5 * MIB, 3))
        self.assertNotIn("Uploads", self.s3.list_multipart_uploads(Bucket=self.bucket))

    def test_refuse_what_does_not_fit(self):
        upload = self.begin()
        parts = [self.part(upload, number, b"small") for number in (1, 2)]
        self.refused("EntityTooSmall", self.complete, 400, upload=upload, parts=parts)
        self.refused("InvalidPartOrder", self.complete, 400, upload=upload, parts=parts[::-1])
        self.refused("InvalidPart", self.complete, 400, upload=upload, parts=[{"PartNumber": 1, "ETag": '"0"'}])
        self.s3.abort_multipart_upload(Bucket=self.bucket, Key="big", UploadId=upload)
        self.refused("NoSuchUpload", self.complete, 404, upload=upload, parts=parts)

    def test_copy_parts_and_run_by_the_transfer_manager(self):
        body = bytes(range(256)) * (12 * MIB // 256)
        self.s3.upload_fileobj(io.BytesIO(body), self.bucket, "managed")
        out = io.BytesIO()
        self.s3.download_fileobj(self.bucket, "managed", out)
        self.assertEqual(hashlib.sha256(out.getvalue()).digest(), hashlib.sha256(body).digest())
        upload = self.begin()
        copied = self.s3.upload_part_copy(Bucket=self.bucket, Key="big", UploadId=upload, PartNumber=1,
                                          CopySource=f"{self.bucket}/managed", CopySourceRange=f"bytes=0-{5 * MIB - 1}")
        self.complete(upload, [{"PartNumber": 1, "ETag": copied["CopyPartResult"]["ETag"]}])
        self.assertEqual(self.get("big"), body[:5 * MIB])


class Versions(Case):
    def setUp(self):
        super().setUp()
        self.s3.put_bucket_versioning(Bucket=self.bucket, VersioningConfiguration={"Status": "Enabled"})

    def test_are_kept_and_removed_one_by_one(self):
        first = self.put("v", b"one")["VersionId"]
        second = self.put("v", b"two")["VersionId"]
        self.assertEqual(self.get("v", VersionId=first), b"one")
        marker = self.s3.delete_object(Bucket=self.bucket, Key="v")
        self.assertTrue(marker["DeleteMarker"])
        self.refused("NoSuchKey", self.s3.get_object, 404, Bucket=self.bucket, Key="v")
        self.refused("MethodNotAllowed", self.s3.get_object, 405, Bucket=self.bucket, Key="v", VersionId=marker["VersionId"])
        listed = self.s3.list_object_versions(Bucket=self.bucket)
        self.assertEqual([each["VersionId"] for each in listed["Versions"]], [second, first])
        self.assertTrue(listed["DeleteMarkers"][0]["IsLatest"])
        self.s3.delete_object(Bucket=self.bucket, Key="v", VersionId=marker["VersionId"])
        self.assertEqual(self.get("v"), b"two")
        self.s3.put_bucket_versioning(Bucket=self.bucket, VersioningConfiguration={"Status": "Suspended"})
        self.assertEqual(self.s3.get_bucket_versioning(Bucket=self.bucket)["Status"], "Suspended")

    def test_are_listed_page_by_page(self):
        for n in range(6):
            self.put(f"k{n % 2}", str(n).encode())
        pages = self.s3.get_paginator("list_object_versions").paginate(Bucket=self.bucket, PaginationConfig={"PageSize": 2})
        self.assertEqual([each["Key"] for page in pages for each in page["Versions"]], ["k0"] * 3 + ["k1"] * 3)


class Locks(unittest.TestCase):
    def test_hold_what_they_hold(self):
        import datetime
        s3, bucket = store().client(), f"lock-{uuid.uuid4().hex[:8]}"
        s3.create_bucket(Bucket=bucket, ObjectLockEnabledForBucket=True)
        until = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=1)
        version = s3.put_object(Bucket=bucket, Key="k", Body=b"kept", ObjectLockMode="GOVERNANCE",
                                ObjectLockRetainUntilDate=until)["VersionId"]
        with self.assertRaises(ClientError) as error:
            s3.delete_object(Bucket=bucket, Key="k", VersionId=version)
        self.assertEqual(code_of(error), "AccessDenied")
        s3.put_object_legal_hold(Bucket=bucket, Key="k", LegalHold={"Status": "ON"})
        self.assertEqual(s3.get_object_legal_hold(Bucket=bucket, Key="k")["LegalHold"]["Status"], "ON")
        self.assertEqual(s3.get_object_retention(Bucket=bucket, Key="k")["Retention"]["Mode"], "GOVERNANCE")
        with self.assertRaises(ClientError):
            s3.delete_object(Bucket=bucket, Key="k", VersionId=version, BypassGovernanceRetention=True)
        s3.put_object_legal_hold(Bucket=bucket, Key="k", LegalHold={"Status": "OFF"})
        s3.delete_object(Bucket=bucket, Key="k", VersionId=version, BypassGovernanceRetention=True)
        self.assertEqual(s3.get_object_lock_configuration(Bucket=bucket)["ObjectLockConfiguration"]["ObjectLockEnabled"], "Enabled")


if __name__ == "__main__":
    unittest.main()
