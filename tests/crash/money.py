"""Gift cards and store credit under the crash test: who has what, who spends it, who gives it back, and the
count afterwards. What buyers and staff were told is in one Purse; what is true is read through the staff's API.
"""
import http.client
import json
import random
import re
import threading
import time
import uuid

from souk import Client

TOKEN = "token-of-the-crash-test-0123456789"
# Every buyer comes from an address of their own, so that the limits of one address are not what is tested.
OPTIONS = ["--set", f"staff_token={TOKEN}", "--set", "http.trusted_proxies=127.0.0.1",
           "--set", "http.requests_per_minute=100000000"]
GONE = (OSError, http.client.HTTPException, json.JSONDecodeError)
PASSWORD = "a long and quiet river"
MEMBERS = 6
PAGE = 200


def wanted(answer):
    assert answer.status < 300, f"{answer.status}: {answer.body[:500]!r}"
    return answer.json


def from_anywhere() -> dict:
    chance = random.SystemRandom()
    return {"X-Forwarded-For": f"10.{chance.randrange(256)}.{chance.randrange(256)}.{chance.randrange(1, 255)}"}


def staff(port) -> Client:
    return Client(port, 30.0, {"Authorization": f"Bearer {TOKEN}"})


class Purse:
    """The shop's promises in money. Amounts are minor units of CNY."""

    def __init__(self):
        self.lock = threading.Lock()
        self.given = {}      # balance id -> what it was issued with, or was granted
        self.cards = []      # (code, balance id) of gift cards, the newest last
        self.members = []    # {"id", "mail", "cookie", "cards": what their cart pays with}
        self.theirs = []     # settled orders of members, for the clerk
        self.returned = {}   # order id -> keys of refunds that were answered
        self.unanswered = []  # (path, body, key): asked by the clerk, and the server died

    def open(self, port):
        """Members with plenty of credit, once; their cookies, after every start: sessions live in memory."""
        client = staff(port)
        for n in range(len(self.members), MEMBERS):
            mail = f"member{n}@example.com"
            account = wanted(client.request("POST", "/api/v1/register", {
                "mail": mail, "password": PASSWORD, "name": "李小雨", "language": "zh-CN", "marketing": False},
                headers=from_anywhere()))
            credit = wanted(client.request("POST", "/api/v1/admin/store-credit", {
                "customer_id": account["id"], "amount": {"amount": 3_000_000, "currency": "CNY"}, "note": "to spend"},
                key=f"grant-{n}"))
            self.given[credit["id"]] = 3_000_000
            self.members.append({"id": account["id"], "mail": mail, "cards": []})
        for member in self.members:
            entered = client.request("POST", "/api/v1/sign-in", {"mail": member["mail"], "password": PASSWORD},
                                     headers=from_anywhere())
            wanted(entered)
            member["cookie"] = re.search(r"souk_session=[^;]+", ", ".join(entered.headers.get_all("Set-Cookie"))).group(0)

    def issue(self, port, chance, count):
        """Small ones that pay a part, large ones that pay several orders."""
        client = staff(port)
        for _ in range(count):
            minor = chance.choice([chance.randrange(100, 5_000), chance.randrange(5_000, 60_000), 400_000])
            issued = wanted(client.request("POST", "/api/v1/admin/gift-cards",
                                           {"amount": {"amount": minor, "currency": "CNY"}}, key=str(uuid.uuid4())))
            with self.lock:
                self.given[issued["card"]["id"]] = minor
                self.cards.append((issued["code"], issued["card"]["id"]))

    def buyer(self, port, number):
        """The client of buyer `number`, and the member that it is: a member has one cart, so one buyer. The others
        are guests."""
        member = self.members[number] if number < MEMBERS else None
        headers = from_anywhere()
        if member:
            headers["Cookie"] = member["cookie"]
        return Client(port, headers=headers), member

    def pay_with(self, client, cart, member, chance):
        """Puts cards and credit on a cart. Cards that others have emptied are refused, which is fine."""
        base = f"/api/v1/carts/{cart}"
        used = member["cards"] if member else []
        while used:  # a member's cart may be the one of before, with a card that is empty by now
            wanted(client.request("DELETE", f"{base}/gift-cards/{used[-1]}"))
            used.pop()
        if chance.random() < 0.6:
            with self.lock:
                cards = self.cards[-12:]
            for code, card in chance.sample(cards, k=min(len(cards), chance.randrange(1, 3))):
                used.append(card)
                answer = client.request("PUT", f"{base}/gift-cards", {"code": code}, headers=from_anywhere())
                assert answer.status < 300 or answer.status in (409, 422), f"{answer.status}: {answer.body!r}"
        if member and chance.random() < 0.7:
            wanted(client.request("PUT", f"{base}/store-credit", {"use": True}))

    def settled(self, order, member):
        if member:
            with self.lock:
                self.theirs.append(order)

    def give_back_until(self, stop, port, seed):
        """The clerk: parts of members' orders, and now and then all of one, become store credit."""
        chance, client = random.Random(seed), None
        while not stop.is_set():
            with self.lock:
                order = chance.choice(self.theirs[-60:]) if self.theirs else None
            if order is None:
                time.sleep(0.01)
                continue
            key = str(uuid.uuid4())
            path, body = f"/api/v1/staff/orders/{order}/refund", {
                "lines": [{"minor": chance.randrange(1, 200), "goodwill": True}], "to_store_credit": True}
            if chance.random() < 0.15:
                path, body = f"/api/v1/staff/orders/{order}/cancel", {"reason": "sold out", "to_store_credit": True}
            try:
                client = client or staff(port)
                self.heard(client.request("POST", path, body, key=key), path, key)
            except GONE:
                client = None
                with self.lock:
                    self.unanswered.append((path, body, key))
                time.sleep(0.01)

    def heard(self, answer, path, key):
        if answer.status == 200 and path.endswith("/refund"):
            with self.lock:
                self.returned.setdefault(path.split("/")[5], []).append(key)
        else:
            assert answer.status in (200, 409, 422), f"{path}: {answer.status}: {answer.body!r}"

    def repeat_unanswered(self, port):
        client = staff(port)
        pending, self.unanswered = self.unanswered, []
        for path, body, key in pending:
            self.heard(client.request("POST", path, body, key=key), path, key)


