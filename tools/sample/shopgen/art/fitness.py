"""Fitness and ball games."""
import math

from ..palette import dark, light, rgb
from .kinds import INK, OAK, PAPER, STEEL, kind
from .pen import WHITE
from .glass import glow


@kind("mat", "roller")
def mat(p, o):
    c = o.c
    if o.kind == "mat":
        p.smooth([(-80, -20), (280, -40), (300, 0), (-60, 24)])
        p.soft(light(c, .1), .8, 0, "speckle" if o.name == "oak" else None)
        r, y = 130, -118
        p.poly([(-250, y - r), (60, y - r), (60, y + r), (-250, y + r)])
    else:
        r, y = 118, -120
        p.poly([(-230, y - r), (150, y - r), (150, y + r), (-230, y + r)])
    x1 = 60 if o.kind == "mat" else 150
    p.grad([(0, light(c, .3)), (.3, light(c, .12)), (.7, dark(c, .1)), (1, dark(c, .34))], 0, y - r, 0, y + r)
    if o.kind == "roller":
        for i in range(6):
            p.line([(-226, y - r + 20 + i * 40), (140, y - r + 20 + i * 40)], dark(c, .3), 9, .5)
            p.line([(-226, y - r + 12 + i * 40), (140, y - r + 12 + i * 40)], light(c, .4), 5, .4)
    else:
        for x in (-190, -10):
            p.line([(x, y - r), (x + 12, y), (x, y + r)], dark(c, .4), 18, cap=False)
    p.oval(x1, y, r * .42, r)
    p.soft(light(c, .12), .8)
    for q in ((.8, .62, .44, .26) if o.kind == "mat" else (.6,)):
        p.oval(x1, y, r * .42 * q, r * q)
        p.x.set_line_width(4)
        p.x.set_source_rgba(*dark(c, .4), .7)
        p.x.stroke()
    if o.kind == "roller":
        p.oval(x1, y, r * .24, r * .58)
        p.paint(dark(c, .5))


@kind("dumbbell", "kettlebell")
def weight(p, o):
    c = o.c
    if o.kind == "kettlebell":
        p.rod([(-92, -230), (-110, -380), (0, -440), (110, -380), (92, -230)], c, 50)
        p.smooth([(-120, -4), (-190, -110), (-140, -250), (0, -290), (140, -250), (190, -110), (120, -4), (0, 4)])
        p.soft(c, 1.3, .1)
        p.oval(0, -140, 66, 66)
        p.soft(rgb("mustard"), .8)
        return
    for dy, col in ((0, c), (-120, light(c, .12))):
        p.rod([(-130, -66 + dy), (130, -66 + dy)], STEEL, 34)
        for s in (-1, 1):
            x = s * 170
            p.poly([(x - 66, -10 + dy), (x - 76, -66 + dy), (x - 66, -124 + dy), (x + 60, -132 + dy), (x + 78, -66 + dy), (x + 60, 0 + dy)])
            p.soft(col, 1.2, .05)


@kind("ball")
def ball(p, o):
    c, r, y = o.c, 205, -205
    p.oval(0, y, r, r)
    p.soft(c, 1.4, 0)

    def marks():
        if o.shape == "basket":
            for pts in ([(-r, y), (0, y + 30), (r, y)], [(10, y - r), (-24, y), (10, y + r)], [(-150, y - 150), (-50, y), (-150, y + 160)], [(160, y - 140), (90, y), (150, y + 150)]):
                p.line(pts, INK, 8, .85)
        elif o.shape == "foot":
            for a, q in [(0, 0)] + [(k * 1.2566 - 1.57, .78) for k in range(5)]:
                x, yy = math.cos(a) * r * q, y + math.sin(a) * r * q
                s = 66 if q == 0 else 52
                p.poly([(x + math.cos(a + k * 1.2566 + (0 if q else -1.57)) * s * (1 if q == 0 else .9), yy + math.sin(a + k * 1.2566 + (0 if q else -1.57)) * s) for k in range(5)])
                p.soft(rgb("teal") if q else rgb("forest"), .8)
                if q:
                    p.line([(math.cos(a) * 66, y + math.sin(a) * 66), (x, yy)], dark(c, .35), 5, .6)
        else:
            for k in range(3):
                p.line([(-r, y - 120 + k * 60), (-20 + k * 30, y - 60 + k * 20), (60 + k * 60, y + r)], rgb("teal") if k == 1 else dark(c, .3), 40 if k == 1 else 6, .8)
            p.line([(40, y - r), (90, y - 40), (r, y + 20)], dark(c, .3), 6, .6)
    p.oval(0, y, r, r)
    p.clipped(marks)
    p.x.new_path()
    glow(p, -80, y - 90, 150, .35, WHITE)


@kind("racket", "tabletennis", mode="flat")
def racket(p, o):
    for s in (-1, 1):
        p.x.save()
        p.x.translate(s * 66, -250)
        p.x.rotate(s * .36)
        if o.kind == "racket":
            p.rod([(0, -60), (0, 150)], o.c if s < 0 else rgb("persimmon"), 10)
            p.rod([(0, 150), (0, 280)], INK, 28)
            for i in range(-4, 5):
                w = math.sqrt(1 - (i / 5) ** 2)
                p.line([(i * 17, -170 - 108 * w), (i * 17, -170 + 108 * w)], PAPER, 2)
                p.line([(-84 * w, -170 + i * 22), (84 * w, -170 + i * 22)], PAPER, 2)
            p.oval(0, -170, 88, 114)
            p.x.set_line_width(12)
            p.x.set_source_rgb(*(o.c if s < 0 else rgb("persimmon")))
            p.x.stroke()
        else:
            p.rod([(0, 70), (0, 230)], OAK, 50)
            p.smooth([(-40, 80), (-130, 0), (-140, -130), (0, -230), (140, -130), (130, 0), (40, 80), (0, 86)])
            p.soft(o.c if s > 0 else INK, 1)
            p.poly([(-44, 60), (44, 60), (30, 110), (-30, 110)])
            p.soft(OAK)
        p.x.restore()
    for x, y in (((-150, -60), (-90, -30), (170, -40)) if o.kind == "tabletennis" else ((0, -40),)):
        p.oval(x, y, 28, 28)
        p.soft(rgb("white") if x < 100 else rgb("honey"), 1)


@kind("bands", mode="flat")
def bands(p, o):
    for i, n in enumerate(("lemon", "mint", "rose", "denim", "plum")):
        y = -460 + i * 92
        for w, col in ((40 + i * 4, dark(rgb(n), .25)), (30 + i * 4, rgb(n))):
            p.line([(-200, y), (-230, y + 40), (-190, y + 66), (190, y + 50), (230, y + 10), (190, y - 16), (-200, y)], col, w * .6)
        p.label(-10, y + 60, 50, 18, PAPER, dark(rgb(n), .4))
