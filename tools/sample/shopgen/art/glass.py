"""Clear glass and warm light, used by several families."""
from ..palette import light
from .pen import TILT


def clear(p, prof, tint, x=0, a=.34, liquid=None):
    """Clear glass: a faint body, strong edges, two lights."""
    yb, rb = prof[0]
    yt, rt = prof[-1]
    if liquid:
        col, share = liquid
        cut = yb + (yt - yb) * share
        low = [q for q in prof if q[0] > cut] + [(cut, rt if prof[-1][1] == prof[-2][1] else rb + (rt - rb) * share)]
        p.lathe([(y, r * .93) for y, r in low], col, .2, x=x, a=.88)
    p.lathe(prof, tint, .75, x=x, a=a)
    for s in (-1, 1):
        p.line([(x + s * r, y) for y, r in prof], light(tint, .6), 3.5, .9)
    p.oval(x, yt, rt, rt * TILT)
    p.x.set_line_width(5)
    p.x.set_source_rgba(*light(tint, .7), .95)
    p.x.stroke()


def glow(p, x, y, r, a=.55, colour=(1, .87, .6)):
    import cairo
    g = cairo.RadialGradient(x, y, 0, x, y, r)
    g.add_color_stop_rgba(0, *colour, a)
    g.add_color_stop_rgba(1, *colour, 0)
    p.x.set_source(g)
    p.x.new_path()
    p.x.rectangle(x - r, y - r, 2 * r, 2 * r)
    p.x.fill()
