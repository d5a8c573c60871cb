"""Coffee, snacks, pantry. Row format: see home.py."""

PRODUCTS = {}
PRODUCTS["coffee"] = """
yirgacheffe-washed|Yirgacheffe Washed|耶加雪菲 水洗|harbour-roast|78|origin=ethiopia roast=light altitude=2000 notes=bergamot, jasmine, lemon tea~佛手柑、茉莉、柠檬红茶|weight:227,454 grind:beans,filter|coffeebag sky
The coffee that makes tea drinkers reconsider.
让爱茶人动摇的咖啡。
Seven hundred smallholders bring cherries to one washing station; we buy a single day's lot.
七百户小农送往同一个处理站，我们只买其中一天的批次。

sidamo-natural|Sidamo Natural|西达摩 日晒|harbour-roast|82|origin=ethiopia roast=light altitude=1900 notes=blueberry, cocoa nib, red wine~蓝莓、可可碎、红酒|weight:227,454|coffeebag plum
Blueberry jam, frankly.
直白地说，就是蓝莓果酱。
Cherries dry whole on raised beds for three weeks and are turned by hand in the heat of noon.
整果在高架床上晒三周，正午人工翻动。

huila-colombia|Huila Reserve|哥伦比亚 蕙兰|harbour-roast|68|origin=colombia roast=medium altitude=1750 notes=caramel, red apple, almond~焦糖、红苹果、杏仁|weight:227,454 grind:beans,filter|coffeebag terracotta
A balanced cup for people who drink three.
给一天三杯的人准备的平衡味。
Doña Elena's eleven hectares face the morning sun, and her son now runs the drying house.
埃莱娜女士的十一公顷朝着晨光，晒房如今由儿子打理。

kenya-aa|Kenya AA|肯尼亚 AA|harbour-roast|88|origin=kenya roast=light altitude=1800 notes=blackcurrant, tomato leaf, brown sugar~黑加仑、番茄叶、红糖|weight:227,454|coffeebag red
Bright as a shout across a valley.
明亮得像山谷里的一声喊。
Fermented twice under water, which is why the acidity is so clean it almost rings.
两次水下发酵，酸质干净得近乎清脆。

cerrado-brazil|Cerrado Sweet|巴西 喜拉多|harbour-roast|58|origin=brazil roast=medium altitude=1100 notes=hazelnut, milk chocolate, toffee~榛子、牛奶巧克力、太妃糖|weight:227,454,1000|coffeebag camel
Round, nutty and made for milk.
圆润坚果香，天生适合加奶。
Dried in the pulp, then rested for sixty days; it pulls a thick, forgiving espresso.
半日晒后静置六十天，萃出来的浓缩厚实又不挑手法。

antigua-guatemala|Antigua Volcano|危地马拉 安提瓜|harbour-roast|72|origin=guatemala roast=medium altitude=1600 notes=dark cherry, orange peel, smoke~黑樱桃、橙皮、烟熏|weight:227,454|coffeebag forest
Grown under three volcanoes, one of them awake.
长在三座火山下，其中一座还醒着。
Pumice soil holds the night rain for the roots, and shade trees keep the cherries in no hurry.
浮石土留住夜雨，遮阴树让果实慢慢熟。

mandheling|Mandheling Dark|曼特宁 深烘|harbour-roast|66|origin=indonesia roast=dark-roast altitude=1300 notes=cedar, dark chocolate, spice~雪松、黑巧、香料|weight:227,454 grind:beans,espresso|coffeebag ink
Low, thick and a little wild.
低沉、浓厚，带一点野性。
Hulled while still damp, the Sumatran way, which gives the beans their blue tint and the cup its bass.
苏门答腊湿刨法，豆子泛蓝，杯中有低音。

yunnan-baoshan|Baoshan Honey|云南保山 蜜处理|harbour-roast|62|origin=yunnan roast=medium altitude=1500 notes=brown sugar, dried longan, tangerine~红糖、桂圆干、蜜橘|weight:227,454|coffeebag honey
Home-grown, and proud of it.
国产，而且骄傲。
A grower in Lujiangba leaves half the fruit on the bean and dries it behind glass when the fog comes.
潞江坝的种植者保留一半果肉，起雾时在玻璃房里晒。

pier-espresso-blend|Pier Espresso Blend|码头意式拼配|harbour-roast|56|origin=brazil roast=dark-roast altitude=1200 notes=cocoa, walnut, treacle~可可、核桃、黑糖|weight:454,1000 grind:beans,espresso|coffeebag navy
What we drink behind the bar.
吧台后面我们自己喝的。
Two parts Brazil to one part Sumatra, blended after the roast so that each bean is done on its own terms.
两份巴西配一份苏门答腊，先烘后拼，各按各的火候。

drip-bag-box|Ten Drip Bags|挂耳咖啡十片装|harbour-roast|49|origin=colombia roast=medium altitude=1700 notes=caramel, orange, cocoa~焦糖、橙子、可可||snackbox sky pattern=stripe
Tear, hang, pour: coffee on trains and balconies.
撕开、挂好、注水，火车和阳台上都能喝。
Nitrogen-flushed within the hour of grinding, each with twelve grams rather than the usual eight.
磨后一小时内充氮封装，每片十二克，不是常见的八克。

cold-brew-bags|Cold Brew Pouches|冷萃咖啡包|harbour-roast|59|origin=ethiopia roast=medium altitude=1900 notes=plum, tea, dark honey~梅子、茶感、深色蜜|set:6,12|coffeebag teal label=2
Into the fridge tonight, in your glass tomorrow.
今晚放冰箱，明早倒进杯。
The pouch is coarse cornstarch mesh that goes into the compost when you are done.
粗磨装进玉米纤维袋，用完可堆肥。

decaf-evening|Evening Decaf|晚安低因|harbour-roast|69|origin=colombia roast=medium altitude=1650 notes=vanilla, pear, biscuit~香草、梨、饼干|weight:227,454|coffeebag lilac
All of the ritual, none of the ceiling-staring.
仪式感都在，不必再数羊。
Caffeine is taken out with sugar-cane ethyl acetate at low heat, so the sweetness stays in.
以甘蔗来源的乙酸乙酯低温脱因，甜感留下。
"""
PRODUCTS["snacks"] = """
osmanthus-cake|Osmanthus Rice Cakes|桂花糯米糕|little-crunch|36|flavour=sweet shelf_life=30 vegetarian=1|set:6,12|snackbox lemon pattern=flower
Soft squares with flowers from the street outside.
软糯方糕，桂花就来自门外那条街。
Steamed in beech frames at dawn; the syrup is poured while they are warm so it sinks in.
清晨在榉木格里蒸熟，趁热浇蜜，渗到心里。

walnut-jujube-bites|Walnut & Jujube Bites|核桃枣夹|sunny-pantry|45|flavour=nutty shelf_life=180 vegetarian=1|weight:250,500|snackpouch rust
Two ingredients, no arguments.
只有两样料，没什么好争的。
Grey jujubes dry on the tree until they crack, and each is split to take half a thin-shelled walnut.
灰枣在树上吊干，剖开夹半颗纸皮核桃。

sesame-crisps|Black Sesame Crisps|黑芝麻脆片|little-crunch|29|flavour=nutty shelf_life=120 vegetarian=1||tinround ink
Thin enough to read through, were it not for the sesame.
薄得能透光，要不是满是芝麻。
Egg white holds it together; there is no wheat and hardly any sugar.
只用蛋白黏合，无小麦，几乎不加糖。

sichuan-pepper-peanuts|Sichuan Pepper Peanuts|椒麻花生|little-crunch|26|flavour=spicy shelf_life=150 vegetarian=1|weight:200,400|snackpouch red
Crisp, numbing, gone before the match is over.
酥脆麻香，球赛没完就空了。
Green pepper goes in at the very end of frying, so the tingle is fresh and not bitter.
出锅前才下青花椒，麻得清新不苦。

seaweed-rice-crackers|Seaweed Rice Crackers|海苔米饼|little-crunch|24|flavour=salty shelf_life=180 vegetarian=1||snackbox forest pattern=dot
Salt, sea and a clean snap.
咸鲜，海味，咔嚓一声。
Puffed from new-season rice and brushed once with soy aged in the sun.
新米膨化，只刷一道晒足的酱油。

dark-chocolate-bar|72 % Dark Chocolate with Orange|72% 橙皮黑巧|little-crunch|38|flavour=sweet shelf_life=300 vegetarian=1||chocolate cocoa accent=persimmon
Bitter first, orange second, silence third.
先苦，后橙香，然后安静。
Stone-ground for two days; the peel is candied in our own kitchen each December.
石磨两天，橙皮每年十二月在自家厨房糖渍。

milk-tea-nougat|Milk Tea Nougat|奶茶牛轧糖|little-crunch|39|flavour=sweet shelf_life=150|weight:200,400|snackbox blush pattern=check
Chewy, milky, and it does not stick to your teeth.
软韧奶香，不粘牙。
Keemun leaves are ground into the sugar, with whole almonds for argument.
祁红磨粉入糖，整颗杏仁添嚼劲。

freeze-dried-strawberries|Freeze-Dried Strawberries|冻干草莓|sunny-pantry|42|flavour=fruity shelf_life=270 vegetarian=1||fruitjar red
June, kept crisp.
把六月存成脆的。
Nothing but ripe Dandong berries; the water leaves and everything else stays.
只有熟透的丹东草莓，走的是水，留下的是其余一切。

mango-slices|Soft Dried Mango|软芒果干|sunny-pantry|28|flavour=fruity shelf_life=240 vegetarian=1|weight:120,300|snackpouch honey
Bends before it breaks.
能弯不断的软芒果。
Sliced from Baise mangoes along the stone, dried slowly and left unsulphured.
百色芒果贴核切片，慢烘，不熏硫。

pineapple-shortcakes|Pineapple Shortcakes|凤梨酥|little-crunch|68|flavour=fruity shelf_life=60|set:8,12|snackbox honey pattern=lattice
Crumbly outside, sharp and sticky within.
外皮酥松，内馅酸甜黏糯。
We cook native pineapple with no winter melon to pad it, so the filling is fibrous and honest.
土凤梨熬馅，不掺冬瓜，纤维感真实。

beef-jerky-yak|Highland Yak Jerky|高原牦牛肉干|little-crunch|78|flavour=spicy shelf_life=240|weight:150,300|snackpouch cocoa
Lean, dark and made for long passes.
瘦而深色，翻垭口的口粮。
Strips hang in Ngawa's thin cold air for a month before they meet chilli and smoke.
在阿坝的干冷空气里挂一个月，再遇辣椒与烟。

assorted-nuts-daily|Thirty Days of Nuts|每日坚果三十包|sunny-pantry|109|flavour=nutty shelf_life=210 vegetarian=1||giftbox mustard pattern=dot
One small bag a day, unsalted and fresh.
一天一小包，无盐新鲜。
Almond, walnut, cashew, hazelnut and two berries, mixed so that the good bits do not run out first.
杏仁、核桃、腰果、榛子加两种莓果，好吃的不会先吃完。
"""
PRODUCTS["pantry"] = """
wuchang-rice|Wuchang Fragrant Rice|五常稻花香米|sunny-pantry|59|origin=heilongjiang shelf_life=365 organic=1|kilo:2.5,5,10|ricebag white accent=forest
Long, glossy grains that smell of the field.
细长油亮，满屋稻花香。
One harvest a year on black soil, milled the week you order.
黑土地一年一季，下单那周才碾米。

shanxi-millet|Yellow Millet|沁州黄小米|sunny-pantry|32|origin=shanxi shelf_life=365|kilo:1,2.5|ricebag lemon accent=rust
Porridge with a skin of golden oil.
熬出一层米油的金黄小米粥。
Terraces of red clay above Qinxian have grown it since it was tribute grain.
沁县红土梯田，自贡米时代种到今天。

black-beans|Black Turtle Beans|有机黑豆|sunny-pantry|26|origin=heilongjiang shelf_life=540 organic=1|kilo:1,2.5|ricebag ink accent=sage
For soy milk with character.
打豆浆，有个性。
Thick-skinned and green inside, they want a night in water and an hour on the stove.
皮厚芯绿，泡一夜，煮一小时。

acacia-honey|Acacia Honey|洋槐蜜|sunny-pantry|68|origin=shanxi shelf_life=720|weight:500,1000|honeyjar lemon
Pale, slow and reluctant to crystallise.
色浅、流得慢、不易结晶。
Bees work the locust blossom for eleven days in May; we take what is sealed and leave the rest.
五月槐花只开十一天，我们只取封盖蜜，其余留给蜜蜂。

wildflower-honey|Mountain Wildflower Honey|百花土蜂蜜|sunny-pantry|88|origin=sichuan shelf_life=720|weight:500,1000|honeyjar honey
A whole hillside in a spoon.
一勺里有一整面山坡。
Native bees in hollow logs give one harvest a year, dark and faintly bitter.
土蜂住在空心木里，一年一收，色深微苦。

camellia-oil|Cold-Pressed Camellia Oil|冷榨山茶油|sunny-pantry|118|origin=zhejiang shelf_life=540 organic=1|volume:500,1000|oilbottle moss
Light in the wok, lighter in the air.
下锅轻盈，油烟更轻。
Seeds are pressed within a week of cracking, at a temperature you could hold your hand in.
开壳一周内压榨，温度低到可以伸手。

rapeseed-oil|Small-Mill Rapeseed Oil|小榨菜籽油|sunny-pantry|76|origin=sichuan shelf_life=540|volume:1000,2000|oilbottle honey
The colour and smell of a Sichuan kitchen.
四川厨房的颜色与味道。
Yellow seed is toasted before pressing; without it no twice-cooked pork tastes right.
黄籽先炒后榨，少了它，回锅肉就不对味。

sun-soy-sauce|Sun-Brewed Soy Sauce|晒足 365 天酱油|sunny-pantry|39|origin=zhejiang shelf_life=540|volume:500,1000|oilbottle cocoa label=1
A year of summer in a small bottle.
一小瓶里晒足一整年的太阳。
Beans ferment in open jars under straw hats; when it rains, the whole family runs.
露天陶缸戴着竹笠发酵，一下雨全家都跑。

dried-shiitake|Flower Shiitake|花菇干|sunny-pantry|55|origin=zhejiang shelf_life=365|weight:150,300|fruitjar cocoa fill=mushroom
Cracked caps, deep broth.
伞面开花，汤底浓厚。
Cold nights and dry days split the skin into petals, and pack the flavour beneath.
昼干夜寒，菌盖裂成花瓣，鲜味都压在底下。

ningxia-goji|Ningxia Goji Berries|宁夏枸杞|sunny-pantry|48|origin=ningxia shelf_life=360 organic=1|weight:250,500|fruitjar persimmon
Plump, sweet, and good by the handful.
粒大味甜，抓一把就能吃。
First summer picking only, dried on reed mats and sorted by eye.
只取头茬夏果，苇席晾晒，人工挑选。

hand-pulled-noodles|Air-Dried Wheat Noodles|手工挂面|sunny-pantry|29|origin=sichuan shelf_life=300|set:2,5|noodles ivory
Hollow in the middle, silky in the bowl.
空心挂面，入碗丝滑。
Stretched over poles in a courtyard, and cut when the wind from the river drops.
院中杆上拉挂，等江风停了再剪。

chilli-crisp|Old Street Chilli Crisp|老街油辣子|little-crunch|33|origin=sichuan shelf_life=270||honeyjar red fill=chilli
Crunch first, heat later, spoon again.
先脆后辣，再来一勺。
Three chillies for colour, scent and sting, fried in stages with fried soybeans on top.
三种辣椒取色、取香、取辣，分次炼油，再撒酥黄豆。
"""
