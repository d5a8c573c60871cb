"""Clothes, laid flat, and the fold in soft things."""
from ..palette import dark, light, rgb
from .kinds import BRASS, IVORY, WALNUT, kind


def fold(p, pts, c, w=7, a=.35):
    for k in (1.8, 1.2, .6):
        p.line(pts, dark(c, .4), w * k, a * .24)
    p.line([(x - w * .9, y - w * .5) for x, y in pts], light(c, .5), w * .9, a * .3)


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
            pts = [(s * (w - 66), shoulder + 2), (s * (w + 6), shoulder + 42), (s * (w + 56), -230), (s * (w + 96), -70), (s * (w + 96), -70), (s * (w + 96 - wide), -62), (s * (w + 96 - wide), -62), (s * (w + 14), -240), (s * (w - 10), shoulder + 130)]
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
                        p.line([(s * 190, y + 26), (s * 212, y + 20)], dark(c, .3), 3, .3)
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
