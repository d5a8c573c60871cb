"""Backups of a serving shop: the data folder is lost in the middle of the traffic, and everything that was answered
before the backup (or was shipped after it) is there again.
"""
import http.client
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import unittest
import uuid

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from souk import PROGRAM, Client, Server, place, prepare_cart  # noqa: E402

BUYERS = 4
GONE = (OSError, http.client.HTTPException, RuntimeError, ValueError)


ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("SOUK_")}


def souk(*arguments) -> subprocess.CompletedProcess:
    return subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, timeout=120, check=False,
                          env=ENVIRONMENT)


def skus_of(client) -> list:
    found = []
    for item in client.request("GET", "/api/v1/products?limit=20").json["items"]:
        product = client.request("GET", f"/api/v1/products/{item['sku']}").json
        found += [variant["sku"] for variant in product["variants"]]
    return found


class Traffic:
    """Buyers who shop until told; `answered` is what they were told, with the moment of the answer."""

    def __init__(self, port, skus):
        self.port, self.skus = port, skus
        self.answered, self.lock, self.ended = [], threading.Lock(), threading.Event()
        self.threads = [threading.Thread(target=self.buy, args=(turn,)) for turn in range(BUYERS)]
        for thread in self.threads:
            thread.start()

    def buy(self, turn):
        client = Client(self.port)
        while not self.ended.is_set():
            turn += 1
            try:
                answer = place(client, prepare_cart(client, self.skus[turn % len(self.skus)]), str(uuid.uuid4()))
            except GONE:
                if self.ended.is_set():
                    return
                client = Client(self.port)
                continue
            if answer.status == 200:
                with self.lock:
                    self.answered.append((time.time(), answer.json))

    def wait_for(self, orders):
        deadline = time.monotonic() + 60
        while len(self.answered) < orders:
            if time.monotonic() > deadline:
                raise AssertionError(f"only {len(self.answered)} of {orders} orders within a minute")
            time.sleep(0.02)

    def end(self):
        self.ended.set()
        for thread in self.threads:
            thread.join()


class Backups(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="souk-backup-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.backup = self.folder / "backup"
        self.server = Server(data=self.folder / "shop")
        self.server.log_path = self.folder / "server.log"
        self.server.start()
        self.addCleanup(self.server.__exit__)
        self.traffic = Traffic(self.server.port, skus_of(Client(self.server.port)))
        self.addCleanup(self.traffic.end)

    def lose_the_folder(self):
        """The shop dies and its folder is gone, while the buyers still buy."""
        self.server.kill()
        for _ in range(50):  # who follows may open a file of it at that moment
            shutil.rmtree(self.server.data, ignore_errors=True)
            if not pathlib.Path(self.server.data).exists():
                break
            time.sleep(0.05)
        self.assertFalse(pathlib.Path(self.server.data).exists())
        self.traffic.end()

    def serve_restored(self):
        self.server.start()
        return Client(self.server.port)

    def check(self, wanted):
        client = self.serve_restored()
        self.assertGreater(len(wanted), 0)
        lost = [order["order_id"] for _, order in wanted if client.request(
            "GET", f"/api/v1/orders/{order['order_id']}?token={order['access_token']}").status != 200]
        self.assertEqual(lost, [], f"{len(lost)} of {len(wanted)} answered orders are lost")
        self.assertEqual(self.server.stop(), 0, self.server.log_tail())
        proof = souk("doctor", "--data", self.server.data)
        self.assertEqual(proof.returncode, 0, proof.stdout + proof.stderr)

    def test_a_backup_in_the_traffic_holds_everything_answered_before_it(self):
        self.traffic.wait_for(30)
        before = len(self.traffic.answered)
        began = time.time()
        taken = souk("backup", "--data", self.server.data, str(self.backup))
        self.assertEqual(taken.returncode, 0, taken.stderr)
        self.traffic.wait_for(before + 20)
        sums = subprocess.run(["sha256sum", "--quiet", "-c", "SHA256SUMS"], cwd=self.backup, check=False)
        self.assertEqual(sums.returncode, 0)
        self.lose_the_folder()
        restored = souk("restore", "--data", self.server.data, str(self.backup))
        self.assertEqual(restored.returncode, 0, restored.stderr)
        self.check([entry for entry in self.traffic.answered if entry[0] <= began])

    def follow(self):
        log = open(self.folder / "follow.log", "ab")
        self.addCleanup(log.close)
        follower = subprocess.Popen([PROGRAM, "backup", "--follow", "--data", self.server.data, str(self.backup)],
                                    stdout=log, stderr=log, env=ENVIRONMENT)
        self.addCleanup(lambda: follower.poll() is None and (follower.kill(), follower.wait()))
        deadline = time.monotonic() + 30
        while "Following" not in (self.folder / "follow.log").read_text():
            self.assertLess(time.monotonic(), deadline, "following did not begin")
            time.sleep(0.05)
        return follower

    def test_following_holds_what_was_answered_until_a_second_before_the_loss(self):
        follower = self.follow()
        self.traffic.wait_for(60)
        time.sleep(2)
        lost_at = time.time()
        follower.kill()  # with SIGKILL: what it shipped is durable
        follower.wait()
        self.lose_the_folder()
        checked = souk("restore", "--check", str(self.backup))
        self.assertEqual(checked.returncode, 0, checked.stderr)
        restored = souk("restore", "--data", self.server.data, str(self.backup))
        self.assertEqual(restored.returncode, 0, restored.stderr)
        self.check([entry for entry in self.traffic.answered if entry[0] <= lost_at - 2])

    def test_a_moment_can_be_gone_back_to(self):
        self.follow()
        self.traffic.wait_for(40)
        time.sleep(1.5)
        moment = time.time()
        self.traffic.wait_for(len(self.traffic.answered) + 30)
        time.sleep(1.5)
        self.lose_the_folder()
        stamp = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(moment)) + f".{int(moment * 1000) % 1000:03}Z"
        restored = souk("restore", "--until", stamp, "--data", self.server.data, str(self.backup))
        self.assertEqual(restored.returncode, 0, restored.stderr)
        client = self.serve_restored()
        later = [order for at, order in self.traffic.answered if at > moment + 1]
        self.assertGreater(len(later), 0)
        back = [order["order_id"] for order in later if client.request(
            "GET", f"/api/v1/orders/{order['order_id']}?token={order['access_token']}").status == 200]
        self.assertEqual(back, [], "orders of later than the moment came back")
        self.server.stop()
        self.check([entry for entry in self.traffic.answered if entry[0] <= moment - 1])

    def test_damage_is_found_before_anything_is_written(self):
        self.assertEqual(souk("backup", "--data", self.server.data, str(self.backup)).returncode, 0)
        with open(self.backup / "souk.db", "r+b") as file:
            file.seek(5000)
            byte = file.read(1)
            file.seek(5000)
            file.write(bytes([byte[0] ^ 1]))
        restored = souk("restore", "--data", str(self.folder / "new"), str(self.backup))
        self.assertNotEqual(restored.returncode, 0)
        self.assertIn("souk.db", restored.stderr)
        self.assertFalse((self.folder / "new").exists())


if __name__ == "__main__":
    unittest.main(verbosity=2)
