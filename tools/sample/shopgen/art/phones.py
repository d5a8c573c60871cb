"""Phones, chargers, cables and stands."""
import math

from ..palette import dark, light, mix, rgb
from .kinds import BRASS, INK, IVORY, PAPER, STEEL, WALNUT, kind
from .pen import WHITE
from .watches import ring


def slab(p, x, y, w, h, c, r=34, screen=None, rot=0):
    p.x.save()
    p.x.translate(x, y)
    p.x.rotate(rot)
    p.box(-w / 2, -h / 2, w, h, r)
    p.soft(c, 1)
    if screen:
        p.box(-w / 2 + 11, -h / 2 + 11, w - 22, h - 22, r - 8)
        p.grad(screen, -w / 2, -h / 2, w / 2, h / 2, keep=True)
        p.clipped(lambda: (p.poly([(-w / 2, -h / 2), (w * .2, -h / 2), (-w * .3, h / 2), (-w / 2, h / 2)]), p.paint(WHITE, .12)))
        p.x.new_path()
    p.x.restore()


def wall(c):
    return [(0, mix(c, rgb("peach"), .5)), (.5, c), (1, dark(c, .5))]


@kind("phone")
def phone(p, o):
    c = o.c
    p.x.save()
    p.x.translate(84, -250)
    p.x.rotate(.1)
    p.box(-118, -245, 236, 490, 42)
    p.soft(c, 1.1, .05)
    p.box(-100, -228, 84, 150, 40)
    p.soft(dark(c, .12), .8)
    for y in (-194, -114):
        p.oval(-58, y, 29, 29)
        p.soft(INK, .9, .3)
        p.oval(-58, y, 13, 13)
        p.paint(rgb("indigo"))
    p.label(0, 100, 40, 40, light(c, .12), dark(c, .3))
    p.x.restore()
    slab(p, -90, -250, 232, 484, dark(c, .3), 42, wall(c if sum(c) < 2.3 else rgb("teal")), -.06)
    p.oval(-100, -460, 7, 7)
    p.paint(INK)
    p.oval(-84, -330, 42, 42)
    p.paint(rgb("honey"), .8)


@kind("tablet")
def tablet(p, o):
    slab(p, 0, -250, 400, 500, o.c, 36, [(0, PAPER), (1, rgb("efe6d2"))], .05)
    for i in range(13):
        w = 260 if i % 5 != 4 else 150
        p.line([(-128 - i * 1.2, -400 + i * 24), (-128 + w - i * 1.2, -394 + i * 24)], INK, 6, .4)
    p.rod([(236, -20), (256, -470)], IVORY, 17)


@kind("charger", "powerbank")
def charger(p, o):
    c = o.c
    if o.kind == "charger":
        for x in (-30, 30):
            p.box(x - 9, -360, 18, 90, 5)
            p.soft(STEEL)
        p.box(-150, -290, 300, 286, 60)
        p.soft(c, 1.2, .1)
        for x in ((-44, 44) if o.shape == "duo" else (0,)):
            p.box(x - 32, -92, 64, 26, 13)
            p.paint(dark(c, .6))
        p.line([(0 if o.shape != "duo" else -44, -78), (0, 0), (160, -4), (270, -60)], light(c, .1), 15)
        p.label(0, -200, 60, 44, light(c, .25), dark(c, .3))
    else:
        slab(p, 0, -230, 260 if o.shape != "mag" else 280, 450 if o.shape != "mag" else 400, c, 50, None, -.12)
        if o.shape == "mag":
            ring(p, 0, -250, 92, 12, light(c, .3))
            p.rod([(0, -130), (0, -80)], light(c, .3), 14)
        else:
            p.label(0, -330, 64, 44, light(c, .15), dark(c, .35))
        for i in range(4):
            p.oval(-36 + i * 24, -74, 6, 6)
            p.paint(rgb("honey") if i < 3 else dark(c, .3))


@kind("cable", "rope", mode="flat")
def cable(p, o):
    for k in range(5):
        r = 190 - k * 17
        pts = [(math.cos(a * .35) * r + 8 * math.sin(k * 2), -260 + math.sin(a * .35) * r * .92) for a in range(19)]
        p.rod(pts, o.c, 15)
    if o.kind == "cable":
        p.box(-50, -470, 100, 44, 10)
        p.soft(rgb("camel") if o.name != "persimmon" else WALNUT)
        for x, y, r in ((210, -60, .5), (-210, -70, -.4)):
            p.rod([(x * .8, y - 100), (x, y)], o.c, 15)
            p.x.save()
            p.x.translate(x, y)
            p.x.rotate(r)
            p.box(-20, -10, 40, 66, 12)
            p.soft(STEEL)
            p.box(-13, 54, 26, 34, 8)
            p.soft(dark(STEEL, .2))
            p.x.restore()
    else:
        for s in (-1, 1):
            p.rod([(s * 60, -300), (s * 120, -90)], rgb("oak"), 44)
            p.oval(s * 122, -84, 24, 22)
            p.soft(o.c)


@kind("phonestand", "dock", "sleeve")
def stand(p, o):
    c, k = o.c, o.kind
    if k == "dock":
        p.box(-270, -40, 540, 44, 20)
        p.soft(c, 1)
        slab(p, -150, -240, 180, 360, INK, 30, wall(rgb("teal")), 0)
        p.rod([(40, -40), (40, -180)], c, 18)
        p.oval(40, -220, 70, 70)
        p.soft(INK)
        p.oval(40, -220, 58, 58)
        p.grad(wall(rgb("indigo")), 0, -280, 60, -160)
        p.box(134, -116, 110, 84, 36)
        p.soft(light(c, .3), 1)
    elif k == "sleeve":
        slab(p, 0, -380, 230, 260, INK, 34, wall(rgb("sage")), .02)
        p.smooth([(-140, -4), (-148, -60), (-140, -360), (-140, -360), (0, -320), (140, -360), (140, -360), (148, -60), (140, -4), (0, 4)])
        p.soft(c, 1.1, 0, "speckle")
        p.box(-30, -356, 60, 160, 12)
        p.soft(o.acc)
        p.oval(0, -220, 12, 12)
        p.soft(BRASS)
    elif o.shape == "fold":
        p.rod([(40, -20), (80, -230)], c, 26)
        slab(p, 0, -290, 210, 400, INK, 34, wall(rgb("coral")), -.06)
        p.box(-150, -40, 300, 40, 16)
        p.soft(c, 1)
        p.box(-90, -110, 180, 20, 8)
        p.soft(c)
    else:
        slab(p, 0, -310, 220, 420, INK, 36, wall(rgb("celadon")), 0)
        p.smooth([(-170, -4), (-180, -60), (-120, -120), (120, -120), (180, -60), (170, -4), (0, 6)])
        p.soft(c, 1.2)
        for i in range(5):
            p.line([(-160, -20 - i * 20), (0, -14 - i * 20), (150, -22 - i * 18)], dark(c, .3), 2, .35)
