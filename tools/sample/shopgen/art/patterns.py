"""Surface patterns, drawn inside the current clip."""
import math

from ..palette import dark, light


def draw(p, kind, x, y, w, h, colour, accent):
    bright = sum(colour) / 3
    ink = accent or (dark(colour, .3) if bright > .45 else light(colour, .35))
    PATTERNS[kind](p, x, y, w, h, ink)


def stripe(p, x, y, w, h, ink):
    n = 9
    for i in range(n + 1):
        p.line([(x, y + h * (i + .5) / n), (x + w, y + h * (i + .5) / n)], ink, h / n * .32, .8, cap=False)


def vstripe(p, x, y, w, h, ink):
    for i in range(14):
        p.line([(x + w * i / 13, y), (x + w * i / 13, y + h)], ink, w * .008, .4, cap=False)


def grid(p, x, y, w, h, ink):
    for i in range(1, 7):
        p.line([(x + w * i / 7, y), (x + w * i / 7, y + h)], ink, 2.5, .35)
        p.line([(x, y + h * i / 7), (x + w, y + h * i / 7)], ink, 2.5, .35)


def waffle(p, x, y, w, h, ink):
    s = 15
    for i in range(int(w / s) + 1):
        p.line([(x + i * s, y), (x + i * s, y + h)], ink, 2, .3)
    for i in range(int(h / s) + 1):
        p.line([(x, y + i * s), (x + w, y + i * s)], ink, 2, .3)


def check(p, x, y, w, h, ink):
    s = w / 8
    for i in range(9):
        p.line([(x + i * s, y), (x + i * s, y + h)], ink, s * .42, .22, cap=False)
    for i in range(int(h / s) + 2):
        p.line([(x, y + i * s), (x + w, y + i * s)], ink, s * .42, .22, cap=False)


def diamond(p, x, y, w, h, ink):
    s = w / 6
    for i in range(-8, 16):
        p.line([(x + i * s, y), (x + i * s + h * .8, y + h)], ink, 2.4, .4)
        p.line([(x + i * s, y), (x + i * s - h * .8, y + h)], ink, 2.4, .4)


def lattice(p, x, y, w, h, ink):
    diamond(p, x, y + h * .3, w, h * .4, ink)


def herringbone(p, x, y, w, h, ink):
    s = 17
    for i in range(int(w / s) + 1):
        for j in range(int(h / s) + 2):
            d = s * .6 * (1 if i % 2 else -1)
            p.line([(x + i * s, y + j * s), (x + i * s + s, y + j * s + d)], ink, 3.4, .32)


def dot(p, x, y, w, h, ink):
    s = w / 9
    for i in range(11):
        for j in range(int(h / s) + 2):
            p.oval(x + (i + (j % 2) / 2) * s, y + j * s, s * .14, s * .14)
            p.paint(ink, .55)


def speckle(p, x, y, w, h, ink):
    for _ in range(int(w * h / 260)):
        r = p.rng.choice((.9, 1.3, 2.2))
        p.oval(x + p.rng.random() * w, y + p.rng.random() * h, r, r * .8)
        p.paint(ink, .7)


def wave(p, x, y, w, h, ink):
    for j in range(8):
        yy = y + h * (j + .5) / 8
        p.line([(x + w * i / 24, yy + math.sin(i * 1.5 + j) * h * .02) for i in range(25)], ink, 3, .5)


def leaf(p, x, y, w, h, ink):
    p.sprig(x + w * .66, y + h * .94, h * .72, -1.35, ink, 9)
    p.sprig(x + w * .24, y + h * .9, h * .5, -1.8, ink, 7)


def bamboo(p, x, y, w, h, ink):
    for i, t in enumerate((.3, .46)):
        p.line([(x + w * t, y), (x + w * (t + .03), y + h)], ink, w * .022, .7)
        for k in range(4):
            p.leaf(x + w * t, y + h * (.2 + k * .17 + i * .07), w * .22, (.5 if k % 2 else 2.5), ink, .26)


def spiral(p, x, y, w, h, ink):
    for k in range(5):
        cx, cy = x + w * (.22 + .16 * (k % 4)), y + h * (.28 + .13 * k)
        p.line([(cx + math.cos(a * .5) * a * 1.6, cy + math.sin(a * .5) * a * 1.3) for a in range(18)], ink, 2.6, .75)


def mountain(p, x, y, w, h, ink):
    for k, (b, a) in enumerate(((.5, .35), (.6, .55), (.72, .8))):
        pts = [(x + w * i / 10, y + h * (b - .13 * abs(math.sin(i * 1.3 + k * 2)))) for i in range(11)]
        p.poly(pts + [(x + w, y + h), (x, y + h)])
        p.grad([(0, ink, a), (1, ink, 0)], 0, y + h * (b - .15), 0, y + h * (b + .2))


def cloud(p, x, y, w, h, ink):
    for k in range(6):
        cx, cy = x + w * (.2 + .13 * k), y + h * (.25 + .42 * (k % 3) / 2)
        for d in (-1, 0, 1):
            p.line([(cx + d * w * .05 - w * .04, cy), (cx + d * w * .05, cy - h * .03), (cx + d * w * .05 + w * .04, cy)], ink, 2.6, .7)


def drop(p, x, y, w, h, ink):
    for k in range(22):
        cx, cy = x + w * ((k * 37) % 97) / 97, y + h * ((k * 53) % 89) / 89
        p.smooth([(cx, cy - 9), (cx + 4, cy + 2), (cx, cy + 6), (cx - 4, cy + 2)])
        p.paint(ink, .5)


def flower(p, x, y, w, h, ink):
    for fx, fy, r in ((.3, .35, .1), (.52, .55, .13), (.28, .7, .08), (.62, .3, .07)):
        for k in range(5):
            a = k * 1.2566 + fx * 4
            p.oval(x + w * fx + math.cos(a) * w * r * .62, y + h * fy + math.sin(a) * w * r * .62, w * r * .42, w * r * .42)
            p.paint(ink, .75)
        p.oval(x + w * fx, y + h * fy, w * r * .26, w * r * .26)
        p.paint(light(ink, .6))


def cable(p, x, y, w, h, ink):
    for t in (.22, .36, .64, .78):
        for d in (0, 3.14):
            p.line([(x + w * t + math.sin(i * .8 + d) * w * .022, y + h * i / 36) for i in range(37)], ink, 4, .45)


def end(p, x, y, w, h, ink):
    s = w / 9
    for i in range(9):
        for j in range(int(h / s) + 1):
            p.box(x + i * s, y + j * s, s, s)
            p.paint(ink if (i * 3 + j * 5) % 4 < 2 else light(ink, .35), .25 + .1 * ((i + j) % 3))


def drip(p, x, y, w, h, ink):
    for i in range(13):
        ln = h * (.25 + .4 * abs(math.sin(i * 2.1)))
        p.line([(x + w * i / 12, y), (x + w * i / 12, y + ln)], ink, w / 15, .28)


PATTERNS = {k: v for k, v in globals().items() if callable(v) and k not in ("draw", "dark", "light")}
