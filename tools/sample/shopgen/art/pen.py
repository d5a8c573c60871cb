"""Drawing helpers on cairo. The origin stands on the ground below the middle
of the product, y grows downwards, so products live at negative y."""
import math

import cairo

from ..palette import dark, light, mix

WHITE = (1.0, 0.99, 0.97)
TILT = 0.17  # how round a circle on the table looks to the camera


def segments(pts, closed=False):
    """Bezier segments through the points; a point given twice is a corner.
    Tangents follow the longer neighbour: walls stay straight above a short
    bevel, where chord-weighted tangents would make them bulge."""
    n = len(pts)
    at = lambda i: pts[i % n] if closed else pts[max(0, min(n - 1, i))]
    for i in range(n if closed else n - 1):
        a, b, c, d = at(i - 1), at(i), at(i + 1), at(i + 2)
        if b != c:
            yield (b[0] + (c[0] - a[0]) / 6, b[1] + (c[1] - a[1]) / 6,
                   c[0] - (d[0] - b[0]) / 6, c[1] - (d[1] - b[1]) / 6, c[0], c[1])


def spline(ctx, pts, closed=False):
    ctx.move_to(*pts[0])
    for s in segments(pts, closed):
        ctx.curve_to(*s)
    if closed:
        ctx.close_path()


