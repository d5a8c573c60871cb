"""Camping and fitness."""
import math

from ..palette import dark, light, mix, rgb
from .kinds import BRASS, INK, IVORY, OAK, PAPER, RED, STEEL, WALNUT, kind
from .pen import TILT, WHITE
from .table import glow


@kind("tent")
def tent(p, o):
    c = o.c
    if o.shape == "dome":
        p.smooth([(-285, -4), (-285, -4), (-230, -220), (0, -360), (230, -220), (285, -4), (285, -4), (0, 4)])
        p.soft(c, 1.2)
        for x in (-150, 0, 150):
            p.line([(x * 1.7, -6), (x * 1.1, -210), (0, -360)], dark(c, .3), 5, .7)
        p.smooth([(-90, 0), (-90, 0), (-70, -190), (0, -250), (70, -190), (90, 0), (90, 0)])
    else:
        p.poly([(-285, 0), (20, -370), (20, 0)])
        p.soft(dark(c, .12), 1.1)
        p.poly([(20, -370), (285, -20), (240, 0), (-40, 0)])
        p.soft(light(c, .08), 1.1)
        p.poly([(-40, 0), (20, -362), (140, 0)])
    p.grad([(0, rgb("ffdf9c")), (1, dark(c, .55))], 0, -300, 0, 0)
    s = 1 if o.shape == "dome" else 0
    p.smooth([(0 if s else 20, -250 if s else -362), (0 if s else 20, -250 if s else -362), (60, -140), (130, 0), (130, 0), (84, 0), (50, -130)])
    p.soft(light(c, .3), 1)
    for s in (-1, 1):
        p.line([(s * 250, -60), (s * 320, 6)], PAPER, 3, .9)


@kind("sleepingbag", mode="flat")
def bag(p, o):
    p.smooth([(-110, -20), (-140, -120), (-160, -330), (-130, -470), (0, -530), (130, -470), (160, -330), (140, -120), (110, -20), (0, 0)])
    p.soft(o.c, 1.2)
    for i in range(8):
        y = -410 + i * 50
        p.line([(-156 + max(0, i - 3) * 8, y), (0, y + 12), (156 - max(0, i - 3) * 8, y)], dark(o.c, .35), 4, .5)
        p.line([(-140, y + 12), (0, y + 24), (140, y + 12)], light(o.c, .4), 9, .22)
    p.oval(0, -446, 84, 62)
    p.soft(dark(o.c, .5), .7)
    p.oval(0, -436, 66, 40)
    p.soft(IVORY, 1)
    p.line([(96, -440), (130, -300), (110, -60)], BRASS, 5, .9, dash=[4, 4])


@kind("campchair", "camptable")
def chair(p, o):
    if o.kind == "camptable":
        for s in (-1, 1):
            p.rod([(s * 110, -170), (s * 230, 0)], OAK, 20)
            p.rod([(s * 160, -170), (s * 60, -14)], dark(OAK, .2), 18)
        p.poly([(-250, -230), (250, -230), (285, -170), (-285, -170)])
        p.soft(o.c, .8)
        for i in range(1, 12):
            t = i / 12
            p.line([(-250 + 500 * t, -228), (-285 + 570 * t, -172)], dark(o.c, .4), 4, .6)
        p.lathe([(-196, 40), (-260, 44)], rgb("navy"), .4, top=rgb("cocoa"), x=-120)
        p.lathe([(-196, 56), (-206, 70), (-300, 62), (-320, 30)], STEEL, .6, x=60)
        return
    p.rod([(-190, 0), (160, -250)], dark(OAK, .2), 22)
    p.rod([(150, 0), (-110, -430)], OAK, 22)
    p.smooth([(-200, -470), (-200, -470), (-20, -480), (90, -200), (90, -200), (210, -190), (230, -150), (40, -110), (-60, -170)])
    p.soft(o.c, 1.2)
    p.line([(-180, -440), (-60, -210), (60, -140), (210, -160)], dark(o.c, .3), 6, .5)
    p.rod([(-215, -476), (0, -486)], OAK, 18)
    p.rod([(-70, 0), (230, -170)], OAK, 22)


