"""Tins, pouches, boxes, bags and cakes of tea."""
import math

from ..palette import dark, light, mix, rgb
from .kinds import BRASS, INK, IVORY, PAPER, RED, kind
from .pen import TILT


def tin(p, o, x=0, h=360, r=128, c=None, pat=None):
    c = c or o.c
    p.lathe([(0, r), (-h + 74, r)], c, .45, pat, x=x)
    p.lathe([(-h + 70, r + 4), (-h, r + 4), (-h - 10, r - 6)], dark(c, .14), .45, x=x)
    p.line([(x - r - 3, -h + 72), (x, -h + 72 + r * TILT), (x + r + 3, -h + 72)], BRASS, 5, .85)
    p.label(x, -h * .36, r * .82, r * .92, PAPER, dark(c, .3))


def heap(p, x, y, w, c, n=60, ln=16):
    for i in range(n):
        t = p.rng.gauss(0, .33)
        h = max(0, 1 - abs(t)) * w * .22
        p.leaf(x + t * w * .5, y - p.rng.random() * h, ln * p.rng.uniform(.7, 1.2), p.rng.random() * 6.3, mix(c, INK, p.rng.random() * .4), .3)


@kind("teatin")
def teatin(p, o):
    tin(p, o, -50, 330 + o.rng.randint(0, 70), 118 + o.rng.randint(0, 24), pat=o.pat)
    p.lathe([(6, 60), (-4, 92), (-20, 100)], IVORY, .4, x=165, top=IVORY)
    heap(p, 165, -22, 170, mix(o.c, rgb("moss"), .5) if o.name not in ("rust", "honey", "wine", "cocoa", "mustard") else rgb("cocoa"))


@kind("tinpair")
def tinpair(p, o):
    p.box(-262, -90, 524, 96, 10)
    p.soft(PAPER, .8)
    tin(p, o, -112, 330, 104, pat="leaf")
    tin(p, o, 112, 330, 104, o.acc, pat="bamboo")
    p.box(-270, -64, 540, 76, 10)
    p.soft(rgb("oat"), .9)
    p.label(0, -26, 90, 40, PAPER, dark(o.c, .3))


@kind("tinround")
def tinround(p, o):
    p.lathe([(0, 200), (-90, 200)], dark(o.c, .1), .5)
    p.lathe([(-86, 206), (-130, 206), (-138, 198)], o.c, .5)
    p.oval(0, -138, 150, 150 * TILT)
    p.paint(PAPER, .9)
    for i in range(9):
        p.oval(160 + (i % 3) * 34, -10 - i * 11, 66, 14)
        p.soft(rgb("camel"), .8, 0, "speckle")


