"""The Debian package in a tree of its own. Every test stands on the one before: they are one life of an installation."""
import http.client
import os
import pathlib
import shutil
import subprocess
import tempfile
import time
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PROGRAM = os.environ.get("SOUK_PROGRAM", str(ROOT / "build" / "release" / "souk"))
PORT = 18733
UNIT = ROOT / "deploy" / "debian" / "souk.service"
NEXT = "9.9.9"
# One moment for all builds, whatever is committed meanwhile.
EPOCH = os.environ.get("SOURCE_DATE_EPOCH", "1790000000")


def run(*words, **more):
    return subprocess.run(words, capture_output=True, text=True, check=False, timeout=900, **more)


def build(folder, version=None):
    environment = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH, **({"SOUK_PACKAGE_VERSION": version} if version else {})}
    done = run(str(ROOT / "tools" / "package"), PROGRAM, folder, cwd=ROOT, env=environment)
    assert done.returncode == 0, done.stderr
    return pathlib.Path(done.stdout.strip())


class Package(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.work = tempfile.mkdtemp(prefix="souk-package-")
        cls.addClassCleanup(shutil.rmtree, cls.work, ignore_errors=True)
        cls.package = build(f"{cls.work}/one")

    def test_two_builds_are_the_same(self):
        self.assertEqual(self.package.read_bytes(), build(f"{self.work}/two").read_bytes())

    def test_lintian_finds_nothing(self):
        if not shutil.which("lintian"):
            self.skipTest("lintian is not installed (Debian: lintian)")
        done = run("lintian", "--allow-root", "--tag-display-limit", "0", "--fail-on", "error,warning", str(self.package))
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_the_unit_is_locked_in(self):
        if not shutil.which("systemd-analyze"):
            self.skipTest("systemd-analyze is not installed (Debian: systemd)")
        done = run("systemd-analyze", "security", "--offline=true", "--threshold=20", str(UNIT))
        self.assertEqual(done.returncode, 0, done.stdout[-300:] + done.stderr)

    def test_manual_pages_are_well_formed(self):
        if not shutil.which("mandoc"):
            self.skipTest("mandoc is not installed (Debian: mandoc)")
        pages = list((pathlib.Path(self.work) / "one/root/usr/share/man/man1").glob("*.gz"))
        self.assertGreater(len(pages), 5)
        for page in pages:
            text = run("zcat", str(page)).stdout
            done = run("mandoc", "-T", "lint", "-W", "warning", input=text)
            self.assertEqual(done.stdout, "", page.name)


class Life(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        if os.geteuid() != 0:
            raise unittest.SkipTest("a tree of its own needs root")
        if not shutil.which("debootstrap"):
            raise unittest.SkipTest("debootstrap is not installed (Debian: debootstrap)")
        cls.work = tempfile.mkdtemp(prefix="souk-tree-")
        cls.addClassCleanup(shutil.rmtree, cls.work, ignore_errors=True)
        cls.tree = pathlib.Path(cls.work) / "root"
        made = run("debootstrap", "--variant=minbase", "bookworm", str(cls.tree))
        if made.returncode != 0:
            raise unittest.SkipTest(f"debootstrap cannot reach a mirror: {made.stdout[-200:]}")
        for name in ("etc/apt/sources.list.d/debian.sources", "etc/apt/apt.conf.d", "etc/resolv.conf"):
            if (source := pathlib.Path("/") / name).is_dir():
                shutil.copytree(source, cls.tree / name, dirs_exist_ok=True)
            elif source.exists():
                shutil.copy(source, cls.tree / name)
        # No daemon of the tree may start: it is no machine.
        policy = cls.tree / "usr/sbin/policy-rc.d"
        policy.write_text("#!/bin/sh\nexit 101\n")
        policy.chmod(0o755)
        if run("mount", "-t", "proc", "proc", str(cls.tree / "proc")).returncode == 0:
            cls.addClassCleanup(run, "umount", str(cls.tree / "proc"))
        cls.packages = [build(f"{cls.work}/one"), build(f"{cls.work}/next", NEXT)]
        for package in cls.packages:
            shutil.copy(package, cls.tree / "root")
        inside = cls.inside("apt-get", "update", "-q")
        if inside.returncode != 0:
            raise unittest.SkipTest(f"apt-get cannot update in the tree: {inside.stderr[-200:]}")

    @classmethod
    def inside(cls, *words):
        return run("chroot", str(cls.tree), "env", "-i", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "HOME=/root",
                   "DEBIAN_FRONTEND=noninteractive", *words)

    def do(self, *words):
        done = self.inside(*words)
        self.assertEqual(done.returncode, 0, f"{words}: {done.stdout[-1500:]}{done.stderr[-1500:]}")
        return done.stdout

    def serve_once(self):
        """Starts the program as the unit would and asks it; answers what readyz said."""
        process = subprocess.Popen(
            ["chroot", "--userspec=souk:souk", str(self.tree), "/usr/bin/souk", "up", "--empty", "--config",
             "/etc/souk/souk.yaml", "--listen", f"127.0.0.1:{PORT}"], env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin"},
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        try:
            for _ in range(200):
                self.assertIsNone(process.poll(), f"ended: {process.stdout.read() if process.poll() else ''}")
                try:
                    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=5)
                    connection.request("GET", "/readyz")
                    if connection.getresponse().status == 200:
                        return
                except OSError:
                    pass
                time.sleep(0.1)
            self.fail("not ready within 20 s")
        finally:
            process.terminate()
            process.wait(30)

    def test_1_installs(self):
        self.do("apt-get", "install", "-y", "-q", "--no-install-recommends", f"/root/{self.packages[0].name}")
        self.assertIn("souk", self.do("getent", "passwd", "souk"))
        self.assertEqual(self.do("stat", "-c", "%U:%G %a", "/var/lib/souk").strip(), "souk:souk 700")
        self.assertEqual(self.do("stat", "-c", "%U:%G %a", "/etc/souk/souk.yaml").strip(), "root:souk 640")
        self.assertEqual(self.do("dpkg", "--verify", "souk"), "")
        self.do("systemd-analyze", "verify", "--man=no", "/usr/lib/systemd/system/souk.service")

    def test_2_runs_as_its_own_user(self):
        self.serve_once()
        self.assertEqual(self.do("stat", "-c", "%U %a", "/var/lib/souk/data/souk.db").strip(), "souk 600")
        self.do("souk", "doctor", "--config", "/etc/souk/souk.yaml")

    def test_3_upgrades_and_keeps_configuration_and_data(self):
        config = self.tree / "etc/souk/souk.yaml"
        config.write_text(config.read_text() + "log:\n  level: warning\n")
        before = (self.tree / "var/lib/souk/data/souk.db").stat().st_ino
        self.do("apt-get", "install", "-y", "-q", f"/root/{self.packages[1].name}")
        self.assertIn(NEXT, self.do("dpkg-query", "-W", "souk"))
        self.assertIn("level: warning", config.read_text())
        self.assertEqual((self.tree / "var/lib/souk/data/souk.db").stat().st_ino, before)
        self.serve_once()

    def test_4_removing_keeps_configuration_and_data(self):
        self.do("apt-get", "remove", "-y", "-q", "souk")
        self.assertFalse((self.tree / "usr/bin/souk").exists())
        self.assertTrue((self.tree / "etc/souk/souk.yaml").exists())
        self.assertTrue((self.tree / "var/lib/souk/data/souk.db").exists())

    def test_5_purging_leaves_nothing(self):
        self.do("apt-get", "purge", "-y", "-q", "souk")
        left = self.do("find", "/etc", "/usr", "/var/lib", "-name", "*souk*", "-not", "-path", "*/dpkg/*").split()
        self.assertEqual(left, [])
        self.assertNotIn("souk", self.do("dpkg-query", "-W", "-f", "${Package} ${Status}\n"))


if __name__ == "__main__":
    unittest.main(verbosity=2)
