"""What looks after a store: the reports and commands on a closed folder, and the same work in an open one."""
import json
import pathlib
import tempfile
import time
import unittest

from store import Store, souk

OLD = {"ID": "old", "Status": "Enabled", "Filter": {"Prefix": "logs/"},
       "Transitions": [{"Date": "2020-01-01T00:00:00Z", "StorageClass": "GLACIER"}]}


class Case(unittest.TestCase):
    def open(self, *settings) -> Store:
        store = Store(*settings)
        self.addCleanup(store.stop)
        store.start().client().create_bucket(Bucket="goods")
        return store

    def run_on(self, store, *arguments, code=0):
        done = souk.command("objects", *arguments, "--data", store.data)
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        return done.stdout

    def blobs(self, store) -> dict:
        """By size, which tells objects of these tests apart."""
        files = [path for path in (store.data / "objects" / "blobs").rglob("*") if path.is_file() and len(path.name) == 32]
        return {path.stat().st_size: path for path in files}

    def wait_for_log(self, store, words):
        for _ in range(400):
            if words in (store.data / "server.log").read_text():
                return
            time.sleep(0.05)
        self.fail((store.data / "server.log").read_text())


class Scrub(Case):
    def damaged_store(self) -> tuple:
        store = self.open("care_after_s=3600")
        s3 = store.client()
        for key, size in (("whole", 300_000), ("rotten", 300_001), ("missing", 300_002)):
            s3.put_object(Bucket="goods", Key=key, Body=b"a" * size)
        store.close()
        blobs = self.blobs(store)
        self.assertEqual(sorted(blobs), [300_000, 300_001, 300_002])
        with open(blobs[300_001], "r+b") as file:
            file.seek(150_000)
            file.write(b"b")
        blobs[300_002].unlink()
        orphan = blobs[300_000].parent / (blobs[300_000].name[:2] + "0" * 30)
        orphan.write_bytes(b"nobody's")
        return store, orphan

    def test_names_what_is_lost_and_removes_what_nobody_owns(self):
        store, orphan = self.damaged_store()
        said = self.run_on(store, "scrub", code=3)
        self.assertIn("3 files, 600001 bytes read: 1 rotten, 1 missing, 0 repaired, 0 without an owner", said)
        self.assertRegex(said, r"(?m)^rotten +goods/rotten ")
        self.assertRegex(said, r"(?m)^missing +goods/missing ")
        self.assertNotIn("goods/whole", said)
        self.assertTrue(orphan.exists(), "too young to be sure")
        report = json.loads(self.run_on(store, "scrub", "--orphan-hours", "0", "--json", code=3))
        self.assertEqual([report[what] for what in ("rotten", "missing", "repaired", "orphans")], [1, 1, 0, 1])
        self.assertFalse(orphan.exists())
        self.assertIn(300_000, self.blobs(store))
        s3 = store.start().client()
        self.assertEqual(s3.get_object(Bucket="goods", Key="whole")["Body"].read(), b"a" * 300_000)
        for key in ("rotten", "missing"):
            s3.put_object(Bucket="goods", Key=key, Body=b"new")
        store.close()
        self.assertIn("0 rotten, 0 missing", self.run_on(store, "scrub", "--orphan-hours", "0"))

    def test_goes_on_by_itself_in_an_open_store_once_in_its_period(self):
        store, _ = self.damaged_store()
        store.settings = ["care_after_s=0"]
        store.start()
        self.wait_for_log(store, "objects.damaged")
        store.close()
        before = (store.data / "server.log").read_text().count("objects.scrubbed")
        self.assertEqual(before, 1)
        store.start()
        time.sleep(1)
        self.assertEqual((store.data / "server.log").read_text().count("objects.scrubbed"), before, "not due")

    def test_does_not_keep_a_store_from_closing(self):
        store = self.open("care_after_s=3600")
        store.client().put_object(Bucket="goods", Key="large", Body=b"a" * 40_000_000)
        store.close()
        store.settings = ["care_after_s=0", "scrub_mib_per_second=1"]
        store.start()
        time.sleep(1)
        begin = time.monotonic()
        store.close()
        self.assertLess(time.monotonic() - begin, 15, "the file would take 38 s")
        self.assertNotIn("objects.scrubbed", (store.data / "server.log").read_text())


