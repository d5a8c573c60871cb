"""`souk doctor` on a shop that something was done to: each trouble is seen, named, and comes with what to do. And `souk
config --explain`, which says where a value comes from.
"""
import json
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import unittest
import uuid

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from souk import PROGRAM, Client, Server, command, place, prepare_cart  # noqa: E402


class Doctor(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        """One healthy shop with an order; each test looks at a copy of it."""
        cls.work = pathlib.Path(tempfile.mkdtemp(prefix="souk-doctor-"))
        cls.addClassCleanup(shutil.rmtree, cls.work, ignore_errors=True)
        server = Server(data=cls.work / "healthy", options=["--set", "staff_token=doctor"])
        server.log_path = cls.work / "server.log"
        server.start()
        client = Client(server.port)
        item = client.request("GET", "/api/v1/products?limit=1").json["items"][0]
        cls.sku = client.request("GET", f"/api/v1/products/{item['sku']}").json["variants"][0]["sku"]
        cls.order = place(client, prepare_cart(client, cls.sku), str(uuid.uuid4())).json["order_id"]
        for turn in range(3):
            received = client.request("POST", f"/api/v1/staff/stock/{cls.sku}/receive", {"location": "online", "quantity": 1},
                                      key=f"doctor-{turn}", headers={"Authorization": "Bearer doctor"})
            assert received.status < 300, received.body
        cls.in_use = command("doctor", "--data", server.data)
        assert server.stop() == 0, server.log_tail()

    def setUp(self):
        self.data = self.work / self.id().rsplit(".", 1)[1]
        shutil.copytree(self.work / "healthy", self.data)

    def write(self, statement, *values):
        with sqlite3.connect(self.data / "souk.db") as store:
            self.assertEqual(store.execute(statement, values).rowcount, 1, statement)
        store.close()

    def examine(self, verdict, check, says, *options):
        done = command("doctor", "--data", self.data, *options)
        lines = done.stdout.splitlines()
        about = [at for at, line in enumerate(lines) if line.startswith(f"{verdict:<5}  {check} ")]
        self.assertEqual(len(about), 1, done.stdout + done.stderr)
        finding = []
        for line in lines[about[0]:]:
            if finding and not line.startswith("    "):
                break
            finding.append(line)
        self.assertIn(says, "\n".join(finding))
        if verdict != "fine":
            self.assertTrue(any(line.strip().startswith("> ") for line in finding), f"no advice: {finding}")
        self.assertEqual(done.returncode, 1 if verdict == "WRONG" else 0, done.stdout)

    def test_a_healthy_shop(self):
        self.examine("fine", "orders and stock", "1 orders, 1 payments")
        self.examine("fine", "storage", "whole")
        self.examine("fine", "audit trail", "The newest hash is")

    def test_stock_that_the_ledger_does_not_know(self):
        self.write("update c_stock set body = json_set(body, '$.levels.online.on_hand', 987654) where id = ?", self.sku)
        self.examine("WRONG", "orders and stock", self.sku)

    def test_an_order_that_says_another_amount(self):
        self.write("update c_order set body = json_set(body, '$.payment.paid_minor', 1) where id = ?", self.order)
        self.examine("WRONG", "orders and stock", self.order)

    def test_an_audit_trail_that_somebody_edited(self):
        with sqlite3.connect(self.data / "souk.db") as store:
            entry, = store.execute("select id from c_audit_entry order by id limit 1 offset 2").fetchone()
        store.close()
        self.write("update c_audit_entry set body = json_set(body, '$.who', 'somebody else') where id = ?", entry)
        self.examine("WRONG", "audit trail", "It is broken at entry")

    def test_a_damaged_database(self):
        with open(self.data / "souk.db", "r+b") as file:
            file.seek(0, os.SEEK_END)
            size = file.tell()
            file.seek(size // 2)
            file.write(os.urandom(64 * 1024))
        done = command("doctor", "--data", self.data)
        self.assertEqual(done.returncode, 1, done.stdout + done.stderr)
        self.assertRegex(done.stdout + done.stderr, "damaged|corrupt|cannot be read|malformed")

    def test_a_clock_that_was_set_back(self):
        self.write("update c_order set body = json_set(body, '$.placed_at', '2099-01-01T00:00:00.000Z') where id = ?", self.order)
        # The order is found by its index, which is not touched by hand: it is the only one.
        self.examine("watch", "clock", "2099")

    def test_backups(self):
        self.examine("watch", "backup", "None was ever taken")
        self.assertEqual(command("backup", "--data", self.data, self.work / "kept").returncode, 0)
        self.examine("fine", "backup", "kept")
        note = self.data / "last-backup.json"
        note.write_text(json.dumps({**json.loads(note.read_text()), "at": "2020-01-01T00:00:00.000Z"}))
        self.examine("watch", "backup", "days ago")

    def test_a_folder_that_everybody_reads(self):
        self.data.chmod(0o700)
        self.examine("fine", "data folder", "data format")
        self.data.chmod(0o755)
        self.examine("watch", "data folder", "Every user")

    def test_a_certificate_that_ends(self):
        if not shutil.which("openssl"):
            self.skipTest("openssl is not installed (Debian: openssl)")
        names = [str(self.work / name) for name in ("key.pem", "certificate.pem")]
        for days, verdict in (("3", "watch"), ("90", "fine")):
            subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", days, "-subj", "/CN=shop",
                            "-keyout", names[0], "-out", names[1]], check=True, capture_output=True)
            self.examine(verdict, "TLS", "ends on", "--set", f"http.tls_certificate={names[1]}", "--set", f"http.tls_key={names[0]}")
        self.examine("watch", "TLS", "plain HTTP to other machines", "--set", "http.listen=0.0.0.0:8080")

    def test_a_shop_that_serves_and_one_that_is_not_there(self):
        self.assertEqual(self.in_use.returncode, 1)
        self.assertIn("in use", self.in_use.stderr)
        nowhere = command("doctor", "--data", self.work / "nowhere")
        self.assertEqual(nowhere.returncode, 2)
        self.assertIn("--data", nowhere.stderr)
        self.assertFalse((self.work / "nowhere").exists(), "looking makes nothing")


