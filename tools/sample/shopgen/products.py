"""Builds the product records from the vocabulary rows."""
import hashlib
import random
import re
from itertools import product as cross

from . import brands as brand_module
from .attributes import A
from .copywriting import paragraphs
from .options import parse
from .taxonomy import LEAF, sku_prefix, split
from .vocab import (audio_mobile, bags, beauty, clothing, food, home, kitchen, light_decor, paper, play, sports,
                    tea, watches_appliances)

ROWS = {}
for _m in (audio_mobile, bags, beauty, clothing, food, home, kitchen, light_decor, paper, play, sports, tea,
           watches_appliances):
    ROWS.update(_m.PRODUCTS)

REDUCED = {"green-tea", "oolong-black-tea", "coffee", "snacks", "pantry", "books"}
GIFTS = {"tableware", "decor", "makeup", "plush", "toys", "stationery", "handbags", "books"}
STOCK_SCALE = {"online": (8, 120), "shanghai": (0, 14), "hangzhou": (0, 10), "chengdu": (0, 10)}


def rng_for(text):
    """Independent of the order of products, so that adding one changes one."""
    return random.Random(int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big"))


def ean13(number):
    digits = f"69{number:010d}"
    total = sum(int(d) * (3 if i % 2 else 1) for i, d in enumerate(digits))
    return digits + str(-total % 10)


def yuan(amount):
    """Shop prices: whole yuan, ending in 8 or 9 where it costs nobody much."""
    n = round(amount)
    return (n if n < 60 else n - n % 10 + (8 if n % 10 < 5 else 9)) * 100


def dollars(cny_minor):
    d = cny_minor / 100 / 6.6
    return int(d) * 100 + (90 if d >= 5 else 50) if d < 100 else round(d / 5) * 500 - 100


def read(code, text):
    kind = A[code][2]
    if kind == "boolean":
        return text == "1"
    if kind == "number":
        return float(text) if "." in text else int(text)
    if kind == "text":
        en, zh = text.split("~") if "~" in text else (text, text)
        return {"en": en, "zh-CN": zh}
    return text


def attributes_of(text):
    found = re.findall(r"(\w+)=(.*?)(?=\s\w+=|$)", text)
    return {c: read(c, v.strip()) for c, v in found}


def parse_rows():
    """All rows as dictionaries, in the order of the category tree."""
    out = []
    for category in [r[0] for r in split(LEAF)]:
        for n, block in enumerate(b for b in ROWS[category].strip().split("\n\n")):
            head, sen, szh, den, dzh = block.splitlines()
            slug, en, zh, brand, price, attrs, opts, art = head.split("|")
            out.append({"category": category, "n": n, "slug": slug, "name": (en, zh), "brand": brand,
                        "price": int(price), "attributes": attributes_of(attrs), "options": parse(opts),
                        "art": art, "summary": (sen, szh), "detail": (den, dzh)})
    return out


def skus(rows):
    used = set()
    for r in rows:
        words = [w for w in r["slug"].split("-") if not w.isdigit()]
        base = sku_prefix(r["category"]) + "-" + "".join(w[0] for w in words[:3]).upper()
        sku, k = base, 2
        while sku in used:
            sku, k = f"{base}{k}", k + 1
        used.add(sku)
        r["sku"] = sku
    return rows


def pictures(r):
    """(colour or None, view, alt suffix) for each picture of the product; the
    art module draws exactly this list."""
    rng = rng_for("pics" + r["slug"])
    first = r["art"].split()[1]
    colours = [c for k, o, f in r["options"] if k == "color" for c in f]
    if first in colours:
        colours.remove(first)
        colours.insert(0, first)
    views = [(colours[0] if colours else None, "main")]
    views += [(c, "main") for c in colours[1:3]]
    if len(views) < 3 and rng.random() < 0.8:
        views.append((views[0][0], "scene"))
    if len(views) == 2 and rng.random() < 0.25:
        views.append((views[0][0], "close"))
    return views


ALT = {"main": ("{n}", "{n}"), "scene": ("{n} in its setting", "{n}场景图"), "close": ("{n}, detail", "{n}细节")}


def build():
    lines = {b["slug"]: b["_line"] for b in brand_module.brands()}
    out, barcode = [], 1_000_041
    for r in skus(parse_rows()):
        rng = rng_for(r["slug"])
        day = rng.randrange(0, 290)
        status = "published"
        views = pictures(r)
        media = []
        for i, (colour, view) in enumerate(views):
            suffix = next((v["name"] for k, o, f in r["options"] if k == "color"
                           for v in o["values"] if v["code"] == colour), None)
            alt = {l: ALT[view][j].replace("{n}", r["name"][j]) + (
                (", " if j == 0 else "，") + suffix[l] if suffix else "")
                for j, l in enumerate(("en", "zh-CN"))}
            media.append({"path": f"{r['sku'].lower()}-{i + 1}.webp", "alt": alt, "width": 800, "height": 800})
        popularity = min(1000, int(rng.betavariate(1.6, 3.2) * 1050))
        p = {"sku": r["sku"], "slug": r["slug"], "status": status,
             "name": dict(zip(("en", "zh-CN"), r["name"])), "summary": dict(zip(("en", "zh-CN"), r["summary"])),
             "description": paragraphs(rng, r["n"], r["category"], r["detail"], r["attributes"], lines[r["brand"]]),
             "brand": r["brand"], "categories": [r["category"]], "collections": [],
             "attributes": r["attributes"], "options": [o for _, o, _ in r["options"]], "media": media,
             "tax_class": "zero" if r["art"].startswith("plant ") else "reduced" if r["category"] in REDUCED else "standard",
             "popularity": popularity,
             "rating": {"average_hundredths": rng.randrange(405, 496), "count": int(popularity ** 1.3 / 12) + rng.randrange(3, 40)},
             "published_at": f"2026-{1 + day // 29:02d}-{1 + day % 28:02d}T0{rng.randrange(1, 9)}:00:00Z",
             "variants": []}
        combos = list(cross(*[f.items() for _, _, f in r["options"]]))
        sale = rng.random() < 0.16
        scarce = rng.random()
        for combo in combos:
            factor, grams = 1.0, r["attributes"].get("weight", rng.randrange(18, 60) * 10)
            chosen, parts, index = {}, [], None
            for (kind, option, _), (code, (f, number)) in zip(r["options"], combo):
                factor *= f
                chosen[option["code"]] = code
                parts.append(code.upper())
                if kind in ("weight", "volume"):
                    grams = int(number * 1.15) + 40
                elif kind in ("kilo", "kg"):
                    grams = int(number * 1000) + 60
                elif kind == "color":
                    index = next((i for i, (c, _) in enumerate(views) if c == code), None)
            cny = yuan(r["price"] * factor)
            barcode += rng.randrange(3, 97)
            v = {"sku": "-".join([r["sku"], *parts]), "options": chosen,
                 "prices": {"CNY": cny, "USD": dollars(cny)}}
            if sale:
                was = max(yuan(cny / 100 * 1.22), cny + 300)
                v["compare_at"] = {"CNY": was, "USD": max(dollars(was), dollars(cny) + 50)}
            v.update(barcode=ean13(barcode), weight_g=grams)
            if index is not None:
                v["media"] = index
            v["stock"] = {place: 0 if scarce < 0.025 or rng.random() < (0.04 if place == "online" else 0.2)
                          else rng.randrange(*span) for place, span in STOCK_SCALE.items()}
            p["variants"].append(v)
        out.append(p)
    return special_cases(group(out))


def group(products):
    by = lambda key: {p["slug"] for p in sorted(products, key=key, reverse=True)[:32]}
    best, new = by(lambda p: p["popularity"]), by(lambda p: p["published_at"])
    for p in products:
        c, rng = p["categories"][0], rng_for("collections" + p["slug"])
        price = min(v["prices"]["CNY"] for v in p["variants"])
        rules = {
            "new-arrivals": p["slug"] in new, "best-sellers": p["slug"] in best,
            "gifts": c in GIFTS and 8000 <= price <= 60000 and rng.random() < 0.42,
            "spring-tea": c == "green-tea" and p["attributes"].get("harvest") == "spring"
            or p["slug"] in ("celadon-gaiwan", "hammered-fair-cup", "double-wall-tea-glass", "moon-white-teapot"),
            "back-to-school": c == "stationery" and price < 20000 or p["slug"] in (
                "study-desk-lamp", "school-pack-junior", "commuter-pack-18", "kids-headphones", "clip-book-light",
                "fold-away-pack", "pebble-tablet"),
            "slow-mornings": c == "coffee" or p["slug"] in (
                "matte-latte-mug", "pour-over-kettle", "drip-coffee-maker", "two-slot-toaster", "milk-frother",
                "amber-glass-cups", "acacia-honey", "sill-radio"),
            "weekend-outdoors": c == "camping" or p["slug"] in (
                "trail-boot", "ridge-pack-45", "day-hike-20", "harbour-speaker", "meridian-field", "camp-table-lantern"),
            "under-99": price < 9900 and c not in ("coffee", "pantry") and rng.random() < 0.6}
        p["collections"] = [k for k, hit in rules.items() if hit]
    return products


def special_cases(products):
    """The states a shop meets in life: drafts, archives, pre-orders."""
    find = {p["slug"]: p for p in products}
    for slug, status in (("sleep-buds", "draft"), ("quiet-investing", "draft"),
                         ("travel-alarm-watch", "archived"), ("fleece-zip", "archived"),
                         ("check-in-case", "scheduled"), ("dragon-little", "scheduled")):
        p = find[slug]
        p["status"] = status
        if status != "published" and status != "archived":
            p.pop("published_at")
            p["collections"] = []
        if status == "scheduled":
            p["publish_at"] = "2031-01-15T02:00:00Z"
    for slug in ("vinyl-turntable", "automatic-moon", "raw-puer-cake"):
        for v in find[slug]["variants"]:
            v["backorder"] = True
            v["stock"] = dict.fromkeys(v["stock"], 0)
    for slug, extra in (("chinese-cleaver", "cookware"), ("green-tea-sampler", None), ("camp-table-lantern", "camping"),
                        ("enamel-camp-mug", "tableware"), ("pour-over-kettle", "coffee"), ("kids-dino-tee", None),
                        ("phone-case-felt", "handbags"), ("heart-chest-strap", "fitness"),
                        ("walnut-pen-tray", "decor"), ("kids-cloud-quilt-set", None)):
        if extra:
            find[slug]["categories"].append(extra)
    return products
