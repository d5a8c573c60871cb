"""Schemathesis over /api/openapi.json of a fresh sample shop, three times: as a guest, a member and staff.

    tests/api/run [EXAMPLES]

The fuzzer is told the codes and ids that the shop really has, so that it gets past "there is no such cart".
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import time
import uuid

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from souk import ADDRESS, Client, Server, place, prepare_cart  # noqa: E402

EXAMPLES = sys.argv[1] if len(sys.argv) > 1 else "15"
STAFF_TOKEN = "token-of-the-api-test-0123456789"
PASS_LIMIT_S = 900
CHECKS = ["not_a_server_error", "status_code_conformance", "content_type_conformance",
          "response_headers_conformance", "response_schema_conformance", "missing_required_header",
          "unsupported_method", "allow_header_conformance", "negative_data_rejection", "ignored_auth"]
# Who, which paths, and which paths not: signing out or erasing would end the member's pass.
# What is the staff's answers a guest 401, whatever is sent: a look at it is enough (ignored_auth of the staff's pass).
PASSES = [("guest", "^/api/", "^/api/v1/(staff|admin)/"),
          ("member", "^/api/v1/(me|cart|carts|orders)", "erasure|password"),
          ("staff", "^/api/v1/(staff|products|categories|brands|collections)", None)]


def wanted(answer):
    if answer.status >= 300:
        raise RuntimeError(f"{answer.status}: {answer.body[:300]!r}")
    return answer


def open_account(client) -> str:
    answer = wanted(client.request("POST", "/api/v1/register", {
        "mail": "li@example.com", "password": "a long password", "name": "李小雨", "language": "zh-CN",
        "marketing": False}))
    return re.search(r"souk_session=[^;]+", ", ".join(answer.headers.get_all("Set-Cookie"))).group(0)


def things_of(client, cookie) -> dict:
    """What the parameters of paths and queries may name, by parameter."""
    products = wanted(client.request("GET", "/api/v1/products?limit=6&in_stock=true&lang=zh-CN")).json["items"]
    skus = [item["sku"] for item in products]
    details = [wanted(client.request("GET", f"/api/v1/products/{sku}")).json for sku in skus[:3]]
    variants = [variant["sku"] for product in details for variant in product["variants"]][:8]
    carts = [prepare_cart(client, variants[i % len(variants)]) for i in range(4)]
    orders = [wanted(place(client, cart, str(uuid.uuid4()))).json for cart in carts[2:]]
    address = wanted(client.request("POST", "/api/v1/me/addresses", {"address": ADDRESS, "make_default": True},
                                    headers={"Cookie": cookie})).json["addresses"][0]["id"]
    return {"sku": skus[:3] + variants, "cart": carts, "order": [order["order_id"] for order in orders],
            "token": [order["access_token"] for order in orders], "address": [address],
            "slug": [item["slug"] for item in
                     wanted(client.request("GET", "/api/v1/categories")).json["items"]][:3]}


def configuration(things) -> str:
    # 413: what breaks a maxItems may be larger than any body may be.
    lines = ["[checks.negative_data_rejection]",
             "expected-statuses = [400, 401, 403, 404, 405, 409, 413, 415, 422]"]
    for name, values in things.items():
        lines += [f"[dictionaries.{name}]", f"values = {json.dumps(values)}"]
    half = 'probability = 0.6 }'
    lines += ["[parameters]", '"path.sku" = { dictionary = "sku", ' + half,
              '"path.slug" = { dictionary = "slug", ' + half, '"query.token" = { dictionary = "token", ' + half]
    for path, name in (("^/api/v1/carts/", "cart"), ("^/api/v1/(staff/)?orders/", "order"),
                       ("^/api/v1/me/addresses/", "address")):
        lines += ["[[operations]]", f"include-path-regex = {json.dumps(path)}",
                  'parameters = { "path.id" = { dictionary = "' + name + '", ' + half + ' }']
    return "\n".join(lines) + "\n"


def run(server, who, paths, not_paths, credentials, config) -> str:
    """The line with the counts; the whole output is shown when something was found."""
    command = [str(pathlib.Path(sys.executable).parent / "schemathesis"), "--config-file", config, "run",
               f"http://127.0.0.1:{server.port}/api/openapi.json", "--include-path-regex", paths,
               "--max-examples", EXAMPLES, "--seed", "7", "--generation-database", "none", "--workers", "1",
               "--phases", "examples,coverage,fuzzing", "--checks", ",".join(CHECKS), "--continue-on-failure",
               "--no-shrink", "--suppress-health-check", "all", "--warnings", "off", "--request-timeout", "20",
               "--no-color"]
    if not_paths:
        command += ["--exclude-path-regex", not_paths]
    if credentials:
        command += ["--header", credentials, "--generation-with-security-parameters", "false"]
    result = subprocess.run(command, check=False, capture_output=True, text=True, timeout=PASS_LIMIT_S)
    counts = re.search(r"^ *(\d+ generated.*)$", result.stdout, re.M)
    line = f"{who}: {counts.group(1).strip() if counts else 'no cases'}"
    if result.returncode != 0 or counts is None:
        print("\n".join(text[:400] for text in result.stdout.splitlines()), result.stderr[-2000:], sep="\n")
        line += f" - FAILED ({result.returncode})"
    return line


def main() -> int:
    begin = time.monotonic()
    options = ["--set", "http.requests_per_minute=100000000", "--set", f"staff_token={STAFF_TOKEN}"]
    with Server(options=options) as server, tempfile.TemporaryDirectory() as folder:
        client = Client(server.port)
        cookie = open_account(client)
        config = pathlib.Path(folder) / "schemathesis.toml"
        config.write_text(configuration(things_of(client, cookie)), encoding="utf-8")
        credentials = {"guest": None, "member": f"Cookie: {cookie}", "staff": f"Authorization: Bearer {STAFF_TOKEN}"}
        lines = []
        for who, paths, not_paths in PASSES:
            lines.append(run(server, who, paths, not_paths, credentials[who], str(config)))
            print(lines[-1], flush=True)
        failed = any("FAILED" in line for line in lines)
        if failed:
            print(server.log_tail())
        if server.process.poll() is not None:
            print(f"souk ended with {server.process.returncode}")
            failed = True
    print(f"api: {'FAILED' if failed else 'passed'} in {time.monotonic() - begin:.0f} s; " + "; ".join(lines))
    return 1 if failed else 0


sys.exit(main())
