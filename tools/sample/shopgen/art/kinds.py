"""Registry of the drawings: @kind("teapot") registers draw(p, o); mode tells
how it casts its shadow: "stand" on a table, "flat" seen from above, "hang"."""
from ..palette import rgb

KINDS = {}
OAK, WALNUT, STEEL, BRASS = rgb("oak"), rgb("walnut"), rgb("silver"), rgb("gold")
INK, IVORY, LEAF, TEA = rgb("ink"), rgb("ivory"), rgb("sage"), rgb("honey")
PAPER, GLASS, RED = rgb("f6efe0"), rgb("dbe8e6"), rgb("red")


def kind(*names, mode="stand"):
    def register(f):
        for n in names:
            KINDS[n] = (f, mode)
        return f
    return register


class Look:
    """What one picture of a product should look like."""

    def __init__(self, text, colour, rng):
        parts = text.split()
        self.kind = parts[0]
        self.opts = dict(x.split("=") for x in parts[2:])
        self.c = rgb(colour or parts[1])
        self.rng, self.name = rng, colour or parts[1]
        self.pat, self.shape = self.opts.get("pattern"), self.opts.get("shape", "")
        self.acc = rgb(self.opts["accent"]) if "accent" in self.opts else None
        self.size = float(self.opts.get("size", 1))
