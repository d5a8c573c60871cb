"""The photographer: backdrop, light, shadows, and putting products in place."""
import colorsys
import math

import cairo
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from ..palette import dark, light, mix, rgb
from .kinds import KINDS
from .pen import Pen, WHITE

# Backdrops in pairs (wall, floor): quiet, warm, and never the product's own hue.
SETS = ["efe8dc e3d8c6", "e6ebe2 d5ddcd", "f0e3da e4d1c3", "e2eaec cfdbdf", "f3ead2 e8dab8", "ece4d8 dacdbb",
        "e9e4df d8d0c8", "dfe8e4 cbd9d2", "f1e0dc e5cbc5", "ebe6ec dbd3dd"]
DEEP = ["3f5a4c 33493e", "b9765a a5654b", "41566b 354859", "8a9a7b 77876a", "c9a15c b58e4a", "7a5f74 674f62"]


def to_pil(surface):
    surface.flush()
    return Image.frombuffer("RGBa", (surface.get_width(), surface.get_height()), bytes(surface.get_data()),
                            "raw", "BGRa", surface.get_stride(), 1).convert("RGBA")


def hue_gap(a, b):
    ha, hb = colorsys.rgb_to_hls(*a)[0], colorsys.rgb_to_hls(*b)[0]
    d = abs(ha - hb)
    return min(d, 1 - d)


def choose_set(rng, colour, deep=False):
    """The backdrop that lets the product stand out in lightness and in hue."""
    pairs = [[rgb(h) for h in s.split()] for s in (DEEP if deep else SETS)]
    scored = sorted(pairs, key=lambda q: -(abs(sum(q[0]) - sum(colour)) * .9 + min(hue_gap(q[0], colour), .25) * 1.3 + rng.random() * .8))
    return scored[0]


def backdrop(w, h, ground, pair, style, rng):
    wall, floor = pair
    s = cairo.ImageSurface(cairo.FORMAT_RGB24, w, h)
    p = Pen(cairo.Context(s), rng)
    p.box(0, 0, w, h)
    if style == "flat":
        p.grad([(0, light(wall, .35)), (1, dark(floor, .03))], 0, 0, w, h)
        return to_pil_rgb(s)
    p.grad([(0, light(wall, .12)), (1, light(wall, .4))], 0, 0, w * .3, h)
    line = ground - h * .1
    if style == "disc":
        p.oval(w / 2, ground - h * .36, h * .36, h * .36)
        p.grad([(0, dark(floor, .1)), (1, floor)], 0, 0, 0, h)
    elif style == "arch":
        a = h * .33
        p.box(w / 2 - a, ground - h * .72, 2 * a, h, a)
        p.grad([(0, dark(floor, .13)), (1, dark(floor, .01))], w / 2 - a, 0, w / 2 + a, h * .7)
    elif style == "hills":
        for k in range(3):
            y = line - h * (.2 - .09 * k)
            p.smooth([(-90, h), (-90, y), (w * .2, y - h * .09 * (1 + k % 2)), (w * .5, y + 10), (w * .78, y - h * .11), (w + 90, y), (w + 90, h)])
            p.grad([(0, mix(mix(wall, rgb("sage"), .25 + .16 * k), WHITE, .15)), (1, mix(floor, rgb("sage"), .25))], 0, y - 80, 0, line + 60)
    if style == "sweep":
        p.box(0, line - h * .16, w, h)
        p.grad([(0, floor, 0), (.4, floor, .9), (1, light(floor, .2))], 0, line - h * .16, 0, h)
    else:
        p.box(0, line, w, h)
        p.grad([(0, dark(floor, .07)), (.3, floor), (1, light(floor, .22))], 0, line, 0, h)
        p.line([(0, line), (w, line)], light(floor, .5), 2, .5, cap=False)
    return to_pil_rgb(s)


def to_pil_rgb(s):
    s.flush()
    return Image.frombuffer("RGB", (s.get_width(), s.get_height()), bytes(s.get_data()), "raw", "BGRX", s.get_stride(), 1)


