"""Audio, phones and watches."""
import math

from ..palette import dark, light, mix, rgb
from .kinds import BRASS, GLASS, INK, IVORY, OAK, PAPER, STEEL, WALNUT, kind
from .pen import TILT, WHITE


def ring(p, x, y, r, w, c):
    p.oval(x, y, r, r)
    p.x.set_line_width(w)
    p.x.set_source_rgb(*dark(c, .3))
    p.x.stroke()
    p.oval(x - 1.5, y - 1.5, r, r)
    p.x.set_line_width(w * .6)
    p.x.set_source_rgb(*c)
    p.x.stroke()


@kind("headphones")
def headphones(p, o):
    c = o.c
    p.rod([(-190, -190), (-200, -390), (0, -520), (200, -390), (190, -190)], dark(c, .12), 40)
    p.line([(-130, -446), (0, -500), (130, -446)], light(c, .25), 26)
    for s in (-1, 1):
        p.rod([(s * 196, -330), (s * 200, -240)], STEEL, 14)
        p.smooth([(s * 110, -10), (s * 100, -140), (s * 120, -270), (s * 160, -290), (s * 176, -150), (s * 160, 0)])
        p.soft(dark(c, .5), 1)
        p.smooth([(s * 150, 4), (s * 150, -296), (s * 216, -300), (s * 256, -150), (s * 216, 0)])
        p.soft(c, 1.2, .08)
        p.oval(s * 206, -150, 26, 92)
        p.soft(WALNUT if o.shape == "studio" else light(c, .14), .8)


@kind("earbuds")
def earbuds(p, o):
    c = o.c
    p.x.save()
    p.x.translate(-70, 0)
    p.box(-150, -250, 300, 250, 90)
    p.soft(c, 1.2, .08)
    p.line([(-148, -160), (0, -156), (148, -160)], dark(c, .4), 4, .8)
    p.oval(0, -96, 7, 7)
    p.paint(rgb("honey"))
    p.label(0, -204, 44, 30, light(c, .16), dark(c, .3))
    p.x.restore()
    for x, y, turn in ((130, -60, -.25), (236, -50, .3)):
        p.x.save()
        p.x.translate(x, y)
        p.x.rotate(turn)
        if o.shape != "bean":
            p.rod([(10, -20), (14, 34 if o.shape != "stem" else 50)], dark(c, .05), 30)
        p.oval(0, -46, 52, 50 if o.shape != "bean" else 38)
        p.soft(light(c, .12), 1.2, .25)
        p.oval(-42, -34, 27, 24)
        p.soft(dark(c, .35), 1)
        p.oval(14, -56, 12, 12)
        p.paint(dark(c, .25))
        p.x.restore()


@kind("speaker")
def speaker(p, o):
    p.line([(150, -330), (210, -390), (240, -300), (180, -250)], rgb("camel"), 13)
    p.lathe([(0, 150), (-34, 174)], INK, .3)
    p.lathe([(-34, 172), (-50, 174), (-320, 172), (-360, 150)], o.c, .15, "waffle")
    p.oval(0, -360, 110, 18)
    p.soft(dark(o.c, .35), .6)
    p.label(0, -180, 70, 40, light(o.c, .3), dark(o.c, .4))


@kind("radio", "deskspeakers", "soundbar")
def box(p, o):
    c, k = o.c, o.kind
    if k == "soundbar":
        p.box(-285, -110, 570, 106, 40)
        p.soft(c, 1, 0, "waffle")
        p.oval(246, -56, 8, 8)
        p.paint(rgb("honey"))
        p.poly([(-240, -480), (240, -480), (240, -190), (-240, -190)])
        p.soft(INK, .8)
        p.poly([(-228, -468), (228, -468), (228, -202), (-228, -202)])
        p.grad([(0, rgb("teal")), (.6, rgb("peach")), (1, rgb("coral"))], 0, -470, 0, -200)
        p.rod([(0, -190), (0, -120)], INK, 16)
    elif k == "deskspeakers":
        for s in (-1, 1):
            x = s * 132
            p.box(x - 100, -330, 200, 330, 26)
            p.soft(c, 1.1)
            for y, r in ((-120, 76), (-258, 38)):
                p.oval(x, y, r, r)
                p.soft(INK, .9)
                p.oval(x, y, r * .8, r * .8)
                p.soft(dark(STEEL, .45), .8)
                p.oval(x, y, r * .34, r * .34)
                p.soft(INK, .8, .2)
    else:
        p.rod([(140, -270), (230, -480)], STEEL, 7)
        p.line([(-150, -270), (-140, -330), (140, -330), (150, -270)], rgb("camel"), 20)
        p.box(-240, -280, 480, 274, 54)
        p.soft(c, 1.2, .06)
        p.box(-212, -246, 230, 206, 24)
        p.soft(PAPER, .7)
        for i in range(8):
            p.line([(-196, -224 + i * 24), (2, -224 + i * 24)], WALNUT, 8, .75)
        p.oval(126, -166, 72, 72)
        p.soft(PAPER, .8)
        for i in range(24):
            a = i * .2618
            p.line([(126 + math.cos(a) * 54, -166 + math.sin(a) * 54), (126 + math.cos(a) * 64, -166 + math.sin(a) * 64)], INK, 2.5)
        p.line([(126, -166), (160, -206)], rgb("persimmon"), 5)
        for x in (90, 160):
            p.oval(x, -56, 20, 20)
            p.soft(BRASS)


@kind("turntable")
def turntable(p, o):
    p.poly([(-230, -220), (230, -220), (280, -60), (-280, -60)])
    p.soft(o.c, .9)
    p.poly([(-280, -60), (280, -60), (276, 0), (-276, 0)])
    p.soft(dark(o.c, .22))
    p.oval(-50, -142, 186, 68)
    p.soft(INK, .8)
    for r in (.86, .74, .62, .5):
        p.oval(-50, -142, 186 * r, 68 * r)
        p.x.set_line_width(1.6)
        p.x.set_source_rgba(*WHITE, .22)
        p.x.stroke()
    p.oval(-50, -142, 58, 21)
    p.paint(rgb("persimmon"))
    p.oval(-50, -142, 6, 3)
    p.paint(PAPER)
    p.rod([(206, -190), (200, -120), (90, -110)], STEEL, 10)
    p.oval(206, -190, 28, 14)
    p.soft(STEEL)
    p.oval(226, -84, 20, 9)
    p.soft(BRASS)


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
