"""Makes the data folder of a small shop with a program, for test_upgrade.py: run it once with the last program of a
data format, before the next format comes, and commit what it writes.

usage: make_fixture.py PROGRAM FORMAT      -> tests/operation/fixtures/format-FORMAT.tar.xz
"""
import json
import os
import pathlib
import subprocess
import sys
import tarfile
import tempfile
import uuid

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
PRODUCTS = """\
{"sku":"TEA","name":{"zh-CN":"龙井","en":"Longjing"},"status":"published",\
"options":[{"code":"size","values":[{"code":"s"},{"code":"l"}]}],\
"variants":[{"sku":"TEA-S","options":{"size":"s"},"prices":{"CNY":5000}},\
{"sku":"TEA-L","options":{"size":"l"},"prices":{"CNY":9000}}]}
{"sku":"CUP","name":{"zh-CN":"茶杯","en":"Cup"},"status":"published","variants":[{"sku":"CUP-1","prices":{"CNY":2500}}]}
"""


def shop_in(server, client, souk):
    """Orders of every fate; answers what must be found again."""
    def key():
        return str(uuid.uuid4())

    answers = [souk.place(client, souk.prepare_cart(client, sku, quantity, method), key())
               for sku, quantity, method in (("TEA-S", 2, "sandbox:approve"), ("TEA-L", 1, "sandbox:approve"),
                                             ("CUP-1", 3, "sandbox:approve"), ("CUP-1", 1, "sandbox:lose"))]
    orders = [answer.json for answer in answers]
    cancelled = orders[1]
    told = client.request("POST", f"/api/v1/orders/{cancelled['order_id']}/cancel?token={cancelled['access_token']}",
                          {"reason": "changed my mind"}, key=key())
    assert told.status == 200, told.body
    member = client.request("POST", "/api/v1/register", {"mail": "li@example.com", "password": "a long enough password",
                                                        "name": "李小雨", "language": "zh-CN"}, key=key())
    assert member.status in (200, 201), member.body
    cart = souk.prepare_cart(client, "TEA-L", 1)
    shown = []
    for order in orders:
        path = f"/api/v1/orders/{order['order_id']}?token={order['access_token']}"
        now = client.request("GET", path).json
        shown.append({"path": path, "number": now["number"], "state": now["state"], "totals": now["totals"]})
    return {"orders": shown, "open_cart": cart, "member": "li@example.com",
            "product": client.request("GET", "/api/v1/products/TEA").json["name"]}


def main():
    program, data_format = pathlib.Path(sys.argv[1]).resolve(), sys.argv[2]
    os.environ["SOUK_PROGRAM"] = str(program)
    import souk  # with the program that was asked for
    del os.environ["SOUK_PROGRAM"]  # to the program itself it would be a setting
    target = pathlib.Path(__file__).resolve().parent / "fixtures" / f"format-{data_format}.tar.xz"
    with tempfile.TemporaryDirectory(prefix="souk-fixture-") as work:
        data = pathlib.Path(work) / "shop"
        lines = pathlib.Path(work) / "products.jsonl"
        lines.write_text(PRODUCTS)
        server = souk.Server(data=data, options=["--empty"])
        server.log_path = pathlib.Path(work) / "server.log"
        server.start()
        server.stop()
        subprocess.run([program, "import", "--data", data, lines], check=True)
        token = "fixture"
        server.options += ["--set", f"staff_token={token}"]
        server.start()
        client = souk.Client(server.port)
        for sku in ("TEA-S", "TEA-L", "CUP-1"):
            received = client.request("POST", f"/api/v1/staff/stock/{sku}/receive",
                                      {"location": "online", "quantity": 20},
                                      key=str(uuid.uuid4()), headers={"Authorization": f"Bearer {token}"})
            assert received.status < 300, received.body
        facts = shop_in(server, client, souk)
        assert server.stop() == 0
        (data / "facts.json").write_text(json.dumps(facts, ensure_ascii=False, indent=1))
        with tarfile.open(target, "w:xz") as archive:
            for name in ("souk.db", "facts.json"):
                archive.add(data / name, arcname=name)
        print(target, target.stat().st_size, "bytes;", sorted(path.name for path in data.iterdir()))


if __name__ == "__main__":
    main()
