"""Wooden toys and plush animals."""
import math

from ..palette import dark, light, mix, rgb
from .kinds import BRASS, INK, IVORY, LEAF, OAK, PAPER, RED, STEEL, WALNUT, kind
from .pen import WHITE

BRIGHT = ["coral", "honey", "lemon", "jade", "sky", "indigo", "plum"]


@kind("rainbow")
def rainbow(p, o):
    for i, n in enumerate(BRIGHT):
        r = 250 - i * 33
        p.x.new_path()
        p.x.arc(0, 0, r, math.pi, 0)
        p.x.arc_negative(0, 0, r - 28, 0, math.pi)
        p.x.close_path()
        p.soft(rgb(n), 1)


@kind("blocks", "bricks")
def blocks(p, o):
    put = [(-150, 0), (-50, 0), (50, 0), (150, 0), (-100, -96), (0, -96), (100, -96), (-50, -192), (60, -192)]
    for i, (x, y) in enumerate(put):
        c = rgb(o.rng.choice(BRIGHT + ["oak", "oak", "mint", "white"]))
        p.box(x - 48, y - 94, 94, 94, 8)
        p.soft(c, 1)
        if o.kind == "bricks":
            for k in (-22, 22):
                p.box(x + k - 14, y - 108, 28, 16, 5)
                p.soft(light(c, .1), .7)
        elif i % 3 == 0:
            p.oval(x, y - 48, 22, 22)
            p.paint(PAPER, .85)
    if o.kind == "blocks":
        p.poly([(-60, -288), (10, -378), (80, -288)])
        p.soft(rgb("coral"), 1.1)
        p.box(150, -190, 60, 94, 8)
        p.soft(rgb("teal"))
    else:
        for x, n in ((-50, "rose"), (60, "lemon")):
            p.rod([(x, -300), (x, -360)], rgb("jade"), 12)
            for k in range(5):
                a = k * 1.2566
                p.oval(x + math.cos(a) * 26, -380 + math.sin(a) * 26, 18, 18)
                p.soft(rgb(n))
            p.oval(x, -380, 15, 15)
            p.soft(rgb("honey"))


def wheel(p, x, y, r, c=None):
    p.oval(x, y, r, r)
    p.soft(c or OAK, 1)
    p.oval(x, y, r * .3, r * .3)
    p.soft(RED, 1)


@kind("train")
def train(p, o):
    p.box(-260, -150, 150, 110, 14)
    p.soft(rgb("honey"))
    for i in range(3):
        p.oval(-225 + i * 42, -158, 26, 22)
        p.soft(OAK)
    p.line([(-110, -62), (-60, -62)], STEEL, 10)
    p.box(-66, -110, 330, 70, 20)
    p.soft(o.c, 1.1)
    p.box(-60, -270, 130, 180, 14)
    p.soft(rgb("teal") if o.name != "teal" else rgb("coral"), 1.1)
    p.box(-30, -236, 70, 64, 10)
    p.soft(PAPER, .5)
    p.box(-80, -296, 170, 30, 14)
    p.soft(OAK)
    p.box(60, -190, 190, 90, 44)
    p.soft(o.c, 1.2)
    p.box(170, -270, 46, 90, 8)
    p.soft(INK)
    p.box(160, -284, 66, 22, 8)
    p.soft(BRASS)
    for x in (-225, -145, -20, 100, 200):
        wheel(p, x, -34, 36)


@kind("car")
def car(p, o):
    for x, y, k, c in ((-120, -150, .7, "coral"), (150, -120, .72, "honey"), (0, 0, 1, None)):
        p.x.save()
        p.x.translate(x, y)
        p.x.scale(k, k)
        p.smooth([(-200, -40), (-190, -110), (-110, -130), (-60, -210), (60, -214), (110, -134), (190, -110), (204, -40)])
        p.soft(rgb(c) if c else o.c, 1.2, .1)
        p.smooth([(-80, -134), (-44, -192), (-6, -194), (-6, -134)])
        p.soft(PAPER, .6)
        p.smooth([(14, -134), (14, -194), (50, -194), (80, -134)])
        p.soft(PAPER, .6)
        for w in (-110, 110):
            wheel(p, w, -40, 46)
        p.x.restore()


