"""Tea. Row format: see home.py."""

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

spring-bud-gift-pair|Spring Bud Gift Pair|春芽双罐礼盒|cloudpeak|358|origin=hangzhou harvest=spring brew_temperature=80 notes=chestnut and orchid, side by side~栗香与兰香并列||tinpair sage accent=celadon
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