class Report(Case):
    def test_has_each_class_of_each_bucket_and_what_lifecycle_saved(self):
        store = self.open("care_after_s=3600")
        s3 = store.client()
        s3.put_object(Bucket="goods", Key="logs/1", Body=b"a" * 10_000_000)
        s3.put_object(Bucket="goods", Key="picture", Body=b"a" * 2_000_000)
        s3.put_bucket_lifecycle_configuration(Bucket="goods", LifecycleConfiguration={"Rules": [OLD]})
        store.close()
        said = self.run_on(store, "report")
        self.assertRegex(said, r"(?m)^goods +STANDARD +2 +12000000 +0\.001319 +0\.001319$")
        self.assertIn("has not run yet", said)
        store.settings = ["care_after_s=0"]
        store.start()
        self.wait_for_log(store, "objects.lifecycle")
        store.close()
        said = self.run_on(store, "report")
        self.assertRegex(said, r"(?m)^goods +STANDARD +1 +2000000 +0\.000220 +0\.000220$")
        self.assertRegex(said, r"(?m)^goods +ARCHIVE +1 +10000000 +0\.000307 +0\.001099$")
        self.assertIn("1 moved (10000000 bytes)", said)
        self.assertIn("Saves 0.000792 CNY a month", said)

    def test_counts_by_the_price_list_of_the_settings(self):
        store = self.open("care_after_s=3600")
        store.client().put_object(Bucket="goods", Key="k", Body=b"a" * 1024 * 1024)
        store.close()
        prices = json.loads((souk.ROOT / "data" / "storage" / "prices.json").read_text())
        prices["currency"] = "EUR"
        for tier in prices["tiers"]:
            tier["gib_month_micro"] = 1_024_000
        own = store.data / "prices.json"
        own.write_text(json.dumps(prices))
        report = json.loads(self.run_on(store, "report", "--json", "--set", f"objects.price_list={own}"))
        self.assertEqual(report["currency"], "EUR")
        self.assertEqual(report["buckets"][0]["tiers"][0]["month_micro"], 1_000)
        own.write_text(json.dumps({**prices, "tiers": prices["tiers"][:2]}))
        self.run_on(store, "report", "--set", f"objects.price_list={own}", code=2)

    def test_needs_a_store_that_is_there_and_closed(self):
        store = self.open("care_after_s=3600")
        for command in ("report", "scrub", "rotate-key"):
            done = souk.command("objects", command, "--data", store.data)
            self.assertEqual(done.returncode, 1)
            self.assertIn("open; end it first", done.stderr)
        with tempfile.TemporaryDirectory(prefix="souk-none-") as folder:
            done = souk.command("objects", "report", "--data", folder)
            self.assertEqual(done.returncode, 1)
            self.assertIn("There is no object store in", done.stderr)
            self.assertEqual(list(pathlib.Path(folder).iterdir()), [])


class RotateKey(Case):
    def test_leaves_every_object_readable_without_the_old_key(self):
        store = self.open("encrypt_all=true", "care_after_s=3600")
        s3, body = store.client(), b"hidden words" * 10_000
        s3.put_object(Bucket="goods", Key="one", Body=body)
        upload = s3.create_multipart_upload(Bucket="goods", Key="parts")["UploadId"]
        part = s3.upload_part(Bucket="goods", Key="parts", UploadId=upload, PartNumber=1, Body=body)
        store.close()
        file = store.data / "objects" / "master.key"
        first = file.read_bytes()
        self.assertIn("2 keys of objects", self.run_on(store, "rotate-key"))
        second = file.read_bytes()
        self.assertNotEqual(first, second)
        old = list(file.parent.glob("master.key.old-*"))
        self.assertEqual([path.read_bytes() for path in old], [first])
        old[0].unlink()
        s3 = store.start().client()
        self.assertEqual(s3.get_object(Bucket="goods", Key="one")["Body"].read(), body)
        s3.complete_multipart_upload(Bucket="goods", Key="parts", UploadId=upload,
                                     MultipartUpload={"Parts": [{"PartNumber": 1, "ETag": part["ETag"]}]})
        self.assertEqual(s3.get_object(Bucket="goods", Key="parts")["Body"].read(), body)

    def test_may_break_off_before_the_key_is_in_place(self):
        store = self.open("encrypt_all=true", "care_after_s=3600")
        store.client().put_object(Bucket="goods", Key="one", Body=b"first")
        store.close()
        self.run_on(store, "rotate-key")
        # As a crash just before the last step left it: all is wrapped by the new key, which is not in place.
        file = store.data / "objects" / "master.key"
        new, [old] = file.read_bytes(), file.parent.glob("master.key.old-*")
        file.rename(file.parent / "master.key.next")
        old.rename(file)
        s3 = store.start().client()
        self.assertEqual(s3.get_object(Bucket="goods", Key="one")["Body"].read(), b"first")
        s3.put_object(Bucket="goods", Key="two", Body=b"second")
        store.close()
        self.assertIn("1 keys of objects", self.run_on(store, "rotate-key"))
        self.assertEqual(file.read_bytes(), new, "the key that was begun with")
        next(file.parent.glob("master.key.old-*")).unlink()
        s3 = store.start().client()
        self.assertEqual(s3.get_object(Bucket="goods", Key="one")["Body"].read(), b"first")
        self.assertEqual(s3.get_object(Bucket="goods", Key="two")["Body"].read(), b"second")


if __name__ == "__main__":
    unittest.main()
