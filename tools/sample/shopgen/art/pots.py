"""Pans, pots and kettles."""
import math

from ..palette import dark, light, rgb
from .kinds import BRASS, INK, OAK, kind
from .pen import TILT


def handle(p, pts, c, w=34):
    p.rod(pts, c, w)
    x, y = pts[-1]
    p.oval(x - 4, y, 7, 6)
    p.paint(dark(c, .7))


@kind("wok", "skillet", "saucepan", "squarepan", "grill")
def pan(p, o):
    c, k = o.c, o.kind
    if k == "grill":
        p.poly([(-230, -150), (230, -150), (275, -30), (-275, -30)])
        p.soft(light(c, .1), 1)
        p.poly([(-275, -30), (275, -30), (270, 0), (-270, 0)])
        p.soft(dark(c, .2))
        for i in range(13):
            t = i / 12
            p.line([(-205 + 410 * t, -140), (-240 + 480 * t, -44)], light(c, .3), 7, .7)
            p.line([(-200 + 410 * t, -140), (-234 + 480 * t, -44)], dark(c, .5), 5, .8)
        for s in (-1, 1):
            p.line([(s * 250, -120), (s * 300, -110), (s * 306, -70), (s * 266, -64)], dark(c, .1), 18)
        return
    if k == "squarepan":
        handle(p, [(190, -60), (330, -110)], OAK)
        p.poly([(-190, -150), (170, -150), (200, -40), (-220, -40)])
        p.soft(light(c, .15), 1)
        p.poly([(-166, -140), (150, -140), (172, -54), (-190, -54)])
        p.soft(dark(c, .35), 1)
        p.poly([(-220, -40), (200, -40), (190, 0), (-208, 0)])
        p.soft(c, 1, .1)
        p.smooth([(-150, -74), (-150, -130), (120, -130), (140, -74)])
        p.soft(rgb("lemon"), 1)
        for i in range(3):
            p.line([(-146, -118 + i * 16), (134, -118 + i * 16)], rgb("honey"), 3, .5)
        return
    deep = {"wok": 130, "skillet": 54, "saucepan": 170}[k]
    r = {"wok": 225, "skillet": 190, "saucepan": 145}[k]
    hc = OAK if o.opts.get("handle") or k == "wok" else (dark(c, .1) if k == "skillet" else INK)
    handle(p, [(r - 24, -deep + 6), (r + 60, -deep - 16), (r + 150, -deep - 44)], hc, 32)
    if k == "wok":
        prof = [(0, 80), (-40, 150), (-90, 200), (-130, 228)]
    else:
        prof = [(0, r * .86), (-10, r * .92), (-deep, r)]
    p.lathe(prof, c, .35, top=dark(c, .1) if k != "skillet" else dark(c, .25))
    y = -deep
    p.oval(0, y + 2, r * .9, r * TILT * .84)
    p.grad([(0, dark(c, .5)), (.6, dark(c, .2)), (1, light(c, .12))], -r, y - 30, r, y + 30)
    if k == "wok":
        for i in range(60):
            a, q = i * 2.4, math.sqrt(i / 60)
            p.oval(math.cos(a) * r * .84 * q, y + 4 + math.sin(a) * r * TILT * .78 * q, 8, 3)
            p.paint(light(c, .3), .35)
    elif k == "skillet":
        p.smooth([(-70, y), (-20, y - 18), (50, y - 8), (66, y + 10), (0, y + 20), (-60, y + 12)])
        p.paint(rgb("fffaf0"))
        p.oval(0, y - 2, 24, 11)
        p.soft(rgb("honey"), 1, .5)
    else:
        p.liquid(y + 10, r * .86, rgb("fbf6ea"))


