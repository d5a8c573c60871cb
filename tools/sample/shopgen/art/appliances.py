"""Small appliances."""
import math

from ..palette import dark, light, rgb
from .kinds import BRASS, GLASS, INK, IVORY, OAK, STEEL, kind
from .pen import WHITE
from .glass import clear


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
