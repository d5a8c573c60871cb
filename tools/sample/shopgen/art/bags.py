"""Bags, cases and wallets."""
from ..palette import dark, light, rgb
from .kinds import BRASS, INK, STEEL, WALNUT, kind


def stitch(p, pts, c):
    p.line(pts, light(c, .5), 2.4, .8, dash=[7, 6])


@kind("backpack", "trekpack")
def backpack(p, o):
    c, sh = o.c, o.shape
    trek = o.kind == "trekpack"
    h = 520 if trek else 430
    p.line([(-50, -h), (-40, -h - 50), (40, -h - 50), (50, -h)], dark(c, .4), 16)
    for s in (-1, 1):
        p.line([(s * 120, -h + 60), (s * 208, -h * .6), (s * 190, -60)], dark(c, .4), 24)
    p.smooth([(-180, -4), (-196, -40), (-190, -h * .6), (-150, -h + 20), (0, -h - 6), (150, -h + 20), (190, -h * .6), (196, -40), (180, -4), (0, 4)])
    p.soft(c, 1.2, .08 if sh == "leather" else 0, "grid" if sh == "light" else None)
    acc = WALNUT if sh in ("roll", "day") else dark(c, .22)
    if trek:
        p.smooth([(-160, -h + 30), (-150, -h - 50), (0, -h - 70), (150, -h - 50), (160, -h + 30), (0, -h + 54)])
        p.soft(light(c, .1), 1)
        for s in (-1, 1):
            p.line([(s * 80, -h + 20), (s * 84, -260)], dark(c, .45), 12)
            p.smooth([(s * 180, -220), (s * 230, -200), (s * 226, -50), (s * 176, -20)])
            p.soft(dark(c, .12), .9)
        p.lathe([(20, 70), (20, 70)], c, 0)
        p.box(-200, -26, 400, 66, 30)
        p.soft(rgb("mustard"), 1.1, 0, "vstripe")
    elif sh == "roll":
        p.box(-160, -h - 22, 320, 56, 26)
        p.soft(light(c, .1), 1)
        p.line([(0, -h - 24), (0, -140)], WALNUT, 18)
        p.box(-22, -h + 60, 44, 40, 6)
        p.soft(BRASS)
    elif sh in ("leather", "school"):
        p.smooth([(-176, -h + 80), (-150, -h + 16), (0, -h - 4), (150, -h + 16), (176, -h + 80), (170, -240), (0, -216), (-170, -240)])
        p.soft(light(c, .07), 1)
        for s in (-1, 1):
            p.line([(s * 84, -h + 60), (s * 84, -190)], acc, 18)
            p.box(s * 84 - 16, -232, 32, 36, 6)
            p.soft(BRASS)
    else:
        p.line([(-146, -h + 120), (-90, -h + 52), (90, -h + 52), (146, -h + 120)], dark(c, .45), 6)
        stitch(p, [(-146, -h + 132), (-90, -h + 64), (90, -h + 64), (146, -h + 132)], c)
    y = -190 if not trek else -250
    p.smooth([(-146, -30), (-150, y + 30), (-110, y), (110, y), (150, y + 30), (146, -30), (0, -18)])
    p.soft(light(c, .06), 1.1)
    p.line([(-110, y + 34), (0, y + 28), (110, y + 34)], dark(c, .45), 6)
    p.box(90, y + 28, 12, 34, 5)
    p.soft(acc)
    p.box(-34, y + 62, 68, 30, 6)
    p.soft(rgb("camel") if o.name != "camel" else WALNUT, .8)
    if sh == "school":
        for s in (-1, 1):
            p.box(s * 120 - 12, -110, 24, 60, 6)
            p.paint(rgb("f3f0d0"))


