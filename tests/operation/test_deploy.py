"""The dashboard and the alert rules against the program: every metric and label that they name is there, and a real
Prometheus that scrapes the shop can evaluate every expression.

Needs promtool and prometheus (Debian: prometheus); says so where they are missing.
"""
import http.client
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tests" / "support"))
from souk import Client, Server, free_port  # noqa: E402

RULES = ROOT / "deploy" / "prometheus" / "souk.rules.yml"
DASHBOARD = ROOT / "deploy" / "grafana" / "souk.json"
METRIC = re.compile(r"\b((?:http|process|souk)_[a-z0-9_]+)\b(?:\{([^}]*)\})?")
SERIES = re.compile(r"^([a-z_0-9]+)(?:\{(.*)\})? ")
READY_WITHIN_S = 30


def rule_expressions():
    """The rules' expressions; the file is YAML and its expressions stand on one line or are folded."""
    text = RULES.read_text()
    for match in re.finditer(r"^ +expr: (>-\n((?: {10}.*\n)+)|(.*)\n)", text, re.M):
        yield " ".join((match[2] or match[3]).split())


def dashboard_expressions():
    board = json.loads(DASHBOARD.read_text())
    for panel in board["panels"]:
        yield from (target["expr"] for target in panel["targets"])
    yield from (note["expr"] for note in board["annotations"]["list"])


def expressions():
    return [*rule_expressions(), *dashboard_expressions()]


def exposed(port):
    """Label names by the name of each series that /metrics gives."""
    found = {}
    client = Client(port)
    client.request("GET", "/api/v1/products?limit=1")
    for line in client.request("GET", "/metrics").body.decode().splitlines():
        match = SERIES.match(line)
        if match and not line.startswith("#"):
            found.setdefault(match[1], set()).update(re.findall(r'([a-z_]+)="', match[2] or ""))
    return found


class NamesAreReal(unittest.TestCase):
    def test_every_metric_and_label_is_there(self):
        with Server() as server:
            known = exposed(server.port)
        asked = expressions()
        self.assertGreater(len(asked), 20)
        named = 0
        for expression in asked:
            for name, labels in METRIC.findall(expression):
                named += 1
                self.assertIn(name, known, f"{expression}: /metrics has no {name}")
                of_scrape = {"instance", "job"}
                for label in re.findall(r"([a-z_]+) *=", labels):
                    self.assertIn(label, known[name] | of_scrape, f"{expression}: {name} has no label {label}")
            for labels in re.findall(r"\bby \(([^)]*)\)", expression):
                everything = set().union(*known.values()) | {"instance", "job"}
                self.assertLessEqual({label.strip() for label in labels.split(",")}, everything, expression)
        self.assertGreater(named, 20)

    def test_panels_have_a_title_a_sentence_and_a_place_of_their_own(self):
        cells = set()
        for panel in json.loads(DASHBOARD.read_text())["panels"]:
            self.assertTrue(panel["title"] and panel["description"].endswith("."), panel["title"])
            place = panel["gridPos"]
            covered = {(x, y) for x in range(place["x"], place["x"] + place["w"])
                       for y in range(place["y"], place["y"] + place["h"])}
            self.assertFalse(covered & cells, f"{panel['title']} lies on another panel")
            cells |= covered


class RulesHold(unittest.TestCase):
    def setUp(self):
        if not shutil.which("promtool"):
            self.skipTest("promtool is not installed (Debian: prometheus)")

    def promtool(self, *arguments):
        done = subprocess.run(["promtool", *arguments], cwd=RULES.parent, capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_rules_and_configuration_are_well_formed(self):
        self.promtool("check", "rules", RULES.name)
        self.promtool("check", "config", "prometheus.yml")

    def test_alerts_fire_on_the_trouble_they_are_for(self):
        self.promtool("test", "rules", "souk.rules.test.yml")


class RealPrometheus(unittest.TestCase):
    """Scrapes a shop and evaluates everything. The alerts stay silent over a healthy shop."""

    def setUp(self):
        if not shutil.which("prometheus"):
            self.skipTest("prometheus is not installed (Debian: prometheus)")
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.port = free_port()

    def start(self, shop_port):
        configuration = (RULES.parent / "prometheus.yml").read_text()
        configuration = configuration.replace("127.0.0.1:8080", f"127.0.0.1:{shop_port}").replace("15s", "1s")
        configuration = configuration.replace("souk.rules.yml", str(RULES))
        file = pathlib.Path(self.folder.name) / "prometheus.yml"
        file.write_text(configuration)
        process = subprocess.Popen(
            ["prometheus", f"--config.file={file}", f"--storage.tsdb.path={self.folder.name}/data",
             f"--web.listen-address=127.0.0.1:{self.port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.addCleanup(process.wait)
        self.addCleanup(process.terminate)

    def ask(self, path):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request("GET", path)
        return json.loads(connection.getresponse().read())

    def query(self, expression):
        answer = self.ask("/api/v1/query?" + urllib.parse.urlencode({"query": expression}))
        self.assertEqual(answer["status"], "success", f"{expression}: {answer}")
        return answer["data"]["result"]

    def wait_for_samples(self):
        deadline = time.monotonic() + READY_WITHIN_S
        while time.monotonic() < deadline:
            try:
                result = self.query('count_over_time(up{job="souk"}[1m]) > 4')
                if result and self.query('up{job="souk"} == 1'):
                    return
            except (OSError, ValueError):  # not there yet, or says so in words
                pass
            time.sleep(0.3)
        self.fail(f"Prometheus did not scrape the shop within {READY_WITHIN_S} s")

    def test_every_expression_can_be_evaluated_and_a_healthy_shop_is_silent(self):
        with Server() as server:
            self.start(server.port)
            client = Client(server.port)
            for _ in range(20):
                client.request("GET", "/api/v1/products?limit=1")
            self.wait_for_samples()
            for expression in dashboard_expressions():
                for variable, value in (("$instance", ".*"), ("$__rate_interval", "1m"), ("$__range", "1m")):
                    expression = expression.replace(variable, value)
                result = self.query(expression)
                if "resets(" not in expression:
                    self.assertTrue(result, f"{expression} gives nothing")
            for expression in rule_expressions():
                self.query(expression)
            groups = self.ask("/api/v1/rules")["data"]["groups"]
            rules = [rule for group in groups for rule in group["rules"]]
            self.assertEqual(len(rules), len(list(rule_expressions())))
            self.assertEqual([rule["name"] for rule in rules if rule["state"] != "inactive" or rule.get("lastError")], [])


if __name__ == "__main__":
    unittest.main(verbosity=2)
