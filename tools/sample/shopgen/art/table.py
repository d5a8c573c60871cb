"""Tableware, lamps, vases, plants."""
import math

from ..palette import dark, light, mix, rgb
from .kinds import BRASS, GLASS, INK, IVORY, LEAF, OAK, PAPER, TEA, WALNUT, kind
from .pen import TILT, WHITE


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
    p.lathe([(0, 92), (-14, 104), (-h * .25, r * .96), (-h * .55, r), (-h * .86, r * .66), (-h, r * .46)], o.c, .55, o.pat)
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


def clear(p, prof, tint, x=0, a=.34, liquid=None):
    """Clear glass: a faint body, strong edges, two lights."""
    yb, rb = prof[0]
    yt, rt = prof[-1]
    if liquid:
        col, share = liquid
        cut = yb + (yt - yb) * share
        low = [q for q in prof if q[0] > cut] + [(cut, rt if prof[-1][1] == prof[-2][1] else rb + (rt - rb) * share)]
        p.lathe([(y, r * .93) for y, r in low], col, .2, x=x, a=.88)
    p.lathe(prof, tint, .75, x=x, a=a)
    for s in (-1, 1):
        p.line([(x + s * r, y) for y, r in prof], light(tint, .6), 3.5, .9)
    p.oval(x, yt, rt, rt * TILT)
    p.x.set_line_width(5)
    p.x.set_source_rgba(*light(tint, .7), .95)
    p.x.stroke()


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
    p.lathe([(-360, 92), (-440, 90)], STEEL_, .6)
    p.lathe([(-440, 84), (-500, 80)], o.c, .4)
    p.line([(-40, -506), (0, -560), (40, -506)], dark(o.c, .2), 12)


STEEL_ = rgb("silver")


def glow(p, x, y, r, a=.55, colour=(1, .87, .6)):
    import cairo
    g = cairo.RadialGradient(x, y, 0, x, y, r)
    g.add_color_stop_rgba(0, *colour, a)
    g.add_color_stop_rgba(1, *colour, 0)
    p.x.set_source(g)
    p.x.new_path()
    p.x.rectangle(x - r, y - r, 2 * r, 2 * r)
    p.x.fill()


@kind("lamp")
def lamp(p, o):
    if o.shape == "mushroom":
        p.lathe([(0, 110), (-14, 116), (-30, 60), (-150, 48), (-270, 54)], light(o.c, .15), .5)
        p.lathe([(-262, 215), (-290, 218), (-370, 170), (-425, 60), (-430, 8)], light(o.c, .18), .5)
        p.oval(0, -262, 212, 34)
        p.grad([(0, rgb("ffe2a8")), (1, rgb("fff3d6"))], 0, -300, 0, -230)
    elif o.shape == "globe":
        p.lathe([(0, 80), (-20, 84), (-40, 40), (-60, 44)], BRASS, .7)
        p.oval(0, -245, 190, 190)
        p.grad([(0, rgb("fffaf0")), (.6, rgb("fff0d0")), (1, rgb("eccf9c"))], -80, -420, 90, -60)
    else:
        p.lathe([(0, 92), (-14, 98), (-60, 70), (-130, 112), (-200, 92), (-250, 26), (-270, 20)], IVORY, .6)
        p.lathe([(-262, 212), (-266, 212), (-470, 118)], light(o.c, .1), 0)
        for i in range(-9, 10):
            t = i / 9
            s = math.sin(t * 1.57)
            p.line([(s * 210, -262 + 34 * math.cos(s * 1.57)), (s * 117, -470 + 18 * math.cos(s * 1.57))], dark(o.c, .2), 3, .5)