@kind("suitcase")
def suitcase(p, o):
    c = o.c
    w, h = (190, 500) if o.shape == "large" else (160, 400)
    for x in (-44, 44):
        p.rod([(x, -h - 100), (x, -h)], STEEL, 10)
    p.box(-64, -h - 122, 128, 26, 12)
    p.soft(INK)
    for x in (-w + 40, w - 40):
        p.oval(x, -12, 22, 22)
        p.soft(INK)
    p.box(-w, -h, 2 * w, h - 24, 44)
    p.soft(c, 1.1, .06)
    for i in range(9):
        x = -w + 34 + i * (2 * w - 68) / 8
        p.line([(x, -h + 26), (x, -50)], dark(c, .35), 5, .5)
        p.line([(x + 6, -h + 26), (x + 6, -50)], light(c, .5), 4, .5)
    for x, y in ((-w, -h), (w - 56, -h), (-w, -80), (w - 56, -80)):
        p.box(x, y, 56, 56, 26)
        p.soft(dark(c, .14), .9)
    p.box(-34, -h * .55, 68, 30, 8)
    p.soft(rgb("camel"))


@kind("duffel")
def duffel(p, o):
    c = o.c
    for d in (14, 0):
        p.line([(-110, -200), (-90, -400 + d), (90, -400 + d), (110, -200)], WALNUT if d == 0 else dark(WALNUT, .4), 17)
    p.smooth([(-262, -10), (-280, -60), (-264, -200), (-210, -262), (0, -272), (210, -262), (264, -200), (280, -60), (262, -10), (0, 4)])
    p.soft(c, 1.3)
    p.line([(-214, -250), (0, -256), (214, -250)], dark(c, .5), 7)
    for x in (-110, 110):
        p.line([(x, -262), (x, -6)], WALNUT, 24, cap=False)
        stitch(p, [(x, -250), (x, -10)], WALNUT)
    for s in (-1, 1):
        p.smooth([(s * 214, -4), (s * 274, -30), (s * 282, -80), (s * 226, -90)])
        p.soft(WALNUT, 1)
    p.label(0, -130, 76, 56, rgb("camel"), WALNUT)


@kind("cubes")
def cubes(p, o):
    for x, y, w, h, c in ((-130, 0, 250, 190, o.c), (110, 0, 210, 150, dark(o.c, .15)), (-140, -196, 220, 130, light(o.c, .22)), (104, -156, 180, 110, light(o.c, .4))):
        p.box(x - w / 2, y - h, w, h, 24)
        p.soft(c, 1.1)
        p.box(x - w / 2 + 26, y - h + 34, w - 52, h * .5, 10)
        p.soft(dark(c, .25), .5, 0, "waffle")
        p.line([(x - w / 2 + 14, y - h + 18), (x + w / 2 - 14, y - h + 18)], dark(c, .5), 5)


@kind("sling")
def sling(p, o):
    c = o.c
    p.line([(-220, -150), (-250, -420), (60, -470), (240, -330), (225, -150)], dark(c, .45), 22)
    p.smooth([(-236, -120), (-220, -230), (-60, -262), (160, -246), (240, -180), (226, -60), (120, -6), (-110, -4), (-210, -40)])
    p.soft(c, 1.3)
    p.line([(-186, -186), (0, -214), (190, -180)], dark(c, .5), 7)
    p.smooth([(-150, -120), (0, -140), (150, -116), (130, -46), (0, -34), (-120, -44)])
    p.soft(light(c, .08), 1)
    p.box(154, -196, 14, 46, 6)
    p.soft(BRASS if o.shape == "belt" else rgb("persimmon"))


