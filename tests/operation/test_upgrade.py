"""Data of every earlier format is upgraded by the program of now and says the same as before; data of a later format is
refused and left as it is. The folders of fixtures/ were made by the programs of their time (make_fixture.py).
"""
import hashlib
import json
import pathlib
import re
import shutil
import sqlite3
import sys
import tarfile
import tempfile
import unittest
import uuid

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from souk import Client, Server, command, place, prepare_cart  # noqa: E402

FIXTURES = pathlib.Path(__file__).resolve().parent / "fixtures"


def current_format(data) -> int:
    examined = command("doctor", "--data", data)
    return int(re.search(r"data format (\d+)", examined.stdout)[1])


class Upgrades(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="souk-upgrade-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def unpack(self, archive):
        data = self.folder / archive.name.split(".")[0]
        with tarfile.open(archive) as packed:
            packed.extractall(data, filter="data")
        return data, json.loads((data / "facts.json").read_text())

    def serve(self, data):
        server = Server(data=data)
        server.log_path = self.folder / "server.log"
        server.start()
        self.addCleanup(server.__exit__)
        return server, Client(server.port)

    def test_every_earlier_format_has_its_fixture(self):
        server, _ = self.serve(self.folder / "new")
        server.stop()
        there = {int(re.search(r"format-(\d+)", archive.name)[1]) for archive in FIXTURES.glob("*.tar.xz")}
        wanted = set(range(1, max(2, current_format(server.data))))
        self.assertLessEqual(wanted, there, "a new data format needs a fixture of the one before (make_fixture.py)")

    def test_each_is_upgraded_and_says_the_same(self):
        archives = sorted(FIXTURES.glob("*.tar.xz"))
        self.assertGreater(len(archives), 0)
        for archive in archives:
            with self.subTest(archive.name):
                self.check_upgraded(*self.unpack(archive))

    def check_upgraded(self, data, facts):
        server, client = self.serve(data)
        for order in facts["orders"]:
            now = client.request("GET", order["path"]).json
            self.assertEqual((now["number"], now["state"]), (order["number"], order["state"]))
            for name, amount in order["totals"].items():
                self.assertEqual(now["totals"].get(name), amount, f"{order['number']}: {name}")
        self.assertEqual(client.request("GET", "/api/v1/products/TEA").json["name"], facts["product"])
        # A cart of then becomes an order of now, and the shop goes on.
        for cart in (facts["open_cart"], prepare_cart(client, "CUP-1")):
            placed = place(client, cart, str(uuid.uuid4()))
            self.assertEqual(placed.status, 200, placed.body)
        signed_in = client.request("POST", "/api/v1/sign-in", {"mail": facts["member"], "password": "a long enough password"})
        self.assertEqual(signed_in.status, 200, signed_in.body)
        self.assertEqual(server.stop(), 0, server.log_tail())
        examined = command("doctor", "--data", data)
        self.assertEqual(examined.returncode, 0, examined.stdout + examined.stderr)
        # Its own format is now in it, and a second start has nothing left to do.
        self.assertRegex(examined.stdout, r"data format \d+")
        again, _ = self.serve(data)
        self.assertEqual(again.stop(), 0)

    def test_a_later_format_is_refused_and_left_alone(self):
        data, _ = self.unpack(FIXTURES / "format-1.tar.xz")
        self.serve(data)[0].stop()
        store = sqlite3.connect(data / "souk.db")
        table = next(name for (name,) in store.execute("select name from sqlite_master where type = 'table'")
                     if re.fullmatch(r".*format", name))
        with store:
            changed = store.execute(f"update \"{table}\" set body = json_set(body, '$.format', 999)").rowcount
        self.assertEqual(changed, 1)
        store.execute("pragma wal_checkpoint(truncate)")
        store.close()
        before = hashlib.sha256((data / "souk.db").read_bytes()).hexdigest()
        for words in (["up"], ["serve"], ["doctor"], ["export", str(self.folder / "x.csv")]):
            refused = command(*words[:1], "--data", data, *words[1:])
            self.assertEqual(refused.returncode, 1, refused.stdout + refused.stderr)
            self.assertIn("newer Souk", refused.stderr)
        for leftover in data.glob("souk.db-*"):
            leftover.unlink()
        self.assertEqual(hashlib.sha256((data / "souk.db").read_bytes()).hexdigest(), before)


if __name__ == "__main__":
    unittest.main(verbosity=2)
