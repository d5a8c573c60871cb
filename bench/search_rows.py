"""The rows of product search: queries nobody asked before, a day's queries, suggestions, indexing, and changes as they come."""
import os
import pathlib
import random
import subprocess
import threading
import time
from urllib.parse import quote

from measure import result, wrk
from souk import PROGRAM, ROOT, Client, Server

TOKEN = "bench-token-of-32-characters-or-more"
STAFF = {"Authorization": f"Bearer {TOKEN}"}
CONNECTIONS = 8  # enough to keep two cores busy; more only wait in a queue


def searched_server(size, texts=None):
    """The sample shop with `size` products to search in, imported but not yet indexed, and the folder with its queries."""
    server = Server(options=["--set", f"staff_token={TOKEN}", "--set", "http.requests_per_minute=100000000"])
    server.start()
    server.stop()
    folder = pathlib.Path(server.data) / "bench"
    folder.mkdir()
    subprocess.run([ROOT / "bench" / "generate_search", str(size), folder, *([texts] if texts else [])], check=True)
    subprocess.run([PROGRAM, "import", "--data", server.data, "--mapping", ROOT / "data/mappings/souk-jsonl.yaml", folder / "products.jsonl"],
                   check=True, capture_output=True, env={name: value for name, value in os.environ.items() if not name.startswith("SOUK_")})
    return server, folder


def wait_for_index(server, size, patience_s):
    """Seconds of building and of the process's CPU until every product can be searched for."""
    client, begin = Client(server.port, 60), time.monotonic()
    while time.monotonic() - begin < patience_s:
        state = client.request("GET", "/api/v1/admin/search/index", headers=STAFF).json
        if not state["building"] and not state["waiting"] and state["documents"] >= size:
            taken = time.monotonic() - begin, server.cpu_s()
            wait_until_idle(server, patience_s)
            return taken
        time.sleep(0.2)
    raise RuntimeError(f"not indexed after {patience_s} s: {state}")


def wait_until_idle(server, patience_s):
    """What was learnt from the texts (words, suggestions) is taken in behind the index: it is not to be measured with the queries."""
    begin, before, idle = time.monotonic(), server.cpu_s(), 0
    while idle < 3 and time.monotonic() - begin < patience_s:
        time.sleep(2)
        spent, before = server.cpu_s() - before, server.cpu_s()
        idle = idle + 1 if spent < 0.1 else 0


def paths_of(folder, name, template, queries):
    listing = folder / name
    listing.write_text("\n".join(template.format(quote(query)) for query in queries) + "\n")
    return listing


def rates(plan, server, name, listing, target=None, p99_target=None):
    wrk(server.port, "paths.lua", 1, connections=CONNECTIONS, arguments=[listing])
    runs = [wrk(server.port, "paths.lua", plan.seconds, connections=CONNECTIONS, arguments=[listing]) for _ in range(plan.runs)]
    if bad := sum(run["bad"] for run in runs):
        raise RuntimeError(f"{name}: {bad} answers were no success")
    return [result(name, "/s", [run["rate"] for run in runs], target=target),
            result(f"{name}: p99", "ms", [run["p99_ms"] for run in runs], target=p99_target, better="lower")]


def days_queries(queries, chance, wanted=30_000, known=2_000):
    """Zipf's law over the first `known` queries."""
    return chance.choices(queries[:known], weights=[1 / rank for rank in range(1, known + 1)], k=wanted)


def keystrokes(queries, chance, wanted=30_000):
    """Queries of a day as they are typed: each is asked for from its second letter to its last."""
    typed = []
    while len(typed) < wanted:
        for query in days_queries(queries, chance, wanted=100):
            typed += [query[:end] for end in range(2, len(query) + 1)]
    return typed[:wanted]


def visible_after(client, sku, price):
    """Seconds until search filters by the new price."""
    begin = time.monotonic()
    while time.monotonic() - begin < 30:
        path = f"/api/v1/search?q={sku}&lang=en&currency=USD&price_from={price}&price_until={price}"
        if client.request("GET", path).json["total"] == 1:
            return time.monotonic() - begin
        time.sleep(0.01)
    raise RuntimeError(f"the price of {sku} was never seen")


def seen_while_prices_change(plan, server, folder):
    """Price changes a second, as fast as 16 connections send them, and how long after its own change each of a few was found by search."""
    skus = [f"GEN-{3 * number + 1:07d}" for number in range(1, 14_000)]
    listing = folder / "changed"
    listing.write_text("\n".join(skus[100:]) + "\n")
    seen_s, runs = [], []

    def change():
        runs.append(wrk(server.port, "prices.lua", plan.seconds * 2, connections=16, arguments=[listing, TOKEN]))

    changing = threading.Thread(target=change)
    changing.start()
    client, chance = Client(server.port, 60), random.Random(3)
    while changing.is_alive():
        sku, price = chance.choice(skus[:100]), chance.randrange(1_000, 100_000)
        answer = client.request("PATCH", f"/api/v1/products/{sku}", {"variants": [{"sku": sku, "prices": {"USD": price, "CNY": price * 7}}]},
                                headers=STAFF)
        if answer.status != 200:
            raise RuntimeError(f"{answer.status}: {answer.body[:300]!r}")
        seen_s.append(visible_after(client, sku, price))
        time.sleep(0.1)
    if runs[0]["bad"]:
        raise RuntimeError(f"{runs[0]['bad']} changes were refused")
    return runs[0]["rate"], seen_s


def search(plan):
    lines = []
    for size in plan.searched:
        server, folder = searched_server(size, plan.texts)
        with server:
            indexed_s, cpu_s = wait_for_index(server, size, 60 + size / 200)
            what, first = f"{size:,} products", size <= 50_000
            lines.append(result(f"{what} indexed", "s", [indexed_s], target=60 if first else None, better="lower"))
            lines.append(result(f"{what} indexed, CPU of the process", "s", [cpu_s], better="lower"))
            queries = (folder / "queries.txt").read_text().splitlines()
            typed = (folder / "typed.txt").read_text().splitlines()
            base = "/api/v1/search?lang=en&limit=10&q={}"
            lines += rates(plan, server, f"{what}, facets, every query new", paths_of(folder, "new", base + "&facets=true", queries),
                           2000 if first else None, 20 if first else 60)
            lines += rates(plan, server, f"{what}, top 10, every query new", paths_of(folder, "plain", base, queries), 5000 if first else None)
            day = days_queries(queries, random.Random(1))
            lines += rates(plan, server, f"{what}, facets, a day's queries", paths_of(folder, "day", base + "&facets=true", day),
                           2000 if first else None, 20 if first else 60)
            lines += rates(plan, server, f"{what}, top 10, a day's queries", paths_of(folder, "dayplain", base, day), 5000 if first else None)
            suggest = "/api/v1/search/suggest?lang=en&q={}"
            lines += rates(plan, server, f"{what}, suggestions, a day's keystrokes",
                           paths_of(folder, "keys", suggest, keystrokes(queries, random.Random(2))), 10_000 if first else None)
            lines += rates(plan, server, f"{what}, suggestions, every beginning new", paths_of(folder, "suggest", suggest, typed),
                           10_000 if first else None)
            if first:
                rate, seen_s = seen_while_prices_change(plan, server, folder)
                lines.append(result(f"{what}, prices changed one by one", "/s", [rate], target=500))
                lines.append(result(f"{what}, a price seen by search after", "s", seen_s, target=1, better="lower"))
            lines.append(result(f"{what}, resident memory", "MiB", [server.resident_mib()], better="lower"))
    return lines
