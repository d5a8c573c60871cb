"""The category tree and the collections."""
from .attributes import definition

# Top level: slug | en | zh | description en | description zh
TOP = """
home|Home|居家|Tableware, bedding, light and small things that make rooms kind.|餐具、床品、灯光与让房间变温柔的小物。
kitchen|Kitchen|厨房|Pans, knives and boards that are a pleasure to reach for.|让人忍不住伸手去拿的锅、刀与砧板。
food-tea|Food & Tea|食与茶|Tea by the harvest, coffee by the farm, food by the village.|按茶季选茶，按庄园选豆，按村庄选食材。
electronics|Electronics|数码电器|Quiet technology that does its job and stands back.|安静做事、不抢风头的科技。
clothing|Clothing|服饰|A small wardrobe of honest cloth.|一座用料诚实的小衣橱。
bags|Bags|箱包|Bags for the office, the market and the mountain.|上班、买菜、登山，各有一只好包。
beauty|Beauty|美妆护肤|Short formulas, good colours, refillable glass.|简短的配方、耐看的颜色、可回收的玻璃瓶。
sports-outdoor|Sports & Outdoor|运动户外|For the weekend outside and the evening inside.|周末在野外，夜晚在客厅。
kids-toys|Kids & Toys|儿童玩具|Toys that are still played with in spring.|到了春天还在玩的玩具。
stationery-books|Stationery & Books|文具图书|Paper, ink and stories.|纸、墨与故事。
"""

# Leaf: slug | parent | sku prefix | en | zh | description en | description zh | attributes
LEAF = """
tableware|home|TBL|Tableware|餐具茶器|Bowls, cups, plates and pots for daily meals.|一日三餐的碗盘杯壶。|material:porcelain,stoneware,glass,bamboo,lacquer,terracotta capacity diameter pieces dishwasher
bedding|home|BED|Bedding|床品|Sheets, quilts, pillows and throws that breathe.|会呼吸的床单、被子、枕头与盖毯。|material:cotton,linen,silk,down,wool,memory,bamboo season:summer,winter,all-year washable
lighting|home|LGT|Lighting|灯具|Lamps for reading, dining and doing nothing.|阅读、吃饭与发呆的灯。|material:glass,paper,brass,oak,linen,walnut,porcelain,rattan power colour_temperature dimmable
decor|home|DEC|Vases, Candles & Plants|花器香氛绿植|Living green, warm wax and vessels for both.|绿植、香烛，与盛放它们的器物。|material:porcelain,stoneware,glass,wax,plant,rattan,brass,terracotta,oak height handmade
cookware|kitchen|CKW|Cookware|锅具|Woks, pans and casseroles for a lifetime of dinners.|炒锅、煎锅与砂锅，陪伴一生的晚饭。|material:cast-iron,stainless,carbon-steel,enamel,ceramic,aluminium diameter induction
kitchen-tools|kitchen|KIT|Knives & Kitchen Tools|刀具厨具|Sharp, sound and easy to clean.|锋利、扎实、好清洗。|material:stainless,carbon-steel,beech,walnut,bamboo,silicone,glass,ceramic,oak length capacity dishwasher
green-tea|food-tea|TEA|Green Tea|绿茶|Spring leaves from China's green-tea mountains.|来自中国名山的春日绿茶。|origin:hangzhou,anji,suzhou,huangshan,xinyang,lushan,mengding harvest:spring,autumn,summer brew_temperature organic notes
oolong-black-tea|food-tea|OOL|Oolong, Black & Dark Tea|乌龙红茶黑茶|Roasted, withered, aged: tea with depth.|焙火、萎凋、陈化，有深度的茶。|tea_type:oolong,black,puer,white,jasmine,dark origin:anxi,wuyi,yunnan,fuding,qimen,fuzhou,chaozhou,anhua,taiwan brew_temperature organic notes
coffee|food-tea|COF|Coffee|咖啡|Single farms and two house blends, roasted twice a week.|单一庄园与两款拼配，一周两烘。|origin:ethiopia,colombia,kenya,brazil,guatemala,indonesia,yunnan roast:light,medium,dark-roast altitude notes
snacks|food-tea|SNK|Snacks & Sweets|零食糕点|Small-tray baking and nuts worth sharing.|小盘烘焙与值得分享的坚果。|flavour:sweet,salty,spicy,nutty,fruity shelf_life vegetarian
pantry|food-tea|PAN|Pantry|粮油干货|Rice, honey, oil and dried goods from named villages.|写得出村名的米、蜜、油与干货。|origin:heilongjiang,xinjiang,sichuan,shanxi,zhejiang,guangxi,inner-mongolia,ningxia,yunnan shelf_life organic
audio|electronics|AUD|Headphones & Speakers|耳机音箱|Sound tuned for long listening.|为长时间聆听而调的声音。|connection:bluetooth,usb-c,wired,wifi battery noise_cancelling water:ipx0,ipx4,ipx7
mobile|electronics|MOB|Phones & Power|手机与充电|Phones, chargers and cables without fuss.|不折腾的手机、充电器与线材。|connection:bluetooth,usb-c,magnetic,wifi power charge screen
wearables|electronics|WEA|Watches & Wearables|手表穿戴|Time, steps and sleep on your wrist.|手腕上的时间、步数与睡眠。|screen battery gps water:ipx4,ipx7,atm5
appliances|electronics|APP|Small Appliances|小家电|Compact helpers for small kitchens.|小厨房里的得力帮手。|power capacity noise
tops|clothing|TOP|Shirts & Knitwear|衬衫针织|T-shirts, shirts and knitwear in honest cloth.|用料实在的 T 恤、衬衫与针织。|material:cotton,linen,silk,wool,cashmere,denim for:women,men,unisex,kids fit:slim,regular,relaxed sleeve:short,long,sleeveless
outerwear|clothing|OUT|Coats & Jackets|外套大衣|For wind, rain and cold platforms.|抵挡风雨与寒冷站台。|material:wool,cotton,nylon,polyester,down,fleece,denim,canvas for:women,men,unisex,kids season:spring,autumn,winter,all-year waterproof
shoes|clothing|SHO|Shoes|鞋履|Sneakers, loafers and boots to walk in.|走得远的运动鞋、乐福鞋与靴子。|material:leather,suede,canvas,mesh,vegan,wool for:women,men,unisex,kids waterproof
backpacks|bags|BPK|Backpacks & Travel|背包旅行|From the commute to the mountain pass.|从通勤到垭口。|material:nylon,polyester,canvas,leather,vegan,aluminium litres laptop waterproof
handbags|bags|HBG|Handbags & Wallets|手袋钱包|Leather and canvas that soften with you.|与你一起变柔软的皮革与帆布。|material:leather,suede,canvas,vegan,cotton,nylon width closure:zip,flap,open,drawstring,clasp
skincare|beauty|SKN|Skincare|护肤|Cleansers, serums and creams with short lists.|成分简短的洁面、精华与面霜。|skin:all-skin,dry,oily,sensitive volume vegan fragrance_free
makeup|beauty|MUP|Make-up & Fragrance|彩妆香水|Colour and scent in small batches.|小批量的色彩与香气。|finish:matte,satin,gloss,sheer scent:floral,woody,citrus volume vegan
camping|sports-outdoor|CMP|Camping & Hiking|露营徒步|Shelter, light and hot water, anywhere.|走到哪里都有遮蔽、灯光与热水。|material:nylon,polyester,canvas,aluminium,titanium,stainless,down,oak weight people waterproof
fitness|sports-outdoor|FIT|Fitness & Ball Games|健身球类|Kit for rooms, courts and parks.|房间、球场与公园里的装备。|material:rubber,cork,cast-iron,polyester,leather,stainless,cotton,beech weight
toys|kids-toys|TOY|Wooden & Building Toys|木玩积木|Blocks, trains and puzzles that last.|耐玩的积木、火车与拼图。|material:beech,pine,felt,plastic,cotton age_min pieces
plush|kids-toys|PLU|Plush Friends|毛绒伙伴|Soft animals with names.|有名字的毛绒动物。|material:plush,teddy,cotton,wool height age_min washable
stationery|stationery-books|STA|Stationery|文具|Notebooks, pens and desk companions.|本子、笔与案头伙伴。|material:paper,leather,brass,oak,walnut,canvas,aluminium paper_size:a4,a5,a6,b5 pages refillable
books|stationery-books|BOK|Books|图书|Fewer titles, read to the end.|书不多，每本都读得完。|author binding:hardcover,paperback,boardbook language:lang-zh,lang-en,bilingual pages
"""

