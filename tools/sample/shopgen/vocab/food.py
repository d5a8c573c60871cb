"""Food & Tea (row format: see home.py)."""

PRODUCTS = {}
PRODUCTS["green-tea"] = """
mingqian-longjing-green-tea|Mingqian Longjing Green Tea|明前龙井|cloudpeak|168|origin=hangzhou harvest=spring brew_temperature=80 organic=1 notes=roasted chestnut, sweet pea, spring water~炒栗香、豌豆甜、泉水感|weight:50,100,250|teatin sage pattern=leaf
Flat spears picked in the ten days before Qingming.
清明前十天采下的扁平嫩芽。
Our roaster presses each handful against a hot iron pan with bare palms, two hours for a single pound.
炒茶师徒手在热锅里压揉，两小时才出一斤。

anji-white-leaf|Anji White Leaf|安吉白茶|cloudpeak|138|origin=anji harvest=spring brew_temperature=82 notes=fresh bamboo, cream, white peach~嫩竹、奶香、白桃|weight:50,100|teatin celadon pattern=bamboo
Pale leaves, a pale liquor and a remarkably sweet finish.
叶白汤浅，回甘却格外甜。
For three cool weeks the bushes forget to make chlorophyll, and fill their leaves with amino acids instead.
早春三周，茶树忘了造叶绿素，把氨基酸都攒进了叶子里。

biluochun-dongting|Dongting Biluochun|洞庭碧螺春|cloudpeak|198|origin=suzhou harvest=spring brew_temperature=75 notes=apricot blossom, oyster shell, honeydew~杏花、海风、蜜瓜|weight:50,100|teatin moss pattern=spiral
Tiny spirals grown between apricot and loquat trees.
长在杏树与枇杷树之间的小小螺旋。
Some sixty thousand buds make one jin; drop them into the water, never the other way round.
约六万个芽头才得一斤，请先水后茶。

huangshan-maofeng|Huangshan Maofeng|黄山毛峰|cloudpeak|118|origin=huangshan harvest=spring brew_temperature=80 notes=orchid, snow pea, clean straw~兰花、荷兰豆、干草|weight:100,250|teatin jade pattern=mountain
Orchid-scented tips from slopes above the cloud line.
云线之上，带着兰花香的毛峰。
Each bud keeps one small golden leaf at its foot, the mark of a careful picker.
芽下带一片小小的鱼叶，是细心采茶人的记号。

taiping-houkui|Taiping Houkui|太平猴魁|cloudpeak|228|origin=huangshan harvest=spring brew_temperature=85 notes=wild orchid, green apple, river stone~野兰、青苹果、河石|weight:50,100|teatin forest pattern=stripe
Leaves as long as a finger, pressed one by one.
一指长的茶叶，一片片理直压平。
Brew it in a tall glass and watch the leaves stand like reeds along a bank.
请用高玻璃杯冲泡，看茶叶像岸边芦苇般立起。

xinyang-maojian|Xinyang Maojian|信阳毛尖|cloudpeak|96|origin=xinyang harvest=spring brew_temperature=80 notes=steamed greens, hazelnut, mineral~青蔬、榛果、矿物感|weight:100,250|teapouch sage
Brisk and wiry, from the northern edge of tea country.
来自茶区北缘，紧细而爽利。
Cold nights keep the leaves small and the flavour tight; it stands up to three full glasses.
夜寒叶小，滋味紧致，续三杯水仍不淡。

lushan-cloud-mist|Lushan Cloud & Mist|庐山云雾|cloudpeak|108|origin=lushan harvest=summer brew_temperature=80 organic=1 notes=chestnut cream, mint, rain~栗奶、薄荷、雨后|weight:100,250|teatin mist pattern=cloud
Picked late, because the mountain is late to wake.
山醒得晚，茶也采得晚。
Two hundred foggy days a year slow everything down, and the slow leaf is the sweeter one.
一年两百个雾天，让一切慢下来，慢的叶子更甜。

mengding-ganlu|Mengding Sweet Dew|蒙顶甘露|cloudpeak|128|origin=mengding harvest=spring brew_temperature=80 notes=tender corn, jasmine rice, honey~嫩玉米、米香、蜂蜜|weight:50,100|teatin lemon pattern=drop
One of the oldest teas with a name.
最早拥有名字的茶之一。
Rolled three times and fired three times on a Sichuan peak where monks once kept seven bushes behind a fence.
三揉三炒，来自四川山顶，僧人曾在那里围着七株茶树。

everyday-green-tea|Everyday Green|日常口粮绿茶|cloudpeak|48|origin=huangshan harvest=autumn brew_temperature=85 notes=toast, cut grass, gentle bitterness~烤面包、青草、微苦|weight:250,500|teapouch moss
An honest autumn leaf for the office flask.
放进办公室保温杯也不心疼的秋茶。
It forgives boiling water, long meetings and second fillings.
开水不怕、久泡不怕、续杯也不怕。

green-tea-sampler|Six Mountains Sampler|六山绿茶品鉴盒|cloudpeak|99|origin=hangzhou harvest=spring brew_temperature=80 notes=six teas from chestnut to orchid~从栗香到兰香的六款茶||giftbox sage pattern=leaf
Six sachets, six mountains, one afternoon.
六小包，六座山，一个下午。
A folded map inside marks where each tea grew and how long to let it sit.
盒内折页地图标着每款茶的家乡与浸泡时间。

matcha-stone-ground|Stone-Ground Matcha|石磨抹茶|cloudpeak|89|origin=hangzhou harvest=spring brew_temperature=75 organic=1 notes=seaweed, cream, bittersweet cocoa~海苔、奶油、微苦可可|weight:30,60|matcha jade
Shaded three weeks, ground forty grams an hour.
遮阴三周，石磨一小时只磨四十克。
Fine enough to cling to a finger, it foams with a bamboo whisk and forgives oat milk.
细到沾指，竹筅打得起沫，配燕麦奶也好喝。

jasmine-green-pearls|Spring Bud Gift Pair|春芽双罐礼盒|cloudpeak|358|origin=hangzhou harvest=spring brew_temperature=80 notes=chestnut and orchid, side by side~栗香与兰香并列||tinpair sage accent=celadon
Longjing and Anji White Leaf in two letterpress tins.
龙井与安吉白茶，一盒双罐。
The tins are made to be kept for buttons and screws once the tea is gone.
茶喝完，罐子留着装纽扣和螺丝都好。
"""
PRODUCTS["oolong-black-tea"] = """
tieguanyin-light|Light Tieguanyin|清香铁观音|red-clay|88|tea_type=oolong origin=anxi brew_temperature=95 notes=orchid, fresh milk, green plum~兰花、鲜奶、青梅|weight:125,250|teatin jade pattern=lattice
Tight green pearls that open into orchids.
紧结的绿色颗粒，舒展开来是兰花。
Only lightly oxidised and never charcoal-fired, it is the oolong to give to a green-tea drinker.
轻发酵、不焙火，是送给爱喝绿茶的人的那款乌龙。

da-hong-pao|Da Hong Pao Rock Oolong|大红袍岩茶|red-clay|188|tea_type=oolong origin=wuyi brew_temperature=100 notes=dark caramel, wet rock, cinnamon~焦糖、岩韵、肉桂|weight:50,100|teatin rust pattern=mountain
Charcoal, caramel and the taste of wet stone.
炭火、焦糖与湿岩石的味道。
Fired over longan charcoal three times with months of rest in between, as cliffs are patient.
龙眼炭三焙，每焙之间静置数月，岩壁教会人耐心。

phoenix-dancong|Honey Orchid Dancong|蜜兰香单丛|red-clay|168|tea_type=oolong origin=chaozhou brew_temperature=98 notes=honey, lychee, orchid~蜂蜜、荔枝、兰花|weight:50,100|teatin honey pattern=flower
Smells of lychee although nothing was added.
什么都没加，却有荔枝香。
Picked from single old trees on Phoenix Mountain and kept apart, tree by tree, through the whole making.
凤凰山老树单株采摘、单株制作，一棵一味。

keemun-hao-ya|Keemun Hao Ya|祁门红茶毫芽|red-clay|118|tea_type=black origin=qimen brew_temperature=92 notes=cocoa, rose, dried fig~可可、玫瑰、无花果干|weight:100,250|teatin wine pattern=flower
A fine-boned black tea with a scent of roses.
骨架纤细的红茶，带玫瑰香。
It needs no milk and rarely gets any, though it does not complain about a slice of cake.
不必加奶，配一块蛋糕倒很合适。

dianhong-golden|Golden Tip Dianhong|滇红金芽|red-clay|108|tea_type=black origin=yunnan brew_temperature=90 organic=1 notes=malt, sweet potato, orange honey~麦芽、红薯、橙花蜜|weight:100,250|teapouch honey
Downy golden buds and a malty, easy sweetness.
金毫满披，麦芽般的甜。
Big-leaf trees on red soil give a cup that stays smooth however carelessly it is brewed.
红土上的大叶种，随便泡都顺滑。

ripe-puer-cake|Ripe Pu'er Cake 2019|2019 熟普茶饼|red-clay|158|tea_type=puer origin=yunnan brew_temperature=100 notes=old wood, date, dark earth~老木、红枣、泥土|weight:200,357|teacake cocoa
Dark, round and quiet after seven years of rest.
沉睡七年，醇厚而安静。
Break off a piece with the edge, rinse it once, and it will see you through a rainy Sunday.
撬一块，洗一道，够喝一个下雨的周日。

raw-puer-cake|Raw Pu'er Spring Cake|春尖生普茶饼|red-clay|238|tea_type=puer origin=yunnan brew_temperature=95 notes=apricot, meadow, brisk finish~杏子、草地、爽利收口|weight:200,357|teacake moss
Lively now, and worth forgetting in a cupboard.
现在喝有活力，忘在柜子里更值得。
Sun-dried leaves from terraces at eighteen hundred metres, stone-pressed and wrapped in mulberry paper.
海拔一千八百米的晒青，石磨压饼，棉纸包裹。

silver-needle-white|Silver Needle White Tea|白毫银针|red-clay|208|tea_type=white origin=fuding brew_temperature=85 notes=hay, melon, cool cream~干草、甜瓜、凉奶油|weight:50,100|teatin silver pattern=stripe
Only buds, only sun, only two days of work.
只用芽，只靠太阳，只做两天。
Nothing is rolled or fired; the down on each bud survives to shine in the glass.
不揉不炒，茸毛完好，在杯中闪着银光。

aged-shou-mei|Aged Shou Mei|陈年寿眉|red-clay|98|tea_type=white origin=fuding brew_temperature=100 notes=jujube, herbs, brown sugar~枣香、草本、红糖|weight:100,300|teapouch camel
Simmer it on the stove with a slice of orange peel.
煮一壶，丢一片陈皮。
Six years have turned hay into jujube; the big leaves like long, slow heat.
六年光阴把草香变成枣香，大叶子喜欢小火慢煮。

jasmine-dragon-pearls|Jasmine Dragon Pearls|茉莉龙珠|red-clay|118|tea_type=jasmine origin=fuzhou brew_temperature=85 notes=night jasmine, sugar cane~夜茉莉、甘蔗甜|weight:100,250|teatin white pattern=flower
Seven nights among fresh flowers, then one to sleep.
与鲜花共度七夜，再睡一夜。
Blossoms are picked at noon, open at midnight and are taken away before breakfast.
花中午采，半夜开，早饭前筛出。

anhua-dark-brick|Anhua Golden Flower Brick|安化金花茯砖|red-clay|138|tea_type=dark origin=anhua brew_temperature=100 notes=warm bread, woodland, molasses~热面包、林地、糖蜜||teabrick walnut
Golden spores, a mellow cup, a caravan's old fuel.
金花茂盛，茶汤醇和，曾是商队的口粮。
A warm room and twenty days give the brick its golden bloom, which smells faintly of fresh bread.
暖房二十天，砖里开出金花，闻起来像新烤的面包。

dong-ding-oolong|Dong Ding Oolong|冻顶乌龙|red-clay|148|tea_type=oolong origin=taiwan brew_temperature=95 notes=toasted rice, butter, plum~炒米、黄油、梅子|weight:75,150|teatin mustard pattern=cloud
Half green, half roasted, wholly comforting.
半青半焙，喝着踏实。
Rolled in cloth for a day until each leaf is a bead; give it seven infusions.
布揉整日，叶卷成珠，七泡有余香。
"""
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
