"""Does what docs/start/first-shop.md says, block by block, with the real program on a port of its own: "sh" blocks are run
by bash, "sh server" starts a shop and waits until it is ready, "sh stop" closes it with Ctrl-C. And every link between
our pages leads somewhere.
"""
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tests" / "support"))
from souk import PROGRAM, Server, free_port  # noqa: E402

BLOCK = re.compile(r"^```sh( server| stop)?\n(.*?)^```$", re.M | re.S)
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")


class FirstShop(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="souk-start-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        (self.folder / "bin").mkdir()
        (self.folder / "bin" / "souk").symlink_to(PROGRAM)
        self.port = free_port()
        self.server = None
        self.environment = {name: value for name, value in os.environ.items() if not name.startswith("SOUK_")}
        self.environment["PATH"] = f"{self.folder / 'bin'}:{self.environment['PATH']}"

    def run_block(self, kind, text):
        text = text.replace("127.0.0.1:8080", f"127.0.0.1:{self.port}")
        if kind == " server":
            words = text.split()
            self.assertEqual(words[:2], ["souk", "up"])
            data = words[words.index("--data") + 1]
            self.server = Server(data=self.folder / data, options=[w for w in words[2:] if w not in ("--data", data)])
            self.server.log_path, self.server.port = self.folder / f"{data}.log", self.port
            self.server.start()
            self.addCleanup(self.server.__exit__)
            self.assertIn("password", self.server.log_path.read_text(), "the first start prints a password")
        elif kind == " stop":
            self.server.process.send_signal(signal.SIGINT)
            self.assertEqual(self.server.process.wait(30), 0)
        else:
            done = subprocess.run(["bash", "-euo", "pipefail", "-c", text], cwd=self.folder, env=self.environment, text=True,
                                  capture_output=True, timeout=120, check=False)
            self.assertEqual(done.returncode, 0, f"{text}\n{done.stdout}{done.stderr}")

    def test_every_block_works_in_its_order(self):
        blocks = BLOCK.findall((ROOT / "docs" / "start" / "first-shop.md").read_text())
        self.assertGreater(len(blocks), 8)
        for kind, text in blocks:
            self.run_block(kind, text)


class Links(unittest.TestCase):
    def test_links_between_our_pages_lead_somewhere(self):
        pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
        self.assertGreater(len(pages), 20)
        for page in pages:
            for target in LINK.findall(page.read_text()):
                if re.match(r"[a-z]+:", target):
                    continue
                self.assertTrue((page.parent / target).exists(), f"{page.relative_to(ROOT)} links to {target}")


if __name__ == "__main__":
    unittest.main(verbosity=2)
