"""Knives, boards, jars and tools."""

from ..palette import dark, light, mix, rgb
from .kinds import BRASS, GLASS, IVORY, OAK, PAPER, RED, STEEL, kind
from .pen import WHITE
from .glass import clear


@kind("knife", "cleaver", mode="flat")
def knife(p, o):
    p.x.save()
    p.x.translate(0, -260)
    p.x.rotate(-.55)
    blade = [(-60, -34), (-60, -34), (120, -36), (240, -14), (290, 30), (290, 30), (140, 42), (-60, 40), (-60, 40)]
    if o.kind == "cleaver":
        blade = [(-70, -64), (-70, -64), (200, -78), (270, -70), (270, -70), (262, 70), (262, 70), (100, 84), (-70, 62), (-70, 62)]
    p.smooth(blade)
    p.soft(light(STEEL, .2), .9)
    b = 26 if o.kind == "knife" else 52
    p.line([(-50, b), (120, b + 4), (250, b - 8)], WHITE, 5, .8)
    p.line([(-50, b - 8), (120, b - 4), (250, b - 18)], dark(STEEL, .3), 2, .5)
    p.box(-84, -32, 28, 62, 6)
    p.soft(dark(STEEL, .2))
    p.smooth([(-84, -28), (-84, -28), (-190, -26), (-280, -34), (-300, 0), (-284, 30), (-190, 20), (-84, 28), (-84, 28)])
    p.soft(o.c, 1.3, .12)
    for x in (-130, -190, -250):
        p.oval(x, -2, 7, 7)
        p.soft(BRASS)
    p.x.restore()


@kind("board", mode="flat")
def board(p, o):
    if o.shape == "round":
        p.rod([(0, -420), (0, -520)], o.c, 60)
        p.oval(0, -230, 225, 225)
    else:
        p.box(-240, -430, 480, 350, 26)
    p.soft(o.c, 1, 0, o.pat)
    if not o.pat:
        for i in range(16):
            y = -430 + i * 27
            p.line([(-150, y), (0, y + 6), (150, y - 4)], dark(o.c, .3), 2, .22)
        p.oval(0, -510, 10, 10)
        p.paint(dark(o.c, .7))
    for i, (x, y) in enumerate(((-60, -200), (-10, -220), (40, -190))):
        p.oval(x, y, 34, 34)
        p.soft(rgb("persimmon"), .6)
        p.oval(x, y, 22, 22)
        p.paint(rgb("coral"))
    p.sprig(70, -130, 150, -.5, rgb("sage"), 7)


@kind("utensils")
def utensils(p, o):
    for i, x in enumerate((-90, -44, 4, 52, 96)):
        t, h = x * 1.5, -420 - (i * 37 % 80)
        p.rod([(x * .5, -150), (t, h)], OAK, 17)
        p.x.save()
        p.x.translate(t, h)
        p.x.rotate(x / 300)
        p.smooth([(-16, 16), (-38, -60), (-30, -120), (30, -120), (38, -60), (16, 16)] if i % 2 else [(-16, 16), (-44, -50), (0, -130), (44, -50), (16, 16)])
        p.soft(o.c if i % 3 else dark(o.c, .15), 1.1)
        if i == 2:
            for k in (-14, 0, 14):
                p.line([(k, -30), (k, -90)], dark(o.c, .6), 7)
        p.x.restore()
    p.lathe([(0, 112), (-12, 122), (-210, 126)], IVORY, .5, top=dark(IVORY, .4))


@kind("canister", "fruitjar", "honeyjar", "mortar", "oilbottle")
def jars(p, o):
    k, c = o.kind, o.c
    if k == "mortar":
        p.rod([(20, -140), (130, -340)], light(c, .1), 44)
        p.lathe([(0, 110), (-30, 90), (-60, 100), (-210, 185)], c, .1, "speckle", top=dark(c, .3))
        return
    if k == "oilbottle":
        p.lathe([(0, 82), (-14, 92), (-230, 92), (-310, 34), (-400, 28)], c, .8)
        p.lathe([(-400, 33), (-450, 32), (-456, 26)], BRASS if o.name != "cocoa" else RED, .6)
        p.label(0, -130, 118, 130, PAPER, dark(c, .2))
        return
    if k == "canister":
        for x, h, col in ((-110, 300, "oat"), (110, 210, "terracotta")):
            p.lathe([(-6, 88), (-h * .62, 90)], rgb(col), 0, "speckle", x=x)
            clear(p, [(0, 92), (-10, 98), (-h, 98)], GLASS, x, .3)
            p.lathe([(-h + 6, 100), (-h - 30, 100)], OAK, .1, "speckle", x=x)
        return
    fill = o.opts.get("fill")
    h = 300 if k == "fruitjar" else 250
    p.lathe([(-6, 128), (-40, 140), (-h * .86, 138)], c, .5 if k == "honeyjar" else 0)
    if k == "fruitjar" or fill:
        for i in range(110):
            x, y = p.rng.uniform(-118, 118), p.rng.uniform(-h * .82, -14)
            col = mix(c, rgb(p.rng.choice(["coral", "wine", "honey"])), .3)
            if fill == "mushroom":
                p.oval(x, y, 20, 13)
                p.soft(mix(c, rgb("sand"), .5), 1)
            else:
                p.oval(x, y, 13 if not fill else 7, 10 if not fill else 4)
                p.soft(col, 1)
    clear(p, [(0, 132), (-30, 146), (-h * .88, 146), (-h, 120)], mix(c, GLASS, .7), 0, .2)
    p.lathe([(-h, 126), (-h - 46, 126)], BRASS if k == "honeyjar" else OAK, .4)
    p.label(0, -h * .42, 124, 104, PAPER, dark(c, .25))


@kind("rollingpin", "spoons", mode="flat")
def wood(p, o):
    for s in ((-1, 1) if o.kind == "spoons" else (0,)):
        p.x.save()
        p.x.translate(s * 70, -260)
        p.x.rotate(.75 + s * .22)
        if o.kind == "spoons":
            p.rod([(0, -40), (0, 270)], o.c, 22)
            p.oval(0, -130, 66, 110)
            p.soft(o.c, 1.2)
            p.oval(0, -134, 48, 88)
            p.grad([(0, dark(o.c, .35)), (1, light(o.c, .1))], -40, -200, 40, -60)
        else:
            p.smooth([(-14, -330), (14, -330), (30, -180), (36, 0), (30, 180), (14, 330), (-14, 330), (-30, 180), (-36, 0), (-30, -180)])
            p.soft(o.c, 1.3)
            for k in (-12, 4, 16):
                p.line([(k * .6, -300), (k * 1.6, 0), (k * .6, 300)], dark(o.c, .25), 2, .3)
        p.x.restore()
    if o.kind == "rollingpin":
        for x, y in ((-170, -110), (170, -420), (60, -100)):
            p.oval(x, y, 60, 58)
            p.soft(rgb("fbf4e4"), .7)
