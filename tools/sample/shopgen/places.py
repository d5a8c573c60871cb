"""shop.json and locations.jsonl: the shop itself, how it sells and ships."""


def t(en, zh):
    return {"en": en, "zh-CN": zh}


def money(cny, usd):
    return {"CNY": cny, "USD": usd}


def pic(path, en, zh, w, h):
    return {"path": path, "alt": t(en, zh), "width": w, "height": h}


def tax(code, en, zh, cn_bp, ca_bp):
    return {"code": code, "name": t(en, zh), "rates": [
        {"currency": "CNY", "country": "CN", "basis_points": cn_bp, "inclusive": True},
        {"currency": "USD", "country": "US", "basis_points": 0, "inclusive": False},
        # One state as an example of a regional rate; food stays untaxed there.
        {"currency": "USD", "country": "US", "region": "CA", "basis_points": ca_bp,
         "inclusive": False}]}


def ship(code, kind, en, zh, note_en, note_zh, price, free_over, days):
    return {"code": code, "kind": kind, "name": t(en, zh), "description": t(note_en, note_zh),
            "price": price, "free_over": free_over,
            "days": {"min": days[0], "max": days[1]}}


def coupon(code, kind, value, en, zh, minimum=None, limit=None, per_customer=None):
    return {"code": code, "kind": kind, "value": value, "name": t(en, zh), "minimum": minimum,
            "limit": limit, "limit_per_customer": per_customer,
            "starts_at": "2026-01-01T00:00:00Z", "ends_at": "2035-12-31T23:59:59Z"}


def banner(code, path, title, text, action, target, alt):
    return {"code": code, "title": t(*title), "text": t(*text), "action": t(*action),
            "target": target, "picture": pic(path, *alt, 1200, 675)}


HOME = {
    "hero": {
        "title": t("Good things, plainly made", "好物，朴素而用心"),
        "text": t("Spring tea, quiet ceramics and everyday tools from makers we know by name.",
                  "春茶、素器与趁手的日常之物，来自我们一一拜访过的匠人。"),
        "action": t("Shop new arrivals", "逛逛新品"),
        "target": {"kind": "collection", "slug": "new-arrivals"},
        "picture": pic("home-hero.webp", "A tea table by a sunlit window with pot, cups and branch",
                       "阳光窗边的茶席：茶壶、茶杯与一枝绿叶", 1600, 900)},
    "banners": [
        banner("spring-tea", "banner-spring-tea.webp", ("The first leaves of spring", "头采春茶"),
               ("Picked before Qingming, roasted by hand, at your door within days.",
                "明前采摘，手工炒制，数日到家。"), ("Taste the harvest", "尝新茶"),
               {"kind": "collection", "slug": "spring-tea"},
               ("Tea tins and a glass of green tea on a pale green table", "浅绿桌面上的茶罐与一杯绿茶")),
        banner("slow-home", "banner-slow-home.webp", ("A softer way home", "把家住软一点"),
               ("Washed linen, warm lamps and candles for long evenings.", "水洗亚麻、暖光小灯与香氛，留给悠长的夜晚。"),
               ("See home pieces", "看居家好物"), {"kind": "category", "slug": "home"},
               ("A lamp, pillows and a vase in warm light", "暖光中的台灯、枕头与花瓶")),
        banner("outdoors", "banner-outdoors.webp", ("Weekend, outside", "周末，去野"),
               ("Tents, flasks and packs that earn their weight.", "帐篷、水壶与背包，每一克都有用处。"),
               ("Get ready", "整装出发"), {"kind": "collection", "slug": "weekend-outdoors"},
               ("A tent, a backpack and a lantern below green hills", "青山下的帐篷、背包与营灯")),
    ],
    "featured_collections": ["new-arrivals", "best-sellers", "spring-tea", "gifts"],
    "featured_categories": ["tableware", "green-tea", "audio", "outerwear", "backpacks", "skincare"],
}