COLLECTIONS = """
new-arrivals|New arrivals|新品上架|What came in this month.|本月刚到的好物。
best-sellers|Best sellers|人气热卖|What our customers come back for.|回头客最多的单品。
gifts|Gifts|心意好礼|Presents that will be used, not stored.|会被用起来、而不是收起来的礼物。
spring-tea|Spring tea|春茶季|The first flush, straight from the roasting pans.|头采新茶，出锅即发。
back-to-school|Back to school|开学季|Pens, packs and lamps for a new term.|新学期的笔、包与台灯。
slow-mornings|Slow mornings|慢早晨|Coffee, cups and clean light.|咖啡、杯子与清亮的光。
weekend-outdoors|Weekend outdoors|周末户外|Two days, one pack.|两天时间，一只背包。
under-99|Small pleasures|百元小确幸|Little things below 99 yuan.|99 元以内的小小快乐。
"""


def split(text):
    return [r.split("|") for r in text.splitlines() if r]


def categories():
    out, n = [], 0
    for slug, en, zh, den, dzh in split(TOP):
        n += 1
        out.append(entry(slug, None, n, en, zh, den, dzh, []))
        for k, (ls, parent, _, len_, lzh, lden, ldzh, attrs) in enumerate(
                r for r in split(LEAF) if r[1] == slug):
            defs = []
            for a in attrs.split():
                code, _, choices = a.partition(":")
                defs.append(definition(code, choices.split(",")))
            out.append(entry(ls, parent, k + 1, len_, lzh, lden, ldzh, defs))
    return out


def entry(slug, parent, position, en, zh, den, dzh, attrs):
    return {"slug": slug, "parent": parent, "position": position,
            "name": {"en": en, "zh-CN": zh}, "description": {"en": den, "zh-CN": dzh},
            "picture": {"path": f"category-{slug}.webp", "alt": {"en": en, "zh-CN": zh},
                        "width": 800, "height": 600},
            "attributes": attrs}


def collections():
    return [{"slug": s, "position": i + 1, "name": {"en": en, "zh-CN": zh},
             "description": {"en": den, "zh-CN": dzh},
             "picture": {"path": f"collection-{s}.webp", "alt": {"en": en, "zh-CN": zh},
                         "width": 1200, "height": 800}}
            for i, (s, en, zh, den, dzh) in enumerate(split(COLLECTIONS))]


def sku_prefix(slug):
    return next(r[2] for r in split(LEAF) if r[0] == slug)
