"""Which pictures there are, and how each is composed."""
import random

from . import products as data
from . import art  # noqa: F401  (registers the drawings)
from .art.kinds import KINDS, Look
from .art.studio import backdrop, choose_set, measure, place, sunlight, warm
from .palette import rgb
from .taxonomy import COLLECTIONS, LEAF, TOP, split

QUALITY = 84
PROPS = {"tableware": ["teatin sage pattern=leaf", "vase celadon shape=bottle sprig=1"], "green-tea": ["teapot white", "gaiwan celadon"],
         "oolong-black-tea": ["teapot terracotta shape=low", "gaiwan white"], "coffee": ["mug oat", "gooseneck black"],
         "lighting": ["book sage motif=leaf", "plant ivory leaf=snake"], "decor": ["book terracotta motif=line", "candle forest"],
         "skincare": ["soap sage", "plant white leaf=monstera"], "makeup": ["powderjar ivory", "vase blush shape=round sprig=2"],
         "camping": ["lantern forest", "enamelmug navy"], "books": ["mug sage", "plant terracotta leaf=olive"],
         "toys": ["blocks honey", "rings peach"], "plush": ["blocks honey", "rainbow coral"], "audio": ["plant ivory leaf=snake", "book navy motif=moon"],
         "appliances": ["mug rust", "fruitjar red"], "cookware": ["oilbottle forest", "canister oak"], "snacks": ["mug sage", "teapot white"],
         "pantry": ["bowl oat pattern=speckle", "oilbottle forest"], "kitchen-tools": ["fruitjar persimmon", "oilbottle honey"]}
ANY = ["plant white leaf=monstera", "vase sand shape=round sprig=2", "book sage motif=leaf", "plant terracotta leaf=olive", "vase ink shape=bottle sprig=1"]


def save(img, path):
    warm(img).save(path, "WEBP", quality=QUALITY, method=5)


def fit(look, rng, width, height):
    """Scale at which the drawing fills its share of the frame; its bounds."""
    x0, y0, x1, y1 = measure(look, rng)
    k = min(width / (x1 - x0), height / (y1 - y0))
    return max(.5, min(1.6, k)) * (.9 if look.size < 1 else 1), (x0, y0, x1, y1)


def product_picture(r, index, colour, view, path):
    rng = data.rng_for(f"{r['slug']}{view}")
    look = Look(r["art"], colour, data.rng_for(r["slug"]))
    pair = choose_set(rng, look.c, deep=view == "scene" and rng.random() < .35 or view == "main" and index == 0 and rng.random() < .07)
    mode = KINDS[look.kind][1]
    pen_rng = data.rng_for(r["slug"] + "pen")
    if mode == "flat":
        img = backdrop(800, 800, 660, pair, "flat", rng)
        if view == "scene" or rng.random() < .4:
            img = sunlight(img, rng, rng.choice(["window", "leaf"]))
        turn = rng.uniform(-.06, .06) + (rng.choice([-.2, .2]) if view == "scene" else 0)
        k, (x0, y0, x1, y1) = fit(look, data.rng_for(r["slug"] + "pen"), 570, 590)
        k *= {"main": 1.0, "scene": .88, "close": 1.6}[view]
        x, y = 400 - k * (x0 + x1) / 2, 400 - k * (y0 + y1) / 2
        if view == "close":
            x, y = x - 60, y + 60
        save(place(img, look, x, y, k / look.size, pen_rng, turn), path)
        return
    ground = 640
    style = rng.choice(["sweep", "table", "arch", "disc"] if view != "scene" else ["table", "arch", "table"])
    if r["category"] == "camping" and view == "scene":
        style = "hills"
    img = backdrop(800, 800, ground, pair, style, rng)
    if view == "scene" or rng.random() < .25:
        img = sunlight(img, rng, rng.choice(["window", "leaf"]))
    if mode == "hang":
        save(place(img, look, 400, 590, (1 if view == "main" else 1.15), pen_rng), path)
        return
    k, (x0, y0, x1, y1) = fit(look, data.rng_for(r["slug"] + "pen"), 590, 530)
    k /= look.size
    shift = (530 - k * (y1 - y0)) * .14
    mid = k * (x0 + x1) / 2
    if view == "main":
        img = place(img, look, 400 - mid, ground - max(0, shift) + 10, k, pen_rng)
    elif view == "close":
        img = place(img, look, 340 - mid, 850, k * 1.55, pen_rng)
    else:
        side = rng.choice([-1, 1])
        prop = [q for q in PROPS.get(r["category"], ANY) if q.split()[0] != look.kind] or ANY
        back = Look(rng.choice(prop), None, rng)
        far, _ = fit(back, random.Random(r["slug"]), 330, 390)
        img = place(img, back, 400 - side * 225, ground - 46, min(far, .72), rng, strength=.8)
        img = place(img, look, 400 + side * 100 - mid * .84, ground + 34, k * .84, pen_rng)
    save(img, path)


def group(path, w, h, pair, style, items, seed, light=None):
    """items: (art text, colour or None, x, ground, scale) from back to front."""
    rng = random.Random(seed)
    ground = h * .8
    img = backdrop(w, h, ground, pair, style, rng)
    if light:
        img = sunlight(img, rng, light)
    for text, x, y, k in items:
        img = place(img, Look(text, None, random.Random(seed + text)), x * w, y * h, k * h / 800, random.Random(text))
    save(img, path)


