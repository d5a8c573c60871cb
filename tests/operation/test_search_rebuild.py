"""Kills the shop while the search index is built anew: searches answer as before after every restart, never half of
the old and half of the new, and the index heals by itself, together with what was changed meanwhile."""
import pathlib
import random
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from souk import ROOT, Client, Server, command  # noqa: E402

TOKEN = "token-of-the-rebuild-test-0123456789"
PRODUCTS = 3_000
KILLS = 6
ANSWERS_WITHIN_S = 20  # of being ready
HEALS_WITHIN_S = 180
# "winter" and "twenty" stand in longer texts, the others in names. One word each: with several it depends on how
# rare each is by now whether some of them will do.
QUERIES = ("lamp", "teapot", "winter", "twenty", "vase", "青瓷")
BEFORE, AFTER = {}, {"description": 0, "summary": 0}  # what is searched


class Shop(Server):
    def ask(self, method, path, body=None):
        return Client(self.port, 60.0, {"Authorization": f"Bearer {TOKEN}"}).request(method, path, body)

    def wanted(self, method, path, body=None):
        answer = self.ask(method, path, body)
        assert answer.status < 300, f"{method} {path}: {answer.status} {answer.body[:500]!r}\n{self.log_tail()}"
        return answer.json

    def state(self):
        return self.wanted("GET", "/api/v1/admin/search/index")

    def search(self, query):
        return self.ask("GET", f"/api/v1/search?verbatim=true&lang=en&q={urllib.parse.quote(query)}")

    def totals(self):
        """How much each query finds; waits while the index is being opened."""
        found, until = {}, time.monotonic() + ANSWERS_WITHIN_S
        for query in QUERIES:
            answer = self.search(query)
            while answer.status == 503 and time.monotonic() < until:
                time.sleep(0.02)
                answer = self.search(query)
            assert answer.status == 200, f"{query}: {answer.status} {answer.body[:300]!r}"
            found[query] = answer.json["total"]
        return found

    def wait_for(self, what, within_s=HEALS_WITHIN_S):
        until = time.monotonic() + within_s
        while not what():
            assert time.monotonic() < until, f"not within {within_s} s; {self.state()}\n{self.log_tail()}"
            time.sleep(0.02)

    def is_whole(self):
        state = self.state()
        return state["engine"] and not state["building"] and state["waiting"] == 0

    def build(self, fields, is_so):
        """Searches `fields` from now on, and waits until what the queries find says so; that."""
        self.wanted("PUT", "/api/v1/admin/search/fields", fields)
        self.wait_for(lambda: self.is_whole() and is_so(self.totals()))
        return self.totals()


class RebuildOfTheSearchIndex(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="souk-rebuild-")
        self.addCleanup(folder.cleanup)
        self.shop = Shop(data=pathlib.Path(folder.name) / "data", options=("--set", f"staff_token={TOKEN}"))
        self.addCleanup(self.end)
        self.shop.start(180)
        self.assertEqual(self.shop.stop(), 0)
        lines = pathlib.Path(folder.name) / "products.jsonl"
        subprocess.run([sys.executable, ROOT / "bench" / "generate_products", str(PRODUCTS), lines, "7"], check=True)
        done = command("import", lines, "--data", self.shop.data, timeout_s=600)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.shop.start(180)

    def end(self):
        if self.shop.process is not None and self.shop.process.poll() is None:
            self.shop.kill()

    def indexes(self):
        return [path for path in pathlib.Path(self.shop.data).rglob("index-*") if path.is_dir()]

    def waits_until_built(self, products):
        """Whether the building is still under way when so many products are in it."""
        while (state := self.shop.state())["building"] and state["done"] < products:
            time.sleep(0.01)
        return state["building"]

    def test_kills_in_the_midst_are_harmless(self):
        shop, chance = self.shop, random.Random(20261130)
        # What was imported while the shop was closed is taken in after the start.
        shop.wait_for(lambda: shop.search("gen").status == 200 and shop.is_whole() and shop.totals()["winter"] > PRODUCTS / 20)
        settled = time.monotonic() + 5
        with_descriptions = shop.totals()
        while time.monotonic() < settled or shop.totals() != with_descriptions:
            with_descriptions = shop.totals()
            time.sleep(0.5)
        began = time.monotonic()
        without = shop.build(AFTER, lambda totals: totals["winter"] < with_descriptions["winter"] / 10)
        takes_s = time.monotonic() - began
        self.assertGreater(without["lamp"], PRODUCTS / 40)
        found = {"before": with_descriptions, "after": without}
        in_force, other, cut = AFTER, BEFORE, 0
        for kill in range(KILLS):
            sku, word = f"GEN-{chance.randrange(1, PRODUCTS):07d}", "zqword" + "bdfghk"[kill]
            serves = shop.totals()
            shop.wanted("PUT", "/api/v1/admin/search/fields", other)
            shop.wait_for(lambda: shop.state()["building"], 30)
            name = shop.wanted("GET", f"/api/v1/products/{sku}?lang=en")["name"]
            shop.wanted("PATCH", f"/api/v1/products/{sku}", {"name": {"en": f"{name} {word}"}})
            cut += 1 if self.waits_until_built(chance.choice((0, PRODUCTS // 3, PRODUCTS * 2 // 3))) else 0
            shop.kill()
            shop.start(180)
            seen = shop.totals()
            wanted = found["before" if other is BEFORE else "after"]
            # The renamed product alone may be in the index that serves already as it shall be.
            as_before = all(abs(seen[query] - serves[query]) <= 1 for query in QUERIES)
            self.assertTrue(as_before or seen == wanted, f"kill {kill}: {seen} is neither {serves} nor {wanted}")
            shop.wait_for(lambda: shop.is_whole() and shop.totals() == wanted)
            shop.wait_for(lambda: [item["sku"] for item in shop.search(word).json["items"]] == [sku], 30)
            shop.wait_for(lambda: len(self.indexes()) == 1, 30)  # none is left over
            in_force, other = other, in_force
        self.assertGreaterEqual(cut, KILLS // 2, "the kills came too late to say anything")
        self.assertEqual(shop.stop(), 0)
        print(f"{KILLS} kills, {cut} of them in a rebuild of {takes_s:.1f} s over {PRODUCTS} products", flush=True)


if __name__ == "__main__":
    unittest.main()
