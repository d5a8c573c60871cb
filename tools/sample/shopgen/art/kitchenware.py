"""Pans, knives, kettles, tools and small appliances."""
import math

from ..palette import dark, light, mix, rgb
from .kinds import BRASS, GLASS, INK, IVORY, LEAF, OAK, PAPER, RED, STEEL, WALNUT, kind
from .pen import TILT, WHITE
from .table import clear, glow


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


@kind("ricecooker", "humidifier", "purifier", "homespeaker", "blender", "coffeemaker", "frother")
def drum(p, o):
    c, k = o.c, o.kind
    if k == "ricecooker":
        p.lathe([(0, 170), (-14, 186), (-180, 200), (-230, 196)], c, .5)
        p.lathe([(-230, 198), (-262, 180), (-290, 90), (-296, 20)], light(c, .1), .5)
        p.box(-60, -120, 120, 60, 26)
        p.soft(light(c, .3), .6)
        p.oval(0, -90, 13, 13)
        p.paint(rgb("persimmon"))
        p.line([(-60, -270), (0, -300), (60, -270)], OAK, 18)
    elif k == "humidifier":
        p.smooth([(-190, -10), (-206, -130), (-140, -270), (10, -300), (160, -250), (206, -120), (186, -10), (0, 6)])
        p.soft(c, 1.2, .12)
        p.oval(20, -292, 34, 9)
        p.paint(dark(c, .5))
        for i in range(5):
            p.line([(20, -300), (0 + i * 14, -380), (40 - i * 10, -450), (70 - i * 30, -520)], WHITE, 26 - i * 3, .16)
        p.oval(0, -60, 7, 7)
        p.paint(rgb("honey"))
    elif k == "purifier":
        p.lathe([(0, 150), (-10, 158), (-400, 158), (-430, 140)], c, .3)
        for j in range(18):
            p.line([(-156, -40 - j * 11), (-70, -16 - j * 11), (70, -16 - j * 11), (156, -40 - j * 11)], dark(c, .3), 4, .55)
        p.oval(0, -430, 100, 17)
        p.paint(dark(c, .5))
    elif k == "homespeaker":
        p.box(-235, -270, 470, 270, 46)
        p.soft(c, 1.1)
        for i in range(9):
            p.line([(-225, -250 + i * 29), (0, -246 + i * 29), (225, -252 + i * 29)], dark(c, .3), 2, .25)
        p.box(-205, -242, 410, 214, 30)
        p.soft(rgb("oat") if o.name != "ivory" else rgb("mist"), .7, 0, "waffle")
        p.oval(0, -278, 36, 10)
        p.soft(BRASS)
    elif k == "blender":
        p.lathe([(0, 130), (-20, 138), (-120, 104)], c, .5)
        p.oval(0, -60, 24, 24)
        p.soft(INK)
        clear(p, [(-122, 92), (-140, 100), (-400, 134)], GLASS, 0, .4, (rgb("sage"), .66))
        p.line([(120, -380), (220, -370), (210, -200), (104, -190)], light(GLASS, .3), 16, .9)
        p.lathe([(-400, 138), (-436, 130), (-440, 50), (-460, 44)], INK, .4)
    elif k == "coffeemaker":
        p.box(-170, -440, 130, 440, 22)
        p.soft(c, 1)
        p.box(-170, -460, 350, 120, 24)
        p.soft(light(c, .06), 1)
        p.box(-170, -36, 350, 36, 14)
        p.soft(dark(c, .2))
        clear(p, [(-36, 90), (-60, 108), (-180, 108), (-230, 70)], GLASS, 60, .4, (rgb("cocoa"), .55))
        p.lathe([(-232, 74), (-252, 70)], INK, .3, x=60)
        p.line([(160, -200), (220, -190), (214, -90), (160, -80)], INK, 16)
        p.oval(-105, -400, 16, 16)
        p.soft(BRASS)
    else:
        p.line([(110, -230), (210, -230), (206, -90), (120, -80)], INK, 22)
        p.lathe([(0, 120), (-20, 126), (-250, 118), (-270, 122)], c, .7)
        p.lathe([(-270, 124), (-300, 112), (-306, 26)], INK, .4)
        p.oval(0, -60, 14, 12)
        p.paint(rgb("honey"))


