"""Audio."""
import math

from ..palette import dark, light, rgb
from .kinds import BRASS, INK, PAPER, STEEL, WALNUT, kind
from .pen import WHITE


@kind("headphones")
def headphones(p, o):
    c = o.c
    p.rod([(-190, -190), (-208, -320), (-156, -452), (0, -516), (156, -452), (208, -320), (190, -190)], dark(c, .12), 40)
    p.line([(-126, -462), (-66, -494), (0, -504), (66, -494), (126, -462)], light(c, .25), 26)
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
