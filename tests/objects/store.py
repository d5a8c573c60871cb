"""An object store of the real program for the tests: `souk objects` on a free port, with a root key."""
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
import souk  # noqa: E402


class Store:
    def __init__(self, *settings, data=None):
        self._folder = tempfile.TemporaryDirectory(prefix="souk-objects-")  # the log must not fail with a full disk
        self.data = pathlib.Path(data or self._folder.name)
        self.log = pathlib.Path(self._folder.name) / "server.log"
        self.port = souk.free_port()
        self.settings = ["website_domain=site.localhost", *settings]
        self.process = None

    @property
    def endpoint(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def arguments(self) -> list:
        options = ["--data", str(self.data), "--listen", f"127.0.0.1:{self.port}"]
        for setting in self.settings:
            options += ["--set", f"objects.{setting}"]
        return options

    def start(self):
        environment = {name: value for name, value in os.environ.items() if not name.startswith("SOUK_")}
        begin = self.log.stat().st_size if self.log.exists() else 0
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen([souk.PROGRAM, "objects", *self.arguments()], stdout=log, stderr=log,
                                            env=environment)
        for _ in range(600):
            if self.process.poll() is not None:
                raise RuntimeError(self.log.read_text())
            if b"object store is open" in self.log.read_bytes()[begin:]:
                break
            time.sleep(0.05)
        self.access_key, self.secret = self.key()
        return self

    def key(self, *arguments) -> tuple:
        """The root key; or with arguments such as "add", "--bucket", "b" a new one."""
        done = souk.command("objects", "key", *arguments, "--data", self.data)
        if done.returncode != 0:
            raise RuntimeError(done.stderr)
        lines = dict(line.split(None, 1) if not line.startswith("access key") else ("id", line.split()[2])
                     for line in done.stdout.splitlines() if line.startswith(("access key", "secret")))
        return lines["id"], lines["secret"]

    def kill(self):
        self.process.kill()
        self.process.wait()

    def close(self):
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(timeout=30)

    def stop(self):
        self.close()
        self._folder.cleanup()

    def client(self, key=None, **config):
        """A boto3 client; anonymous with key=False."""
        import boto3
        import botocore
        from botocore.config import Config
        config.setdefault("retries", {"max_attempts": 1})
        if key is False:
            config["signature_version"] = botocore.UNSIGNED
        access_key, secret = key or (self.access_key, self.secret)
        return boto3.client("s3", endpoint_url=config.pop("endpoint_url", self.endpoint), region_name="us-east-1",
                            aws_access_key_id=access_key, aws_secret_access_key=secret, config=Config(**config))


STORE = None


def store() -> Store:
    """One for all tests of the run; it is stopped at the end of the process."""
    global STORE
    if STORE is None:
        import atexit
        STORE = Store().start()
        atexit.register(STORE.stop)
    return STORE