@kind("teapouch", "snackpouch", "coffeebag")
def pouch(p, o):
    c, w, h = o.c, 165 + o.rng.randint(-12, 18), 410 + o.rng.randint(-30, 30)
    p.smooth([(-w, -8), (-w - 12, -60), (-w + 2, -h + 90), (-w, -h + 20), (-w, -h + 20), (0, -h + 14), (w, -h + 20), (w, -h + 20), (w - 2, -h + 90), (w + 12, -60), (w, -8), (0, 10)])
    p.soft(c, 1.1)
    for s in (-1, 1):
        p.line([(s * (w - 10), -h + 90), (s * (w - 40), -h * .5), (s * (w - 16), -30)], light(c, .5) if s < 0 else dark(c, .4), 12, .3)
    p.box(-w, -h + 6, 2 * w, 40, 6)
    p.soft(dark(c, .12), .7, 0, "vstripe")
    if o.kind == "coffeebag":
        p.box(-w - 6, -h + 10, 2 * w + 12, 16, 6)
        p.soft(rgb("camel"))
        p.oval(0, -h + 96, 12, 12)
        p.soft(dark(c, .3))
        p.box(-104, -h * .66, 208, 190, 8)
        p.soft(PAPER, .5)
        style = o.rng.randint(0, 2)
        if style == 0:
            for i in range(3):
                p.smooth([(-100, -h * .66 + 180), (-50 + i * 44, -h * .66 + 60 + i * 30), (100, -h * .66 + 186)])
                p.paint(mix(c, PAPER, .2 + .25 * i))
            p.oval(48, -h * .66 + 52, 24, 24)
            p.paint(rgb("persimmon") if o.name not in ("persimmon", "terracotta") else rgb("lemon"))
        elif style == 1:
            for i in range(6):
                p.oval(0, -h * .66 + 92, 74 - i * 13, 74 - i * 13)
                p.paint(c if i % 2 == 0 else PAPER)
        else:
            p.sprig(-40, -h * .66 + 160, 150, -1.1, c, 9, .42)
        for x in (-190, -225, -250):
            p.oval(x + o.rng.randint(-8, 8), -8 - abs(x) % 9, 19, 13)
            p.soft(rgb("cocoa"), 1, .15)
            p.line([(x - 12, -10), (x, -8), (x + 12, -10)], dark(rgb("cocoa"), .6), 3)
    elif o.kind == "teapouch":
        p.oval(0, -h * .48, 100, 100)
        p.paint(PAPER, .95)
        p.sprig(-46, -h * .48 + 62, 140, -.95, dark(c, .2), 7)
        heap(p, 210, 4, 130, rgb("cocoa") if o.name in ("honey", "camel") else rgb("moss"))
    else:
        p.smooth([(-w * .7, -60), (-w * .76, -h * .36), (0, -h * .44), (w * .76, -h * .36), (w * .7, -60), (0, -40)])
        p.paint(light(c, .55), keep=True)

        def crumbs():
            for i in range(60):
                p.oval(o.rng.uniform(-w * .7, w * .7), o.rng.uniform(-h * .42, -46), 24, 18)
                p.soft(mix(rgb("camel"), c, .25 + .4 * o.rng.random()), 1.1)
        p.clipped(crumbs)
        p.x.new_path()
        p.label(0, -h * .66, 150, 84, PAPER, dark(c, .2))


@kind("giftbox", "snackbox")
def giftbox(p, o):
    c, w, h = o.c, 210 + o.rng.randint(0, 30), 200 + o.rng.randint(0, 90)
    p.poly([(-w, -h), (w, -h), (w - 40, -h - 90), (-w + 40, -h - 90)])
    p.soft(light(c, .3), .6, 0, o.pat)
    p.box(-w, -h, 2 * w, h, 6)
    p.soft(c, .9, 0, o.pat)
    if o.kind == "giftbox":
        p.line([(0, -h), (0, 0)], PAPER, 30, cap=False)
        p.line([(0, -h - 90), (0, -h)], light(PAPER, .5), 24, cap=False)
        for s in (-1, 1):
            p.smooth([(0, -h - 44), (s * 90, -h - 110), (s * 110, -h - 50), (0, -h - 40)])
            p.soft(rgb("terracotta") if o.name != "terracotta" else PAPER, 1)
        p.label(w * .55, -h * .5, 90, 74, PAPER, dark(c, .3))
    else:
        p.box(-w + 34, -h * .82, 2 * w - 68, h * .62, 8)
        p.soft(PAPER, .5)
        p.label(0, -h * .52, 90, 60, PAPER, dark(c, .25))
        for i in range(3):
            x = w - 20 - i * 62
            p.box(x - 34, -44 - 4 * i, 60, 48, 10)
            p.soft(mix(rgb("honey"), rgb("camel"), i / 3), 1)


@kind("matcha")
def matcha(p, o):
    tin(p, o, -130, 220, 92)
    p.lathe([(0, 70), (-14, 80), (-120, 128)], rgb("ink"), .4, x=110, top=rgb("jade"))
    p.liquid(-114, 118, light(rgb("jade"), .15), 110)
    for i in range(9):
        p.line([(190 + i * 5, -210), (176 + i * 9, -330)], rgb("camel"), 4)
    p.rod([(212, -330), (216, -440)], rgb("oak"), 34)


