"""One function a row of the table: measures it and answers its lines."""
import json
import os
import pathlib
import random
import re
import subprocess
import tempfile
import threading
import time
import uuid
from urllib.parse import quote

import search_rows
from measure import nginx, result, wrk
from souk import PROGRAM, ROOT, Client, Server, place, prepare_cart

PAGES = 400  # different product pages in one run


def product_paths(port, wanted=PAGES):
    """English product pages from the sitemap, spread over the whole catalogue."""
    client, paths = Client(port), []
    index = client.request("GET", "/sitemap.xml").body.decode()
    parts = re.findall(r"<loc>https?://[^/]+(/[^<]*sitemap[^<]*)</loc>", index) or ["/sitemap.xml"]
    for part in parts:
        text = client.request("GET", part).body.decode()
        paths += re.findall(r"<loc>https?://[^/]+(/en/p/[^<]+)</loc>", text)
    return random.Random(1).sample(paths, min(wanted, len(paths)))


def filled_server(size):
    """The sample shop, whose categories and brands they use, and `size` generated products."""
    server = Server()
    server.start()
    server.stop()
    with tempfile.TemporaryDirectory(prefix="souk-products-") as folder:
        source = pathlib.Path(folder) / "products.jsonl"
        subprocess.run([ROOT / "bench" / "generate_products", str(size), source], check=True)
        begin = time.monotonic()
        done = subprocess.run([PROGRAM, "import", "--data", server.data, "--mapping", ROOT / "data/mappings/souk-jsonl.yaml", source],
                              capture_output=True, text=True, check=False,
                              env={name: value for name, value in os.environ.items() if not name.startswith("SOUK_")})
        if done.returncode != 0:
            raise RuntimeError(done.stdout[-2000:] + done.stderr[-2000:])
        server.import_s = time.monotonic() - begin
    return server


def page(plan):
    lines = []
    for size in plan.sizes:
        server = filled_server(size)
        with server, tempfile.TemporaryDirectory(prefix="souk-static-") as static:
            client = Client(server.port)
            paths = product_paths(server.port)
            total = 0
            for path in paths:
                body = client.request("GET", path).body
                total += len(body)
                target = pathlib.Path(static) / path.lstrip("/")
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(body)
            subprocess.run(["chmod", "-R", "a+rX", static], check=True)
            listing = pathlib.Path(static) / "paths.txt"
            listing.write_text("\n".join(paths))
            ours, theirs = [], []
            with nginx(static) as nginx_port:
                for port in (nginx_port, server.port):
                    wrk(port, "paths.lua", 1, arguments=[listing])
                for _ in range(plan.runs):
                    theirs.append(wrk(nginx_port, "paths.lua", plan.seconds, arguments=[listing])["rate"])
                    ours.append(wrk(server.port, "paths.lua", plan.seconds, arguments=[listing])["rate"])
            name = f"product page, {size:,} products ({total // len(paths) // 1024} KiB)"
            lines.append(result(name, "/s", ours))
            lines.append(result(f"{name}: nginx static beside it", "/s", theirs))
            lines.append(result(f"{name}: ratio", "", [a / b for a, b in zip(ours, theirs)], target=0.8))
            lines.append(result(f"resident memory, {size:,} products", "MiB", [server.resident_mib()],
                                target=100 if size <= 10_000 else None, better="lower"))
    return lines


def buyable_skus(port, wanted=200):
    client, skus = Client(port), []
    for item in client.request("GET", "/api/v1/products?limit=100").json["items"]:
        product = client.request("GET", f"/api/v1/products/{item['sku']}").json
        skus += [variant["sku"] for variant in product["variants"] if variant["sku"] != "HOT-100"]
        if len(skus) >= wanted:
            break
    return skus[:wanted]


def stocked_server():
    """A shop with so much stock that a benchmark does not sell it out."""
    server = filled_server(1000)
    server.options = ["--set", "http.requests_per_minute=100000000"]
    return server


def with_skus(server):
    listing = pathlib.Path(server.data) / "skus.txt"
    listing.write_text("\n".join(buyable_skus(server.port)))
    return listing


