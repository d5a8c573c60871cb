"""Home: tableware, bedding, lighting, decor.

Rows of a product are: slug | en | zh | brand | yuan | attributes | options | art,
then the one-line summary and the distinctive detail, each in en and zh."""

PRODUCTS = {}
PRODUCTS["tableware"] = """
celadon-gaiwan|Celadon Gaiwan|青瓷盖碗|stillwater|168|material=porcelain capacity=120 handmade=1|color:celadon,white,sky|gaiwan celadon
A thin-lipped gaiwan that pours in a clean thread and never scalds.
薄沿盖碗，出汤利落，不烫手。
The lid is thrown half a millimetre small on purpose, so leaves stay behind and steam finds its way out.
盖子特意做小了半毫米，茶叶留得住，热气出得来。

moon-white-teapot|Moon White Teapot|月白茶壶|stillwater|298|material=porcelain capacity=450 dishwasher=1||teapot white band=celadon
A round pot for three guests, with a spout that does not dribble.
三五好友刚好的圆壶，断水干净。
We poured two hundred pots before settling on this spout; the handle leaves room for a cold hand in winter.
倒了两百壶才定下这个壶嘴，把手也为冬天的手留足了空间。

zisha-style-clay-pot|Red Clay Brewing Pot|红泥小品壶|red-clay|428|material=terracotta capacity=180||teapot terracotta shape=low
An unglazed pot that remembers the oolong it is fed.
一把不上釉的小壶，会记住你喂它的乌龙。
Keep it to one kind of tea and the clay slowly takes on a soft shine, as a good saddle does.
一壶侍一茶，泥面会慢慢养出温润的光泽。

speckled-rice-bowls|Speckled Rice Bowls|芝麻点饭碗|stillwater|58|material=stoneware diameter=12 dishwasher=1|set:1,2,4|bowl oat pattern=speckle
Everyday bowls with a foot high enough to hold when the rice is hot.
高足饭碗，盛着热饭也端得稳。
Iron in the clay rises through the glaze and leaves freckles, a different night sky on each bowl.
泥中的铁点在烧成时浮上釉面，每只碗都是不同的星空。

indigo-wave-plates|Indigo Wave Plates|青花海浪盘|stillwater|88|material=porcelain diameter=21 dishwasher=1|set:1,4|plate white pattern=wave accent=indigo
Hand-brushed waves run round the rim of a plain dinner plate.
手绘海浪绕着盘沿一圈，中间留白给菜。
One painter does the whole set in a sitting, which is why the waves on your table will roll the same way.
同一位画师一口气画完整套，所以桌上的浪都朝一个方向。

amber-glass-cups|Amber Glass Tumblers|琥珀玻璃杯|homewell|49|material=glass capacity=320 dishwasher=1|set:2,4|glass honey drink=1
Honey-coloured tumblers that make tap water look like an occasion.
蜂蜜色的玻璃杯，让白开水也有仪式感。
The glass is pressed with a faceted base, so it sits steady and throws small suns across the table.
多棱杯底压制成形，放得稳，还会在桌上洒下小小的光斑。

hammered-fair-cup|Clear Fairness Pitcher|锤纹公道杯|red-clay|79|material=glass capacity=250||pitcher white
Shows the colour of the liquor before anyone takes a sip.
喝之前，先看清茶汤的颜色。
Borosilicate glass takes boiling water from the kettle and a rinse from the cold tap on the same day.
高硼硅玻璃，刚接过沸水，转头冲凉水也没事。

matte-latte-mug|Matte Latte Mug|磨砂拿铁杯|stillwater|69|material=stoneware capacity=360 dishwasher=1|color:sage,oat,rust,ink|mug sage
A wide mug with a handle for the whole hand.
大把手宽口杯，整只手都能握住。
Outside it is velvety and unglazed; inside a glossy white coat lets the milk slide and the spoon stay quiet.
外壁是绒面般的素烧，内里亮白釉，牛奶顺滑，勺子也不响。

bamboo-tea-tray|Bamboo Tea Tray|竹制茶盘|fold-and-grain|189|material=bamboo length=42||tray oak
A slatted tray that hides the spills of a long tea session.
条格茶盘，久坐喝茶，洒了也不怕。
Water falls through to a drawer that holds most of a litre and slides out without tools.
水从条格落入抽屉，可存大半升，徒手就能抽出来倒。

lacquered-chopsticks|Lacquered Chopsticks|大漆筷子|fold-and-grain|96|material=lacquer pieces=10|color:red,black,walnut|chopsticks red
Five pairs, seven coats of lacquer, tips that grip a single bean.
五双筷子，七道大漆，夹得起一粒豆子。
The square end keeps them from rolling off the table, and the slim tips suit children as well as fishbones.
方头不滚桌，细尖夹鱼刺，小朋友也用得顺手。

double-wall-tea-glass|Double-Wall Tea Glass|双层茶水分离杯|homewell|119|material=glass capacity=300||teaglass jade
Two walls of glass and a small basket: green tea on the go.
双层玻璃配小滤仓，走到哪里都有一杯绿茶。
Turn it over to stop the steep; the leaves wait in their own chamber until the next filling.
倒置即可停止浸泡，茶叶在滤仓里等着下一泡。

ash-glaze-serving-bowl|Ash Glaze Serving Bowl|草木灰釉大钵|stillwater|156|material=stoneware diameter=25 handmade=1|color:moss,ivory|bowl moss pattern=drip size=1.2
A generous bowl for noodles, salad or the season's oranges.
一只大钵，装面、装沙拉，也装当季的橙子。
The green comes from pine ash that melts in the kiln and runs down the sides until the fire says stop.
这抹绿来自松木灰，在窑里熔化流淌，直到火候喊停。
"""
PRODUCTS["bedding"] = """
washed-linen-sheet-set|Washed Linen Bed Set|水洗亚麻四件套|plainweave|899|material=linen season=all-year washable=1|bed:single,queen,king color:oat,sage,mist|bedset oat
Crumpled on purpose and soft from the first night.
天生带褶，第一晚就柔软。
French flax is woven loosely enough to breathe in August and washed with pumice until it drapes like an old shirt.
法国亚麻疏松织造，盛夏也透气，再以浮石水洗到像穿旧的衬衫。

sateen-cotton-set|Long-Staple Cotton Sateen Set|长绒棉贡缎四件套|plainweave|699|material=cotton season=all-year washable=1|bed:single,queen,king color:white,blush,denim|bedset white
Smooth, cool cotton with a quiet shine.
顺滑微凉的棉，带一点安静的光泽。
Sixty-count yarn from long-staple Xinjiang cotton, bound with a double-stitched hem that survives hotel laundries.
60 支新疆长绒棉，双针锁边，经得起酒店级洗涤。

mulberry-silk-pillowcase|Mulberry Silk Pillowcase|桑蚕丝枕套|plainweave|199|material=silk season=all-year|color:ivory,blush,sage,navy|pillow ivory gloss=1
Kind to hair, kinder to skin.
对头发好，对皮肤更好。
A heavy nineteen-momme weave with a hidden flap, so the pillow stays in and the zip stays away from your cheek.
19 姆米厚实织法，隐藏式翻盖，枕芯不外露，拉链不碰脸。

goose-down-quilt|White Goose Down Quilt|白鹅绒冬被|plainweave|1599|material=down season=winter|bed:queen,king|quilt white pattern=grid
A warm cloud that weighs less than the cat.
一朵温暖的云，比猫还轻。
Ninety-five per cent down sits in deep stitched boxes, so the warmth does not wander to the foot of the bed.
95% 含绒量，立体格充绒，热量不会跑到床尾去。

summer-silk-quilt|Summer Silk Quilt|夏凉蚕丝被|plainweave|799|material=silk season=summer|bed:queen,king|quilt celadon pattern=wave
Light enough for an open window in July.
七月开着窗，盖它刚刚好。
Layers of long silk floss are drawn out by four pairs of hands and tied, never glued.
四人手拉长丝，层层铺叠，用线绗缝，不用胶。

memory-foam-pillow|Contour Memory Pillow|波浪记忆枕|homewell|169|material=memory season=all-year||pillow mist shape=wave
Two heights in one pillow; turn it round to choose.
一枕两高，转个方向就能换。
Open-cell foam lets air through and gives way slowly, and the knitted cover comes off for washing.
开孔记忆棉透气慢回弹，针织枕套可拆洗。

buckwheat-pillow|Buckwheat Husk Pillow|荞麦壳枕|plainweave|129|material=cotton season=summer||pillow sand pattern=check
Rustles a little, supports a lot, never gets warm.
沙沙作响，支撑有力，夏夜不发热。
Unzip the corner to pour husks out or in until your neck says thank you.
拉开边角拉链，随意增减荞麦壳，直到脖子满意。

merino-throw|Merino Herringbone Throw|美利奴人字纹盖毯|plainweave|459|material=wool season=winter|color:camel,charcoal,forest|throw camel pattern=herringbone
The blanket that moves from sofa to balcony and back.
从沙发到阳台，再回沙发的那条毯子。
Fine merino is woven in a broken twill and finished with hand-twisted fringes that do not tangle in the wash.
细美利奴羊毛织成人字纹，手捻流苏，洗后不打结。

waffle-blanket|Waffle Cotton Blanket|华夫格纱布毯|plainweave|219|material=cotton season=summer washable=1|color:mint,peach,white|throw mint pattern=waffle
Air-conditioning weather, solved.
空调房里的最佳搭档。
The deep honeycomb traps a little air and dries on the line in an afternoon.
立体蜂窝格锁住一点空气，一个下午就能晾干。

kids-cloud-quilt-set|Little Clouds Children's Set|小云朵儿童床品|cuddle-co|329|material=cotton season=all-year washable=1|color:sky,blush|bedset sky pattern=dot
A small bed set under a quiet sky of clouds.
一套小床品，睡在安静的云朵下。
Corners carry elastic that stays put through the wildest dreams, and dyes are tested to infant standards.
四角松紧，再大的动静也不跑偏，染料达到婴幼儿标准。

wool-mattress-topper|Wool Mattress Topper|羊毛床垫褥|plainweave|669|material=wool season=winter|bed:single,queen,king|quilt ivory pattern=diamond
Makes an ordinary mattress feel a size kinder.
让普通床垫温柔一个号。
Carded wool evens out heat and damp under you, with straps at each corner to stop it creeping.
梳理羊毛平衡身下的冷热湿度，四角绑带防止移位。

velvet-cushion|Corduroy Cushion|灯芯绒靠垫|plainweave|89|material=cotton washable=1|color:mustard,teal,plum,rust|cushion mustard pattern=stripe
Wide cords, a plump filling, a colour for every sofa.
宽条灯芯绒，饱满芯料，总有一色配你的沙发。
We overstuff the cover by a thumb's width, so it keeps its corners long after movie night.
枕芯比枕套大一指，电影之夜过后依然有棱有角。
"""
PRODUCTS["lighting"] = """
mushroom-table-lamp|Mushroom Table Lamp|蘑菇玻璃台灯|lumen-lane|359|material=glass power=7 colour_temperature=2700 dimmable=1|color:persimmon,white,sage|lamp persimmon shape=mushroom
A glowing cap of blown glass for the bedside.
床头一朵会发光的玻璃蘑菇。
The shade is blown in one breath with the stem, so there is no seam to catch the dust or the eye.
灯罩与灯柱一气吹成，没有接缝，也不积灰。

paper-moon-pendant|Paper Moon Pendant|纸月亮吊灯|lumen-lane|268|material=paper power=9 colour_temperature=2700|diam:40,50,60|pendant ivory shape=globe
A quiet moon above the dining table.
餐桌上方一轮安静的月亮。
Long mulberry fibres are laid over a bamboo spiral by hand; folded flat it travels in a box as thin as a book.
长纤维桑皮纸手工糊在竹圈上，折叠后薄如一本书。

brass-reading-lamp|Brass Reading Lamp|黄铜阅读灯|lumen-lane|529|material=brass power=6 colour_temperature=3000 dimmable=1||desklamp gold
An arm that stays exactly where you leave it.
灯臂停在你放开它的地方。
Friction joints from a telescope maker hold the head without springs, and the brass darkens as your evenings add up.
望远镜厂的阻尼关节，无需弹簧；黄铜会随着夜读时光慢慢变深。

study-desk-lamp|Clear Desk Study Lamp|明读护眼台灯|pebble|299|power=12 colour_temperature=4000 dimmable=1|color:white,ink,mint|desklamp white shape=bar
Even light for homework, without glare on the page.
均匀不刺眼，写作业的好搭档。
A wide diffuser spreads light past the edge of an open exercise book, and the head tilts away when it is time for bed.
宽幅匀光板照亮摊开的整本练习册，睡前轻轻一转就能收起。

linen-floor-lamp|Linen Drum Floor Lamp|亚麻落地灯|lumen-lane|689|material=linen power=10 colour_temperature=2700 dimmable=1||floorlamp oat
A tall, soft light that makes corners useful.
高高的一束柔光，让角落派上用场。
Three slim legs of turned oak carry a hand-stitched shade, and a foot switch spares you the bending.
三条车旋橡木腿撑起手缝灯罩，脚踏开关免弯腰。

walnut-night-light|Walnut Night Light|胡桃木小夜灯|lumen-lane|139|material=walnut power=1 colour_temperature=2200 dimmable=1||nightlight walnut
Just enough light to find your slippers.
刚好照亮拖鞋的那点光。
It wakes when you walk past and falls asleep twenty seconds later; one charge covers a season of nights.
走过时亮起，二十秒后入睡，充一次电能用一季。

rattan-pendant|Woven Rattan Pendant|藤编吊灯|lumen-lane|319|material=rattan power=8 colour_temperature=2700||pendant oak shape=bell
Throws a lace of shadows across the ceiling.
在天花板上洒下一圈蕾丝般的影子。
Split cane is woven over a bell-shaped mould and left to dry for a week, so the curve never sags.
劈藤在钟形模具上编织，阴干一周，弧线不塌。

porcelain-dome-pendant|Porcelain Dome Pendant|薄胎瓷吊灯|stillwater|458|material=porcelain power=6 colour_temperature=2700|color:white,celadon|pendant white shape=dome
Porcelain so thin that light walks straight through it.
薄到光能穿过去的瓷。
Two millimetres of clay glow like an eggshell held to the sun; a brass cap keeps the heat away.
两毫米的瓷胎像举向太阳的蛋壳，黄铜灯盖隔开热量。

camp-table-lantern|Glass Storm Lantern|玻璃风灯|trailhead|189|material=glass power=5 colour_temperature=2200 dimmable=1|color:forest,mustard,red|lantern forest
For balconies, power cuts and late talks.
给阳台、停电夜和深夜长谈。
A warm filament sits behind a real glass chimney, charges by USB-C and hangs from any branch.
温暖灯丝配真玻璃灯罩，USB-C 充电，挂在哪根树枝上都行。

globe-wall-light|Opal Globe Lamp|乳白球形灯|lumen-lane|249|material=glass power=6 colour_temperature=3000||lamp white shape=globe
A ball of opal glass on a small brass foot.
黄铜小座上的一颗乳白玻璃球。
Put it on a shelf or a windowsill; the light comes from everywhere at once, and so looks like dusk.
放在书架或窗台上，光从四面来，像黄昏。

pleated-shade-lamp|Pleated Shade Lamp|百褶罩台灯|lumen-lane|339|material=porcelain power=7 colour_temperature=2700|color:blush,celadon,denim|lamp blush shape=pleat
Grandmother's pleats on a modern porcelain foot.
外婆的百褶，现代的瓷座。
Each fold is pressed and tied by hand, and the shade lifts off for a shake in the garden.
每一道褶都手工压折系线，灯罩取下抖一抖就干净。

clip-book-light|Clip-On Book Light|夹书小灯|pebble|59|power=1 colour_temperature=3000 dimmable=1|color:white,rust,sky|booklight white
Reads on while the other side sleeps.
一边读书，一边不打扰枕边人。
The felt-lined clip is gentle with paperbacks, and the amber setting leaves your sleep alone.
毛毡内衬的夹子不伤书页，琥珀光不扰睡意。
"""
PRODUCTS["decor"] = """
bottle-neck-vase|Slender Neck Vase|细颈花瓶|stillwater|159|material=porcelain height=28 handmade=1|color:celadon,ink,blush|vase celadon shape=bottle sprig=1
Made for a single branch and the space around it.
为一枝花和它周围的空白而做。
The neck narrows to the width of a finger, so one stem stands exactly where you lean it.
瓶颈收到一指宽，一枝花斜到哪里就停在哪里。

river-stone-vase|River Stone Vase|河石花器|moss-and-ember|129|material=stoneware height=16|color:sand,charcoal|vase sand shape=round sprig=2
Low, round and slightly uneven, like something found.
矮圆而微微不正，像捡来的一样。
We roll each wet pot once along a wooden board, so the shoulders never quite agree.
趁湿在木板上滚一圈，左右肩膀从不对称。

ribbed-glass-vase|Ribbed Glass Vase|竖纹玻璃花瓶|moss-and-ember|119|material=glass height=24|color:sky,honey,rose|vase sky shape=flare glassy=1 sprig=3
Ribs bend the stems into a small underwater drawing.
竖纹让花茎折射成一幅水下小画。
It is mouth-blown into a wooden mould that is soaked in the river overnight.
人工吹制，木模前一晚要在河水里泡透。

fig-and-cedar-candle|Fig & Cedar Candle|无花果雪松香烛|moss-and-ember|139|material=wax height=9|weight:120,220|candle forest label=1
A walk past a walled garden after rain.
雨后路过一座有围墙的花园。
Green fig on top, dry cedar beneath; the cotton wick is trimmed for a low, even pool.
前调青无花果，尾调干雪松，棉芯修短，蜡池平整。

osmanthus-candle|Osmanthus Evening Candle|桂花夜香烛|moss-and-ember|128|material=wax height=9|weight:120,220|candle honey label=1
Hangzhou in October, without the crowds.
没有人潮的杭州十月。
Real osmanthus absolute is folded into soy wax at low heat, and left to cure for two weeks.
真桂花净油低温调入大豆蜡，静置两周才出货。

pillar-candle-trio|Sculpted Pillar Candles|雕塑柱烛三支|moss-and-ember|86|material=wax height=18 pieces=3||candles rose
Three twisted pillars that burn down without dripping.
三支扭纹柱烛，燃尽不流泪。
Cast from moulds carved by our carpenter; many people never light them, and we understand.
模具由木匠手刻，很多人舍不得点，我们懂。

olive-tree-potted|Little Olive Tree|小橄榄树盆栽|moss-and-ember|188|material=plant height=55||plant terracotta leaf=olive
Silver leaves, dry feet, a great deal of patience.
银色的叶子，不爱多喝水，很有耐心。
Grown for three years in our greenhouse before it leaves; it asks for sun and forgives a missed watering.
在温室长满三年才出门，喜阳，偶尔忘浇水也原谅你。

monstera-potted|Monstera in Stoneware|龟背竹盆栽|moss-and-ember|158|material=plant height=45||plant white leaf=monstera
Big holes, bigger personality.
叶上有洞，性格更大。
New leaves arrive rolled like letters and open over two days; wipe them once a month.
新叶像卷起的信，两天展开，每月擦一次叶面就好。

snake-plant|Snake Plant|虎尾兰盆栽|moss-and-ember|89|material=plant height=40|color:ivory,ink|plant ivory leaf=snake
The plant for people who travel.
适合常出差的人。
It drinks twice a month at most and keeps its upright manners in the darkest hallway.
一个月最多喝两次水，再暗的玄关也站得笔直。

reed-diffuser-bamboo|Bamboo Grove Reed Diffuser|竹林藤条香薰|moss-and-ember|169|material=glass volume=150||diffuser sage
Cool stems, wet stone, a trace of smoke.
清凉竹节、湿石头，一缕烟。
Turn the reeds on Sundays; one bottle scents a room for about ten weeks.
每周日翻一次藤条，一瓶可香十周左右。

seagrass-basket|Seagrass Storage Basket|海草编收纳篮|moss-and-ember|99|material=rattan height=30 handmade=1|color:oak,ivory|basket oak
Hides toys, towels and good intentions.
藏起玩具、毛巾和雄心壮志。
The double rim is stitched with waxed thread, and the handles fold away inside.
双层收口用蜡线缝合，提手可折进篮里。

brass-incense-holder|Brass Mountain Incense Holder|铜山香插|moss-and-ember|118|material=brass height=6||incense gold
A small range of peaks with smoke for weather.
一座小山，烟是它的天气。
Sand-cast and left unlacquered, it holds a stick upright or a cone in the valley.
翻砂铸造、不上清漆，立香插在峰顶，塔香放在谷中。
"""
