"""A file system of a few MiB that can be filled to the last block; needs the right to mount one."""
import os
import pathlib
import subprocess
import tempfile
import unittest


class SmallDisk:
    def __init__(self, mib):
        self.folder = tempfile.mkdtemp(prefix="souk-disk-")
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={mib}m", "souk-test", self.folder],
                                 capture_output=True, text=True, check=False)
        if mounted.returncode != 0:
            os.rmdir(self.folder)
            raise unittest.SkipTest(f"no small disk can be mounted here: {mounted.stderr.strip()}")
        self.filler = pathlib.Path(self.folder) / "filler"

    def fill(self):
        with open(self.filler, "wb", buffering=0) as file:
            for size in (1 << 20, 1 << 12, 1):
                try:
                    while True:
                        file.write(b"x" * size)
                except OSError:
                    pass

    def free(self):
        self.filler.unlink()

    def close(self):
        subprocess.run(["umount", "-l", self.folder], check=False)
        os.rmdir(self.folder)