@kind("camppot", "enamelmug", "flask")
def pots(p, o):
    c, k = o.c, o.kind
    if k == "flask":
        p.lathe([(0, 96), (-14, 104), (-320, 104), (-370, 64)], c, .35)
        p.lathe([(-366, 60), (-390, 60)], STEEL, .8)
        p.lathe([(-388, 70), (-470, 66), (-480, 50)], dark(c, .35), .4)
        p.line([(-50, -476), (-40, -540), (40, -540), (50, -476)], rgb("camel"), 15)
        p.label(0, -160, 64, 64, light(c, .3), dark(c, .45))
    elif k == "enamelmug":
        p.line([(140, -220), (246, -216), (236, -80), (140, -64)], c, 22)
        p.lathe([(0, 146), (-10, 150), (-250, 156)], c, .5, "speckle", top=IVORY)
        p.oval(0, -250, 156, 156 * TILT)
        p.x.set_line_width(9)
        p.x.set_source_rgb(*STEEL)
        p.x.stroke()
        p.liquid(-240, 136, rgb("cocoa"))
        for i in range(3):
            p.line([(-40 + i * 44, -280), (-56 + i * 44, -340), (-30 + i * 44, -390)], WHITE, 14, .28)
    else:
        for s in (0, 1):
            p.line([(150, -60 - s * 140), (270, -70 - s * 130), (270, -30 - s * 140), (150, -30 - s * 140)], dark(c, .25), 8)
        p.lathe([(0, 150), (-12, 160), (-170, 160)], c, .7, top=c)
        p.lathe([(-172, 166), (-180, 168), (-230, 150), (-240, 138)], light(c, .1), .7)
        p.lathe([(-238, 14), (-262, 22), (-268, 10)], INK, .4)
        for y in (-60, -100):
            p.line([(-160, y), (-148, y + 10), (-110, y + 18)], dark(c, .4), 3)


@kind("headlamp")
def headlamp(p, o):
    p.line([(-150, -140), (-220, -320), (0, -420), (220, -320), (150, -140)], dark(o.c, .25), 46)
    p.line([(-150, -140), (-214, -320), (0, -412), (214, -320), (150, -140)], o.c, 32)
    p.line([(-200, -260), (-170, -352), (0, -412), (170, -352), (200, -260)], PAPER, 5, .8, dash=[14, 10])
    p.box(-150, -230, 300, 190, 60)
    p.soft(INK, 1.1)
    p.oval(-20, -136, 76, 76)
    p.soft(STEEL, 1)
    p.oval(-20, -136, 58, 58)
    p.paint(rgb("fff3c9"))
    glow(p, -20, -136, 210, .55)
    p.oval(96, -136, 22, 22)
    p.soft(RED, 1, .3)


@kind("poles")
def poles(p, o):
    for s in (-1, 1):
        p.rod([(s * 120, 0), (-s * 70, -380)], o.c, 13)
        p.rod([(s * 60, -120), (-s * 20, -280)], STEEL, 11)
        p.rod([(-s * 70, -380), (-s * 104, -450), (-s * 122, -500)], rgb("oak"), 36)
        p.line([(-s * 122, -510), (-s * 200, -470), (-s * 150, -400), (-s * 92, -440)], INK, 9)
        p.oval(s * 110, -26, 36, 14)
        p.soft(INK)


@kind("hammock")
def hammock(p, o):
    for s in (-1, 1):
        p.smooth([(s * 250, 0), (s * 262, -300), (s * 250, -560), (s * 300, -560), (s * 310, -300), (s * 322, 0)])
        p.soft(WALNUT, 1.1, 0, "vstripe")
        p.line([(s * 268, -380), (s * 200, -330)], IVORY, 7)
    p.smooth([(-210, -336), (-210, -336), (-110, -220), (0, -190), (110, -220), (210, -336), (210, -336), (150, -120), (0, -60), (-150, -120)])
    p.soft(o.c, 1.2)
    p.smooth([(-206, -332), (-110, -250), (0, -228), (110, -250), (206, -332), (110, -200), (0, -172), (-110, -200)])
    p.soft(light(o.c, .3), .8)
    for i in range(3):
        p.line([(-150 + i * 26, -170 + i * 26), (0, -110 + i * 14), (150 - i * 26, -170 + i * 26)], dark(o.c, .3), 4, .35)


@kind("cooler")
def cooler(p, o):
    p.line([(-150, -300), (-140, -440), (140, -440), (150, -300)], dark(o.c, .35), 20)
    p.box(-230, -260, 460, 256, 40)
    p.soft(o.c, 1.2)
    p.smooth([(-236, -250), (-226, -320), (-160, -336), (160, -336), (226, -320), (236, -250), (0, -236)])
    p.soft(light(o.c, .14), 1)
    p.line([(-230, -250), (0, -236), (230, -250)], dark(o.c, .5), 7)
    for x in (-120, 120):
        p.line([(x, -240), (x, -10)], dark(o.c, .3), 20, cap=False)
    p.label(0, -120, 90, 64, light(o.c, .4), dark(o.c, .4))


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
