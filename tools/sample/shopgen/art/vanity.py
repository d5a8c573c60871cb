"""Skincare and make-up."""
from ..palette import dark, light, mix, rgb
from .kinds import BRASS, GLASS, INK, IVORY, OAK, PAPER, WALNUT, kind
from .pen import WHITE
from .glass import clear


@kind("dropper", "pump", "foamer", "tonic", "nail", "ink", "perfume")
def bottle(p, o):
    c, k = o.c, o.kind
    cap = rgb("ivory")
    if k == "dropper":
        p.lathe([(0, 112), (-14, 120), (-220, 120), (-256, 60), (-276, 46)], mix(c, rgb("honey"), .15), .8)
        p.lathe([(-272, 54), (-330, 54)], BRASS, .7)
        p.lathe([(-330, 34), (-400, 36), (-440, 20), (-446, 8)], INK if sum(c) > 1.6 else cap, .4)
        p.label(0, -112, 140, 124, PAPER, dark(c, .3))
        p.smooth([(180, -60), (206, -16), (180, 0), (154, -16)])
        p.soft(light(c, .2), 1, .4)
    elif k in ("pump", "foamer"):
        r = 104 if k == "pump" else 88
        p.lathe([(0, r), (-14, r + 8), (-290, r + 8), (-326, 56)], c if k == "pump" else mix(c, rgb("mist"), .4), .7)
        p.lathe([(-322, 50), (-362, 50)], cap, .4)
        p.rod([(0, -362), (0, -410)], cap, 18)
        p.rod([(24, -424), (-70, -424), (-100, -404)], cap, 30)
        p.label(0, -150, r * 1.2, 140, PAPER, dark(c, .35))
    elif k == "tonic":
        clear(p, [(0, 92), (-12, 100), (-330, 100), (-360, 50)], mix(c, GLASS, .4), 0, .5, (c, .84))
        p.lathe([(-358, 62), (-440, 62)], OAK, .2)
        p.label(0, -170, 120, 140, PAPER, dark(c, .4))
    elif k == "nail":
        p.lathe([(0, 92), (-14, 108), (-120, 108), (-156, 56), (-166, 44)], c, .9)
        p.lathe([(-164, 46), (-390, 38), (-398, 30)], INK, .6)
        p.smooth([(150, -10), (190, -60), (260, -50), (270, -6), (200, 6)])
        p.soft(c, 1.2, .35)
    elif k == "ink":
        p.box(-150, -200, 300, 196, 40)
        p.soft(dark(c, .1), 1.2, .14)
        p.box(-150, -200, 300, 60, 30)
        p.paint(GLASS, .35)
        p.lathe([(-196, 76), (-220, 84), (-280, 84)], INK, .5)
        p.label(0, -90, 150, 96, PAPER, c)
        p.smooth([(170, -6), (210, -30), (270, -26), (290, 0), (230, 12)])
        p.soft(c, .8, .2)
    else:
        g = mix(c, WHITE, .3)
        if o.shape == "round":
            p.oval(0, -160, 160, 160)
        else:
            w, h = (110, 330) if o.shape == "tall" else (140, 270)
            p.box(-w, -h, 2 * w, h, 22)
        p.soft(g, 1.1, .2)
        top = {"round": -316, "tall": -330}.get(o.shape, -270)
        if o.shape == "round":
            p.oval(0, -130, 124, 112)
        else:
            p.box(-w + 18, -h * .7, 2 * w - 36, h * .7 - 18, 12)
        p.grad([(0, c, .75), (1, dark(c, .15), .85)], -100, -240, 100, 0)
        p.lathe([(top, 32), (top - 26, 32)], BRASS, .7)
        p.lathe([(top - 26, 52), (top - 120, 52)], WALNUT if o.shape != "round" else BRASS, .4)
        p.label(0, -120, 96, 84, PAPER, dark(c, .4))


@kind("creamjar", "powderjar")
def jar(p, o):
    c = o.c
    p.lathe([(0, 150), (-12, 164), (-120, 164), (-130, 150)], c, .6, x=-50)
    p.label(-50, -58, 150, 74, PAPER, dark(c, .35))
    p.liquid(-132, 140, light(rgb("ivory"), .4), -50)
    p.line([(-110, -134), (-60, -146), (-10, -132), (-40, -128)], WHITE, 10, .9)
    p.x.save()
    p.x.translate(150, -96)
    p.x.rotate(-.22)
    p.oval(0, 0, 120, 112)
    p.soft(BRASS if o.kind == "powderjar" else OAK, 1.1)
    p.oval(0, 0, 92, 86)
    p.soft(light(BRASS if o.kind == "powderjar" else OAK, .2), .6)
    p.x.restore()
    if o.kind == "powderjar":
        p.oval(-50, -180, 90, 56)
        p.soft(rgb("blush"), 1.2, 0, "speckle")


