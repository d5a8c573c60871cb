"""Turns a product's attributes and hand-written lines into product copy."""
from .attributes import A, W
from .vocab.care import CARE


def shown(code, v, lang):
    i = 0 if lang == "en" else 1
    if A[code][2] == "choice":
        return W[v][i]
    if isinstance(v, dict):
        return v["en" if lang == "en" else "zh-CN"]
    return f"{v:,}" if lang == "en" and isinstance(v, int) and v >= 10000 else str(v)


def facts(rng, attributes, limit=4):
    """Sentences that state attributes, the same ones in both languages."""
    keys = [k for k, v in attributes.items() if v is not False]
    if len(keys) > limit:
        keys = [k for k in keys if k in set(rng.sample(keys, limit))]
    en, zh = [], []
    for k in keys:
        a, b = rng.choice(A[k][5])
        ve, vz = shown(k, attributes[k], "en"), shown(k, attributes[k], "zh")
        s = a.replace("{V}", ve[0].upper() + ve[1:]).replace("{v}", ve)
        en.append(s[0].upper() + s[1:])
        zh.append(b.replace("{V}", vz).replace("{v}", vz))
    return " ".join(en), "".join(zh)


def paragraphs(rng, n, category, detail, attributes, brand_line):
    """Description in both languages; n counts products in the category, so
    that neighbours on a page close with different notes."""
    fe, fz = facts(rng, attributes)
    notes = CARE[category]
    care = notes[n % len(notes)]
    second = notes[(n + 1 + n // len(notes)) % len(notes)]
    line = (brand_line["en"], brand_line["zh-CN"])
    closing = [[care, line], [line, care], [care, second]][(n + n // 3) % 3]
    ce, cz = " ".join(c[0] for c in closing), "".join(c[1] for c in closing)
    if not fe:
        return {"en": f"{detail[0]}\n\n{ce}", "zh-CN": f"{detail[1]}\n\n{cz}"}
    if n % 4 == 3:  # now and then the facts follow the story at once
        return {"en": f"{detail[0]} {fe}\n\n{ce}", "zh-CN": f"{detail[1]}{fz}\n\n{cz}"}
    return {"en": f"{detail[0]}\n\n{fe}\n\n{ce}", "zh-CN": f"{detail[1]}\n\n{fz}\n\n{cz}"}
