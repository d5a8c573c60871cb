"""Tableware."""
import math

from ..palette import dark, light, mix, rgb
from .kinds import BRASS, GLASS, INK, IVORY, LEAF, PAPER, STEEL, TEA, kind
from .pen import TILT, WHITE
from .glass import clear


@kind("gaiwan")
def gaiwan(p, o):
    p.lathe([(-6, 150), (-16, 175), (-22, 120)], o.c, .3)
    p.lathe([(-24, 62), (-50, 70), (-120, 135), (-210, 178), (-228, 192)], o.c, .6, o.pat, top=o.c)
    p.lathe([(-232, 168), (-262, 140), (-300, 60), (-312, 28)], light(o.c, .1), .6)
    p.lathe([(-310, 22), (-330, 34), (-346, 30), (-348, 26)], o.c, .5)


@kind("teapot")
def teapot(p, o):
    h = 190 if o.shape == "low" else 255
    r = 185 if o.shape == "low" else 165
    p.line([(-r * .72, -h * .78), (-r - 110, -h * .95), (-r - 120, -h * .4), (-r * .86, -h * .22)], dark(o.c, .34), 30)
    p.line([(-r * .72, -h * .78), (-r - 110, -h * .95), (-r - 120, -h * .4), (-r * .86, -h * .22)], o.c, 22)
    p.line([(-r * .8, -h * .82), (-r - 100, -h * .97), (-r - 118, -h * .6)], light(o.c, .5), 6, .8)
    p.smooth([(r * .7, -h * .3), (r * .7, -h * .3), (r + 70, -h * .5), (r + 118, -h * .98), (r + 118, -h * .98), (r + 84, -h), (r + 84, -h), (r + 40, -h * .72), (r * .7, -h * .7), (r * .7, -h * .7)])
    p.soft(o.c, 1.1)
    p.lathe([(-h * t / 14, r * (1 - abs(2 * (t / 14 - .46)) ** 2.3 * .46)) for t in range(15)], o.c, .55, o.pat)
    if "band" in o.opts:
        b = rgb(o.opts["band"])
        p.line([(-r, -h * .5), (0, -h * .5 + r * TILT), (r, -h * .5)], b, 10, .7)
    p.lathe([(-h + 2, r * .5), (-h - 16, r * .42), (-h - 34, r * .14)], light(o.c, .08), .5)
    p.lathe([(-h - 32, 14), (-h - 48, 24), (-h - 64, 20), (-h - 68, 10)], o.c, .6)


@kind("bowl")
def bowl(p, o):
    k = o.size
    p.lathe([(0, 80 * k), (-26, 84 * k), (-30, 88 * k), (-90 * k, 170 * k), (-175 * k, 215 * k), (-190 * k, 218 * k)], o.c, .45, o.pat, top=mix(o.c, WHITE, .35))
    if k > 1:
        for x, y, c in ((-90, -196, "persimmon"), (70, -206, "honey"), (-8, -232, "persimmon")):
            p.oval(x, y - 30, 72, 68)
            p.soft(rgb(c), 1, .3)
            p.leaf(x + 6, y - 92, 40, -.5, LEAF)


@kind("plate", mode="flat")
def plate(p, o):
    acc = o.acc or rgb("indigo")
    p.oval(0, -260, 258, 258)
    p.soft(o.c, .5)
    for i in range(44):
        a = i * math.pi / 22
        pts = [(math.cos(a + d) * (226 + 14 * math.sin(d * 44)), -260 + math.sin(a + d) * (226 + 14 * math.sin(d * 44))) for d in (0, .04, .08, .12)]
        p.line(pts, acc, 5, .75)
    p.oval(0, -260, 182, 182)
    p.grad([(0, dark(o.c, .16)), (.4, o.c), (1, light(o.c, .6))], -130, -400, 120, -120)
    p.oval(0, -258, 172, 172)
    p.grad([(0, light(o.c, .3)), (1, dark(o.c, .05))], -120, -390, 120, -120)
    p.sprig(-96, -190, 210, -.6, acc, 7)


