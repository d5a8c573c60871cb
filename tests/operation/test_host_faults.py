"""What the machine does to a shop: a full disk, a folder that cannot be written, a port that is taken, a wrong
configuration, a clock that is set back. Each gives a clear message and loses nothing.

Needs root for the small disk and libfaketime (Debian: faketime) for the clock; says so where it is missing.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time
import unittest
import uuid

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from small_disk import SmallDisk  # noqa: E402
from souk import PROGRAM, Client, Server, place, prepare_cart  # noqa: E402

FAKETIME = pathlib.Path("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1")
TAKES_ORDERS_AGAIN_WITHIN_S = 20


def souk(*arguments) -> subprocess.CompletedProcess:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("SOUK_")}
    return subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, timeout=60, check=False, env=environment)


def first_sku(client) -> str:
    item = client.request("GET", "/api/v1/products?limit=1").json["items"][0]
    return client.request("GET", f"/api/v1/products/{item['sku']}").json["variants"][0]["sku"]


def buy(client, sku):
    answer = place(client, prepare_cart(client, sku), str(uuid.uuid4()))
    assert answer.status == 200, answer.body
    return answer.json


def is_there(client, order) -> bool:
    return client.request("GET", f"/api/v1/orders/{order['order_id']}?token={order['access_token']}").status == 200


class DiskFull(unittest.TestCase):
    def test_writes_are_refused_reads_go_on_and_nothing_is_lost(self):
        disk = SmallDisk(64)
        self.addCleanup(disk.close)
        server = Server(data=disk.folder + "/shop")
        elsewhere = tempfile.TemporaryDirectory(prefix="souk-log-")  # the log must not fail with the disk
        self.addCleanup(elsewhere.cleanup)
        server.log_path = pathlib.Path(elsewhere.name) / "server.log"
        with server:
            client = Client(server.port)
            sku = first_sku(client)
            before = buy(client, sku)
            disk.fill()
            refused = []
            for _ in range(30_000):  # until what the store had in reserve is used up
                answer = client.request("POST", "/api/v1/carts", {"currency": "CNY", "language": "zh-CN",
                                                                  "items": [{"sku": sku, "quantity": 1}]},
                                        key=str(uuid.uuid4()))
                if answer.status != 201:
                    refused.append(answer)
                if len(refused) == 3:
                    break
            self.assertEqual(len(refused), 3, "the disk never became full")
            for answer in refused:
                self.assertEqual(answer.status, 507, answer.body)
                self.assertEqual(answer.headers["Content-Type"], "application/problem+json")
                self.assertIn("disk", answer.json["detail"], answer.body)
            self.assertEqual(client.request("GET", "/en").status, 200)
            self.assertTrue(is_there(client, before))
            disk.free()
            deadline = time.monotonic() + TAKES_ORDERS_AGAIN_WITHIN_S
            while True:
                try:
                    after = buy(client, sku)
                    break
                except RuntimeError:
                    self.assertLess(time.monotonic(), deadline, "no order was taken after there was room again")
                    time.sleep(0.2)
            self.assertTrue(is_there(client, before) and is_there(client, after))
            self.assertEqual(server.stop(), 0, server.log_tail())
            checked = souk("doctor", "--data", server.data)
            # A disk of this size is never large enough for the doctor; all else must be well.
            wrong = re.findall(r"^WRONG +(\w+)", checked.stdout, re.M)
            self.assertLessEqual(set(wrong), {"disk"}, checked.stdout + checked.stderr)
            self.assertIn("agree with one another", checked.stdout)


class ClockSetBack(unittest.TestCase):
    def setUp(self):
        if not FAKETIME.exists():
            self.skipTest("libfaketime is not installed (Debian: faketime)")
        folder = tempfile.TemporaryDirectory(prefix="souk-clock-")
        self.addCleanup(folder.cleanup)
        self.offset = pathlib.Path(folder.name) / "offset"
        self.set_clock("+0")
        os.environ.update(LD_PRELOAD=str(FAKETIME), FAKETIME_TIMESTAMP_FILE=str(self.offset), FAKETIME_NO_CACHE="1",
                          FAKETIME_DONT_FAKE_MONOTONIC="1")

    def tearDown(self):
        for name in ("LD_PRELOAD", "FAKETIME_TIMESTAMP_FILE", "FAKETIME_NO_CACHE", "FAKETIME_DONT_FAKE_MONOTONIC"):
            os.environ.pop(name, None)

    def set_clock(self, offset):
        self.offset.write_text(offset)

    def test_orders_go_on_while_it_happens_and_after_a_restart(self):
        with Server() as server:
            client = Client(server.port)
            sku = first_sku(client)
            orders = [buy(client, sku)]
            for offset in ("-3600", "-86400", "+86400", "+0"):
                self.set_clock(offset)
                orders += [buy(client, sku) for _ in range(5)]
            self.set_clock("-86400")
            self.assertEqual(server.stop(), 0, server.log_tail())
            server.start()
            client = Client(server.port)
            orders += [buy(client, sku) for _ in range(5)]
            self.assertEqual(len({order["order_id"] for order in orders}), len(orders))
            self.assertEqual(len({order["number"] for order in orders}), len(orders))
            self.assertTrue(all(is_there(client, order) for order in orders))
            self.assertEqual(server.stop(), 0, server.log_tail())
            checked = souk("doctor", "--data", server.data)
            self.assertEqual(checked.returncode, 0, checked.stdout + checked.stderr)


class StartsThatFail(unittest.TestCase):
    def complaint_of(self, *arguments) -> str:
        ended = souk(*arguments)
        self.assertNotEqual(ended.returncode, 0, ended.stdout)
        return ended.stdout + ended.stderr

    def test_a_port_that_is_taken_is_named(self):
        with Server() as server, tempfile.TemporaryDirectory() as other:
            said = self.complaint_of("up", "--empty", "--data", other, "--listen", f"127.0.0.1:{server.port}")
            self.assertIn(str(server.port), said)

    def test_a_data_folder_in_use_is_named(self):
        with Server() as server:
            said = self.complaint_of("up", "--empty", "--data", server.data, "--listen", "127.0.0.1:0")
            self.assertIn(server.data, said)

    def test_a_folder_that_cannot_be_written_is_named(self):
        said = self.complaint_of("up", "--empty", "--data", "/proc/souk", "--listen", "127.0.0.1:0")
        self.assertIn("/proc/souk", said)

    def test_an_unknown_configuration_key_names_the_nearest(self):
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / "souk.yaml"
            file.write_text("http:\n  lissten: 127.0.0.1:1\n")
            said = self.complaint_of("up", "--empty", "--data", folder + "/d", "--config", str(file))
            self.assertIn("lissten", said)
            self.assertIn("listen", said.replace("lissten", ""))


if __name__ == "__main__":
    unittest.main(verbosity=2)
