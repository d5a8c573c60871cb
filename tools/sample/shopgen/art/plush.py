"""Plush animals: one body, many heads."""
import math

from ..palette import dark, light, rgb
from .kinds import INK, IVORY, kind
from .pen import WHITE


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
        p.line([(0, -304), (0, -288)], dark(INK, .2), 4)
        p.line([(-26, -290), (-14, -279), (0, -288), (14, -279), (26, -290)], dark(INK, .2), 4)
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
