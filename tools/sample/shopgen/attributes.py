"""Attribute definitions shared by the categories, with the sentences that
state them in product copy, so that copy and attributes cannot disagree."""

# choice code: English, Chinese
W = {}
for row in """
porcelain,porcelain,瓷|stoneware,stoneware,炻瓷|glass,glass,玻璃|bamboo,bamboo,竹|lacquer,lacquered wood,漆木|terracotta,terracotta,红陶|granite,granite,花岗岩|rush,woven rush,蒲草|cedar,cedar,雪松木
cotton,cotton,棉|linen,linen,亚麻|silk,mulberry silk,桑蚕丝|down,white down,白鹅绒|wool,wool,羊毛|cashmere,cashmere blend,羊绒混纺|memory,memory foam,记忆棉
paper,washi paper,和纸|brass,brass,黄铜|oak,oak,橡木|walnut,walnut,胡桃木|beech,beech,榉木|wax,soy wax,大豆蜡|rattan,rattan,藤|plant,living plant,绿植
cast-iron,cast iron,铸铁|stainless,stainless steel,不锈钢|carbon-steel,carbon steel,碳钢|enamel,enamelled iron,珐琅铸铁|aluminium,aluminium,铝合金|silicone,food-grade silicone,食品级硅胶|ceramic,ceramic,陶瓷
leather,full-grain leather,头层牛皮|suede,suede,反绒皮|canvas,waxed canvas,油蜡帆布|nylon,recycled nylon,再生尼龙|polyester,recycled polyester,再生涤纶|denim,denim,牛仔布|fleece,fleece,抓绒|mesh,knitted mesh,飞织网面|rubber,natural rubber,天然橡胶|cork,cork,软木|vegan,plant-based leather,植物皮革|titanium,titanium,钛|plush,short-pile plush,短绒|teddy,curly teddy pile,卷卷绒|plastic,recycled plastic,再生塑料|felt,wool felt,羊毛毡
hangzhou,"Hangzhou",浙江杭州|anji,Anji,浙江安吉|suzhou,Suzhou,江苏苏州|huangshan,Huangshan,安徽黄山|xinyang,Xinyang,河南信阳|lushan,Lushan,江西庐山|mengding,Mengding,四川蒙顶山|anxi,Anxi,福建安溪|wuyi,Wuyi,福建武夷山|yunnan,Yunnan,云南|fuding,Fuding,福建福鼎|qimen,Qimen,安徽祁门|fuzhou,Fuzhou,福建福州|chaozhou,Chaozhou,广东潮州|anhua,Anhua,湖南安化|taiwan,Nantou,台湾南投
ethiopia,Ethiopia,埃塞俄比亚|colombia,Colombia,哥伦比亚|kenya,Kenya,肯尼亚|brazil,Brazil,巴西|guatemala,Guatemala,危地马拉|indonesia,Indonesia,印度尼西亚|heilongjiang,Heilongjiang,黑龙江|xinjiang,Xinjiang,新疆|sichuan,Sichuan,四川|shanxi,Shanxi,山西|zhejiang,Zhejiang,浙江|guangxi,Guangxi,广西|inner-mongolia,Inner Mongolia,内蒙古|ningxia,Ningxia,宁夏
oolong,oolong,乌龙茶|black,black tea,红茶|puer,pu'er,普洱茶|white,white tea,白茶|jasmine,jasmine tea,茉莉花茶|dark,dark tea,黑茶|spring,spring,春季|summer,summer,夏季|autumn,autumn,秋季|winter,winter,冬季|all-year,all year,四季
light,light,浅烘|medium,medium,中烘|dark-roast,dark,深烘|sweet,sweet,甜|salty,salty,咸香|spicy,spicy,香辣|nutty,nutty,坚果香|fruity,fruity,果香
bluetooth,Bluetooth 5.4,蓝牙 5.4|usb-c,USB-C,USB-C|wired,3.5 mm cable,3.5 毫米线|magnetic,magnetic pad,磁吸|wifi,Wi-Fi,Wi-Fi|ipx0,no rating,无防水|ipx4,IPX4 splash proof,IPX4 防泼溅|ipx7,IPX7 immersion proof,IPX7 防浸水|atm5,5 ATM swim proof,5 ATM 游泳防水
women,women,女款|men,men,男款|unisex,everyone,男女同款|kids,children,童款|slim,slim,修身|regular,regular,合身|relaxed,relaxed,宽松|short,short,短袖|long,long,长袖|sleeveless,sleeveless,无袖
zip,zip,拉链|flap,magnetic flap,磁扣翻盖|open,open top,敞口|drawstring,drawstring,抽绳|clasp,clasp,搭扣
all-skin,every skin,各种肤质|dry,dry skin,干性肌肤|oily,oily skin,油性肌肤|sensitive,sensitive skin,敏感肌肤|matte,matte,哑光|satin,satin,缎光|gloss,gloss,水光|sheer,sheer,清透|floral,floral,花香|woody,woody,木质香|citrus,citrus,柑橘香
pine,pine,松木|a4,A4,A4|a5,A5,A5|a6,A6,A6|b5,B5,B5|hardcover,hardcover,精装|paperback,paperback,平装|boardbook,board book,纸板书|lang-zh,Chinese,中文|lang-en,English,英文|bilingual,Chinese and English,中英双语
""".replace("\n", "|").split("|"):
    if row:
        code, en, zh = row.replace('"', "").split(",")
        W[code] = (en, zh)