class Pen:
    def __init__(self, ctx, rng):
        self.x, self.rng = ctx, rng

    # paths
    def smooth(self, pts, mirror=False):
        if mirror:
            pts = pts + [(-a, b) for a, b in reversed(pts)]
        self.x.new_path()
        spline(self.x, pts, True)

    def poly(self, pts):
        self.x.new_path()
        for q in pts:
            self.x.line_to(*q)
        self.x.close_path()

    def box(self, x, y, w, h, r=0):
        r = min(r, w / 2, h / 2)
        c = self.x
        c.new_path()
        for cx, cy, a in ((x + w - r, y + r, -90), (x + w - r, y + h - r, 0), (x + r, y + h - r, 90), (x + r, y + r, 180)):
            c.arc(cx, cy, r, math.radians(a), math.radians(a + 90))
        c.close_path()

    def oval(self, x, y, rx, ry):
        c = self.x
        c.new_path()
        c.save()
        c.translate(x, y)
        c.scale(max(rx, .1), max(ry, .1))
        c.arc(0, 0, 1, 0, 2 * math.pi)
        c.restore()
        c.close_path()

    # painting
    def paint(self, colour, a=1.0, keep=False):
        self.x.set_source_rgba(*colour, a)
        (self.x.fill_preserve if keep else self.x.fill)()

    def grad(self, stops, x0, y0, x1, y1, keep=False):
        g = cairo.LinearGradient(x0, y0, x1, y1)
        for at, col, *a in stops:
            g.add_color_stop_rgba(at, *col, a[0] if a else 1)
        self.x.set_source(g)
        (self.x.fill_preserve if keep else self.x.fill)()

    def line(self, pts, colour, w, a=1.0, cap=True, dash=None):
        c = self.x
        c.new_path()
        spline(c, pts)
        c.set_line_width(w)
        c.set_line_cap(cairo.LINE_CAP_ROUND if cap else cairo.LINE_CAP_BUTT)
        c.set_line_join(cairo.LINE_JOIN_ROUND)
        c.set_dash(dash or [])
        c.set_source_rgba(*colour, a)
        c.stroke()
        c.set_dash([])

    def rod(self, pts, colour, w):
        """A round bar along a curve: three strokes make the roundness."""
        self.line(pts, dark(colour, .38), w)
        self.line([(x - w * .06, y - w * .07) for x, y in pts], colour, w * .74)
        self.line([(x - w * .16, y - w * .16) for x, y in pts], light(colour, .45), w * .22, .8)

    def clipped(self, draw):
        """Run draw inside the current path, which stays current."""
        path = self.x.copy_path()
        self.x.save()
        self.x.clip()
        draw()
        self.x.restore()
        self.x.new_path()
        self.x.append_path(path)

    def soft(self, colour, depth=1.0, gloss=0.0, pattern=None, accent=None, flat=False):
        """Fill the current path as a soft solid: light from the upper left,
        shade towards the lower right edge, a thin lit edge on the other side."""
        c = self.x
        x0, y0, x1, y1 = c.path_extents()
        w, h = x1 - x0, y1 - y0
        self.grad([(0, light(colour, .26 * depth)), (.45, colour), (1, dark(colour, .2 * depth))],
                  x0 + w * .1, y0, x0 + w * .75, y1, keep=True)
        path = c.copy_path()

        def inside():
            if pattern:
                self.pattern(pattern, x0, y0, w, h, colour, accent)
            for k in range(7):  # several wide strokes fade like a blur
                c.save()
                c.translate(-2 - k * .9 * depth, -3 - k * 1.1 * depth)
                c.new_path()
                c.append_path(path)
                c.set_line_width((2 + k * k * 1.1 + k * 2) * (1 if not flat else .45))
                c.set_source_rgba(*dark(colour, .62), .05 * depth)
                c.stroke()
                c.restore()
            c.save()
            c.translate(2.2, 2.6)
            c.new_path()
            c.append_path(path)
            c.set_line_width(4)
            c.set_source_rgba(*WHITE, .2)
            c.stroke()
            c.restore()
            if gloss:
                self.oval(x0 + w * .32, y0 + h * .22, w * .16, h * .1)
                self.paint(WHITE, gloss)
        self.clipped(inside)
        c.new_path()

    def lathe(self, prof, colour, gloss=.4, pattern=None, accent=None, top=None, a=1.0, x=0, base=True):
        """A body of revolution. prof: (y, r) from the bottom up; top: colour of
        the inside (open vessels), None for a closed top."""
        c = self.x
        c.save()
        c.translate(x, 0)
        (yb, rb), (yt, rt) = prof[0], prof[-1]
        rm = max(r for _, r in prof)
        y1, y0 = yb + rb * TILT, min(y for y, _ in prof) - rt * TILT
        right = [(r, y) for y, r in prof]
        c.new_path()
        spline(c, right)
        c.save()
        c.translate(0, yt)
        c.scale(1, TILT)
        c.arc_negative(0, 0, max(rt, .1), 0, math.pi)
        c.restore()
        left = [(-x, y) for x, y in reversed(right)]
        c.line_to(*left[0])
        for seg in segments(left):
            c.curve_to(*seg)
        c.save()
        c.translate(0, yb)
        c.scale(1, TILT)
        c.arc_negative(0, 0, max(rb, .1), math.pi, 0)
        c.restore()
        c.close_path()
        s = light(colour, .38)
        self.grad([(0, dark(colour, .3), a), (.1, dark(colour, .12), a), (.3, s, a), (.46, light(colour, .12), a),
                   (.68, dark(colour, .08), a), (.92, dark(colour, .34), a), (1, dark(colour, .22), a)],
                  -rm, 0, rm, 0, keep=True)

        def inside():
            if pattern:
                self.pattern(pattern, -rm, y0, 2 * rm, y1 - y0, colour, accent)
                self.oval(0, 0, 0, 0)
            c.rectangle(-rm, y0, 2 * rm, y1 - y0)
            self.grad([(0, WHITE, .10), (.5, WHITE, 0), (.51, dark(colour, .6), 0), (1, dark(colour, .6), .26)],
                      0, y0, 0, y1 + 1)
            if gloss:
                k = rm * .1
                self.line([(r * -.62, y) for y, r in prof[1:-1]] or [(-rm * .6, y0), (-rm * .6, y1)], WHITE, k, gloss * .55)
                self.line([(r * -.66, y) for y, r in prof[1:-1]] or [(-rm * .6, y0), (-rm * .6, y1)], WHITE, k * .4, gloss)
                self.line([(r * .86, y) for y, r in prof[1:-1]] or [(rm * .8, y0), (rm * .8, y1)], light(colour, .5), k * .5, gloss * .4)
        self.clipped(inside)
        c.new_path()
        if top is not None and rt > 2:
            self.oval(0, yt, rt, rt * TILT)
            self.paint(light(colour, .45), a)
            self.oval(0, yt + 1, rt * .94, rt * TILT * .9)
            self.grad([(0, dark(top, .42)), (.5, top), (1, light(top, .3))], 0, yt - rt * TILT, 0, yt + rt * TILT)
        elif rt > 2:
            self.oval(0, yt, rt, rt * TILT)
            self.grad([(0, light(colour, .22), a), (1, light(colour, .5), a)], 0, yt - rt * TILT, 0, yt + rt * TILT)
        c.restore()

    def liquid(self, y, r, colour, x=0):
        self.oval(x, y, r, r * TILT)
        self.grad([(0, dark(colour, .3)), (1, light(colour, .25))], x, y - r * TILT, x, y + r * TILT)

    def label(self, x, y, w, h, colour, accent, r=4):
        """A small maker's mark: a plain field, a dot and two hairlines."""
        self.box(x - w / 2, y - h / 2, w, h, r)
        self.paint(colour, .94)
        self.oval(x, y - h * .16, min(w, h) * .13, min(w, h) * .13)
        self.paint(accent)
        for k, ww in ((.16, .5), (.27, .32)):
            self.line([(x - w * ww / 2, y + h * k), (x + w * ww / 2, y + h * k)], accent, 2, .55)

    def leaf(self, x, y, ln, ang, colour, fat=.32):
        c = self.x
        c.save()
        c.translate(x, y)
        c.rotate(ang)
        self.smooth([(0, 0), (0, 0), (ln * .45, -ln * fat / 2), (ln, 0), (ln, 0), (ln * .45, ln * fat / 2)])
        self.grad([(0, dark(colour, .18)), (.5, colour), (1, light(colour, .25))], 0, ln * fat / 2, 0, -ln * fat / 2)
        self.line([(ln * .05, 0), (ln * .9, 0)], light(colour, .4), max(1, ln * .018), .6)
        c.restore()

    def sprig(self, x, y, ln, ang, colour, n=7, fat=.36):
        """A twig with leaves on both sides."""
        tip = (x + math.cos(ang) * ln, y + math.sin(ang) * ln)
        bend = (x + math.cos(ang) * ln * .5 + ln * .06, y + math.sin(ang) * ln * .5)
        self.line([(x, y), bend, tip], dark(colour, .3), max(2, ln * .014))
        for i in range(n):
            t = .22 + .78 * i / (n - 1)
            px, py = x + (tip[0] - x) * t + ln * .05 * math.sin(t * 3), y + (tip[1] - y) * t
            side = -1 if i % 2 else 1
            self.leaf(px, py, ln * (.3 - .12 * t), ang + side * (.85 - .45 * t), mix(colour, light(colour, .4), (i % 3) / 3), fat)

    def pattern(self, kind, x, y, w, h, colour, accent=None):
        from .patterns import draw
        draw(self, kind, x, y, w, h, colour, accent)