SHOP = {
    "code": "oasis",
    "name": t("Oasis Market", "绿洲集市"),
    "tagline": t("Everyday things, chosen slowly", "慢慢挑选的日常好物"),
    "legal_entity": t("Oasis Market Trading (Shanghai) Co., Ltd. (fictional)", "绿洲集市（上海）商贸有限公司（虚构）"),
    "support": {"mail": "care@oasis.example.com", "phone": "+86 21 5555 0100",
                "hours": t("Every day 9:00-21:00 (UTC+8)", "每日 9:00-21:00（北京时间）")},
    "languages": ["zh-CN", "en"], "default_language": "zh-CN",
    "markets": [{"language": "zh-CN", "currency": "CNY"}, {"language": "en", "currency": "USD"}],
    "tax_classes": [tax("standard", "Standard rate", "标准税率", 1300, 725),
                    tax("reduced", "Reduced rate", "低税率", 900, 0),
                    tax("zero", "Zero rate", "零税率", 0, 0)],
    "shipping_methods": [
        ship("standard", "delivery", "Standard delivery", "标准配送",
             "Tracked parcel to your door.", "全程可追踪，送货到家。",
             money(1000, 590), money(9900, 4900), (2, 5)),
        ship("express", "delivery", "Express delivery", "次日达快递",
             "Ordered before 16:00, sent the same day.", "16:00 前下单，当日发出。",
             money(2200, 1490), money(59900, 19900), (1, 2)),
        ship("pickup", "pickup", "Pick up in store", "到店自提",
             "We keep it behind the counter for seven days.", "门店柜台为您保留七天。",
             money(0, 0), None, (0, 2))],
    "coupons": [
        coupon("WELCOME10", "percent", 1000, "10 % off your first order", "新客首单九折", per_customer=1),
        coupon("TEA20", "amount", money(2000, 300), "20 yuan off tea and more", "满 199 减 20",
               minimum=money(19900, 2990)),
        coupon("OASIS60", "amount", money(6000, 900), "60 yuan off a large basket", "满 499 减 60",
               minimum=money(49900, 7500), limit=5000),
        coupon("FRIENDS15", "percent", 1500, "15 % off for friends of the house", "老友专享八五折",
               minimum=money(30000, 4500), limit=500, per_customer=2)],
    "home": HOME,
}


def place(code, kind, name, addr, phone, hours, lat, lon, services):
    return {"code": code, "kind": kind, "name": t(*name), "address": t(*addr), "phone": phone,
            "opening_hours": hours, "latitude": lat, "longitude": lon, "services": services}


def week(weekdays, weekend):
    days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    return [{"day": d, "open": h[0], "close": h[1]}
            for i, d in enumerate(days) for h in [weekdays if i < 5 else weekend]]


BOTH = ["pickup", "returns"]
LOCATIONS = [
    place("online", "warehouse", ("Jiaxing online warehouse", "嘉兴线上仓"),
          ("18 Example Logistics Road, Nanhu, Jiaxing, Zhejiang", "浙江省嘉兴市南湖区示例物流路18号"),
          "+86 573 5555 0118", week(("08:00", "20:00"), ("09:00", "18:00")), 30.7522, 120.7550, []),
    place("shanghai", "store", ("Oasis Market Wukang Road", "绿洲集市·武康路店"),
          ("Courtyard 3, 1288 Wukang Road (fictional), Xuhui, Shanghai", "上海市徐汇区武康路1288号（虚构）3号院"),
          "+86 21 5555 0128", week(("10:00", "21:00"), ("10:00", "22:00")), 31.2106, 121.4372, BOTH),
    place("hangzhou", "store", ("Oasis Market West Lake", "绿洲集市·西湖店"),
          ("66 Example Lane, Beishan Street, Xihu, Hangzhou, Zhejiang", "浙江省杭州市西湖区北山街示例里66号"),
          "+86 571 5555 0166", week(("10:00", "20:30"), ("09:30", "21:30")), 30.2592, 120.1446, BOTH),
    place("chengdu", "store", ("Oasis Market Kuanzhai", "绿洲集市·宽窄店"),
          ("9 Example Alley, Qingyang, Chengdu, Sichuan", "四川省成都市青羊区示例巷子9号"),
          "+86 28 5555 0109", week(("10:00", "22:00"), ("10:00", "22:30")), 30.6639, 104.0535, BOTH),
]
