"""Starts the real program on a free port and shops in it over HTTP, as the API's users do.

Used by the crash, API, browser and benchmark scripts. Python's standard library only.
"""
import contextlib
import http.client
import json
import os
import pathlib
import signal
import socket
import subprocess
import tempfile
import time
import uuid

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PROGRAM = pathlib.Path(os.environ.get("SOUK_PROGRAM", ROOT / "build" / "release" / "souk"))


def command(*arguments, timeout_s=120) -> subprocess.CompletedProcess:
    """Runs one command of the program; what is meant for the tests in the environment is no setting of its."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("SOUK_")}
    return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, timeout=timeout_s, check=False,
                          env=environment)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """One `souk up` on a data folder of its own; restart() keeps both folder and port."""

    def __init__(self, data=None, options=(), command="up"):
        self._own_folder = tempfile.TemporaryDirectory(prefix="souk-") if data is None else None
        self.data = str(data or self._own_folder.name)
        self.port = free_port()
        self.options, self.command = list(options), command
        self.log_path = pathlib.Path(self.data) / "server.log"
        self.process = None

    def start(self, wait_s=60.0) -> float:
        """Seconds until ready."""
        pathlib.Path(self.data).mkdir(parents=True, exist_ok=True)
        environment = {name: value for name, value in os.environ.items() if not name.startswith("SOUK_")}
        begin = time.monotonic()
        with open(self.log_path, "ab") as log:
            self.process = subprocess.Popen(
                [PROGRAM, self.command, "--data", self.data, "--listen", f"127.0.0.1:{self.port}", *self.options],
                stdout=log, stderr=log, env=environment)
        while time.monotonic() - begin < wait_s:
            if self.process.poll() is not None:
                raise RuntimeError(f"souk ended with {self.process.returncode}:\n{self.log_tail()}")
            with contextlib.suppress(OSError, http.client.HTTPException):
                if Client(self.port, timeout_s=2).request("GET", "/readyz").status == 200:
                    return time.monotonic() - begin
            time.sleep(0.005)
        raise RuntimeError(f"souk was not ready within {wait_s} s:\n{self.log_tail()}")

    def log_tail(self, size=3000) -> str:
        return self.log_path.read_text(errors="replace")[-size:]

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self, wait_s=30) -> int:
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(wait_s)

    def cpu_s(self) -> float:
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def resident_mib(self) -> float:
        for line in pathlib.Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS"):
                return int(line.split()[1]) / 1024
        return 0.0

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        if self.process and self.process.poll() is None:
            self.kill()
        if self._own_folder:
            self._own_folder.cleanup()


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    @property
    def json(self):
        return json.loads(self.body)


class Client:
    """One keep-alive connection. Raises OSError or HTTPException when the server goes away."""

    def __init__(self, port, timeout_s=15.0, headers=None):
        self.headers = dict(headers or {})  # sent with each request
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout_s)

    def request(self, method, path, body=None, key=None, headers=None) -> Answer:
        fields = {**self.headers, **(headers or {})}
        if body is not None:
            body = json.dumps(body)
            fields["Content-Type"] = "application/json"
        if key:
            fields["Idempotency-Key"] = key
        self._connection.request(method, path, body, fields)
        response = self._connection.getresponse()
        return Answer(response.status, response.headers, response.read())

    def close(self):
        self._connection.close()


ADDRESS = {"name": "李小雨", "phone": "13800138000", "country": "CN", "province": "上海市", "city": "上海市",
           "district": "徐汇区", "lines": ["漕溪北路 88 号"], "postal_code": "200030"}


def prepare_cart(client, sku, quantity=1, method="sandbox:approve") -> str:
    """Five of the seven requests of a guest checkout: everything before it is placed. Answers the cart's id."""
    def wanted(answer):
        if answer.status >= 300:
            raise RuntimeError(f"{answer.status}: {answer.body[:500]!r}")
        return answer.json

    cart = wanted(client.request("POST", "/api/v1/carts", {"currency": "CNY", "language": "zh-CN"}, key=str(uuid.uuid4())))["id"]
    base = f"/api/v1/carts/{cart}"
    wanted(client.request("POST", f"{base}/items", {"sku": sku, "quantity": quantity}, key=str(uuid.uuid4())))
    wanted(client.request("PUT", f"{base}/details", {"contact": {"mail": "li@example.com", "phone": "13800138000", "name": "李小雨"},
                                                     "address": ADDRESS}))
    wanted(client.request("PUT", f"{base}/shipping-method", {"code": "standard"}))
    wanted(client.request("PUT", f"{base}/payment-method", {"method": method}))
    return cart


def place(client, cart, key) -> Answer:
    return client.request("POST", f"/api/v1/carts/{cart}/checkout", {}, key=key)