@kind("toaster", "scale", "handblender", "fan", "steamer2")
def gadget(p, o):
    c, k = o.c, o.kind
    if k == "toaster":
        for x in (-80, 60):
            p.box(x - 70, -340, 150, 160, 40)
            p.soft(rgb("camel"), 1)
            p.box(x - 56, -326, 122, 140, 34)
            p.paint(rgb("f0d9a8"))
        p.box(-240, -250, 480, 240, 70)
        p.soft(c, 1.2, .1)
        p.box(-180, -252, 360, 26, 12)
        p.paint(dark(c, .6))
        p.box(-225, -14, 450, 18, 8)
        p.soft(INK)
        p.box(232, -190, 34, 22, 9)
        p.soft(BRASS)
        p.oval(170, -80, 24, 24)
        p.soft(BRASS)
    elif k == "scale":
        p.poly([(-230, -130), (230, -130), (272, -16), (-272, -16)])
        p.soft(c, .7)
        p.poly([(-272, -16), (272, -16), (268, 8), (-268, 8)])
        p.soft(dark(c, .2))
        p.poly([(-70, -54), (70, -54), (74, -26), (-74, -26)])
        p.paint(INK)
        p.lathe([(-76, 70), (-84, 84), (-180, 120)], IVORY, .5, top=IVORY)
        for x, y, q in ((-50, -196, "persimmon"), (30, -206, "lemon"), (0, -190, "red")):
            p.oval(x, y, 42, 40)
            p.soft(rgb(q), 1, .3)
    elif k == "handblender":
        p.lathe([(0, 66), (-30, 62), (-60, 26), (-250, 24), (-262, 50)], STEEL, .7)
        p.lathe([(-256, 44), (-290, 56), (-480, 60), (-520, 50)], c, .5)
        p.box(-14, -420, 28, 60, 14)
        p.soft(dark(c, .3))
        p.lathe([(0, 88), (-12, 92), (-200, 100)], GLASS, .4, x=185, top=rgb("coral"), a=.8)
    elif k == "fan":
        p.lathe([(0, 130), (-18, 136), (-36, 40), (-150, 20)], c, .4)
        p.oval(0, -310, 200, 200)
        p.soft(dark(c, .1), .6)
        p.oval(0, -310, 180, 180)
        p.soft(light(c, .35), .6)
        for i in range(5):
            a = i * 1.2566 + .3
            x, y = math.cos(a), math.sin(a)
            p.smooth([(0, -310), (x * 90 - y * 76, -310 + y * 90 + x * 76), (x * 164 - y * 40, -310 + y * 164 + x * 40), (x * 150 + y * 10, -310 + y * 150 - x * 10)])
            p.soft(c, .9)
        for r in (60, 100, 140, 176):
            p.oval(0, -310, r, r)
            p.x.set_line_width(2.6)
            p.x.set_source_rgba(*WHITE, .7)
            p.x.stroke()
        p.oval(0, -310, 36, 36)
        p.soft(c, 1, .2)
    else:
        p.rod([(30, -20), (20, -240)], c, 84)
        p.smooth([(-120, -370), (-190, -330), (-190, -230), (-160, -226), (40, -250), (80, -330), (0, -400)])
        p.soft(c, 1.1, .1)
        p.smooth([(-184, -344), (-216, -340), (-216, -220), (-180, -220)])
        p.soft(STEEL)
        for i in range(4):
            p.line([(-220, -320 + i * 28), (-270, -330 + i * 30), (-300, -310 + i * 30)], WHITE, 10, .35)