def sets(*hexes):
    return [rgb(h) for h in hexes]


HERO = [("plant terracotta leaf=olive", .9, .755, .8), ("vase celadon shape=bottle sprig=1", .79, .765, .78), ("teatin sage pattern=leaf", .665, .775, .78),
        ("teapot white band=celadon", .56, .86, .82), ("gaiwan celadon", .785, .89, .56), ("candle honey", .905, .91, .48)]
BANNERS = {
    "banner-spring-tea": (sets("dfe8d6", "cad8bd"), "table", "leaf", [("teatin jade pattern=mountain", .62, .78, .85), ("teatin celadon pattern=bamboo", .78, .8, .8), ("teaglass jade", .92, .84, .72), ("gaiwan white", .7, .92, .55)]),
    "banner-slow-home": (sets("ecd9c6", "dcc1a8"), "arch", "window", [("lamp persimmon shape=mushroom", .62, .8, 1.0), ("vase sand shape=round sprig=2", .92, .8, .8), ("cushion mustard", .78, .88, .72), ("candle rose", .9, .93, .5)]),
    "banner-outdoors": (sets("dde9ea", "c8d3b0"), "hills", None, [("tent moss", .68, .82, 1.05), ("backpack mustard shape=roll", .87, .88, .7), ("lantern red", .52, .9, .5), ("enamelmug navy", .96, .94, .36)])}
COLLECTION_ART = {"new-arrivals": ["lamp sage shape=mushroom", "backpack mustard shape=roll", "earbuds blush"], "best-sellers": ["headphones sage", "teapot white band=celadon", "sneaker celadon"],
                  "gifts": ["giftbox rose pattern=dot", "bear oat", "perfume honey shape=round"], "spring-tea": ["teatin sage pattern=leaf", "gaiwan celadon", "teapouch moss"],
                  "back-to-school": ["backpack sky shape=school", "desklamp mint shape=bar", "notebook terracotta"], "slow-mornings": ["gooseneck copper", "mug sage", "coffeebag terracotta"],
                  "weekend-outdoors": ["tent persimmon", "flask forest", "trekpack teal"], "under-99": ["candle plum", "enamelmug mustard", "lipstick coral shape=balm"]}
TOP_ART = {"home": ["lamp persimmon shape=mushroom", "vase celadon shape=bottle sprig=1"], "kitchen": ["casserole persimmon", "utensils sage"],
           "food-tea": ["teatin jade pattern=mountain", "fruitjar red"], "electronics": ["headphones ink", "radio mint"], "clothing": ["sneaker celadon", "boot cocoa shape=hike"],
           "bags": ["suitcase sage", "tote wine shape=leather"], "beauty": ["dropper sage", "lipstick rose"], "sports-outdoor": ["tent moss", "ball persimmon shape=basket"],
           "kids-toys": ["bear oat", "rainbow coral"], "stationery-books": ["book navy motif=moon", "notebook mustard"]}


def draw_all(out, part=""):
    rows = data.skus(data.parse_rows())
    for r in rows:
        if part in r["slug"]:
            for i, (colour, view) in enumerate(data.pictures(r)):
                product_picture(r, i, colour, view, out / f"{r['sku'].lower()}-{i + 1}.webp")
    if part and part != "@":
        return
    group(out / "home-hero.webp", 1600, 900, sets("e9e3d4", "d9cdb8"), "table", HERO, "hero", "window")
    for name, (pair, style, sun, items) in BANNERS.items():
        group(out / f"{name}.webp", 1200, 675, pair, style, items, name, sun)
    rng = random.Random("sets")
    for i, (slug, *_) in enumerate(split(COLLECTIONS)):
        a = COLLECTION_ART[slug]
        pair = choose_set(rng, Look(a[0], None, rng).c)
        group(out / f"collection-{slug}.webp", 1200, 800, pair, ["table", "arch", "disc"][i % 3],
              [(a[1], .3, .78, .78), (a[2], .7, .79, .78), (a[0], .5, .86, .92)], slug, ["window", "leaf", None][i % 3])
    for i, (slug, *_) in enumerate(split(TOP)):
        a = TOP_ART[slug]
        pair = choose_set(rng, Look(a[0], None, rng).c)
        group(out / f"category-{slug}.webp", 800, 600, pair, ["arch", "table"][i % 2], [(a[1], .64, .8, .84), (a[0], .4, .86, .98)], slug, ["leaf", "window"][i % 2])
    for i, (slug, *_) in enumerate(split(LEAF)):
        mine = [r for r in rows if r["category"] == slug]
        standing = [r for r in mine if KINDS[r["art"].split()[0]][1] == "stand"]
        pick = standing[:1] + standing[4:5] if len(standing) > 4 else (mine[5:6] + mine[2:3])
        pair = choose_set(rng, Look(pick[0]["art"], None, rng).c)
        flat = KINDS[pick[0]["art"].split()[0]][1] == "flat"
        group(out / f"category-{slug}.webp", 800, 600, pair, "flat" if flat else ["table", "disc", "arch"][i % 3],
              [(pick[1]["art"], .7, .82 if not flat else .84, .8), (pick[0]["art"], .37, .86, .86)], slug, ["leaf", "window", None][i % 3])