@kind("tote", "pillowbag", "basketbag")
def tote(p, o):
    c, k = o.c, o.opts.get("size") and .85 or 1
    hc = WALNUT if o.shape == "leather" or o.kind == "basketbag" else dark(c, .18) if o.kind == "pillowbag" else rgb("camel") if o.name != "camel" else WALNUT
    if o.shape == "leather":
        hc = dark(c, .25)
    for d, col in ((18, dark(hc, .35)), (0, hc)):
        p.line([(-104, -300), (-96, -490 + d), (0, -530 + d), (96, -490 + d), (104, -300)], col, 19)
    if o.kind == "pillowbag":
        p.smooth([(-256, -40), (-266, -180), (-200, -300), (0, -286), (200, -300), (266, -180), (256, -40), (120, -4), (-120, -4)])
        p.soft(c, 1.4, 0, "diamond")
        return
    w, b = (215, 175) if o.kind != "basketbag" else (240, 180)
    p.smooth([(-w, -320), (-w, -320), (-w + 6, -160), (-b, -4), (-b, -4), (0, 6), (b, -4), (b, -4), (w - 6, -160), (w, -320), (w, -320), (0, -306)])
    p.soft(c, 1, .05 if o.shape == "leather" else 0, "herringbone" if o.kind == "basketbag" else None)
    p.line([(-w + 4, -300), (0, -286), (w - 4, -300)], light(c, .4), 3, .6, dash=[8, 6])
    for x in (-104, 104):
        p.box(x - 15, -318, 30, 70, 6)
        p.soft(hc, .8)
    if o.opts.get("print"):
        for x, y, r, col in ((-50, -160, 50, "persimmon"), (70, -110, 36, "teal"), (60, -220, 22, "rose")):
            p.poly([(x + r * (1 if i % 2 == 0 else .45) * __import__("math").sin(i * .628), y - r * (1 if i % 2 == 0 else .45) * __import__("math").cos(i * .628)) for i in range(10)])
            p.paint(rgb(col))
    elif o.kind == "tote":
        p.label(0, -150, 74, 74, light(c, .2) if sum(c) < 1.6 else dark(c, .08), hc)


@kind("crossbody", "clutch", "wallet", "bucket")
def leather(p, o):
    c, k, sh = o.c, o.kind, o.shape
    if k == "crossbody":
        p.line([(-200, -190), (-190, -430), (0, -520), (190, -430), (200, -190)], dark(c, .25), 11)
    if sh == "moon":
        p.smooth([(-240, -240), (-240, -240), (0, -190), (240, -240), (240, -240), (200, -80), (80, -8), (-80, -8), (-200, -80)])
        p.soft(c, 1.3, .08)
        p.line([(-226, -226), (0, -176), (226, -226)], BRASS, 6)
        p.box(176, -236, 14, 60, 6)
        p.soft(dark(c, .2))
    elif k == "bucket":
        p.line([(-140, -300), (-130, -470), (130, -470), (140, -300)], dark(c, .25), 15)
        p.lathe([(0, 152), (-46, 170)], dark(c, .25), .2)
        p.lathe([(-44, 168), (-60, 172), (-200, 180), (-300, 150), (-330, 168)], c, .1, "speckle", top=dark(c, .5))
        p.line([(-152, -296), (-60, -276), (60, -276), (152, -296)], rgb("camel"), 9)
        p.line([(30, -276), (50, -190)], rgb("camel"), 8)
        p.line([(10, -276), (0, -170)], rgb("camel"), 8)
    else:
        w, h = {"box": (180, 250), "long": (240, 250), "card": (160, 210)}.get(sh, (250, 300))
        p.box(-w, -h, 2 * w, h, 26)
        p.soft(c, 1.2, .07)
        stitch(p, [(-w + 14, -14), (w - 14, -14)], c)
        if k == "clutch":
            p.poly([(-w, -h + 14), (0, -h * .36), (w, -h + 14), (w - 20, -h), (-w + 20, -h)])
            p.soft(light(c, .08), 1)
            p.oval(0, -h * .42, 13, 13)
            p.soft(BRASS)
        elif sh == "box":
            p.box(-w - 4, -h - 4, 2 * w + 8, h * .55, 26)
            p.soft(light(c, .07), 1)
            p.box(-28, -h * .56, 56, 44, 10)
            p.soft(BRASS)
        elif sh == "long":
            p.line([(-w + 14, -h + 26), (w - 14, -h + 26)], BRASS, 7)
            p.box(w - 60, -h + 20, 16, 66, 7)
            p.soft(dark(c, .2))
            p.label(-w + 90, -60, 70, 44, light(c, .12), dark(c, .4))
        else:
            for i, col in enumerate(("mist", "mustard", "ivory")):
                p.box(-w + 30, -h - 44 + i * 24, 2 * w - 60, 100, 12)
                p.soft(rgb(col), .6)
            p.box(-w, -h + 34, 2 * w, h - 34, 24)
            p.soft(c, 1.2, .06)
            p.smooth([(-60, -h + 34), (0, -h + 84), (60, -h + 34)])
            p.paint(dark(c, .35))
            stitch(p, [(-w + 14, -14), (w - 14, -14)], c)
