"""Shoes."""
from ..palette import dark, light, rgb
from .kinds import BRASS, INK, IVORY, kind


def sole(p, pts, c):
    p.smooth(pts)
    p.soft(c, .9)


@kind("sneaker", "runner", "loafer", "boot", "slipper")
def shoe(p, o):
    c, k, sh = o.c, o.kind, o.shape
    bootlike = k == "boot"
    white = rgb("f3eee2")
    if bootlike:
        top = -350 if sh != "chukka" else -290
        p.smooth([(-220, -50), (-232, -130), (-214, top), (-214, top), (-60, top + 6), (-60, top + 6), (-36, -222), (50, -166), (150, -142), (216, -90), (222, -40), (0, -34)])
        p.soft(c, 1.1, .1 if sh == "chelsea" else 0)
        sole(p, [(-232, -46), (-238, -6), (-238, 0), (-60, 0), (40, -4), (200, 0), (234, -20), (228, -48), (0, -40)], rgb("cocoa") if sh != "hike" else INK)
        if sh == "chelsea":
            p.smooth([(-160, top + 10), (-160, top + 10), (-86, top + 10), (-86, top + 10), (-96, -190), (-140, -190)])
            p.soft(dark(c, .4), .6, 0, "vstripe")
            p.line([(-216, top), (-226, top - 34), (-196, top - 30)], dark(c, .2), 12)
        else:
            for i in range(3 if sh == "chukka" else 5):
                x, y = -30 + i * 22 - (40 if sh == "hike" else 10), -200 + i * 18 - (60 if sh == "hike" else 20)
                p.line([(x - 32, y + 4), (x + 16, y - 10)], rgb("mustard") if sh == "hike" else IVORY, 8)
            if sh == "hike":
                p.smooth([(120, -48), (136, -128), (212, -88), (226, -44)])
                p.soft(INK, .8)
                p.line([(-214, -120), (-120, -90), (0, -70)], light(c, .3), 5, .6)
        return
    if k == "slipper":
        p.smooth([(-250, -30), (-236, -80), (-90, -66), (-30, -150), (80, -168), (220, -110), (262, -40), (0, -16)])
        p.soft(c, 1.2, 0, "speckle")
        p.smooth([(-240, -64), (-130, -44), (-40, -72), (-26, -142), (-110, -92)])
        p.paint(dark(c, .4))
        sole(p, [(-256, -34), (-256, -2), (0, 0), (250, -2), (270, -34), (0, -18)], rgb("oat"))
        return
    if k == "loafer":
        p.smooth([(-236, -40), (-246, -120), (-216, -150), (-216, -150), (-90, -110), (-20, -122), (60, -150), (190, -110), (262, -60), (266, -36), (0, -26)])
        p.soft(c, 1.2, .15)
        p.smooth([(-214, -146), (-120, -114), (-20, -122), (40, -148), (-60, -134), (-160, -140)])
        p.paint(dark(c, .55))
        p.line([(40, -146), (130, -118), (220, -70)], dark(c, .35), 5, .7)
        p.poly([(20, -156), (92, -140), (70, -60), (0, -70)])
        p.soft(dark(c, .08), .9)
        p.line([(36, -112), (64, -106)], dark(c, .55), 8)
        sole(p, [(-244, -42), (-246, 0), (-130, 0), (-130, -16), (0, -12), (240, -4), (276, -20), (270, -40), (0, -28)], rgb("cocoa"))
        return
    runner = k == "runner"
    p.smooth([(-232, -60), (-250, -150), (-226, -216), (-226, -216), (-110, -170), (-64, -196), (-40, -214), (40, -168), (150, -122), (246, -92), (262, -50), (0, -44)])
    p.soft(c, 1, 0, "waffle" if runner else None)
    p.smooth([(-226, -212), (-150, -180), (-100, -172), (-66, -198), (-110, -150), (-190, -170)])
    p.paint(dark(c, .5))
    accent = light(c, .5) if sum(c) < 1.8 else rgb("celadon") if o.name != "celadon" else rgb("forest")
    if sh == "slip":
        p.line([(-70, -190), (-20, -150), (60, -150)], dark(c, .2), 10, .5)
    elif sh == "velcro":
        for i in range(2):
            p.poly([(-70 + i * 70, -200 + i * 32), (-20 + i * 70, -186 + i * 32), (-44 + i * 70, -96 + i * 20), (-90 + i * 70, -108 + i * 20)])
            p.soft(light(c, .5), .8)
    else:
        for i in range(5):
            x, y = -64 + i * 36, -196 + i * 19
            p.line([(x - 20, y + 22), (x + 20, y - 4)], white if sum(c) < 2.4 else rgb("oat"), 9)
    if runner:
        p.smooth([(-190, -60), (-120, -140), (-20, -60), (60, -70), (-20, -40)])
        p.paint(accent, .8)
        sole(p, [(-256, -66), (-276, -20), (-230, 0), (-60, -6), (60, 0), (250, -10), (282, -44), (262, -64), (60, -44), (-80, -50)], white)
        p.line([(-250, -30), (-60, -28), (120, -24), (262, -36)], accent, 7, .7)
    else:
        p.poly([(-236, -150), (-196, -176), (-180, -80), (-232, -80)])
        p.soft(accent, .7)
        if sh == "canvas":
            p.smooth([(160, -60), (176, -112), (246, -92), (264, -56)])
            p.soft(white, .8)
        sole(p, [(-246, -58), (-250, 0), (0, 0), (256, 0), (272, -30), (266, -56), (0, -46)], white)
        p.line([(-244, -34), (0, -28), (266, -34)], accent if sh == "canvas" else dark(white, .12), 4, .8)


@kind("sandal")
def sandal(p, o):
    sole(p, [(-250, -50), (-262, -10), (-160, 0), (0, -6), (240, 0), (276, -30), (262, -56), (60, -50), (-60, -64)], rgb("camel"))
    p.smooth([(-250, -58), (-250, -58), (-60, -76), (80, -58), (262, -60), (262, -60), (100, -48), (-80, -58)])
    p.paint(rgb("cocoa"), .8)
    for x, w, h in ((-60, 86, 150), (90, 80, 126)):
        p.smooth([(x - 20, -58), (x - 20, -58), (x - 4, -h + 8), (x + 40, -h), (x + w + 10, -h + 22), (x + w + 30, -56), (x + w + 30, -56), (x + w * .6, -44)])
        p.soft(o.c, 1.2)
        p.line([(x - 8, -70), (x + 6, -h + 18), (x + 40, -h + 10)], light(o.c, .5), 4, .7)
    p.box(114, -112, 30, 34, 6)
    p.x.set_line_width(7)
    p.x.set_source_rgb(*BRASS)
    p.x.stroke()