def cart(plan):
    rates = []
    for _ in range(plan.runs):
        with stocked_server() as server:
            run = wrk(server.port, "cart.lua", plan.seconds, arguments=[with_skus(server)])
            rates.append(run["marks"]["adds"] / plan.seconds)
    return [result("add to cart, durable", "/s", rates, target=5000)]


def checkout(plan):
    rates, cpu = [], []
    for _ in range(plan.runs):
        with stocked_server() as server:
            listing = with_skus(server)
            before = server.cpu_s()
            run = wrk(server.port, "checkout.lua", plan.seconds, arguments=[listing])
            orders = run["marks"]["orders"]
            rates.append(orders / plan.seconds)
            cpu.append((server.cpu_s() - before) * 1000 / max(orders, 1))
    return [result("full checkout to settled, 7 requests, durable", "orders/s", rates, target=1000),
            result("CPU of one checkout", "ms", cpu, target=1.5, better="lower")]


def hot(plan):
    """256 buyers at once, each with a ready cart of one unit, on a stock of 100."""
    sold = []
    for _ in range(plan.runs):
        with stocked_server() as server:
            statuses = []

            def buy(cart_id, port=server.port, statuses=statuses):
                statuses.append(place(Client(port, 60), cart_id, str(uuid.uuid4())).status)

            client = Client(server.port)
            carts = [prepare_cart(client, "HOT-100") for _ in range(256)]
            buyers = [threading.Thread(target=buy, args=(c,)) for c in carts]
            for buyer in buyers:
                buyer.start()
            for buyer in buyers:
                buyer.join()
            sold.append(sum(1 for status in statuses if status in (200, 201)))
    return [result("256 buyers on a stock of 100: sold", "", sold, target=100, better="higher")]


def start(plan):
    times, memory = [], []
    server = filled_server(10_000)
    for _ in range(plan.runs):
        times.append(server.start())
        for path in product_paths(server.port, 50):
            Client(server.port).request("GET", path)
        memory.append(server.resident_mib())
        server.stop()
    return [result("ready after start, 10,000 products", "s", times, target=0.3, better="lower"),
            result("resident memory, 10,000 products", "MiB", memory, target=100, better="lower")]


def import_rate(plan):
    lines = []
    for size in plan.sizes:
        server = filled_server(size)
        lines.append(result(f"import of {size:,} products", "products/s", [size / server.import_s]))
    return lines


def signed_in(server):
    """A client with the cookie of the owner, past the first change of password."""
    one_time = re.search(r"name owner, password (\S+)", server.log_path.read_text())[1]
    client = Client(server.port, 60)
    entered = client.request("POST", "/api/v1/admin/sign-in", {"login": "owner", "password": one_time})
    cookie = {"Cookie": entered.headers["Set-Cookie"].split(";")[0]}
    token = client.request("GET", "/api/v1/admin/me", headers=cookie).json["csrf"]
    changed = client.request("PUT", "/api/v1/admin/me/password", {"old_password": one_time, "new_password": "a long and quiet river"},
                             headers={**cookie, "X-CSRF-Token": token})
    return client, {"Cookie": changed.headers["Set-Cookie"].split(";")[0]}


def dashboard(plan, orders=1_000_000):
    """The console's first page over so many orders, as the owner's browser asks for it; each range once a run."""
    server = Server(options=["--set", "http.requests_per_minute=100000000"])
    begin = time.monotonic()
    subprocess.run([PROGRAM.parent / "bench" / "make_orders", str(orders), server.data], check=True)
    made_s = time.monotonic() - begin
    lines = []
    with server:
        client, cookie = signed_in(server)
        counted = 0
        while counted < orders * 0.9:
            year = client.request("GET", "/api/v1/admin/reports/dashboard?range=12m&currency=CNY", headers=cookie).json
            counted = sum(year["states"].values())
            time.sleep(0.5)
        counted_s = time.monotonic() - begin - made_s
        for period in ("today", "7d", "30d", "12m"):
            times = []
            for _ in range(plan.runs):
                asked = time.monotonic()
                answer = client.request("GET", f"/console?range={period}&currency=CNY", headers=cookie)
                times.append((time.monotonic() - asked) * 1000)
                if answer.status != 200 or b"chart" not in answer.body:
                    raise RuntimeError(f"{answer.status}: {answer.body[:300]!r}")
            lines.append(result(f"dashboard over {counted:,} orders, {period}", "ms", times, target=200, better="lower"))
    lines.append(result(f"counting {counted:,} orders anew", "s", [counted_s]))
    return lines


