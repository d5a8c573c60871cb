"""Kills the shop with SIGKILL at random points of checkout under load, again and again, and then counts.

Half of the buyers are members; most pay wholly or partly with gift cards, which they share, or store credit, and a
clerk turns parts of members' orders into store credit all the while (money.py).

What must hold after each kill: all intents are resolved within 10 s of the restart; no balance is negative or holds
anything, none gave or got anything twice, and what is left on them is what was put on them less what the orders say
that they took, plus what those gave back. At the end: every order that was answered is there and settled; no cart
became two orders; stock + sold = initial; no payment without its order or refund. The last two are what `souk
doctor` checks on the data folder, every tenth kill too.

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
import traceback
import uuid

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
import money  # noqa: E402
from souk import PROGRAM, Client, Server, place, prepare_cart  # noqa: E402

BUYERS = 12
RESOLVE_WITHIN_S = 10
CARDS_A_KILL = 4
DOCTOR_EVERY = 10
# What the sandbox channel does with a payment, and how often.
METHODS = ["sandbox:approve"] * 6 + ["sandbox:decline", "sandbox:lose", "sandbox:twice", "sandbox:delay"]
GONE = (OSError, http.client.HTTPException, RuntimeError, json.JSONDecodeError)


class Ledger:
    """What buyers were told; shared by their threads."""

    def __init__(self):
        self.lock = threading.Lock()
        self.answered = {}   # order id -> access token
        self.unanswered = []  # (cart, idempotency key, member): asked, and the server died
        self.declined = 0
        self.surprises = []  # what ended a thread

    def thread(self, work, *arguments):
        def watched():
            try:
                work(*arguments)
            except BaseException:
                self.surprises.append(traceback.format_exc())
        return threading.Thread(target=watched)

    def record(self, answer, purse, member):
        with self.lock:
            if answer.status in (200, 201, 202):
                order = answer.json
                self.answered[order["order_id"]] = order["access_token"]
                if order["status"] == "settled":
                    purse.settled(order["order_id"], member)
            elif answer.status in (402, 422):
                self.declined += 1


def buy_until(stop, port, skus, number, seed, ledger, purse):
    chance = random.Random(seed)
    client = member = None
    while not stop.is_set():
        try:
            if client is None:
                client, member = purse.buyer(port, number)
            cart = prepare_cart(client, chance.choice(skus), 1, chance.choice(METHODS))
            purse.pay_with(client, cart, member, chance)
            key = str(uuid.uuid4())
            try:
                ledger.record(place(client, cart, key), purse, member)
            except GONE:
                with ledger.lock:
                    ledger.unanswered.append((cart, key, member))
                raise
        except GONE:
            client = None
            time.sleep(0.01)


def repeat_unanswered(port, ledger, purse):
    """What a good client does after a lost answer: the same request with the same key."""
    pending, ledger.unanswered = ledger.unanswered, []
    for cart, key, member in pending:
        client = Client(port, headers={"Cookie": member["cookie"]} if member else None)
        ledger.record(place(client, cart, key), purse, member)
    purse.repeat_unanswered(port)


def open_intents(port) -> int:
    text = Client(port).request("GET", "/metrics").body.decode()
    for line in text.splitlines():
        if line.startswith("souk_checkout_open_intents "):
            return int(float(line.split()[1]))
    raise AssertionError("/metrics has no souk_checkout_open_intents")


def wait_for_intents(port, since):
    while open_intents(port) > 0:
        assert time.monotonic() - since < RESOLVE_WITHIN_S, f"intents open {RESOLVE_WITHIN_S} s after a restart"
        time.sleep(0.05)


def doctor(server) -> str:
    assert server.stop() == 0, server.log_tail()
    seen = subprocess.run([PROGRAM, "doctor", "--data", server.data], capture_output=True, text=True, check=False)
    assert seen.returncode == 0, seen.stdout + seen.stderr
    return seen.stdout


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
    purse, count = money.Purse(), money.Count()
    server = Server(options=money.OPTIONS)
    server.start()
    skus = pick_skus(server.port)
    purse.open(server.port)
    slowest_s = 0.0
    for kill in range(kills):
        purse.issue(server.port, chance, CARDS_A_KILL)
        stop = threading.Event()
        buyers = [ledger.thread(buy_until, stop, server.port, skus, number, chance.random(), ledger, purse)
                  for number in range(BUYERS)]
        buyers.append(ledger.thread(purse.give_back_until, stop, server.port, chance.random()))
        for buyer in buyers:
            buyer.start()
        time.sleep(chance.uniform(0.05, 0.6))
        server.kill()
        stop.set()
        for buyer in buyers:
            buyer.join()
        assert not ledger.surprises, ledger.surprises[0]
        restarted = time.monotonic()
        server.start()
        wait_for_intents(server.port, restarted)
        slowest_s = max(slowest_s, time.monotonic() - restarted)
        purse.open(server.port)
        repeat_unanswered(server.port, ledger, purse)
        wait_for_intents(server.port, time.monotonic())
        counted = count.check(server.port, purse)
        if (kill + 1) % DOCTOR_EVERY == 0:
            doctor(server)
            server.start()
            purse.open(server.port)
            print(f"  {kill + 1} kills, {len(ledger.answered)} orders answered, slowest recovery {slowest_s:.2f} s; "
                  f"{counted}", flush=True)

    client = Client(server.port)
    lost = [order for order, token in ledger.answered.items()
            if client.request("GET", f"/api/v1/orders/{order}?token={token}").status != 200]
    assert not lost, f"answered orders that are gone: {lost[:5]}"
    print(doctor(server))
    print(counted)
    assert purse.returned, "no refund to store credit was answered"
    print(f"{kills} kills: {len(ledger.answered)} orders answered and all there, {ledger.declined} declined or sold out, "
          f"slowest recovery {slowest_s:.2f} s (seed {seed})")


if __name__ == "__main__":
    main()