@kind("pendant", mode="hang")
def pendant(p, o):
    p.line([(0, -700), (0, -420)], INK, 5)
    p.lathe([(-380, 24), (-430, 20), (-440, 8)], BRASS, .6)
    if o.shape == "globe":
        p.oval(0, -215, 205, 190)
        p.soft(rgb("fff2da"), .8)
        for i in range(-5, 6):
            r = 205 * math.cos(i / 5.6 * 1.5)
            p.line([(-r, -215 + i * 33), (0, -215 + i * 33 + r * .13), (r, -215 + i * 33)], rgb("d8c09a"), 2.4, .7)
    elif o.shape == "bell":
        p.lathe([(-60, 232), (-66, 234), (-190, 190), (-330, 90), (-390, 26)], o.c, 0)
        for i in range(-9, 10):
            t = math.sin(i / 9 * 1.57)
            p.line([(t * 232, -60), (t * 190, -190), (t * 90, -330), (t * 26, -390)], dark(o.c, .4), 3, .6)
        for y, r in ((-80, 228), (-130, 213), (-180, 194), (-230, 168), (-280, 130), (-330, 90)):
            p.line([(-r, y), (-r * .5, y + r * .13), (r * .5, y + r * .13), (r, y)], dark(o.c, .35), 4, .6)
        p.oval(0, -60, 226, 36)
        p.paint(rgb("ffe9bd"))
    else:
        p.lathe([(-120, 240), (-126, 241), (-200, 215), (-300, 130), (-370, 40), (-385, 24)], o.c, .5)
        p.oval(0, -120, 234, 38)
        p.paint(rgb("fff0cf"))
    glow(p, 0, -90, 250, .35)


@kind("desklamp")
def desklamp(p, o):
    p.lathe([(0, 105), (-22, 105), (-28, 100)], o.c, .4)
    p.rod([(0, -30), (0, -30), (-120, -270), (-120, -270)], o.c, 14)
    p.rod([(-120, -270), (-120, -270), (70, -455), (70, -455)], o.c, 13)
    p.oval(-120, -270, 18, 18)
    p.soft(dark(o.c, .25))
    if o.shape == "bar":
        p.box(40, -478, 225, 32, 16)
        p.soft(o.c)
        p.box(58, -450, 190, 8, 4)
        p.paint(rgb("fff2cc"))
        glow(p, 150, -400, 150, .5)
    else:
        p.smooth([(40, -480), (100, -500), (220, -400), (220, -400), (130, -330), (130, -330)])
        p.soft(o.c, 1.1, .2)
        p.smooth([(220, -400), (220, -400), (185, -350), (130, -330), (130, -330), (170, -372)])
        p.paint(rgb("ffedc0"))
        glow(p, 200, -320, 170, .5)


@kind("floorlamp")
def floorlamp(p, o):
    for x in (-110, 110, 24):
        p.rod([(0, -300), (x, 0 if x != 24 else -30)], OAK, 12)
    p.rod([(0, -400), (0, -290)], BRASS, 8)
    p.lathe([(-360, 170), (-364, 170), (-545, 140)], rgb("f3e2c2"), 0)
    glow(p, 0, -430, 240, .35)


@kind("nightlight")
def nightlight(p, o):
    p.lathe([(0, 130), (-10, 136), (-70, 136), (-80, 130)], o.c, .3)
    p.lathe([(-80, 118), (-150, 122), (-240, 98), (-280, 40), (-286, 8)], rgb("ffe9c0"), .3)
    glow(p, 0, -190, 240, .55)


@kind("lantern")
def lantern(p, o):
    p.line([(-120, -350), (-110, -500), (110, -500), (120, -350)], INK, 8)
    p.lathe([(0, 130), (-30, 134), (-70, 100), (-84, 96)], o.c, .5)
    clear(p, [(-84, 90), (-170, 132), (-260, 122), (-330, 78)], GLASS, 0, .35)
    p.box(-16, -260, 32, 130, 14)
    p.paint(rgb("ffd98c"))
    glow(p, 0, -200, 200, .75)
    p.lathe([(-330, 88), (-370, 100), (-392, 60), (-430, 48), (-440, 20)], o.c, .5)
    for x in (-140, 140):
        p.rod([(x * .9, -60), (x, -200), (x * .7, -350)], dark(o.c, .2), 9)


@kind("booklight")
def booklight(p, o):
    p.poly([(-250, -60), (0, -30), (0, -30), (250, -60), (250, -6), (0, 14), (-250, -6)])
    p.soft(rgb("terracotta"))
    p.smooth([(-240, -64), (-240, -64), (-120, -96), (0, -44), (0, -44), (120, -96), (240, -64), (240, -64), (120, -70), (0, -20), (-120, -70)])
    p.soft(PAPER, .6)
    p.rod([(60, -70), (120, -240), (40, -360), (-50, -350)], o.c, 13)
    p.smooth([(-20, -390), (-130, -370), (-140, -310), (-40, -320)])
    p.soft(o.c, 1, .2)
    glow(p, -90, -230, 190, .6)
    p.box(40, -120, 56, 70, 14)
    p.soft(o.c)


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
