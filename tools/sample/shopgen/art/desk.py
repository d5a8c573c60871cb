"""Stationery and books."""
from ..palette import dark, light, rgb
from .kinds import BRASS, INK, PAPER, RED, STEEL, kind
from .motifs import MOTIFS


def tome(p, c, w=330, h=460, spine=34):
    """A standing volume, slightly turned: pages on the right, cover in front."""
    p.poly([(w / 2, -h), (w / 2 + 34, -h + 16), (w / 2 + 34, -18), (w / 2, 0)])
    p.soft(PAPER, .7)
    for i in range(6):
        p.line([(w / 2 + 5 * i + 3, -h + 6 + 2.4 * i), (w / 2 + 5 * i + 3, -4 - 2.4 * i)], dark(PAPER, .2), 1.5, .6)
    p.box(-w / 2, -h, w, h, 8)
    p.soft(c, .9)
    p.line([(-w / 2 + spine, -h + 3), (-w / 2 + spine, -3)], dark(c, .4), 6, .5, cap=False)
    p.line([(-w / 2 + spine + 7, -h + 3), (-w / 2 + spine + 7, -3)], light(c, .4), 3, .4, cap=False)


@kind("book")
def book(p, o):
    tome(p, o.c, 320 + o.rng.randint(-10, 20), 450 + o.rng.randint(-20, 20))
    a = PAPER if sum(o.c) < 2.0 else dark(o.c, .6)
    p.x.save()
    p.x.translate(14, 0)
    MOTIFS[o.opts["motif"]](p, a, o.c)
    p.line([(-100, -414), (60, -414)], a, 8, .9)
    p.line([(-100, -394), (0, -394)], a, 4, .7)
    p.x.restore()


@kind("notebook")
def notebook(p, o):
    tome(p, dark(o.c, .2), 300, 400)
    p.x.save()
    p.x.translate(-30, 0)
    p.x.rotate(-.05)
    tome(p, o.c, 300, 420, 40)
    if o.shape == "strap":
        p.line([(60, -420), (60, 0)], dark(o.c, .5), 12, cap=False)
        p.oval(60, -210, 18, 18)
        p.soft(BRASS)
    elif o.shape == "planner":
        for i in range(5):
            for j in range(5):
                p.oval(-60 + i * 40, -330 + j * 44, 9, 9)
                p.paint(PAPER, .9 if (i * j) % 3 else .35)
        p.line([(-20, -4), (-16, 50)], RED, 14)
    else:
        p.label(20, -290, 130, 84, PAPER, dark(o.c, .3))
        for i in range(6):
            p.line([(-146, -380 + i * 68), (-116, -380 + i * 68)], PAPER, 5)
    p.x.restore()


@kind("pen", "pens", "pencils", mode="flat")
def pens(p, o):
    p.x.save()
    p.x.translate(0, -260)
    p.x.rotate(.72)
    if o.kind == "pen":
        p.rod([(0, -250), (0, 60)], o.c, 44)
        p.rod([(0, 60), (0, 150)], dark(o.c, .3), 32)
        p.smooth([(-16, 160), (-20, 200), (0, 262), (0, 262), (20, 200), (16, 160)])
        p.soft(rgb("ivory"))
        p.line([(0, 200), (0, 258)], INK, 3)
        p.line([(24, -240), (28, -90)], light(o.c, .5), 9)
        p.line([(-22, 40), (22, 40)], light(o.c, .5), 6)
        p.rod([(120, -120), (120, 170)], dark(o.c, .06), 48)
    else:
        cols = ["sage", "terracotta", "navy", "mustard", "wine"] if o.kind == "pens" else ["persimmon", "charcoal", "sage", "ivory", "navy", "mustard", "persimmon", "rust"]
        for i, n in enumerate(cols):
            s = 68 if o.kind == "pens" else 46
            x, dy = (i - (len(cols) - 1) / 2) * s, (i * 37 % 50)
            p.rod([(x, -240 + dy), (x, 170 + dy)], rgb(n), 36 if o.kind == "pens" else 30)
            p.poly([(x - 15, 172 + dy), (x + 15, 172 + dy), (x, 238 + dy)])
            p.soft(rgb("oat"), .9)
            p.poly([(x - 5, 216 + dy), (x + 5, 216 + dy), (x, 240 + dy)])
            p.paint(INK)
            if o.kind == "pens":
                p.line([(x + 10, -230 + dy), (x + 10, -120 + dy)], STEEL, 7)
            else:
                p.line([(x - 13, -222 + dy), (x + 13, -222 + dy)], BRASS, 16, cap=False)
    p.x.restore()


