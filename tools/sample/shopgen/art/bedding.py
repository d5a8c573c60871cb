"""Bedding."""
from ..palette import dark, light
from .kinds import kind
from .clothes import fold
from .pen import WHITE


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
