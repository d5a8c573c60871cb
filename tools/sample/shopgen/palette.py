"""The shop's colours: one table, so that a variant called "sage" and the
picture of it can never disagree."""

# code: (hex, English name, Chinese name)
COLOURS = {
    "white": ("f4f1ea", "White", "白色"), "ivory": ("efe6d2", "Ivory", "象牙白"),
    "oat": ("dccdb2", "Oat", "燕麦色"), "sand": ("cfb48c", "Sand", "沙色"),
    "camel": ("b98a56", "Camel", "驼色"), "terracotta": ("c0694a", "Terracotta", "陶土色"),
    "rust": ("9c4a2e", "Rust", "铁锈红"), "persimmon": ("dd7238", "Persimmon", "柿子橙"),
    "coral": ("e58069", "Coral", "珊瑚色"), "peach": ("efb694", "Peach", "蜜桃色"),
    "blush": ("e6bdb4", "Blush", "藕粉"), "rose": ("c9737f", "Rose", "玫瑰粉"),
    "red": ("b8393a", "Vermilion", "朱红"), "wine": ("7b2f3b", "Wine", "酒红"),
    "plum": ("6d4763", "Plum", "梅紫"), "lilac": ("b3a3c9", "Lilac", "丁香紫"),
    "sky": ("9dbfd6", "Sky", "天空蓝"), "mist": ("a9b8bd", "Mist", "雾蓝灰"),
    "denim": ("577a9d", "Denim", "牛仔蓝"), "indigo": ("36507e", "Indigo", "靛蓝"),
    "navy": ("29364f", "Navy", "藏青"), "ink": ("2b323a", "Ink", "墨色"),
    "black": ("2a2928", "Black", "黑色"), "charcoal": ("4b4b4d", "Charcoal", "炭灰"),
    "grey": ("9a9b9b", "Grey", "中灰"), "silver": ("c3c7ca", "Silver", "银色"),
    "celadon": ("b4cbb8", "Celadon", "青瓷绿"), "mint": ("a5d1bd", "Mint", "薄荷绿"),
    "sage": ("97a889", "Sage", "鼠尾草绿"), "jade": ("4f9379", "Jade", "玉绿"),
    "moss": ("69743f", "Moss", "苔绿"), "forest": ("2f5544", "Forest", "森林绿"),
    "teal": ("2f7380", "Teal", "孔雀蓝"), "mustard": ("d0a03c", "Mustard", "芥末黄"),
    "honey": ("dd9c36", "Honey", "蜂蜜色"), "lemon": ("ecd36c", "Lemon", "柠檬黄"),
    "oak": ("c99f6b", "Oak", "橡木色"), "walnut": ("76503a", "Walnut", "胡桃木色"),
    "cocoa": ("5b3b30", "Cocoa", "可可棕"), "copper": ("b9734a", "Copper", "紫铜色"),
    "gold": ("c9a45a", "Gold", "金色"),
}


def rgb(code):
    """Colour code (or six hex digits) to a triple of 0..1."""
    h = COLOURS[code][0] if code in COLOURS else code
    return tuple(int(h[i:i + 2], 16) / 255 for i in (0, 2, 4))


def mix(a, b, t):
    return tuple(x + (y - x) * t for x, y in zip(a, b))


def light(c, t):
    return mix(c, (1.0, 0.985, 0.96), t)


def dark(c, t):
    """Towards a warm brown-black: pure black makes illustrations look dirty."""
    return mix(c, (0.10, 0.075, 0.08), t)
