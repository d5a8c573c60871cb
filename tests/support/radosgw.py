#!/usr/bin/env python3
"""A Ceph of one node with its S3 gateway, in memory, on free ports of this machine.

Prints "http://127.0.0.1:PORT" once the gateway serves and the user is there, and stays until it is killed; what it has
started dies with it. Usage: radosgw.py FOLDER ACCESS_KEY SECRET
"""
import ctypes
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
import uuid

NEEDED = ("ceph", "ceph-authtool", "monmaptool", "ceph-mon", "ceph-osd", "ceph-mgr", "radosgw", "radosgw-admin")
CONFIGURATION = """[global]
fsid = {fsid}
mon initial members = a
mon host = [v1:127.0.0.1:{mon}]
public network = 127.0.0.0/8
auth cluster required = none
auth service required = none
auth client required = none
auth allow insecure global id reclaim = false
ms bind msgr2 = false
ms bind ipv6 = false
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 4
osd pool default pgp num = 4
osd crush chooseleaf type = 0
mon allow pool size one = true
osd pool default pg autoscale mode = off
run dir = {folder}/run
admin socket = {folder}/run/$cluster-$name.asok
log file = {folder}/log/$name.log
pid file = {folder}/run/$name.pid
keyring = {folder}/keyring
mon data = {folder}/mon
osd data = {folder}/osd
mgr data = {folder}/mgr
osd objectstore = memstore
memstore device bytes = 2147483648
mon warn on pool no redundancy = false
mgr initial modules =
[client.rgw.a]
rgw frontends = beast endpoint=127.0.0.1:{gateway}
rgw data = {folder}/rgw
"""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def die_with_parent():
    ctypes.CDLL("libc.so.6").prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG


class Node:
    def __init__(self, folder):
        self.folder, self.gateway = folder, free_port()
        for name in ("run", "log", "mon", "osd", "mgr", "rgw"):
            (folder / name).mkdir(parents=True, exist_ok=True)
        self.fsid, self.mon = str(uuid.uuid4()), free_port()
        self.configuration = folder / "ceph.conf"
        self.configuration.write_text(CONFIGURATION.format(fsid=self.fsid, mon=self.mon, gateway=self.gateway, folder=folder))

    def run(self, *words, must=True):
        done = subprocess.run(words, cwd=self.folder, capture_output=True, text=True, timeout=60, check=False)
        if must and done.returncode != 0:
            sys.exit(f"{' '.join(words)}: {done.stderr}")
        return done.stdout

    def start(self, *words):
        with open(self.folder / "log" / f"{words[0]}.out", "wb") as out:
            subprocess.Popen(words, cwd=self.folder, stdout=out, stderr=out, preexec_fn=die_with_parent)

    def ceph(self, *words, must=True):
        return self.run("ceph", "-c", str(self.configuration), "--connect-timeout", "20", *words, must=must)

    def begin(self, access_key, secret):
        conf = ("-c", str(self.configuration))
        keyring = str(self.folder / "keyring")
        self.run("ceph-authtool", "--create-keyring", keyring, "--gen-key", "-n", "mon.", "--cap", "mon", "allow *")
        self.run("ceph-authtool", keyring, "--gen-key", "-n", "client.admin", "--cap", "mon", "allow *", "--cap", "osd", "allow *",
                 "--cap", "mgr", "allow *")
        self.run("monmaptool", "--create", "--clobber", "--addv", "a", f"[v1:127.0.0.1:{self.mon}]", "--fsid", self.fsid, "monmap")
        self.run("ceph-mon", "-i", "a", "--mkfs", "--monmap", "monmap", "--keyring", keyring, *conf)
        self.start("ceph-mon", "-i", "a", "-f", *conf)
        self.ceph("osd", "create")
        self.run("ceph-osd", "-i", "0", "--mkfs", *conf, must=False)
        self.start("ceph-osd", "-i", "0", "-f", *conf)
        self.ceph("osd", "crush", "add", "osd.0", "1.0", "host=h", "root=default", must=False)
        self.start("ceph-mgr", "-i", "a", "-f", *conf)
        self.until(lambda: "1 up" in self.ceph("osd", "stat", must=False), "the OSD is not up")
        self.start("radosgw", "-n", "client.rgw.a", "-f", *conf)
        self.until(self.serves, "the gateway does not serve")
        self.run("radosgw-admin", *conf, "user", "create", "--uid=shop", "--display-name=shop", f"--access-key={access_key}",
                 f"--secret={secret}")

    def serves(self):
        with urllib.request.urlopen(f"http://127.0.0.1:{self.gateway}/", timeout=5) as answer:
            return answer.status == 200

    @staticmethod
    def until(holds, otherwise, seconds=100):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                if holds():
                    return
            except OSError:
                pass
            time.sleep(0.3)
        sys.exit(otherwise)


def main():
    die_with_parent()
    missing = [name for name in NEEDED if shutil.which(name) is None]
    if missing:
        sys.exit("not installed: " + ", ".join(missing))
    node = Node(pathlib.Path(sys.argv[1]))
    node.begin(sys.argv[2], sys.argv[3])
    print(f"http://127.0.0.1:{node.gateway}", flush=True)
    signal.pause()


if __name__ == "__main__":
    main()
