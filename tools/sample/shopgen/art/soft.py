"""Bedding, clothes, shoes, bags: everything that folds."""
import math

from ..palette import dark, light, mix, rgb
from .kinds import BRASS, INK, IVORY, OAK, PAPER, STEEL, WALNUT, kind
from .pen import WHITE


def fold(p, pts, c, w=7, a=.35):
    p.line(pts, dark(c, .4), w, a * .5)
    p.line([(x - w * .5, y - w * .4) for x, y in pts], light(c, .5), w * .6, a * .7)


@kind("bedset")
def bedset(p, o):
    for i, (w, h, c) in enumerate(((480, 70, o.c), (470, 62, light(o.c, .3)), (456, 66, dark(o.c, .12)))):
        y = -i * 66
        p.smooth([(-w / 2, y), (-w / 2 - 12, y - h / 2), (-w / 2 + 4, y - h), (0, y - h - 4), (w / 2 - 4, y - h), (w / 2 + 14, y - h / 2), (w / 2, y), (0, y + 4)])
        p.soft(c, 1, 0, o.pat)
        for k in (.33, .66):
            p.line([(-w / 2 + 6, y - h * k), (0, y - h * k + 4), (w / 2 - 40, y - h * k)], dark(c, .35), 3, .4)
    for x, y, r in ((-95, -262, -.06), (110, -268, .08)):
        p.x.save()
        p.x.translate(x, y)
        p.x.rotate(r)
        p.smooth([(-150, 50), (-166, 62), (-140, 0), (-152, -72), (-152, -72), (0, -56), (150, -74), (150, -74), (140, 0), (160, 60), (160, 60), (0, 50)])
        p.soft(light(o.c, .22 if x < 0 else .05), 1, 0, o.pat)
        p.x.restore()


@kind("pillow", "cushion", mode="stand")
def pillow(p, o):
    if o.kind == "cushion":
        pts = [(-205, 0), (-222, 10), (-190, -200), (-218, -400), (-218, -400), (0, -376), (218, -400), (218, -400), (192, -200), (220, 8), (220, 8), (0, -12)]
    elif o.shape == "wave":
        pts = [(-270, -20), (-280, -90), (-220, -190), (-110, -180), (0, -120), (110, -140), (210, -215), (275, -130), (270, -20), (0, -4)]
    else:
        pts = [(-262, -10), (-276, 0), (-244, -130), (-272, -268), (-272, -268), (0, -240), (272, -268), (272, -268), (246, -130), (274, 0), (274, 0), (0, -16)]
    p.smooth(pts)
    p.soft(o.c, 1.3, 0, "vstripe" if o.kind == "cushion" else o.pat)
    e = .78 if o.kind == "cushion" else .96
    for s in (-1, 1):
        fold(p, [(s * 236 * e, -36), (s * 190 * e, -60), (s * 160 * e, -66)], o.c)
        if o.shape != "wave":
            fold(p, [(s * 232 * e, pts[3][1] + 56), (s * 190 * e, pts[3][1] + 84), (s * 150 * e, pts[3][1] + 92)], o.c)
    if "gloss" in o.opts:
        p.line([(-160, -190), (-20, -160), (120, -190)], WHITE, 30, .22)
        p.line([(-120, -90), (0, -70), (150, -96)], WHITE, 20, .16)


@kind("quilt", "throw")
def quilt(p, o):
    c = o.c
    h = 76 if o.kind == "quilt" else 50
    for i in range(4):
        w, y = 440 - i * 8, -i * h * .96
        p.smooth([(-w / 2, y), (-w / 2 - 34, y - h / 2), (-w / 2 + 6, y - h), (0, y - h - 8), (w / 2, y - h), (w / 2 + 8, y - h / 2), (w / 2, y), (0, y + 5)])
        p.soft(light(c, .08 * (i % 2)), 1.2, 0, o.pat)
    top = -4 * h * .96
    p.smooth([(-214, top + 4), (-214, top + 4), (-150, top - 44), (0, top - 56), (150, top - 44), (214, top + 4), (214, top + 4), (150, top + 60), (0, top + 74), (-150, top + 60)])
    p.soft(light(c, .12), .8, 0, o.pat)
    if o.kind == "throw":
        for i in range(26):
            x = 60 + i * 6
            p.line([(x, top + 66 - i * 1.2), (x + 2, top + 130 - i * 1.2)], dark(c, .15), 4, .9)


