"""Option shorthands of the vocabulary rows, e.g. "size:S,M,L color:sage,ink"."""
from .palette import COLOURS

NAMES = {"weight": ("Weight", "重量"), "kilo": ("Weight", "重量"), "volume": ("Volume", "容量"),
         "diam": ("Diameter", "直径"), "length": ("Length", "长度"), "storage": ("Storage", "存储"),
         "kg": ("Weight", "重量"), "set": ("Quantity", "数量"), "color": ("Colour", "颜色"),
         "size": ("Size", "尺码"), "shoe": ("Size", "尺码"), "kshoe": ("Size", "尺码"),
         "kids": ("Height", "身高"), "bed": ("Size", "尺寸"), "grind": ("Grind", "研磨度"),
         "tone": ("Palette", "色盘")}
CODES = {"kilo": "weight", "shoe": "size", "kshoe": "size", "kids": "size", "bed": "size",
         "diam": "diameter", "kg": "weight", "set": "quantity"}
BED = {"single": ("Single 150×200 cm", "单人 150×200 cm", 1), "queen": ("Queen 200×230 cm", "双人 200×230 cm", 1.28),
       "king": ("King 220×240 cm", "加大 220×240 cm", 1.48)}
GRIND = {"beans": ("Whole beans", "咖啡豆"), "filter": ("Ground for filter", "手冲研磨"),
         "espresso": ("Ground for espresso", "意式研磨")}
TONE = {"earth": ("Earth", "大地"), "dusk": ("Dusk", "暮色")}


def value(kind, v, first):
    """One option value: code, English, Chinese, price factor to the first value."""
    if kind == "color":
        return v, COLOURS[v][1], COLOURS[v][2], 1.0
    if kind == "bed":
        return v, BED[v][0], BED[v][1], BED[v][2] / BED[first][2]
    if kind == "grind":
        return v, *GRIND[v], 1.0
    if kind == "tone":
        return v, *TONE[v], 1.0
    if kind == "kids":
        return v, f"{v} cm", f"{v} 厘米", 1.0
    if kind in ("shoe", "kshoe"):
        return v, f"EU {v}", f"{v} 码", 1.0
    if kind == "size":
        return v.lower(), v, v, 1.0
    unit, zh, power = {"weight": ("g", "克", .93), "kilo": ("kg", "千克", .92), "kg": ("kg", "千克", .85),
                       "volume": ("ml", "毫升", .72), "diam": ("cm", "厘米", 1.3), "length": ("m", "米", .35),
                       "storage": ("GB", "GB", .2), "set": ("pcs", "件", .94)}[kind]
    factor = (float(v) / float(first)) ** power
    if kind == "set":
        return v, "Single" if v == "1" else f"Set of {v}", "单件" if v == "1" else f"{v} 件装", factor
    return f"{v}{unit}".lower().replace(".", "-"), f"{v} {unit}", f"{v} {zh}", factor


def parse(text):
    """List of (option as stored, {value code: (price factor, number or None)})."""
    out = []
    for part in text.split():
        kind, _, values = part.partition(":")
        vs = values.split(",")
        parsed = [value(kind, v, vs[0]) for v in vs]
        option = {"code": CODES.get(kind, kind), "name": {"en": NAMES[kind][0], "zh-CN": NAMES[kind][1]},
                  "values": [{"code": c, "name": {"en": en, "zh-CN": zh}} for c, en, zh, _ in parsed]}
        numbers = [float(v) if v.replace(".", "").isdigit() else None for v in vs]
        out.append((kind, option, {p[0]: (p[3], n) for p, n in zip(parsed, numbers)}))
    return out
