"""Kills the shop with SIGKILL at random points of checkout under load, again and again, and then counts.

What must hold at the end: every order that was answered is there and settled; no cart became two orders; stock +
sold = initial; no payment without its order or refund; all intents are resolved within 10 s of a restart. The last
three are what `souk doctor` checks on the data folder.

usage: checkout_crash.py [kills] [seed]
"""
import http.client
import json
import pathlib
import random
import subprocess
import sys
import threading
import time
import uuid

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from souk import PROGRAM, Client, Server, place, prepare_cart  # noqa: E402

BUYERS = 12
RESOLVE_WITHIN_S = 10
# What the sandbox channel does with a payment, and how often.
METHODS = ["sandbox:approve"] * 6 + ["sandbox:decline", "sandbox:lose", "sandbox:twice", "sandbox:delay"]
GONE = (OSError, http.client.HTTPException, RuntimeError, json.JSONDecodeError)


class Ledger:
    """What buyers were told; shared by their threads."""

    def __init__(self):
        self.lock = threading.Lock()
        self.answered = {}   # order id -> access token
        self.unanswered = []  # (cart, idempotency key): asked, and the server died
        self.declined = 0

    def record(self, answer):
        with self.lock:
            if answer.status in (200, 201, 202):
                order = answer.json
                self.answered[order["order_id"]] = order["access_token"]
            elif answer.status in (402, 422):
                self.declined += 1


def buy_until(stop, port, skus, seed, ledger):
    chance = random.Random(seed)
    client = None
    while not stop.is_set():
        try:
            client = client or Client(port)
            cart = prepare_cart(client, chance.choice(skus), 1, chance.choice(METHODS))
            key = str(uuid.uuid4())
            try:
                ledger.record(place(client, cart, key))
            except GONE:
                with ledger.lock:
                    ledger.unanswered.append((cart, key))
                raise
        except GONE:
            client = None
            time.sleep(0.01)


def repeat_unanswered(port, ledger):
    """What a good client does after a lost answer: the same request with the same key."""
    client = Client(port)
    pending, ledger.unanswered = ledger.unanswered, []
    for cart, key in pending:
        ledger.record(place(client, cart, key))


def open_intents(port) -> int:
    text = Client(port).request("GET", "/metrics").body.decode()
    for line in text.splitlines():
        if line.startswith("souk_checkout_open_intents "):
            return int(float(line.split()[1]))
    raise AssertionError("/metrics has no souk_checkout_open_intents")


def pick_skus(port) -> list:
    """Variants with plenty of stock, so that the load does not sell them out at once."""
    client, skus = Client(port), []
    for item in client.request("GET", "/api/v1/products?limit=60").json["items"]:
        product = client.request("GET", f"/api/v1/products/{item['sku']}").json
        skus += [variant["sku"] for variant in product["variants"]]
    return skus


def main():
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else random.SystemRandom().randrange(2**32)
    print(f"seed {seed}: {kills} kills, {BUYERS} buyers", flush=True)
    chance, ledger = random.Random(seed), Ledger()
    server = Server()
    server.start()
    skus = pick_skus(server.port)
    slowest_s = 0.0
    for kill in range(kills):
        stop = threading.Event()
        buyers = [threading.Thread(target=buy_until, args=(stop, server.port, skus, chance.random(), ledger))
                  for _ in range(BUYERS)]
        for buyer in buyers:
            buyer.start()
        time.sleep(chance.uniform(0.05, 0.6))
        server.kill()
        stop.set()
        for buyer in buyers:
            buyer.join()
        restarted = time.monotonic()
        server.start()
        while open_intents(server.port) > 0:
            assert time.monotonic() - restarted < RESOLVE_WITHIN_S, f"intents open {RESOLVE_WITHIN_S} s after a restart"
            time.sleep(0.05)
        slowest_s = max(slowest_s, time.monotonic() - restarted)
        repeat_unanswered(server.port, ledger)
        if (kill + 1) % 20 == 0:
            print(f"  {kill + 1} kills, {len(ledger.answered)} orders answered, slowest recovery {slowest_s:.2f} s", flush=True)

    client = Client(server.port)
    lost = [order for order, token in ledger.answered.items()
            if client.request("GET", f"/api/v1/orders/{order}?token={token}").status != 200]
    assert not lost, f"answered orders that are gone: {lost[:5]}"
    assert server.stop() == 0, server.log_tail()
    doctor = subprocess.run([PROGRAM, "doctor", "--data", server.data], capture_output=True, text=True, check=False)
    print(doctor.stdout)
    assert doctor.returncode == 0, doctor.stdout + doctor.stderr
    print(f"{kills} kills: {len(ledger.answered)} orders answered and all there, {ledger.declined} declined or sold out, "
          f"slowest recovery {slowest_s:.2f} s (seed {seed})")


if __name__ == "__main__":
    main()