def pages_of(client, cookie, path, upto, pages):
    """Milliseconds of each of the first `pages` pages and of as many that are `upto` pages away."""
    first, far, cursor = [], [], ""
    for number in range(upto + pages):
        asked = time.monotonic()
        answer = client.request("GET", f"{path}&cursor={quote(cursor, safe='')}", headers=cookie)
        took_ms = (time.monotonic() - asked) * 1000
        if answer.status != 200:
            raise RuntimeError(f"{answer.status}: {answer.body[:300]!r}")
        if number < pages:
            first.append(took_ms)
        elif number >= upto:
            far.append(took_ms)
        cursor = answer.json["next_cursor"]
    return first, far


def lists(plan, orders=1_000_000, upto=2_000, pages=50):
    """Orders by the page, as staff read them: near the beginning and 100,000 orders away."""
    server = Server(options=["--set", "http.requests_per_minute=100000000"])
    subprocess.run([PROGRAM.parent / "bench" / "make_orders", str(orders), server.data], check=True)
    lines = []
    with server:
        client, cookie = signed_in(server)
        for name, path in (("all", "?limit=50"), ("of one state", "?limit=50&state=delivered")):
            first, far = pages_of(client, cookie, "/api/v1/admin/orders" + path, upto, pages)
            lines.append(result(f"page of 50 out of {orders:,} orders, {name}, the first {pages}", "ms", first, better="lower"))
            lines.append(result(f"page of 50 out of {orders:,} orders, {name}, from the {upto:,}th on", "ms", far, better="lower"))
    return lines


def bulk(plan):
    """10,000 products by 10 % while shoppers read pages: how long the job takes, and what the pages cost meanwhile."""
    times, quiet, busy = [], [], []
    for _ in range(plan.runs):
        server = filled_server(10_000)
        server.options = ["--set", "staff_token=bench-token-of-32-characters-or-more", "--set", "http.requests_per_minute=100000000"]
        with server:
            staff = {"Authorization": "Bearer bench-token-of-32-characters-or-more"}
            listing = pathlib.Path(server.data) / "paths.txt"
            items = Client(server.port, 60).request("GET", "/api/v1/products?limit=100").json["items"]
            listing.write_text("\n".join(f"/en/p/{item['slug']}" for item in items))
            quiet.append(wrk(server.port, "paths.lua", 2, connections=8, arguments=[listing])["p99_ms"])
            pages = []
            shoppers = threading.Thread(target=lambda: pages.append(
                wrk(server.port, "paths.lua", 6, connections=8, arguments=[listing])["p99_ms"]))
            shoppers.start()
            time.sleep(0.5)
            client, begin = Client(server.port, 60), time.monotonic()
            key = str(uuid.uuid4())
            edit = {"change": {"kind": "price_percent", "basis_points": 1000}, "filter": {"state": "published"}}
            answer = client.request("POST", "/api/v1/bulk-edits", edit, key=key, headers=staff)
            if answer.status != 202:
                raise RuntimeError(f"{answer.status}: {answer.body[:500]!r}")
            job = answer.json["job"]
            while (state := client.request("GET", f"/api/v1/jobs/{quote(job, safe='')}", headers=staff).json)["status"] != "done":
                if state["status"] == "dead" or time.monotonic() - begin > 60:
                    raise RuntimeError(state)
                time.sleep(0.02)
            times.append(time.monotonic() - begin)
            if (done := json.loads(state["message"]))["changed"] < 10_000 or done["failed"]:
                raise RuntimeError(done)
            shoppers.join()
            busy += pages
    return [result("bulk edit of 10,000 products, with shoppers", "s", times, target=5, better="lower"),
            result("p99 of their pages before it", "ms", quiet, better="lower"),
            result("p99 of their pages during it", "ms", busy, better="lower")]


ALL = {"page": page, "search": search_rows.search, "cart": cart, "checkout": checkout, "hot": hot, "start": start, "import": import_rate, "bulk": bulk,
       "dashboard": dashboard, "lists": lists}