def slim(f):
    """Clothes are drawn wide for easy coordinates and worn narrower."""
    def draw(p, o):
        p.x.scale(.86, 1.02)
        f(p, o)
    return draw


def body(p, o, hem=-20, w=170, shoulder=-440, neck=62, flare=10, pat=None, chest=0):
    p.smooth([(-w - flare, hem), (-w - flare, hem), (-w, -200), (-w + 6, shoulder + 96), (-w - 4, shoulder + 44), (-neck - 60, shoulder - 8), (-neck, shoulder - 26), (-neck, shoulder - 26),
              (0, shoulder + 26), (neck, shoulder - 26), (neck, shoulder - 26), (neck + 60, shoulder - 8), (w + 4, shoulder + 44), (w - 6, shoulder + 96), (w, -200), (w + flare, hem), (w + flare, hem), (0, hem + 10)])
    p.soft(o.c, .9, 0, pat or o.pat, o.acc)
    for s, a in ((-1, .3), (1, .4)):
        fold(p, [(s * (w - 30), shoulder + 140), (s * (w - 80), -220), (s * (w - 60), hem - 40)], o.c, 9, a)


def sleeves(p, o, long=True, w=170, shoulder=-440, wide=62, cuff=None, pat=None):
    for s in (-1, 1):
        if long:
            pts = [(s * (w - 40), shoulder + 10), (s * (w + 30), shoulder + 40), (s * (w + 82), -190), (s * (w + 96), -70), (s * (w + 96), -70), (s * (w + 96 - wide), -62), (s * (w + 96 - wide), -62), (s * (w + 14), -240), (s * (w - 10), shoulder + 130)]
        else:
            pts = [(s * (w - 50), shoulder + 6), (s * (w + 20), shoulder + 40), (s * (w + 92), shoulder + 168), (s * (w + 92), shoulder + 168), (s * (w + 8), shoulder + 206), (s * (w + 8), shoulder + 206), (s * (w - 20), shoulder + 120)]
        p.smooth(pts)
        p.soft(dark(o.c, .05), 1, 0, pat or o.pat, o.acc)
        if long:
            fold(p, [(s * (w + 40), -300), (s * (w + 50), -200), (s * (w + 70), -120)], o.c, 7, .35)
            if cuff:
                p.poly([(s * (w + 98), -96), (s * (w + 98), -56), (s * (w + 92 - wide), -48), (s * (w + 92 - wide), -90)])
                p.soft(cuff, .7)


def neckline(p, o, shoulder=-440, neck=62, ribs=True):
    p.smooth([(-neck, shoulder - 26), (-neck, shoulder - 26), (0, shoulder - 8), (neck, shoulder - 26), (neck, shoulder - 26), (0, shoulder + 28)])
    p.paint(dark(o.c, .42))
    if ribs:
        p.line([(-neck - 2, shoulder - 28), (0, shoulder + 30), (neck + 2, shoulder - 28)], dark(o.c, .14), 17)
        p.line([(-neck, shoulder - 32), (0, shoulder + 26), (neck, shoulder - 32)], light(o.c, .25), 4, .6)