@kind("rings")
def rings(p, o):
    p.lathe([(0, 90), (-26, 130), (-40, 120)], OAK, .3)
    for i in range(6):
        r, y = 170 - i * 18, -40 - i * 56
        p.lathe([(y, r * .86), (y - 14, r), (y - 40, r), (y - 54, r * .86)], rgb(BRIGHT[i]), .35)
    p.oval(0, -404, 44, 44)
    p.soft(RED, 1.2, .2)


@kind("puzzle", mode="flat")
def puzzle(p, o):
    p.box(-250, -450, 500, 380, 22)
    p.soft(OAK, .9)
    cols = ["sage", "honey", "coral", "sky", "mint", "peach", "lilac", "lemon"]
    for i in range(5):
        for j in range(4):
            x, y = -222 + i * 90, -424 + j * 84
            if (i, j) == (4, 3):
                x, y = x + 70, y + 60
            c = rgb(cols[(i * 3 + j * 5) % 8])
            p.box(x, y, 84, 78, 12)
            p.soft(c, .8)
            p.oval(x + 84, y + 39, 15, 13)
            p.soft(c, .6)
            p.oval(x + 42, y + 78, 13, 13)
            p.soft(c, .6)


@kind("xylophone", mode="flat")
def xylophone(p, o):
    for s in (-1, 1):
        p.poly([(-250, -260 + s * 110), (250, -260 + s * 60), (250, -260 + s * 84), (-250, -260 + s * 140)])
        p.soft(OAK)
    for i in range(8):
        h = 360 - i * 26
        p.box(-240 + i * 61, -260 - h / 2, 50, h, 14)
        p.soft(rgb((BRIGHT + ["rose"])[i]), 1)
        for s in (-1, 1):
            p.oval(-215 + i * 61, -260 + s * h * .34, 7, 7)
            p.soft(STEEL)
    p.rod([(-120, -60), (210, -190)], OAK, 14)
    p.oval(214, -192, 28, 28)
    p.soft(RED, 1, .2)


@kind("toyhouse")
def house(p, o):
    p.box(-180, -260, 360, 256, 10)
    p.soft(o.c, 1)
    p.poly([(-226, -250), (0, -430), (226, -250)])
    p.soft(rgb("coral"), 1.1)
    for x, y, f in ((-90, -180, "o"), (90, -180, "s"), (-90, -70, "t"), (90, -70, "o")):
        if f == "o":
            p.oval(x, y, 40, 40)
        elif f == "s":
            p.box(x - 38, y - 38, 76, 76, 6)
        else:
            p.poly([(x - 44, y + 36), (x, y - 42), (x + 44, y + 36)])
        p.paint(dark(o.c, .6))
    for x, n in ((-230, "honey"), (226, "jade")):
        p.box(x - 34, -70, 68, 68, 8)
        p.soft(rgb(n))


@kind("cactus")
def cactus(p, o):
    g = o.c
    p.rod([(0, -140), (0, -430)], g, 92)
    for pts in ([(-20, -260), (-150, -270), (-150, -370)], [(20, -310), (140, -320), (140, -410)], [(-10, -380), (-90, -400), (-94, -450)]):
        p.rod(pts, light(g, .1), 50)
    for x, y in ((0, -480), (-150, -400), (140, -440)):
        p.oval(x, y, 24, 18)
        p.soft(rgb("coral"))
    for i in range(14):
        p.line([(-26 + (i % 3) * 26, -180 - i * 18), (-22 + (i % 3) * 26, -190 - i * 18)], PAPER, 4)
    p.lathe([(0, 84), (-20, 110), (-130, 140), (-150, 140)], rgb("terracotta"), .2, top=OAK)


@kind("woodfruit")
def woodfruit(p, o):
    p.poly([(-250, -110), (210, -110), (265, -20), (-275, -20)])
    p.soft(OAK, .8)
    for x, y, c in ((-140, -130, "red"), (0, -150, "persimmon"), (130, -120, "jade")):
        p.oval(x, y, 78, 74)
        p.soft(rgb(c), 1.2, .2)
        p.line([(x + 8, y - 72), (x + 10, y + 72)], PAPER, 7)
        p.leaf(x, y - 70, 50, -.7, LEAF)
    p.rod([(-40, -20), (80, -46)], OAK, 30)
    p.smooth([(80, -60), (80, -60), (250, -90), (270, -50), (84, -30)])
    p.soft(light(OAK, .5))