@kind("tube", "tubes")
def tube(p, o):
    for x, c, h in (((0, o.c, 400),) if o.kind == "tube" else ((-150, rgb("sage"), 320), (0, o.c, 380), (150, rgb("oat"), 320))):
        w = 92 if o.kind == "tube" else 62
        p.smooth([(x - w, -h), (x - w, -h), (x - w * .9, -200), (x - w * .62, -70), (x - w * .62, -70), (x + w * .62, -70), (x + w * .62, -70), (x + w * .9, -200), (x + w, -h), (x + w, -h), (x, -h - 4)])
        p.soft(c, 1.2, .12)
        p.box(x - w, -h - 20, 2 * w, 34, 4)
        p.soft(dark(c, .08), .5, 0, "vstripe")
        p.lathe([(0, w * .6), (-72, w * .56)], IVORY, .5, x=x)
        p.label(x, -h * .6, w * 1.1, 120, PAPER, dark(c, .35))


@kind("soap")
def soap(p, o):
    p.lathe([(0, 200), (-16, 220), (-40, 230)], rgb("oat"), .3, top=rgb("sand"))
    for i, (x, y, c) in enumerate(((-10, -40, o.c), (20, -122, light(o.c, .3)))):
        p.box(x - 150, y - 90, 300, 92, 26)
        p.soft(c, 1.2, .08, "speckle")
        p.line([(x - 130, y - 30), (x - 40, y - 56), (x + 50, y - 26), (x + 130, y - 54)], light(c, .5), 9, .5)
    p.sprig(10, -204, 120, -.6, rgb("sage"), 7)


@kind("lipstick", "gloss", "mascara", "pencilmu")
def stick(p, o):
    c, k = o.c, o.kind
    if k == "lipstick":
        p.lathe([(0, 64), (-150, 64)], INK if o.shape != "balm" else rgb("ivory"), .6, x=-60)
        p.lathe([(-150, 54), (-220, 54)], BRASS, .8, x=-60)
        p.smooth([(-104, -220), (-104, -220), (-104, -330), (-90, -372), (-40, -392), (-18, -340), (-16, -220), (-16, -220), (-60, -212)])
        p.soft(c, 1.3, .12)
        p.smooth([(-98, -340), (-80, -376), (-42, -390), (-24, -346), (-60, -330)])
        p.paint(light(c, .25))
        p.lathe([(0, 66), (-270, 66)], INK if o.shape != "balm" else rgb("ivory"), .6, x=110)
        p.line([(44, -20), (110, -9), (176, -20)], BRASS, 8)
    elif k == "gloss":
        clear(p, [(0, 58), (-10, 62), (-230, 62)], c, -70, .8, (c, .92))
        p.lathe([(-230, 60), (-420, 54)], light(c, .55), .7, x=-70)
        p.rod([(90, -20), (130, -260)], IVORY, 12)
        p.rod([(130, -260), (150, -400)], light(c, .5), 52)
        p.smooth([(70, -40), (96, -44), (98, 20), (76, 10)])
        p.soft(c, 1.2, .3)
    elif k == "mascara":
        p.lathe([(0, 50), (-280, 54)], c, .7, x=-80)
        p.line([(-132, -190), (-80, -182), (-28, -190)], BRASS, 8)
        p.rod([(70, -10), (110, -180)], INK, 8)
        for i in range(26):
            t = i / 26
            x, y = 70 + 26 * t, -10 - 110 * t
            p.line([(x - 30, y - 4), (x + 30, y + 8)], INK, 4)
        p.rod([(112, -190), (150, -420)], c, 62)
        p.line([(110, -232), (140, -240)], BRASS, 9)
    else:
        for i, x in enumerate((-90, 0, 90)):
            col = (o.c, mix(o.c, rgb("walnut"), .5), rgb("charcoal"))[i]
            p.rod([(x - 60, -20), (x + 60, -420)], col, 30)
            p.line([(x + 50, -380), (x + 60, -420)], BRASS, 30)
            p.poly([(x - 75, -26), (x - 46, -16), (x - 72, 30)])
            p.soft(dark(col, .3))


@kind("compact", "palette", mode="flat")
def compact(p, o):
    if o.kind == "compact":
        p.oval(-10, -380, 170, 160)
        p.soft(BRASS, 1.1)
        p.oval(-10, -380, 142, 132)
        p.grad([(0, rgb("e9f0f0")), (.5, rgb("b9c8cc")), (1, rgb("edf2f2"))], -140, -480, 120, -270)
        p.oval(0, -150, 178, 170)
        p.soft(BRASS, 1.1)
        p.oval(0, -150, 146, 138)
        p.soft(o.c, .8)
        for i in range(5):
            p.line([(-90 + i * 10, -190 + i * 34), (0, -226 + i * 40), (90, -200 + i * 34)], light(o.c, .4), 4, .5)
    else:
        p.box(-230, -470, 460, 430, 26)
        p.soft(rgb("cocoa"), 1)
        cols = ["ivory", "peach", "rose", "sand", "terracotta", "wine", "copper", "walnut", "plum"]
        for i, n in enumerate(cols):
            x, y = -196 + i % 3 * 136, -436 + i // 3 * 126
            p.box(x, y, 120, 110, 12)
            p.soft(rgb(n), .7)
            if i % 2:
                for _ in range(30):
                    p.oval(x + o.rng.random() * 116, y + o.rng.random() * 106, 1.6, 1.6)
                    p.paint(WHITE, .7)
