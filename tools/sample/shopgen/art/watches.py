"""Watches and other things worn."""
import math

from ..palette import dark, light, rgb
from .kinds import BRASS, INK, IVORY, OAK, PAPER, STEEL, kind
from .pen import WHITE


def ring(p, x, y, r, w, c):
    p.oval(x, y, r, r)
    p.x.set_line_width(w)
    p.x.set_source_rgb(*dark(c, .3))
    p.x.stroke()
    p.oval(x - 1.5, y - 1.5, r, r)
    p.x.set_line_width(w * .6)
    p.x.set_source_rgb(*c)
    p.x.stroke()


@kind("watch", "band", "analog", mode="flat")
def watch(p, o):
    c, k = o.c, o.kind
    band = k == "band"
    w = 62 if band else 84
    if o.shape == "wide":
        w = 88
    strap = c if k != "analog" or o.shape != "mesh" else c
    for s in (-1, 1):
        p.smooth([(-w, -260 + s * 60), (-w, -260 + s * 60), (-w * .8, -260 + s * 190), (-w * .7, -260 + s * 292), (0, -260 + s * 306), (w * .7, -260 + s * 292), (w * .8, -260 + s * 190), (w, -260 + s * 60), (w, -260 + s * 60)])
        p.soft(strap, 1.1, 0, "waffle" if o.shape == "mesh" else None)
        if o.shape != "mesh":
            for i in range(5):
                y = -260 + s * (190 + i * 22)
                if s > 0 or band:
                    p.oval(0, y, 8, 6)
                    p.paint(dark(strap, .5))
        if k == "analog" and o.shape != "mesh":
            for x in (-1, 1):
                p.line([(x * w * .84, -260 + s * 90), (x * w * .6, -260 + s * 285)], light(strap, .5), 2.4, .8, dash=[7, 6])
    case = STEEL if k != "analog" or o.name != "gold" else BRASS
    if o.shape == "rugged":
        case = INK
    if band:
        p.box(-w - 8, -390, 2 * w + 16, 260, 60)
        p.soft(dark(c, .12), 1)
        p.box(-w + 4, -376, 2 * w - 8, 232, 48)
        p.paint(INK)
        p.line([(-26, -330), (26, -330)], WHITE, 7, .9)
        for i, h in enumerate((30, 52, 40, 66, 24)):
            p.line([(-32 + i * 16, -190), (-32 + i * 16, -190 - h)], rgb("coral") if i != 3 else rgb("honey"), 8)
        return
    for a in ((0,) if o.shape != "rugged" else (-.5, 0, .5)):
        p.box(136 * math.cos(a), -272 + 136 * math.sin(a), 26, 26, 7)
        p.soft(dark(case, .15))
    if o.shape == "rugged":
        for i in range(24):
            a = i * .2618
            p.oval(math.cos(a) * 140, -260 + math.sin(a) * 140, 15, 15)
            p.soft(dark(INK, .1), .6)
    p.oval(0, -260, 142, 142)
    p.soft(case, 1.2, .1)
    p.oval(0, -260, 122, 122)
    face = INK if k == "watch" else PAPER if o.shape != "moon" else rgb("navy")
    p.grad([(0, light(face, .14)), (1, face)], -100, -360, 100, -160)
    fg = WHITE if face != PAPER else INK
    if k == "watch":
        for r, col, e in ((92, "coral", 4.6), (72, "honey", 3.4), (52, "mint", 5.2)):
            p.x.new_path()
            p.x.arc(0, -260, r, -1.57, -1.57 + e)
            p.x.set_line_width(12)
            p.x.set_line_cap(1)
            p.x.set_source_rgb(*rgb(col))
            p.x.stroke()
        p.line([(-14, -262), (14, -262)], WHITE, 9)
    else:
        for i in range(12):
            a = i * .5236
            p.line([(math.cos(a) * 98, -260 + math.sin(a) * 98), (math.cos(a) * 112, -260 + math.sin(a) * 112)], fg, 6 if i % 3 == 0 else 3)
        if o.shape == "moon":
            p.oval(0, -206, 40, 40)
            p.paint(dark(face, .5))
            p.oval(8, -210, 24, 24)
            p.paint(rgb("ivory"))
        p.line([(0, -260), (-44, -306)], fg, 8)
        p.line([(0, -260), (62, -322)], fg, 5)
        p.oval(0, -260, 8, 8)
        p.paint(rgb("persimmon"))
    p.x.new_path()
    p.x.arc(0, -260, 108, 3.5, 4.4)
    p.x.set_line_width(9)
    p.x.set_source_rgba(*WHITE, .16)
    p.x.stroke()


@kind("ring")
def finger(p, o):
    p.lathe([(0, 150), (-16, 176), (-40, 180), (-50, 170)], IVORY, .5, top=dark(IVORY, .1))
    ring(p, 0, -190, 130, 56, o.c)
    p.line([(-112, -240), (-80, -296), (-20, -322)], WHITE, 12, .7)
    ring(p, 0, -190, 104, 8, dark(o.c, .5))


@kind("cheststrap", mode="flat")
def strap(p, o):
    p.smooth([(-290, -300), (-150, -230), (0, -210), (150, -230), (290, -300), (290, -230), (150, -160), (0, -140), (-150, -160), (-290, -230)])
    p.soft(o.c, 1, 0, "waffle")
    p.box(-86, -226, 172, 104, 48)
    p.soft(rgb("red"), 1.2, .1)
    p.line([(-46, -174), (-20, -174), (-6, -200), (10, -150), (22, -174), (46, -174)], WHITE, 6)


@kind("clock")
def clock(p, o):
    for s in (-1, 1):
        p.rod([(s * 90, -20), (s * 120, 0)], OAK, 24)
    p.oval(0, -200, 196, 196)
    p.soft(o.c, 1.2)
    p.oval(0, -200, 160, 160)
    p.soft(PAPER, .7)
    for i in range(12):
        a = i * .5236
        p.oval(math.cos(a) * 132, -200 + math.sin(a) * 132, 7, 7)
        p.paint(INK)
    p.line([(0, -200), (-56, -250)], INK, 11)
    p.line([(0, -200), (40, -300)], INK, 7)
    p.line([(0, -200), (20, -120)], rgb("persimmon"), 4)
    p.box(-26, -420, 52, 26, 10)
    p.soft(BRASS)
