"""Home: tableware and bedding.

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