# code: (English, Chinese, type, unit, facet, [(sentence en, sentence zh), ...])
# For booleans the sentences are used when true; "facet" shows it as a filter.
A = {
    "material": ("Material", "材质", "choice", None, True, [
        ("It is made of {v}.", "材质为{v}。"), ("{V} does the work here.", "主材选用{v}。"),
        ("You can tell by hand that this is {v}.", "上手一摸，就知道是{v}。"),
        ("{V}, and nothing pretending to be it.", "真正的{v}，不用替代品。")]),
    "capacity": ("Capacity", "容量", "number", "ml", False, [
        ("It holds {v} ml.", "容量{v}毫升。"), ("Filled to the line, it takes {v} ml.", "倒至刻线为{v}毫升。"),
        ("Capacity: {v} ml to the brim.", "满杯容量{v}毫升。")]),
    "diameter": ("Diameter", "直径", "number", "cm", False, [
        ("It measures {v} cm across.", "直径{v}厘米。"), ("Rim to rim it is {v} cm.", "口沿到口沿{v}厘米。"),
        ("At {v} cm it fits ordinary cupboards.", "{v}厘米的直径，普通橱柜就放得下。")]),
    "height": ("Height", "高度", "number", "cm", False, [
        ("It stands {v} cm tall.", "高{v}厘米。"), ("{v} cm high, it keeps its place without shouting.", "高{v}厘米，安静又有存在感。"),
        ("From base to top: {v} cm.", "从底到顶{v}厘米。")]),
    "length": ("Length", "长度", "number", "cm", False, [
        ("It is {v} cm long.", "全长{v}厘米。"), ("End to end: {v} cm.", "首尾{v}厘米。"), ("{v} cm in all, balanced at the middle.", "总长{v}厘米，重心居中。")]),
    "pieces": ("Pieces", "件数", "number", "pcs", False, [
        ("The box holds {v} pieces.", "一盒共{v}件。"), ("Pieces in the set: {v}.", "全套{v}件。")]),
    "dishwasher": ("Dishwasher safe", "可用洗碗机", "boolean", None, True, [
        ("The dishwasher will not hurt it.", "可放心用洗碗机清洗。"), ("It may go in the dishwasher.", "可进洗碗机。")]),
    "season": ("Season", "适用季节", "choice", None, True, [
        ("It is at its best in one season: {v}.", "最适合{v}使用。"), ("Made with this time of year in mind: {v}.", "专为{v}而设计。")]),
    "washable": ("Machine washable", "可机洗", "boolean", None, True, [
        ("Machine wash at 30 degrees.", "可 30℃ 机洗。"), ("It can be machine washed.", "可机洗。")]),
    "power": ("Power", "功率", "number", "W", False, [
        ("It draws {v} W.", "功率{v}瓦。"), ("Rated power is {v} W.", "额定功率{v}瓦。"), ("{v} W, no more than it needs.", "{v}瓦，够用就好。")]),
    "colour_temperature": ("Colour temperature", "色温", "number", "K", False, [
        ("The light is {v} K.", "色温{v}K。"), ("{v} K keeps skin and wood looking like themselves.", "{v}K 的光，让肤色与木色都自然。")]),
    "dimmable": ("Dimmable", "可调光", "boolean", None, True, [
        ("It dims without flicker.", "无频闪调光。"), ("Brightness is yours to set, all the way down.", "亮度可一路调低。")]),
    "handmade": ("Made by hand", "手工制作", "boolean", None, True, [
        ("Each one is finished by hand, so no two match exactly.", "手工完成，没有两件完全相同。"), ("It is made by hand in small runs.", "小批量手工制作。")]),
    "induction": ("Induction ready", "电磁炉适用", "boolean", None, True, [
        ("Gas, ceramic or induction: all are fine.", "明火、电陶炉、电磁炉通用。"), ("It works on induction, too.", "电磁炉也能用。")]),
    "origin": ("Origin", "产地", "choice", None, True, [
        ("It comes from {v}.", "产自{v}。"), ("Origin: {v}, single source.", "单一产地：{v}。"), ("Grown and packed in {v}.", "在{v}种植并包装。")]),
    "harvest": ("Harvest", "采摘季", "choice", None, True, [
        ("The leaves were picked in {v}.", "{v}采摘。"), ("This is a {v} harvest.", "本批为{v}茶。")]),
    "brew_temperature": ("Brewing temperature", "冲泡水温", "number", "°C", False, [
        ("Brew it at {v} °C.", "建议水温{v}℃。"), ("Water at {v} °C brings out its best.", "{v}℃的水最能激发香气。"), ("Start with {v} °C and short steeps.", "从{v}℃、短时出汤开始。")]),
    "organic": ("Organic", "有机", "boolean", None, True, [
        ("It is grown without synthetic pesticides.", "种植过程不使用化学合成农药。"), ("Organically grown.", "有机种植。")]),
    "tea_type": ("Kind of tea", "茶类", "choice", None, True, [("Kind: {v}.", "茶类：{v}。"), ("In the family of teas this is {v}.", "六大茶类中属{v}。")]),
    "notes": ("Tasting notes", "风味", "text", None, False, [
        ("In the cup: {v}.", "杯中风味：{v}。"), ("Expect {v}.", "可以喝到{v}。"), ("We taste {v}.", "我们尝到{v}。")]),
    "roast": ("Roast", "烘焙度", "choice", None, True, [("The roast is {v}.", "烘焙度为{v}。"), ("Roast level: {v}.", "烘焙程度：{v}。")]),
    "altitude": ("Altitude", "海拔", "number", "m", False, [("It grows at {v} m.", "种植海拔{v}米。"), ("Altitude: around {v} m.", "海拔约{v}米。")]),
    "flavour": ("Flavour", "口味", "choice", None, True, [("On the whole it is {v}.", "整体口味偏{v}。"), ("The leading note is {v}.", "主味：{v}。")]),
    "shelf_life": ("Shelf life", "保质期", "number", "d", False, [
        ("Unopened it keeps {v} days.", "未开封可存放{v}天。"), ("Best within {v} days of packing.", "包装后{v}天内最佳。")]),
    "vegetarian": ("Vegetarian", "素食", "boolean", None, True, [("Suitable for vegetarians.", "素食者可食用。"), ("No meat, no gelatine.", "不含肉类与明胶。")]),
    "battery": ("Battery life", "续航", "number", "h", False, [
        ("A charge lasts {v} hours.", "充满可用{v}小时。"), ("{v} hours of use before it asks for a cable.", "续航{v}小时。"), ("Battery life is {v} hours in our own use.", "我们实测续航{v}小时。")]),
    "connection": ("Connection", "连接方式", "choice", None, True, [("It connects by {v}.", "通过{v}连接。"), ("Connection: {v}.", "连接方式：{v}。")]),
    "noise_cancelling": ("Noise cancelling", "主动降噪", "boolean", None, True, [("Active noise cancelling quiets trains and offices.", "主动降噪，地铁与办公室都能安静下来。"), ("Noise cancelling is built in and can be switched off.", "内置主动降噪，可随时关闭。")]),
    "water": ("Water resistance", "防水等级", "choice", None, True, [("Water resistance: {v}.", "防水等级：{v}。"), ("Rating against water: {v}.", "防护：{v}。")]),
    "charge": ("Battery capacity", "电池容量", "number", "mAh", False, [("The cell holds {v} mAh.", "电池容量{v}毫安时。"), ("Capacity: {v} mAh.", "容量：{v}毫安时。")]),
    "screen": ("Screen", "屏幕尺寸", "number", "in", False, [("The screen is {v} inches across.", "屏幕{v}英寸。"), ("{v} inches of screen, readable in sunlight.", "{v}英寸屏幕，阳光下清晰可读。")]),
    "gps": ("GPS", "内置 GPS", "boolean", None, True, [("GPS is on board, so the phone may stay at home.", "内置 GPS，出门可以不带手机。"), ("It finds its own way with GPS.", "自带 GPS 定位。")]),
    "noise": ("Noise", "噪音", "number", "dB", False, [("At an arm's length it makes {v} dB.", "一臂距离处噪音{v}分贝。"), ("Noise in use: {v} dB.", "运行噪音{v}分贝。")]),
    "for": ("For", "适用人群", "choice", None, True, [("The cut is for {v}.", "版型：{v}。"), ("Made for {v}.", "适用：{v}。")]),
    "fit": ("Fit", "版型", "choice", None, True, [("The fit is {v}.", "版型{v}。"), ("It wears {v}; take your usual size.", "上身{v}，按平时尺码选择即可。")]),
    "sleeve": ("Sleeve", "袖长", "choice", None, True, [("Sleeves: {v}.", "袖长：{v}。")]),
    "waterproof": ("Waterproof", "防水", "boolean", None, True, [("Rain stays outside.", "雨水进不来。"), ("It is waterproof, seams included.", "整体防水，连接缝处也不例外。")]),
    "litres": ("Volume", "容积", "number", "L", True, [("It carries {v} litres.", "容积{v}升。"), ("{v} litres swallow more than it looks.", "{v}升，比看上去更能装。"), ("Volume: {v} L.", "容积：{v}升。")]),
    "laptop": ("Laptop pocket", "电脑隔层", "number", "in", False, [("A padded sleeve takes laptops up to {v} inches.", "加厚隔层可放{v}英寸电脑。"), ("There is room for a {v}-inch laptop.", "可容纳{v}英寸笔记本。")]),
    "width": ("Width", "宽度", "number", "cm", False, [("It is {v} cm wide.", "宽{v}厘米。"), ("Width: {v} cm.", "宽度{v}厘米。")]),
    "closure": ("Closure", "开合方式", "choice", None, True, [("Closure: {v}.", "开合方式：{v}。")]),
    "skin": ("Skin type", "适合肤质", "choice", None, True, [("It suits {v}.", "适合{v}。"), ("Formulated for {v}.", "为{v}配制。")]),
    "volume": ("Contents", "净含量", "number", "ml", False, [("{v} ml, which lasts about two months.", "{v}毫升，约可用两个月。"), ("Contents: {v} ml.", "净含量{v}毫升。")]),
    "vegan": ("Vegan", "纯素", "boolean", None, True, [("Vegan, and never tested on animals.", "纯素配方，不做动物实验。"), ("No animal ingredients.", "不含动物来源成分。")]),
    "fragrance_free": ("Fragrance free", "无香精", "boolean", None, True, [("No fragrance is added.", "不添加香精。"), ("Free of perfume.", "无香精配方。")]),
    "finish": ("Finish", "妆效", "choice", None, True, [("The finish is {v}.", "妆效{v}。"), ("Finish: {v}.", "质地：{v}。")]),
    "scent": ("Scent", "香调", "choice", None, True, [("The scent is {v}.", "香调：{v}。"), ("It leans {v}.", "气味偏{v}。")]),
    "weight": ("Weight", "重量", "number", "g", False, [("It weighs {v} g.", "重{v}克。"), ("On our scales: {v} g.", "实测{v}克。")]),
    "people": ("People", "适用人数", "number", "p", True, [("Intended number of people: {v}.", "适用人数：{v}人。"), ("Sized for a party of {v}.", "按{v}人使用设计。")]),
    "age_min": ("From age", "适用年龄", "number", "y", True, [("For ages {v} and up.", "适合{v}岁以上。"), ("Recommended from age {v}.", "推荐{v}岁起使用。")]),
    "paper_size": ("Format", "开本", "choice", None, True, [("Format: {v}.", "规格：{v}。"), ("The sheets are {v}.", "纸张为{v}。")]),
    "pages": ("Pages", "页数", "number", "pp", False, [("{v} pages.", "共{v}页。"), ("It runs to {v} pages.", "全书{v}页。")]),
    "refillable": ("Refillable", "可替换芯", "boolean", None, True, [("Refills are easy to find.", "可替换内芯。"), ("It can be refilled instead of replaced.", "用完换芯即可，不必换新。")]),
    "binding": ("Binding", "装帧", "choice", None, True, [("Binding: {v}.", "装帧：{v}。")]),
    "language": ("Language", "语言", "choice", None, True, [("The text is in {v}.", "语言：{v}。"), ("Language: {v}.", "正文语言：{v}。")]),
    "author": ("Author", "作者", "text", None, False, [("By {v}.", "作者：{v}。"), ("Written by {v}.", "{v} 著。")]),
}


def definition(code, choices):
    en, zh, kind, unit, facet, _ = A[code]
    d = {"code": code, "name": {"en": en, "zh-CN": zh}, "type": kind, "facet": facet}
    if unit:
        d["unit"] = unit
    if kind == "choice":
        d["choices"] = [{"code": c, "name": {"en": W[c][0][0].upper() + W[c][0][1:], "zh-CN": W[c][1]}}
                        for c in choices]
    return d