@kind("teacake", mode="flat")
def teacake(p, o):
    p.oval(0, -260, 235, 235)
    p.soft(rgb("efe4cc"), .9)
    for i in range(26):
        a = i * .2417
        p.line([(math.cos(a) * 120, -260 + math.sin(a) * 120), (math.cos(a + .1) * 228, -260 + math.sin(a + .1) * 228)], rgb("cbb78e"), 3, .5)
    p.oval(0, -260, 118, 118)
    p.paint(o.c, .92)
    p.oval(0, -260, 104, 104)
    p.x.set_line_width(3)
    p.x.set_source_rgba(*PAPER, .8)
    p.x.stroke()
    p.sprig(-50, -206, 140, -.9, PAPER, 7)
    heap(p, 190, -40, 170, o.c, 50)


@kind("teabrick")
def teabrick(p, o):
    p.poly([(-240, -150), (200, -150), (250, -110), (-200, -110)])
    p.soft(light(o.c, .15))
    p.box(-200, -112, 450, 112, 6)
    p.soft(o.c, 1, 0, "speckle")
    for i in range(90):
        p.oval(o.rng.uniform(-195, 245), o.rng.uniform(-106, -6), 3.2, 2.8)
        p.paint(rgb("honey"))
    p.box(-210, -200, 230, 206, 4)
    p.soft(rgb("d8c69c"), .8)
    p.label(-95, -100, 120, 110, PAPER, RED)


@kind("ricebag")
def ricebag(p, o):
    c = mix(o.c, PAPER, .55) if o.name != "ink" else rgb("d9d2c2")
    p.smooth([(-170, -4), (-190, -60), (-168, -300), (-150, -370), (-60, -410), (0, -400), (60, -410), (150, -370), (168, -300), (190, -60), (170, -4), (0, 8)])
    p.soft(c, 1.1, 0, "waffle")
    p.smooth([(-70, -404), (-110, -470), (-30, -450), (0, -480), (40, -450), (110, -466), (70, -404)])
    p.soft(c, 1)
    p.line([(-74, -404), (0, -394), (74, -404)], o.acc or RED, 14)
    p.box(-100, -290, 200, 190, 6)
    p.paint(o.acc, .92)
    p.oval(0, -196, 62, 62)
    p.paint(PAPER)
    p.sprig(-30, -160, 96, -1.2, o.acc, 9, .3)
    for i in range(90):
        t = o.rng.gauss(0, 1)
        p.oval(218 + t * 26, 2 - o.rng.random() * max(0, 24 - abs(t) * 12), 6, 3)
        p.paint(mix(o.c, PAPER, .15 + .3 * o.rng.random()))


@kind("noodles")
def noodles(p, o):
    for i in range(5):
        x = -190 + i * 95
        for k in range(13):
            p.line([(x - 26 + k * 4.4, 0), (x - 26 + k * 4.4, -360 - (k * 7 % 16))], mix(rgb("ivory"), rgb("sand"), (k % 3) / 3), 4.4)
        p.box(x - 36, -230, 72, 110, 6)
        p.soft(rgb("terracotta") if i % 2 else rgb("sage"), .8)
        p.oval(x, -176, 17, 17)
        p.paint(PAPER)


@kind("chocolate", mode="flat")
def chocolate(p, o):
    p.x.save()
    p.x.translate(0, -260)
    p.x.rotate(-.3)
    for i in range(3):
        for j in range(4):
            p.box(-130 + i * 88, -260 + j * 70, 84, 66, 8)
            p.soft(o.c, 1.1, .06)
    p.box(-150, -60, 300, 320, 8)
    p.soft(o.acc, .9)
    p.poly([(-150, -60), (-110, -84), (-60, -58), (0, -88), (60, -60), (110, -84), (150, -60)])
    p.soft(rgb("gold"), .7)
    p.label(0, 100, 150, 130, PAPER, o.acc)
    p.x.restore()