@kind("pentray", mode="flat")
def pentray(p, o):
    p.box(-270, -380, 540, 230, 50)
    p.soft(o.c, 1.1)
    p.box(-240, -346, 350, 66, 33)
    p.soft(dark(o.c, .4), .9)
    p.oval(190, -266, 60, 74)
    p.soft(dark(o.c, .4), .9)
    p.rod([(-210, -314), (80, -314)], BRASS, 26)
    for i in range(4):
        p.line([(168 + i * 8, -300 + i * 22), (196 + i * 10, -290 + i * 18), (178 + i * 6, -270 + i * 18)], STEEL, 5)
    for i in range(6):
        p.line([(-250, -250 + i * 18), (0, -246 + i * 16), (110, -252 + i * 17)], dark(o.c, .3), 2, .3)


@kind("pencilroll", mode="flat")
def roll(p, o):
    p.box(-270, -400, 470, 300, 14)
    p.soft(o.c, .9, 0, "waffle")
    for i in range(9):
        x = -236 + i * 48
        p.rod([(x, -430 - (i * 29 % 40)), (x, -200)], rgb(["coral", "navy", "honey", "sage", "plum", "teal", "red", "oak", "ink"][i]), 22)
    p.box(-270, -280, 470, 182, 10)
    p.soft(light(o.c, .08), .8)
    for i in range(10):
        p.line([(-260 + i * 48, -276), (-260 + i * 48, -104)], light(o.c, .5), 2, .7, dash=[7, 6])
    p.smooth([(190, -410), (270, -410), (290, -250), (270, -90), (190, -90)])
    p.soft(dark(o.c, .15), 1.1)
    p.line([(280, -260), (330, -200), (280, -150)], rgb("camel"), 10)


@kind("tape")
def tape(p, o):
    for i, n in enumerate(["sage", "honey", "rose", "sky", "plum", "coral"]):
        x, y = -150 + (i % 3) * 150, -20 - (i // 3) * 130
        p.lathe([(y, 100), (y - 56, 100)], rgb(n), .1, ("dot", "stripe", "wave")[i % 3], top=rgb("oat"), x=x)
        p.oval(x, y - 56, 58, 11)
        p.paint(dark(rgb("oat"), .5))


@kind("letter", mode="flat")
def letter(p, o):
    for x, y, r, c in ((-30, -300, -.12, rgb("oat")), (20, -240, .06, PAPER)):
        p.x.save()
        p.x.translate(x, y)
        p.x.rotate(r)
        p.box(-230, -150, 460, 300, 6)
        p.soft(c, .7)
        p.line([(-230, -150), (0, 30), (230, -150)], dark(c, .25), 4, .6)
        p.x.restore()
    p.x.save()
    p.x.translate(20, -240)
    p.x.rotate(.06)
    p.oval(0, 26, 40, 40)
    p.soft(rgb("wine"), 1.2, .1)
    p.sprig(-60, 120, 150, -.5, o.acc, 7)
    p.x.restore()


@kind("scissors", mode="flat")
def scissors(p, o):
    for s in (-1, 1):
        p.poly([(s * 8, -250), (-s * 70, -520), (-s * 96, -500), (-s * 26, -230)])
        p.soft(light(STEEL, .2), 1)
        p.line([(s * 4, -250), (s * 60, -170), (s * 70, -140)], o.c, 30)
        p.oval(s * 96, -84, 66, 82)
        p.x.set_line_width(30)
        p.x.set_source_rgb(*dark(o.c, .25))
        p.x.stroke()
        p.oval(s * 96 - 2, -86, 66, 82)
        p.x.set_line_width(20)
        p.x.set_source_rgb(*o.c)
        p.x.stroke()
    p.oval(0, -240, 17, 17)
    p.soft(STEEL)