@kind("glass")
def glass(p, o):
    for x, k in ((105, 1.0), (-95, 1.0)):
        clear(p, [(0, 76 * k), (-20, 80), (-150, 92), (-250, 98)], o.c, x, .55, (mix(o.c, WHITE, .45), .62))
        for i in range(-3, 4):
            p.line([(x + i * 22, 4), (x + i * 25, -70)], light(o.c, .6), 3, .5)


@kind("pitcher")
def pitcher(p, o):
    p.line([(130, -250), (230, -230), (220, -90), (140, -70)], light(GLASS, .5), 16, .9)
    p.line([(130, -250), (228, -228), (218, -92), (140, -70)], mix(GLASS, INK, .25), 3, .6)
    clear(p, [(0, 118), (-30, 150), (-110, 158), (-220, 118), (-290, 128)], GLASS, 0, .4, (rgb("honey"), .55))
    p.smooth([(-120, -292), (-190, -316), (-112, -262)])
    p.paint(light(GLASS, .5), .7)


@kind("mug")
def mug(p, o):
    p.line([(150, -225), (262, -232), (258, -80), (146, -66)], dark(o.c, .32), 36)
    p.line([(150, -225), (258, -228), (254, -84), (146, -70)], o.c, 26)
    p.line([(170, -232), (248, -226)], light(o.c, .5), 7, .7)
    p.lathe([(0, 130), (-12, 150), (-140, 158), (-280, 160)], o.c, .25, o.pat, top=IVORY)
    p.liquid(-276, 136, rgb("cocoa"))
    p.oval(0, -276, 78, 12)
    p.paint(rgb("ivory"), .85)
    p.leaf(-40, -277, 80, 0, rgb("camel"), .2)


@kind("tray")
def tray(p, o):
    p.box(-270, -74, 540, 74, 10)
    p.soft(dark(o.c, .12))
    p.poly([(-230, -190), (230, -190), (272, -70), (-272, -70)])
    p.soft(o.c, .6)
    for i in range(1, 12):
        t = i / 12
        p.line([(-230 + 460 * t, -182), (-262 + 524 * t, -80)], dark(o.c, .45), 5, .55)
    p.lathe([(-118, 38), (-130, 50), (-172, 62), (-190, 40)], rgb("terracotta"), .4, x=-40)
    p.lathe([(-190, 42), (-204, 12), (-216, 14)], rgb("terracotta"), .4, x=-40)
    for x in (70, 140):
        p.lathe([(-110, 18), (-150, 34)], IVORY, .4, top=TEA, x=x)


@kind("chopsticks", mode="flat")
def chopsticks(p, o):
    for i in range(5):
        for d in (0, 26):
            x = -200 + i * 90 + d
            p.poly([(x - 8, -500), (x + 8, -500), (x + 5, -20), (x - 3, -20)])
            p.soft(o.c if i % 2 == 0 else mix(o.c, INK, .35), 1.2)
            p.box(x - 8, -500, 16, 46)
            p.paint(BRASS, .95)
    p.box(-225, -200, 450, 44, 8)
    p.soft(PAPER, .6)
    p.oval(0, -178, 11, 11)
    p.paint(rgb("red"))


@kind("teaglass")
def teaglass(p, o):
    clear(p, [(0, 84), (-20, 92), (-330, 92), (-360, 88)], GLASS, 0, .42, (rgb("c9d79b"), .8))
    for i in range(12):
        p.leaf(o.rng.randint(-60, 40), -30 - i * 20, 34, o.rng.random() * 6, rgb("sage"), .3)
    p.lathe([(-360, 92), (-440, 90)], STEEL, .6)
    p.lathe([(-440, 84), (-500, 80)], o.c, .4)
    p.line([(-40, -506), (0, -560), (40, -506)], dark(o.c, .2), 12)
