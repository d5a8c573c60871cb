"""Runs every "sh" block of docs/guides/search-api.md against the sample shop, in their order."""
import os
import pathlib
import re
import subprocess
import sys
import time
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tests" / "support"))
from souk import Client, Server  # noqa: E402

TOKEN = "token-of-the-guide-0123456789"
BLOCK = re.compile(r"^```sh\n(.*?)^```$", re.M | re.S)


class SearchForApplications(unittest.TestCase):
    def test_every_block_works_in_its_order(self):
        server = Server(options=("--set", f"staff_token={TOKEN}"))
        self.addCleanup(server.__exit__)
        server.start(180)
        client, until = Client(server.port, 60.0), time.monotonic() + 120
        while True:  # the examples ask the index, not the simple search before it, and what is suggested by sound
            answer = client.request("GET", "/api/v1/search?q=tea&explain=1")
            suggested = client.request("GET", "/api/v1/search/suggest?q=qingci&lang=zh-CN")
            if answer.status == 200 and answer.json.get("explain") and suggested.status == 200 and suggested.json["suggestions"]:
                break
            self.assertLess(time.monotonic(), until, answer.body)
            time.sleep(0.1)
        blocks = BLOCK.findall((ROOT / "docs" / "guides" / "search-api.md").read_text())
        self.assertGreaterEqual(len(blocks), 4)
        for text in blocks:
            text = text.replace("127.0.0.1:8080", f"127.0.0.1:{server.port}")
            # Without pipefail: grep -q leaves curl as soon as it has found what it looks for.
            done = subprocess.run(["bash", "-eu", "-c", text], env={**os.environ, "KEY": TOKEN}, text=True,
                                  capture_output=True, timeout=180, check=False)
            self.assertEqual(done.returncode, 0, f"{text}\n{done.stdout}{done.stderr}")


if __name__ == "__main__":
    unittest.main()
