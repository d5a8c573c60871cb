"""Lighting and decor. Row format: see home.py."""

PRODUCTS = {}
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
