"""Wooden toys."""
import math

from ..palette import dark, light, mix, rgb
from .kinds import BRASS, INK, LEAF, OAK, PAPER, RED, STEEL, kind

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