class Explain(unittest.TestCase):
    def explain(self, *words, **environment):
        clean = {name: value for name, value in os.environ.items() if not name.startswith("SOUK_")}
        return subprocess.run([PROGRAM, "config", *words], capture_output=True, text=True, check=False, timeout=30,
                              env={**clean, **environment})

    def test_says_value_origin_default_limits_and_meaning(self):
        with tempfile.NamedTemporaryFile("w", suffix=".yaml") as file:
            file.write("http:\n  max_connections: 77\n")
            file.flush()
            said = self.explain("--config", file.name, "--explain", "http.max_connections").stdout
        self.assertIn("http.max_connections = 77", said)
        self.assertIn("line 2", said)
        self.assertIn("default 10000", said)
        self.assertIn("SOUK_HTTP_MAX_CONNECTIONS", said)
        self.assertEqual(said.count(" = "), 1, "only what was asked for")

    def test_the_later_source_wins(self):
        said = self.explain("--explain", "log.level", "--set", "log.level=debug", SOUK_LOG_LEVEL="error").stdout
        self.assertIn('log.level = "debug"   (from flag)', said)
        self.assertIn("from environment", self.explain("--explain", "log", SOUK_LOG_LEVEL="error").stdout)

    def test_secrets_stay_secret_and_unknown_keys_are_refused(self):
        self.assertNotIn("hush", self.explain("--explain", SOUK_STAFF_TOKEN="hush").stdout)
        unknown = self.explain("--explain", "http.lisen")
        self.assertEqual(unknown.returncode, 2)
        self.assertIn("http.listen", unknown.stderr)


if __name__ == "__main__":
    unittest.main(verbosity=2)
