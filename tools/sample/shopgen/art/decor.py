"""Vases, candles, plants."""
import math

from ..palette import dark, light, mix, rgb
from .kinds import GLASS, INK, OAK, PAPER, WALNUT, kind
from .pen import WHITE
from .glass import clear, glow


@kind("vase")
def vase(p, o):
    n = int(o.opts.get("sprig", 0))
    top = {"bottle": -360, "round": -210, "flare": -310}[o.shape]
    leaf = rgb(o.rng.choice(["sage", "jade", "moss"]))
    for i in range(n):
        a = -1.57 + (i - (n - 1) / 2) * .5 + .18
        p.sprig(0, top + 10, 300 if n < 3 else 250, a, leaf, 9)
        if n > 1:
            for k in range(5):
                p.oval(math.cos(a) * 260 + o.rng.randint(-26, 26), top + math.sin(a) * 250 + o.rng.randint(-26, 26), 15, 15)
                p.soft(rgb(o.rng.choice(["blush", "white", "coral"])), .8)
    prof = {"bottle": [(0, 74), (-10, 82), (-80, 128), (-150, 120), (-220, 44), (-320, 26), (-360, 38)],
            "round": [(0, 100), (-12, 110), (-80, 186), (-150, 168), (-196, 76), (-210, 84)],
            "flare": [(0, 92), (-14, 96), (-120, 84), (-220, 100), (-310, 142)]}[o.shape]
    if "glassy" in o.opts:
        clear(p, prof, o.c, 0, .5, (mix(o.c, WHITE, .4), .5))
        for i in range(-5, 6):
            p.line([(i * 16, 0), (i * 15, -120), (i * 18, -220), (i * 25, -306)], light(o.c, .55), 4, .5)
    else:
        p.lathe(prof, o.c, .5, o.pat or "speckle" if o.shape == "round" else None, top=dark(o.c, .5))


@kind("candle")
def candle(p, o):
    clear(p, [(0, 120), (-14, 128), (-230, 130), (-250, 130)], mix(o.c, GLASS, .35), 0, .7)
    p.lathe([(-8, 118), (-190, 120)], rgb("f3e7cf"), .1, x=0, a=.55)
    p.liquid(-196, 120, rgb("fbf0d8"))
    p.line([(0, -196), (2, -232)], INK, 5)
    p.smooth([(2, -290), (20, -246), (2, -226), (-16, -246)])
    p.paint(rgb("ffd27a"))
    glow(p, 2, -250, 130, .6)
    p.label(0, -104, 116, 100, PAPER, dark(o.c, .3))


@kind("candles")
def candles(p, o):
    for x, h, c in ((-130, 300, "rose"), (10, 390, "ivory"), (140, 240, "terracotta")):
        p.lathe([(0, 46)] + [(-h * i / 12, 52 + (6 if i % 2 else -6)) for i in range(1, 12)] + [(-h, 40)], rgb(c), .2, x=x)
        p.line([(x, -h), (x + 2, -h - 30)], INK, 4)


@kind("plant")
def plant(p, o):
    k, g = o.opts["leaf"], rgb("jade")
    if k == "olive":
        p.rod([(0, -150), (-8, -260), (6, -340)], WALNUT, 13)
        for i in range(17):
            p.sprig(0, -310 + (i % 3) * 16, 130 + o.rng.randint(0, 80), -1.57 + (i - 8) * .27, rgb(("sage", "celadon", "moss")[i % 3]), 8, .24)
    elif k == "monstera":
        for i, (a, ln) in enumerate(((-2.5, 210), (-.6, 220), (-2.05, 290), (-1.05, 285), (-1.57, 350))):
            x, y = math.cos(a) * ln * .8, -140 + math.sin(a) * ln
            p.line([(0, -140), (x * .4, -140 + (y + 140) * .7), (x, y)], dark(g, .3), 7)
            c = mix(rgb("forest"), g, i / 5)
            p.smooth([(x, y - 80), (x, y - 80), (x + 70, y - 64), (x + 88, y + 10), (x + 20, y + 66), (x, y + 50), (x - 20, y + 66), (x - 88, y + 10), (x - 70, y - 64)])
            p.soft(c, .9)
            p.line([(x, y - 66), (x, y + 48)], light(c, .4), 3)
            for s in (-1, 1):
                for t in (-30, 0, 28):
                    p.oval(x + s * 40, y + t * .8, 12, 4.5)
                    p.paint(dark(c, .45), .6)
    else:
        for i in range(9):
            x, h = (i - 4) * 26, 250 + 120 * math.sin(i * 1.9) ** 2
            p.smooth([(x * .5 - 20, -140), (x - 26, -140 - h * .55), (x * 1.4, -140 - h), (x * 1.4, -140 - h), (x + 28, -140 - h * .5), (x * .5 + 22, -140)])
            p.soft(rgb(("forest", "jade", "moss")[i % 3]), 1)
            p.line([(x * .6, -150), (x, -140 - h * .6), (x * 1.35, -150 - h * .9)], rgb("lemon"), 4, .5)
    p.lathe([(0, 92), (-10, 100), (-150, 138), (-172, 140)], o.c, .3, top=rgb("cocoa"))


@kind("diffuser")
def diffuser(p, o):
    for i in range(6):
        p.line([(0, -200), ((i - 2.5) * 40, -500 + abs(i - 2.5) * 18)], rgb("camel"), 6)
    clear(p, [(0, 100), (-14, 108), (-150, 108), (-190, 50), (-230, 36)], mix(o.c, GLASS, .3), 0, .65, (o.c, .55))
    p.lathe([(-222, 42), (-262, 42)], OAK, .2)
    p.label(0, -86, 110, 84, PAPER, dark(o.c, .3))


@kind("basket")
def basket(p, o):
    for s in (-1, 1):
        p.line([(s * 150, -260), (s * 200, -360), (s * 90, -350), (s * 110, -265)], dark(o.c, .2), 16)
    p.lathe([(0, 170), (-20, 190), (-140, 214), (-270, 190)], o.c, 0, top=dark(o.c, .4))
    for j in range(11):
        for i in range(-11, 12):
            t = math.sin((i + (j % 2) / 2) / 12 * 1.57)
            r = (180, 194, 204, 210, 213, 214, 212, 208, 203, 197, 190)[j]
            p.line([(t * r - 9, -14 - j * 24 + 30 * math.cos(t * 1.5)), (t * r + 9, -14 - j * 24 + 30 * math.cos(t * 1.5))], dark(o.c, .3) if (i + j) % 2 else light(o.c, .35), 9, .45)


@kind("incense")
def incense(p, o):
    p.lathe([(0, 230), (-14, 236), (-26, 226)], rgb("walnut"), .3)
    for x, w, h in ((-90, 110, 130), (80, 130, 100), (-4, 120, 200)):
        p.smooth([(x - w, -24), (x - w, -24), (x - w * .4, -24 - h * .6), (x, -24 - h), (x + w * .35, -24 - h * .55), (x + w, -24), (x + w, -24)])
        p.soft(o.c, 1.2, .12)
    p.line([(0, -215), (30, -480)], rgb("cocoa"), 5)
    p.line([(30, -480), (60, -540), (10, -590), (60, -660)], WHITE, 9, .35)