@kind("marblerun")
def marble(p, o):
    for x, h in ((-190, 360), (-60, 270), (90, 190), (210, 110)):
        for k in range(h // 90 + 1):
            p.box(x - 44, -90 - k * 90, 88, 88, 8)
            p.soft(mix(OAK, light(OAK, .4), (k % 2)), 1)
            p.oval(x, -46 - k * 90, 20, 20)
            p.paint(dark(OAK, .6))
    p.rod([(-200, -460), (-60, -350), (90, -270), (210, -170)], rgb("coral"), 34)
    for x, y, c in ((-150, -450, "indigo"), (40, -326, "jade"), (180, -226, "honey")):
        p.oval(x, y, 26, 26)
        p.soft(rgb(c), 1.3, .4)


@kind("bear", "rabbit", "panda", "fox", "cat", "elephant", "sheep", "frog", "lion", "dragon", "penguin")
def animal(p, o):
    k, c = o.kind, o.c
    belly = light(c, .5)
    limb = INK if k == "panda" else dark(c, .04)
    blackish = k in ("panda",)
    if k == "lion":
        for i in range(18):
            a = i * .349
            p.oval(math.cos(a) * 138, -330 + math.sin(a) * 128, 50, 50)
            p.soft(rgb("rust"), 1)
    if k in ("fox", "cat", "lion", "dragon"):
        p.line([(110, -60), (230, -40), (240, -150), (200, -200)], dark(c, .1), 54 if k == "fox" else 30)
        p.oval(202, -206, 32, 36)
        p.soft(IVORY if k == "fox" else rgb("rust") if k == "lion" else c, 1)
    if k == "dragon":
        for s in (-1, 1):
            p.smooth([(s * 90, -200), (s * 220, -330), (s * 210, -230), (s * 240, -180), (s * 100, -130)])
            p.soft(rgb("honey"), 1)
    for s in (-1, 1):  # legs first, the belly covers their roots
        p.oval(s * 104, -34, 74, 42)
        p.soft(limb if k != "penguin" else rgb("honey"), 1.2)
        if k not in ("penguin", "sheep"):
            p.oval(s * 124, -30, 34, 24)
            p.soft(light(limb, .35) if not blackish else dark(IVORY, .5), .8)
    wool = k == "sheep"
    p.oval(0, -140, 138, 142)
    p.soft(c, 1.2)
    p.oval(0, -124, 88, 96)
    p.soft(belly if k != "panda" else IVORY, .8)
    for s in (-1, 1):
        p.smooth([(s * 84, -236), (s * 150, -200), (s * 164, -110), (s * 120, -96), (s * 96, -170)])
        p.soft(limb, 1.2)
    # ears
    for s in (-1, 1):
        if k in ("rabbit",):
            p.smooth([(s * 34, -410), (s * 30, -560), (s * 70, -600), (s * 104, -540), (s * 84, -400)])
            p.soft(c, 1.2)
            p.smooth([(s * 50, -420), (s * 50, -540), (s * 70, -566), (s * 86, -530), (s * 74, -420)])
            p.soft(rgb("blush") if o.name != "blush" else IVORY, .7)
        elif k in ("fox", "cat"):
            p.smooth([(s * 40, -420), (s * 40, -420), (s * 100, -520), (s * 100, -520), (s * 138, -370), (s * 138, -370)])
            p.soft(c, 1.1)
            p.smooth([(s * 70, -430), (s * 70, -430), (s * 100, -486), (s * 100, -486), (s * 118, -400), (s * 118, -400)])
            p.soft(INK if k == "fox" else rgb("blush"), .7)
        elif k == "elephant":
            p.oval(s * 168, -330, 92, 104)
            p.soft(c, 1.2)
            p.oval(s * 170, -326, 62, 74)
            p.soft(rgb("blush"), .7, 0, "dot")
        elif k == "sheep":
            p.oval(s * 148, -330, 50, 26)
            p.soft(rgb("sand"), 1)
        elif k == "frog":
            p.oval(s * 74, -436, 50, 48)
            p.soft(c, 1.2)
        elif k == "dragon":
            p.smooth([(s * 50, -430), (s * 70, -520), (s * 96, -540), (s * 90, -420)])
            p.soft(rgb("honey"), 1)
        elif k != "penguin":
            p.oval(s * 104, -432, 52, 50)
            p.soft(limb, 1.2)
            p.oval(s * 104, -428, 30, 28)
            p.soft(rgb("blush") if not blackish else dark(INK, .2), .7)
    p.oval(0, -336, 148, 128)
    p.soft(c if not wool else rgb("sand"), 1.2)
    if wool:
        for i in range(46):
            a, q = i * 2.4, math.sqrt(i / 46)
            p.oval(math.cos(a) * 126 * q, -140 + math.sin(a) * 130 * q, 34, 32)
            p.soft(c, .9)
        for i in range(11):
            a = math.pi + i * .314
            p.oval(math.cos(a) * 120, -372 + math.sin(a) * 84, 44, 40)
            p.soft(c, .9)
    if k in ("fox", "penguin"):
        for s in (-1, 1):
            p.smooth([(s * 4, -300), (s * 40, -350), (s * 110, -350), (s * 120, -290), (s * 60, -226), (s * 4, -216)])
            p.soft(IVORY, .7)
    elif k in ("bear", "lion", "cat", "rabbit", "panda", "dragon"):
        p.oval(0, -296, 62, 48)
        p.soft(light(c, .5), .7)
    ey = -346 if k != "frog" else -440
    ex = 58 if k != "frog" else 74
    for s in (-1, 1):
        if k == "panda":
            p.oval(s * 62, -346, 38, 44)
            p.soft(INK, .7)
        if k == "frog":
            p.oval(s * ex, ey, 30, 30)
            p.soft(IVORY, .6)
        p.oval(s * ex, ey, 14, 15)
        p.paint(dark(INK, .5))
        p.oval(s * ex - 4, ey - 5, 5, 5)
        p.paint(WHITE)
        p.oval(s * 92, -300, 24, 15)
        p.paint(rgb("coral"), .38)
    if k == "elephant":
        p.rod([(0, -320), (6, -250), (-14, -200), (30, -180)], c, 50)
    elif k == "penguin":
        p.smooth([(-30, -300), (0, -316), (30, -300), (0, -266)])
        p.soft(rgb("honey"), 1)
    elif k == "frog":
        p.line([(-70, -310), (0, -280), (70, -310)], dark(c, .6), 6)
    else:
        p.oval(0, -316, 20, 14)
        p.paint(dark(INK, .3) if k not in ("rabbit", "cat") else rgb("rose"))
        p.line([(0, -304), (0, -290), (-22, -276)], dark(INK, .2), 4)
        p.line([(0, -290), (22, -276)], dark(INK, .2), 4)
    if k == "cat":
        for s in (-1, 1):
            for d in (-8, 8):
                p.line([(s * 70, -300 + d), (s * 160, -310 + d * 2.4)], dark(c, .5), 2.5, .6)
    if k == "dragon":
        for i in range(3):
            p.poly([(-24 + i * 4, -450 - i), (0, -500 + i * 8), (28 - i * 4, -450 - i)])
            p.soft(rgb("coral"))
    if k in ("bear", "rabbit", "elephant"):
        for s in (-1, 1):
            p.smooth([(0, -218), (s * 70, -250), (s * 76, -190)])
            p.soft(rgb(o.rng.choice(["teal", "coral", "mustard"])) if s < 0 else rgb("teal"), 1)
        p.oval(0, -218, 16, 16)
        p.soft(rgb("honey"))


@kind("whale")
def whale(p, o):
    c = o.c
    p.smooth([(170, -120), (230, -240), (190, -330), (250, -300), (290, -340), (300, -250), (250, -110)])
    p.soft(dark(c, .06), 1.1)
    p.smooth([(-260, -80), (-250, -220), (-120, -310), (60, -280), (180, -190), (270, -140), (230, -40), (80, 0), (-160, 0)])
    p.soft(c, 1.3)
    p.smooth([(-246, -70), (-150, -110), (0, -90), (120, -40), (40, -4), (-150, -2)])
    p.soft(IVORY, .8)
    for i in range(5):
        p.line([(-220 + i * 30, -86 + i * 8), (-150 + i * 40, -40 + i * 4), (-60 + i * 36, -20)], dark(IVORY, .25), 3, .6)
    p.oval(-150, -160, 13, 14)
    p.paint(dark(INK, .4))
    p.oval(-154, -164, 4, 4)
    p.paint(WHITE)
    p.oval(-120, -130, 22, 13)
    p.paint(rgb("coral"), .4)
    p.smooth([(0, -90), (60, -20), (10, 10), (-40, -60)])
    p.soft(dark(c, .1), 1)