@kind("tee", "longtee", "tank", "sweater", mode="flat")
@slim
def tee(p, o):
    base = IVORY if o.pat == "stripe" else None
    ink, c = o.c, o.c
    if base:
        o.c, o.acc = base, ink
    rib = o.kind == "sweater"
    if o.kind != "tank":
        sleeves(p, o, o.kind != "tee", cuff=dark(o.c, .12) if rib else None)
        body(p, o, pat=None)
        neckline(p, o)
    else:
        p.smooth([(-175, -20), (-175, -20), (-150, -200), (-140, -300), (-96, -380), (-100, -470), (-100, -470), (-66, -470), (-66, -470), (-40, -380), (0, -362), (40, -380), (66, -470), (66, -470), (100, -470), (100, -470), (96, -380), (140, -300), (150, -200), (175, -20), (175, -20), (0, -8)])
        p.soft(o.c, .9)
        fold(p, [(-90, -300), (-60, -180), (-80, -60)], o.c, 9)
        fold(p, [(90, -320), (100, -180), (80, -70)], o.c, 9)
    if rib:
        p.poly([(-182, -52), (182, -52), (180, -12), (-180, -12)])
        p.soft(dark(o.c, .1), .6, 0, "vstripe")
        for k in range(16):
            p.line([(-150 + k * 20, -390 + abs(k - 7.5) * 6), (-150 + k * 20, -64)], dark(o.c, .25), 2, .18)
        if o.shape == "turtle":
            p.smooth([(-64, -452), (-60, -520), (60, -520), (64, -452), (0, -428)])
            p.soft(o.c, 1)
            p.line([(-60, -484), (0, -474), (60, -484)], dark(o.c, .3), 4, .5)
    if o.shape == "henley":
        p.box(-15, -416, 30, 110, 6)
        p.soft(light(o.c, .14), .6)
        for k in range(3):
            p.oval(0, -396 + k * 36, 6, 6)
            p.paint(WALNUT)
    if o.opts.get("print") == "dino":
        d = rgb("forest")
        p.smooth([(-90, -180), (-60, -240), (-10, -250), (20, -300), (64, -320), (84, -296), (50, -276), (40, -220), (20, -180), (20, -180), (16, -140), (0, -140), (-8, -176), (-40, -172), (-46, -140), (-62, -140), (-66, -174)])
        p.paint(d)
        for k in range(5):
            p.poly([(-66 + k * 18, -236 - k * 8), (-52 + k * 18, -264 - k * 10), (-46 + k * 18, -238 - k * 10)])
            p.paint(rgb("persimmon"))
        p.oval(58, -302, 4, 4)
        p.paint(IVORY)
    o.c = c


@kind("shirt", "cardigan", mode="flat")
@slim
def shirt(p, o):
    sleeves(p, o, o.shape != "short", wide=60, cuff=light(o.c, .1))
    body(p, o, flare=4 if o.kind == "shirt" else 12)
    c = o.c
    if o.kind == "cardigan":
        p.smooth([(-64, -466), (-64, -466), (0, -190), (64, -466), (64, -466), (0, -450)])
        p.paint(dark(c, .45))
        for s in (-1, 1):
            p.line([(s * 66, -468), (s * 4, -190), (0, -16)], light(c, .12), 24)
            p.box(s * 100 - 50, -150, 100, 96, 12)
            p.soft(light(c, .06), .8)
        ys, x = range(-180, -20, 46), 0
    else:
        p.line([(0, -420), (0, -14)], dark(c, .25), 3, .6)
        p.line([(-16, -420), (-16, -14)], light(c, .4), 2, .6)
        p.smooth([(-62, -466), (-62, -466), (0, -470), (62, -466), (62, -466), (0, -410)])
        p.paint(dark(c, .4))
        for s in (-1, 1):
            p.poly([(s * 64, -480), (s * 6, -420), (s * 46, -368), (s * 92, -440)])
            p.soft(light(c, .16), .8)
        if o.shape == "work":
            for s in (-1, 1):
                p.box(s * 96 - 44, -340, 88, 92, 8)
                p.soft(light(c, .08), .7)
                p.line([(s * 96 - 44, -312), (s * 96 + 44, -312)], light(c, .5), 2, .7, dash=[5, 4])
        elif o.shape != "blouse":
            p.box(48, -336, 82, 92, 8)
            p.soft(light(c, .06), .6)
        ys, x = range(-390, -30, 62), -4
    for y in ys:
        p.oval(x, y, 7, 7)
        p.soft(rgb("walnut") if o.kind == "cardigan" else light(c, .6), .8)


