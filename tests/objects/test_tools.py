"""The tools that people use: awscli, s3cmd, rclone, s3fs, each against the endpoint as it comes."""
import filecmp
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import time
import unittest
import uuid

from store import store

MIB = 1024 * 1024


def tool(name) -> str:
    """Debian's own, not one of another folder of the path."""
    path = f"/usr/bin/{name}"
    if not os.access(path, os.X_OK):
        raise unittest.SkipTest(f"{name} is not installed")
    return path


class Case(unittest.TestCase):
    def setUp(self):
        self.store = store()
        self.s3 = self.store.client()
        self.bucket = f"t-{uuid.uuid4().hex[:12]}"
        self.s3.create_bucket(Bucket=self.bucket)
        folder = tempfile.TemporaryDirectory(prefix="souk-tools-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.tree = self.folder / "tree"
        for name, body in (("a.txt", b"alpha"), ("sub/b c.txt", b"beta"), ("sub/深/ü.bin", os.urandom(3 * MIB)), ("big.bin", os.urandom(20 * MIB))):
            path = self.tree / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(body)

    def run_tool(self, *arguments, **environment):
        done = subprocess.run([str(each) for each in arguments], capture_output=True, text=True, timeout=300, check=False,
                              env={"PATH": "/usr/bin:/bin", "HOME": str(self.folder), "LANG": "C.UTF-8", **environment})
        self.assertEqual(done.returncode, 0, f"{arguments}\n{done.stdout}\n{done.stderr}")
        return done.stdout

    def same_trees(self, one, other):
        compared = filecmp.dircmp(one, other)
        self.assertEqual((compared.left_only, compared.right_only), ([], []))
        for name in compared.common_files:
            self.assertTrue(filecmp.cmp(pathlib.Path(one) / name, pathlib.Path(other) / name, shallow=False), name)
        for name in compared.common_dirs:
            self.same_trees(pathlib.Path(one) / name, pathlib.Path(other) / name)


class Aws(Case):
    def aws(self, *arguments):
        return self.run_tool(tool("aws"), "--endpoint-url", self.store.endpoint, *arguments, AWS_ACCESS_KEY_ID=self.store.access_key,
                             AWS_SECRET_ACCESS_KEY=self.store.secret, AWS_DEFAULT_REGION="us-east-1", AWS_PAGER="")

    def test_copies_syncs_lists_and_removes(self):
        target = f"s3://{self.bucket}"
        self.aws("s3", "sync", self.tree, f"{target}/tree", "--quiet")
        self.assertIn("big.bin", self.aws("s3", "ls", f"{target}/tree/"))
        self.aws("s3", "sync", f"{target}/tree", self.folder / "back", "--quiet")
        self.same_trees(self.tree, self.folder / "back")
        self.aws("s3", "mv", f"{target}/tree/a.txt", f"{target}/moved.txt")
        self.assertEqual(self.aws("s3", "cp", f"{target}/moved.txt", "-"), "alpha")
        self.assertIn("http", self.aws("s3", "presign", f"{target}/moved.txt"))
        self.aws("s3", "mb", f"{target}-other")
        self.aws("s3", "rb", f"{target}-other")
        self.aws("s3", "rb", target, "--force")

    def test_calls_the_api(self):
        self.assertIn(self.bucket, self.aws("s3api", "list-buckets"))
        self.aws("s3api", "put-bucket-versioning", "--bucket", self.bucket, "--versioning-configuration", "Status=Enabled")
        self.assertIn("VersionId", self.aws("s3api", "put-object", "--bucket", self.bucket, "--key", "k", "--body",
                                            self.tree / "a.txt", "--checksum-algorithm", "SHA256"))
        self.assertIn("ObjectSize", self.aws("s3api", "get-object-attributes", "--bucket", self.bucket, "--key", "k",
                                             "--object-attributes", "ETag", "ObjectSize", "Checksum"))


class S3cmd(Case):
    def s3cmd(self, *arguments):
        config = self.folder / "s3cfg"
        config.write_text(f"[default]\naccess_key = {self.store.access_key}\nsecret_key = {self.store.secret}\n"
                          f"host_base = 127.0.0.1:{self.store.port}\nhost_bucket = 127.0.0.1:{self.store.port}\nuse_https = False\n"
                          "multipart_chunk_size_mb = 5\n")
        return self.run_tool(tool("s3cmd"), "-c", config, "--no-progress", *arguments)

    def test_puts_gets_lists_and_removes(self):
        target = f"s3://{self.bucket}"
        self.assertIn(target, self.s3cmd("ls"))
        self.s3cmd("put", "--recursive", f"{self.tree}/", f"{target}/tree/")
        (self.folder / "back").mkdir()
        self.s3cmd("get", "--recursive", f"{target}/tree/", f"{self.folder}/back/")
        self.same_trees(self.tree, self.folder / "back")
        self.assertIn("20971520", self.s3cmd("info", f"{target}/tree/big.bin"))
        self.s3cmd("cp", f"{target}/tree/a.txt", f"{target}/copy.txt")
        self.s3cmd("sync", "--delete-removed", f"{self.tree}/sub/", f"{target}/tree/")
        self.s3cmd("setlifecycle", self.lifecycle(), target)
        self.assertIn("<Days>9</Days>", self.s3cmd("getlifecycle", target))
        self.s3cmd("rb", "--recursive", "--force", target)

    def lifecycle(self):
        file = self.folder / "lifecycle.xml"
        file.write_text("<LifecycleConfiguration><Rule><ID>x</ID><Prefix>tmp/</Prefix><Status>Enabled</Status>"
                        "<Expiration><Days>9</Days></Expiration></Rule></LifecycleConfiguration>")
        return file


class Rclone(Case):
    def rclone(self, *arguments):
        return self.run_tool(tool("rclone"), "--config", "/dev/null", "--s3-provider", "Other", "--s3-access-key-id", self.store.access_key,
                             "--s3-secret-access-key", self.store.secret, "--s3-endpoint", self.store.endpoint, "--s3-region",
                             "us-east-1", "--s3-chunk-size", "5M", "--s3-upload-cutoff", "8M", "--retries", "1", *arguments)

    def test_syncs_checks_and_purges(self):
        target = f":s3:{self.bucket}/tree"
        self.rclone("sync", self.tree, target)
        self.rclone("check", "--download", self.tree, target)
        self.assertIn("big.bin", self.rclone("lsf", target))
        self.rclone("moveto", f"{target}/a.txt", f"{target}/moved.txt")
        self.assertEqual(self.rclone("cat", f"{target}/moved.txt"), "alpha")
        self.assertEqual(self.rclone("cat", "--offset", "2", "--count", "2", f"{target}/moved.txt"), "ph")
        self.rclone("copyto", self.tree / "a.txt", f":s3:{self.bucket}/a b+c&d=é.txt")
        self.rclone("purge", f":s3:{self.bucket}")
        self.assertNotIn(self.bucket, self.rclone("lsd", ":s3:"))


class S3fs(Case):
    def test_mounts_a_bucket_as_a_folder(self):
        program = tool("s3fs")
        if not os.access("/dev/fuse", os.W_OK):
            self.skipTest("/dev/fuse is not there: nothing can be mounted")
        secrets, mount = self.folder / "passwd", self.folder / "mount"
        secrets.write_text(f"{self.store.access_key}:{self.store.secret}\n")
        secrets.chmod(0o600)
        mount.mkdir()
        serving = subprocess.Popen([program, self.bucket, str(mount), "-f", "-o", f"passwd_file={secrets},url={self.store.endpoint},"
                                    "use_path_request_style,endpoint=us-east-1"], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        try:
            for _ in range(100):
                if os.path.ismount(mount) or serving.poll() is not None:
                    break
                time.sleep(0.1)
            if serving.poll() is not None:
                self.skipTest(f"mounting is not allowed here: {serving.stderr.read().decode().strip()[:200]}")
            shutil.copytree(self.tree, mount / "tree")
            self.same_trees(self.tree, mount / "tree")
            os.rename(mount / "tree" / "a.txt", mount / "renamed.txt")
            self.assertEqual((mount / "renamed.txt").read_bytes(), b"alpha")
            self.assertEqual(self.s3.get_object(Bucket=self.bucket, Key="renamed.txt")["Body"].read(), b"alpha")
            shutil.rmtree(mount / "tree")
        finally:
            subprocess.run(["/usr/bin/fusermount", "-u", str(mount)], capture_output=True, check=False)
            serving.send_signal(signal.SIGTERM)
            serving.wait(timeout=20)
            serving.stderr.close()


if __name__ == "__main__":
    unittest.main()
