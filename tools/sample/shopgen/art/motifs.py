"""Pictures on book covers."""
from ..palette import dark, mix, rgb
from .kinds import BRASS, INK, IVORY


MOTIFS = {}


def motif(f):
    MOTIFS[f.__name__] = f
    return f


@motif
def mountain(p, a, b):
    for k in range(3):
        p.smooth([(-120, -60), (-120, -60), (-70 + k * 40, -230 + k * 46), (30 + k * 20, -130), (140, -60), (140, -60)])
        p.paint(mix(a, b, k / 3))
    p.oval(60, -300, 40, 40)
    p.paint(rgb("coral"))


@motif
def pan(p, a, b):
    p.rod([(60, -220), (130, -330)], a, 20)
    p.oval(0, -190, 90, 90)
    p.soft(dark(b, .5))
    p.oval(0, -190, 60, 56)
    p.paint(IVORY)
    p.oval(4, -190, 24, 24)
    p.paint(rgb("honey"))


@motif
def leaf(p, a, b):
    p.sprig(-40, -70, 300, -1.25, a, 11)


@motif
def moon(p, a, b):
    p.oval(10, -280, 74, 74)
    p.paint(a)
    p.line([(-120, -80), (0, -110), (140, -80)], a, 8)
    for i in range(5):
        p.box(-100 + i * 46, -134, 40, 36, 8)
        p.paint(rgb("honey"))


@motif
def vase(p, a, b):
    p.smooth([(-40, -70), (-84, -160), (-30, -250), (-40, -300), (-40, -300), (40, -300), (40, -300), (30, -250), (84, -160), (40, -70)])
    p.paint(a)
    for i in range(3):
        p.line([(-70, -150 - i * 22), (0, -140 - i * 22), (70, -150 - i * 22)], b, 6, .7)


@motif
def fox(p, a, b):
    for i in range(26):
        p.oval(-115 + (i * 61 % 250), -420 + (i * 43 % 230), 3 + i % 3, 3 + i % 3)
        p.paint(rgb("lemon"))
    p.smooth([(-60, -60), (-70, -150), (-50, -210), (-50, -210), (-20, -176), (20, -176), (50, -210), (50, -210), (70, -150), (60, -60)])
    p.paint(rgb("persimmon"))
    p.line([(60, -70), (130, -90), (120, -150)], rgb("persimmon"), 34)
    for s in (-1, 1):
        p.oval(s * 24, -146, 5, 6)
        p.paint(INK)


@motif
def rain(p, a, b):
    for i in range(34):
        x, y = -110 + (i * 47 % 240), -400 + (i * 71 % 260)
        p.line([(x, y), (x - 10, y + 34)], a, 5, .8)
    p.smooth([(-90, -90), (-80, -150), (0, -180), (80, -150), (90, -90)])
    p.paint(rgb("coral"))
    p.line([(0, -90), (0, -50)], a, 6)


@motif
def city(p, a, b):
    for i, h in enumerate((120, 190, 90, 230, 150, 110)):
        p.box(-116 + i * 42, -70 - h, 36, h, 3)
        p.paint(a if i % 2 else mix(a, b, .3))
    p.line([(-116, -60), (0, -40), (134, -64)], a, 6, dash=[14, 10])


@motif
def grid(p, a, b):
    for i in range(5):
        for j in range(6):
            p.box(-104 + i * 48, -350 + j * 48, 40, 40, 6)
            p.paint(a, .25 + .75 * ((i * 7 + j * 5) % 4) / 4)


@motif
def coin(p, a, b):
    for i in range(6):
        p.oval(0, -90 - i * 26, 70, 22)
        p.soft(BRASS, .9)
    p.sprig(0, -220, 130, -1.4, a, 7)


@motif
def line(p, a, b):
    for i in range(9):
        w = (190, 150, 210, 110, 180, 140, 200, 90, 160)[i]
        p.line([(-100, -340 + i * 30), (-100 + w, -340 + i * 30)], a, 6, .85)


@motif
def bird(p, a, b):
    for s in (-1, 1):
        p.line([(s * 4 - 40, -60), (s * 10 - 30, -180)], a, 5)
    p.smooth([(-110, -170), (-30, -240), (50, -290), (80, -360), (116, -364), (150, -352), (110, -336), (90, -250), (20, -170)])
    p.paint(a)
    p.smooth([(-100, -176), (-20, -230), (30, -220), (0, -176)])
    p.paint(mix(a, b, .5))