@kind("casserole", "claypot", "stockpot", "steamer")
def pot(p, o):
    c, k = o.c, o.kind
    if k == "steamer":
        for y in (0, -112):
            p.lathe([(y, 205), (y - 100, 205)], c, .1, "vstripe", top=c)
            for d in (14, 84):
                p.line([(-205, y - d), (-100, y - d + 30), (100, y - d + 30), (205, y - d)], dark(c, .3), 12, .8)
        p.lathe([(-216, 210), (-246, 206), (-290, 90), (-296, 20)], light(c, .12), 0, "herringbone")
        p.line([(-40, -296), (0, -336), (40, -296)], dark(c, .3), 12)
        return
    h, r = {"casserole": (170, 190), "claypot": (190, 195), "stockpot": (300, 175)}[k]
    if k == "casserole":
        h *= o.size
    for s in (-1, 1):
        p.line([(s * (r - 8), -h + 34), (s * (r + 56), -h + 26), (s * (r + 56), -h + 70), (s * (r - 8), -h + 74)], dark(c, .2), 20)
        p.line([(s * (r - 8), -h + 31), (s * (r + 52), -h + 24)], light(c, .3), 6, .8)
    prof = [(0, r * .9), (-14, r * .97), (-h, r)] if k != "claypot" else [(0, r * .62), (-60, r * .95), (-h + 20, r), (-h, r * .94)]
    p.lathe(prof, c, .5 if k != "claypot" else .2)
    p.lathe([(-h - 4, r + 5), (-h - 16, r + 3), (-h - 54, r * .6), (-h - 66, 34)], light(c, .05), .5 if k != "claypot" else .2)
    kc = BRASS if k == "casserole" else c if k == "claypot" else INK
    p.lathe([(-h - 64, 16), (-h - 84, 30), (-h - 104, 28), (-h - 108, 14)], kc, .6)
    if k == "stockpot":
        p.line([(-r, -h + 24), (0, -h + 24 + r * TILT), (r, -h + 24)], dark(c, .3), 3, .6)


@kind("ironkettle", "gooseneck", "ekettle")
def kettle(p, o):
    c, k = o.c, o.kind
    if k == "ironkettle":
        p.line([(-140, -210), (-120, -400), (120, -400), (140, -210)], dark(c, .1), 16)
        p.smooth([(120, -150), (120, -150), (210, -180), (240, -240), (240, -240), (206, -236), (150, -200), (130, -205)])
        p.soft(c)
        p.lathe([(0, 120), (-30, 160), (-120, 190), (-200, 140), (-230, 80)], c, .2)
        for j in range(6):
            for i in range(-8, 9):
                s = math.sin(i / 9 * 1.5)
                p.oval(s * (175 + 14 * (j % 3)), -60 - j * 22 + 28 * math.cos(s * 1.5), 5, 4)
                p.paint(light(c, .3), .6)
        p.lathe([(-230, 84), (-246, 70), (-254, 20)], light(c, .08), .2)
        p.lathe([(-252, 12), (-280, 18), (-284, 8)], BRASS, .5)
        return
    goose = k == "gooseneck"
    p.line([(-130, -250), (-250, -270), (-236, -70)], OAK if goose else INK, 26)
    p.line([(-134, -258), (-240, -276)], light(OAK if goose else INK, .4), 6, .7)
    if goose:
        p.rod([(110, -60), (200, -90), (200, -230), (262, -300)], c, 20)
    else:
        p.smooth([(100, -240), (100, -240), (200, -290), (200, -290), (130, -150)])
        p.soft(c)
    p.lathe([(0, 160), (-22, 160)], INK, .3)
    p.lathe([(-22, 154), (-40, 156), (-250, 116), (-280, 100)], c, .5)
    p.lathe([(-280, 104), (-300, 92), (-306, 20)], light(c, .1), .5)
    p.lathe([(-304, 16), (-326, 22), (-332, 12)], OAK if goose else INK, .4)
    if not goose:
        p.oval(0, -110, 22, 16)
        p.paint(dark(c, .4))
        p.oval(0, -110, 7, 6)
        p.paint(rgb("honey"))