def sunlight(img, rng, kind):
    """Blurred window bars or leaf shadows, as a gentle darkening."""
    w, h = img.size
    m = Image.new("L", (w // 4, h // 4), 0)
    d = ImageDraw.Draw(m)
    if kind == "window":
        m.paste(34, (0, 0, w, h))
        x = rng.randint(-30, 30)
        for i in range(2):
            for j in range(3):
                x0, y0 = w // 4 * .2 + x + i * 52 + j * 14, h // 4 * .06 + j * 46
                d.polygon([(x0, y0), (x0 + 44, y0 + 10), (x0 + 56, y0 + 50), (x0 + 12, y0 + 40)], fill=0)
    else:
        bx, by = rng.choice([-10, w // 4 + 10]), rng.randint(-10, 30)
        for i in range(13):
            a = (0 if bx < 0 else math.pi) + (i - 4) * .16 * (1 if bx < 0 else -1)
            ln = rng.randint(60, 120)
            x, y = bx + math.cos(a) * ln, by + math.sin(a) * ln
            n = (-math.sin(a) * 8, math.cos(a) * 8)
            mx, my = (bx + 2 * x) / 3, (by + 2 * y) / 3
            d.polygon([(bx, by), (mx + n[0], my + n[1]), (x, y), (mx - n[0], my - n[1])], fill=40)
    m = m.filter(ImageFilter.GaussianBlur(4)).resize((w, h), Image.BICUBIC)
    tint = Image.new("RGB", (w, h), (70, 58, 66))
    return Image.composite(tint, img, m)


def render(look, w, h, x, y, scale, rng, turn=0):
    """The product alone, transparent, standing at (x, y)."""
    s = cairo.ImageSurface(cairo.FORMAT_ARGB32, w, h)
    c = cairo.Context(s)
    c.translate(x, y)
    c.scale(scale, scale)
    if turn:
        c.translate(0, -260)
        c.rotate(turn)
        c.translate(0, 260)
    f, _ = KINDS[look.kind]
    f(Pen(c, rng), look)
    return to_pil(s)


def measure(look, seed_rng):
    """Bounds of the solid part at scale 1, relative to the ground point."""
    a = render(look, 600, 600, 300, 480, .6, seed_rng).getchannel("A").point(lambda v: 255 if v > 150 else 0)
    x0, y0, x1, y1 = a.getbbox()
    return (x0 - 300) / .6, (y0 - 480) / .6, (x1 - 300) / .6, (y1 - 480) / .6


def shadow(img, layer, mode, ground, scale, strength=1.0):
    w, h = img.size
    a = layer.getchannel("A").resize((w // 4, h // 4), Image.BILINEAR)
    tone = Image.new("RGB", (w, h), (58, 44, 48))
    if mode != "stand":
        d = (3, 5) if mode == "flat" else (14, 16)
        soft = ImageChops.offset(a.filter(ImageFilter.GaussianBlur(5 if mode == "flat" else 10)), *d)
        soft = soft.point(lambda v: int(v * (.42 if mode == "flat" else .14) * strength)).resize((w, h), Image.BICUBIC)
        return Image.composite(tone, img, soft)
    g = ground / 4
    # Long soft shadow to the right: squash the silhouette onto the table.
    cast = a.transform(a.size, Image.AFFINE, (1, 2.1, -2.1 * g, 0, 3.6, g - 3.6 * g), Image.BILINEAR)
    cast = cast.filter(ImageFilter.GaussianBlur(5)).point(lambda v: int(v * .3 * strength))
    low = a.crop((0, int(g - 26 * scale), a.size[0], int(g + 8)))
    box = low.getbbox()
    contact = Image.new("L", a.size, 0)
    if box:
        foot = int(g - 26 * scale) + box[3]
        ImageDraw.Draw(contact).ellipse((box[0] - 2, foot - 10 * scale, box[2] + 4, foot + 4 * scale), fill=160)
        contact = contact.filter(ImageFilter.GaussianBlur(3.6 * max(scale, .5)))
    m = ImageChops.lighter(cast, contact.point(lambda v: int(v * strength))).resize((w, h), Image.BICUBIC)
    return Image.composite(tone, img, m)


def place(img, look, x, ground, scale, rng, turn=0, strength=1.0):
    mode = KINDS[look.kind][1]
    layer = render(look, *img.size, x, ground, scale * look.size, rng, turn)
    img = shadow(img, layer, mode, ground, scale, strength)
    img.paste(layer, (0, 0), layer)
    return img


def warm(img):
    """A last, very soft vignette ties the picture together."""
    w, h = img.size
    m = Image.new("L", (80, 80), 26)
    ImageDraw.Draw(m).ellipse((-8, -10, 86, 84), fill=0)
    m = m.filter(ImageFilter.GaussianBlur(14)).resize((w, h), Image.BICUBIC)
    return Image.composite(Image.new("RGB", (w, h), (60, 45, 50)), img, m)