@kind("coat", "jacket", "raincoat", "puffer", "vest", "fleece", mode="flat")
@slim
def coat(p, o):
    c, k, sh = o.c, o.kind, o.shape
    long = k == "coat" and sh != "pea" or sh == "long"
    hem = 96 if long else -60 if k == "jacket" else -20
    hood = k == "raincoat" or sh == "long"
    if hood:
        p.smooth([(-96, -420), (-120, -520), (0, -584), (120, -520), (96, -420)])
        p.soft(dark(c, .08), 1)
        p.smooth([(-58, -430), (-70, -500), (0, -548), (70, -500), (58, -430)])
        p.paint(dark(c, .5))
    if k != "vest":
        sleeves(p, o, w=176, wide=74, cuff=dark(c, .14))
    body(p, o, hem=hem, w=180, flare=22 if long else 4)
    if k in ("puffer", "vest"):
        for j in range(8 if long else 7):
            y = -400 + j * 58
            if y < hem - 20:
                p.line([(-178, y), (-90, y + 9), (0, y + 3), (90, y + 9), (178, y)], dark(c, .35), 4, .5)
                p.line([(-174, y + 10), (-80, y + 20), (80, y + 20), (174, y + 10)], light(c, .45), 9, .28)
                if k == "puffer":
                    for s in (-1, 1):
                        p.line([(s * 190, y + 26), (s * 250, y + 16)], dark(c, .3), 3, .35)
    if k == "fleece":
        for _ in range(700):
            x, y = p.rng.randint(-172, 172), p.rng.randint(-420, hem - 8)
            p.line([(x, y), (x + 5, y + 4), (x + 1, y + 8)], light(c, .4) if p.rng.random() < .6 else dark(c, .2), 3, .4)
        p.poly([(-178, -400), (-70, -452), (70, -452), (178, -400), (178, -330), (-178, -330)])
        p.soft(rgb("forest") if o.name != "forest" else rgb("rust"), .8)
    p.line([(0, -420), (0, hem)], dark(c, .45), 5, .7)
    if k == "coat":
        p.smooth([(-60, -470), (-60, -470), (0, -260), (60, -470), (60, -470)])
        p.paint(rgb("ivory") if sh == "wrap" else dark(c, .45))
        for s in (-1, 1):
            p.poly([(s * 62, -484), (s * 108, -440), (s * 96, -330), (s * 2, -230), (s * 40, -400)])
            p.soft(light(c, .1), .9)
        if sh in ("wrap", "trench"):
            p.poly([(-190, -206), (190, -206), (190, -168), (-190, -168)])
            p.soft(dark(c, .1), .8)
            p.line([(20, -176), (50, -80), (40, -20)], dark(c, .14), 26)
            p.box(-10, -214, 54, 54, 10)
            p.soft(BRASS if sh == "trench" else dark(c, .06), .8)
        if sh != "wrap":
            for y in (-300, -250, -120, -60)[:3 if sh == "pea" else 4]:
                for x in (-46, 46):
                    p.oval(x, y + (60 if sh == "pea" else 0), 11, 11)
                    p.soft(rgb("walnut") if sh == "trench" else dark(c, .3), .9)
    elif k in ("jacket", "vest", "fleece"):
        for s in (-1, 1):
            p.poly([(s * 60, -482), (s * 4, -424), (s * 50, -372), (s * 92, -446)])
            p.soft(WALNUT if k == "vest" else light(c, .1), .8)
        if sh in ("trucker", "chore"):
            for s in (-1, 1):
                p.box(s * 92 - 44, -330, 88, 84, 8)
                p.soft(light(c, .07), .7)
                if sh == "chore":
                    p.box(s * 100 - 54, -190, 108, 110, 8)
                    p.soft(light(c, .05), .7)
        if sh == "bomber":
            p.poly([(-184, -96), (184, -96), (172, -50), (-172, -50)])
            p.soft(dark(c, .25), .6, 0, "vstripe")
    if k in ("raincoat", "puffer", "vest", "fleece") or sh == "bomber":
        p.line([(0, -420), (0, hem)], BRASS if k == "raincoat" else light(c, .4), 4, .9, dash=[4, 5])
        for s in (-1, 1):
            p.line([(s * 124, -190), (s * 92, -110)], dark(c, .45), 6, .6)
    elif k == "jacket":
        for y in range(-390, hem - 20, 62):
            p.oval(0, y, 8, 8)
            p.soft(BRASS, .8)


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