def all_balances(client) -> list:
    found = []
    for kind in ("gift_card", "store_credit"):
        cursor = ""
        while True:
            page = wanted(client.request("GET", f"/api/v1/admin/balances?kind={kind}&limit={PAGE}&cursor={cursor}"))
            found += page["balances"]
            cursor = page["next_cursor"]
            if not cursor:
                break
    return found


def movements_of(client, balance) -> list:
    found, before = [], 0
    while True:
        more = f"&before={before}" if before else ""
        page = wanted(client.request("GET", f"/api/v1/admin/balances/{balance}/movements?limit={PAGE}{more}"))
        found += page["movements"]
        before = page["next_before"]
        if not before:
            return found


def check_movements(balance, movements):
    """A balance is the sum of its movements, never negative, and no order takes from it twice."""
    name = balance["id"]
    ids = [one["id"] for one in movements]
    assert len(ids) == len(set(ids)), f"{name}: a movement is there twice: {sorted(ids)}"
    assert balance["available"]["amount"] >= 0, f"{name} is negative: {balance}"
    assert all(one["left"] >= 0 for one in movements), f"{name} was negative: {movements}"
    assert balance["held"]["amount"] == 0, f"{name} holds money of orders that are over: {balance}"
    assert sum(one["available"] for one in movements) == balance["available"]["amount"], f"{name} is not its movements"
    assert sum(one["held"] for one in movements) == 0, f"{name}: what was set aside was neither spent nor given back"
    for kind in ("hold", "capture", "release"):
        orders = [one["order_id"] for one in movements if one["kind"] == kind]
        assert len(orders) == len(set(orders)), f"{name}: an order did `{kind}` twice"


class Count:
    """Reads all orders that money of balances has to do with, each again only when its movements have changed."""

    def __init__(self):
        self.orders = {}  # id -> (signature of its movements, the order)

    def order(self, client, order_id, signature):
        known = self.orders.get(order_id)
        if known is None or known[0] != signature:
            order = wanted(client.request("GET", f"/api/v1/admin/orders/{order_id}"))
            self.orders[order_id] = known = (signature, order)
        return known[1]

    def check(self, port, purse) -> str:
        """Balances against their movements, and against what the orders say they took and gave back."""
        client = staff(port)
        balances = all_balances(client)
        by_order = {}
        for balance in balances:
            balance["movements"] = movements_of(client, balance["id"])
            check_movements(balance, balance["movements"])
            for one in balance["movements"]:
                if one["order_id"]:
                    by_order.setdefault(one["order_id"], []).append((balance["id"], one["id"]))
        expected = dict(purse.given)
        spent = back = 0
        for order_id, marks in by_order.items():
            order = self.order(client, order_id, tuple(sorted(marks)))
            paid = order["payment"]
            if paid.get("credited_minor", 0) > 0:
                assert sum(one["minor"] for one in paid["credits"]) == paid["credited_minor"], order
                for one in paid["credits"]:
                    expected[one["balance_id"]] -= one["minor"]
                    spent += one["minor"]
            for refund in order["refunds"]:
                assert refund["state"] == "done", f"order {order_id}: refund {refund['id']} is not done"
                for one in refund.get("credits", []):
                    expected[one["balance_id"]] = expected.get(one["balance_id"], 0) + one["minor"]
                    back += one["minor"]
            assert sum(one["minor"] for one in order["refunds"]) <= paid["paid_minor"], f"order {order_id} gave back too much"
        left = {balance["id"]: balance["available"]["amount"] for balance in balances}
        assert left == expected, {name: (left.get(name), expected.get(name))
                                  for name in {*left, *expected} if left.get(name) != expected.get(name)}
        for order_id, keys in purse.returned.items():
            order = self.order(client, order_id, tuple(sorted(by_order[order_id])))
            ids = [refund["id"] for refund in order["refunds"]]
            for key in keys:
                assert ids.count(f"{order['payment']['payment_id']}-{key}") == 1, f"refund {key} of {order_id}: {ids}"
        return f"{len(balances)} balances, {spent} spent and {back} given back by {len(by_order)} orders"
