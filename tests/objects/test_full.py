"""A full disk: writes are refused with 507 and leave nothing, reads go on, removals make room again."""
import sys
import time
import unittest
import pathlib

from botocore.exceptions import ClientError

from store import Store

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from small_disk import SmallDisk  # noqa: E402

BODY = bytes(range(256)) * 4_096  # 1 MiB
ROOM_AGAIN_WITHIN_S = 20


class FullDisk(unittest.TestCase):
    def setUp(self):
        self.disk = SmallDisk(128)  # 64 MiB of it are kept free for the index
        self.addCleanup(self.disk.close)
        self.store = Store(data=self.disk.folder + "/objects").start()
        self.addCleanup(self.store.stop)
        self.s3 = self.store.client()
        self.s3.create_bucket(Bucket="full")

    def put(self, key):
        self.s3.put_object(Bucket="full", Key=key, Body=BODY)

    def refused(self, call, **arguments):
        with self.assertRaises(ClientError) as caught:
            call(Bucket="full", **arguments)
        self.assertEqual(caught.exception.response["ResponseMetadata"]["HTTPStatusCode"], 507)
        self.assertEqual(caught.exception.response["Error"]["Code"], "InsufficientStorage")

    def all_there(self, keys):
        listed = [entry["Key"] for entry in self.s3.list_objects_v2(Bucket="full")["Contents"]]
        self.assertEqual(listed, sorted(keys))
        for key in keys:
            self.assertEqual(self.s3.get_object(Bucket="full", Key=key)["Body"].read(), BODY, key)

    def put_again(self, key):
        deadline = time.monotonic() + ROOM_AGAIN_WITHIN_S
        while True:
            try:
                return self.put(key)
            except ClientError as error:
                self.assertEqual(error.response["ResponseMetadata"]["HTTPStatusCode"], 507)
                self.assertLess(time.monotonic(), deadline, "there is room and nothing can be written")
                time.sleep(0.1)

    def fill_by_putting(self) -> list:
        keys = []
        for number in range(128):
            try:
                self.put(f"{number:03}")
            except ClientError:
                return keys
            keys.append(f"{number:03}")
        self.fail("the disk never became full")

    def test_removing_makes_room(self):
        begun = self.s3.create_multipart_upload(Bucket="full", Key="upload")["UploadId"]
        part = self.s3.upload_part(Bucket="full", Key="upload", UploadId=begun, PartNumber=1, Body=BODY)
        keys = self.fill_by_putting()
        self.assertGreater(len(keys), 30)
        self.refused(self.s3.put_object, Key="more", Body=BODY)
        self.refused(self.s3.upload_part, Key="upload", UploadId=begun, PartNumber=2, Body=BODY)
        self.refused(self.s3.copy_object, Key="copy", CopySource={"Bucket": "full", "Key": keys[0]})
        self.all_there(keys)
        # What takes no room for bytes goes on.
        self.s3.complete_multipart_upload(Bucket="full", Key="upload", UploadId=begun,
                                          MultipartUpload={"Parts": [{"PartNumber": 1, "ETag": part["ETag"]}]})
        self.all_there([*keys, "upload"])
        for key in keys[:3]:
            self.s3.delete_object(Bucket="full", Key=key)
        self.put_again("again")
        self.all_there([*keys[3:], "again", "upload"])

    def test_nothing_is_left_at_all(self):
        for key in ("0", "1"):
            self.put(key)
        self.disk.fill()
        self.refused(self.s3.put_object, Key="more", Body=BODY)
        self.all_there(["0", "1"])
        self.store.kill()
        self.store.start()
        self.all_there(["0", "1"])
        self.refused(self.s3.put_object, Key="more", Body=BODY)
        self.disk.free()
        self.put_again("2")
        self.s3.delete_object(Bucket="full", Key="0")
        self.all_there(["1", "2"])


if __name__ == "__main__":
    unittest.main()
