"""Toys and plush. Row format: see home.py."""

PRODUCTS = {}
PRODUCTS["toys"] = """
rainbow-stacker|Rainbow Stacker|彩虹叠叠乐|woodle|139|material=beech age_min=1 pieces=7||rainbow coral
Arches, tunnels, cradles, moons.
拱门、隧道、摇篮、月亮。
Cut from a single block so the grain runs through all seven arcs.
同一块木料切出，七道弧纹理相连。

first-blocks-40|First Forty Blocks|四十粒积木|woodle|159|material=beech age_min=2 pieces=40||blocks honey
Plain shapes, endless towns.
简单的形状，盖不完的城。
Sides are true to a tenth of a millimetre, which a tower of nineteen can feel.
误差不到 0.1 毫米，叠十九层的塔能感觉到。

little-train|Little Timber Train|小木火车|woodle|129|material=beech age_min=2 pieces=4|color:red,teal|train red
Three carriages and no timetable.
三节车厢，没有时刻表。
Magnets hide inside the couplings and always attract, whichever way round.
磁铁藏在车钩里，正反都吸得上。

wooden-car-set|Beetle Cars|甲壳虫小车|woodle|79|material=beech age_min=1 pieces=3||car teal
Three little cars with big hums.
三辆小车，嗡嗡作响。
Wheels are turned a touch off-round so each car rolls with a small nod.
轮子略偏心，走起来会点头。

ring-tower|Ring Tower|彩环塔|woodle|69|material=beech age_min=1 pieces=6||rings peach
Big, bigger, biggest, crash.
大、更大、最大、哗啦。
The post leans to order: it rocks so that falling is part of the game.
底座会摇晃，倒下也是游戏的一部分。

map-puzzle|China Map Puzzle|中国地图拼图|woodle|89|material=pine age_min=4 pieces=34||puzzle sage
Provinces you can hold in your hand.
握在手里的省份。
Each piece is printed with its mountain, its river and one thing to eat.
每块印着它的山、它的河，和一样好吃的。

xylophone|Eight-Note Xylophone|八音木琴|woodle|149|material=beech age_min=2 pieces=10||xylophone lemon
In tune, for everyone's sake.
音是准的，为了全家好。
Metal bars are tuned by a piano maker's apprentice, mallets tipped with rubber.
音条由钢琴学徒调准，琴槌包橡胶头。

shape-sorter-house|Shape Sorter House|形状小屋|woodle|119|material=pine age_min=1 pieces=9||toyhouse sky
Every shape has a window.
每个形状都有一扇窗。
The roof lifts off, so nothing is ever lost for longer than a minute.
屋顶能掀开，丢进去的一分钟就找回。

balance-cactus|Balancing Cactus|平衡仙人掌|woodle|75|material=beech age_min=3 pieces=14||cactus jade
Steady hands, held breath.
稳住手，屏住气。
Arms plug in anywhere; the pot is rounded underneath to keep things interesting.
枝条随意插，盆底是圆的，这样才有意思。

play-kitchen-fruit|Cutting Fruit Set|切切乐水果|woodle|99|material=beech age_min=3 pieces=12||woodfruit red
The crunch is the best part.
那一声咔嚓最过瘾。
Halves meet with hook-and-loop that sounds exactly like an apple.
魔术贴拼合，切开的声音就像苹果。

marble-run|Marble Run Starter|滚珠轨道入门装|woodle|219|material=beech age_min=5 pieces=46||marblerun oak
Gravity, explained by falling.
用掉落讲明白重力。
Curves and crossings sit on plain blocks, so it grows with what you already own.
弯道与交叉架在普通积木上，能和已有的一起长大。

bricks-garden|Garden Brick Set|花园拼插积木|woodle|169|material=plastic age_min=6 pieces=320||bricks mint
Build a courtyard, flower by flower.
一朵花一朵花，搭出一座院子。
Cast from recycled fishing nets, with a clutch that holds through a house move.
再生渔网制成，咬合力搬家也不散。
"""
PRODUCTS["plush"] = """
bear-mister-oat|Mister Oat the Bear|燕麦先生小熊|cuddle-co|129|material=teddy height=32 age_min=0 washable=1|color:oat,cocoa|bear oat
A listener with a slightly crooked smile.
笑得有点歪的倾听者。
His paws are weighted with glass beads, so he sits rather than slumps.
爪子里有玻璃珠配重，坐得端正。

rabbit-lin|Lin the Long-Eared Rabbit|长耳兔小林|cuddle-co|119|material=plush height=38 age_min=0 washable=1|color:blush,grey,ivory|rabbit blush
Ears made for holding on to.
耳朵就是用来抓的。
Linen lines the ears, cool to fall asleep against in June.
耳内衬亚麻，六月靠着睡也凉。

panda-bao|Bao the Panda|熊猫阿宝|cuddle-co|139|material=plush height=30 age_min=0 washable=1||panda white
Always about to have lunch.
永远正要吃午饭。
A felt bamboo shoot is tucked into one arm, and can be taken out for sharing.
臂弯里夹着一截毛毡竹笋，可以拿出来分享。

fox-maple|Maple the Fox|小狐狸枫枫|cuddle-co|119|material=plush height=28 age_min=3|color:persimmon,rust|fox persimmon
Clever face, soft tail.
聪明脸，软尾巴。
The tail is as long as the fox, and does well as a scarf.
尾巴和身子一样长，当围巾也行。

cat-mochi|Mochi the Cat|麻糬猫|cuddle-co|109|material=plush height=26 age_min=0 washable=1|color:white,grey,peach|cat peach
A loaf with whiskers.
一条长胡须的面包。
No legs to speak of and a filling that gives, like the thing it is named after.
几乎没有腿，软糯的填充名副其实。

elephant-moli|Moli the Elephant|小象茉莉|cuddle-co|129|material=plush height=30 age_min=0 washable=1|color:mist,lilac|elephant mist
Never forgets bedtime.
从不忘记睡觉时间。
Ears lined with printed cotton; a crackle hides in the left one.
耳朵内衬印花棉，左耳藏着沙沙纸。

whale-boba|Boba the Whale|小鲸波波|cuddle-co|149|material=plush height=24 age_min=0 washable=1|color:denim,teal|whale denim
A pillow that dives.
会潜水的枕头。
Stripes on the belly are stitched in relief for small fingers to follow.
肚皮条纹是立体绣线，小手可以描着摸。

penguin-pip|Pip the Penguin|企鹅皮皮|cuddle-co|99|material=plush height=22 age_min=0 washable=1||penguin ink
Dressed for dinner, ready for bed.
穿好礼服，准备睡觉。
A sand bag in the base lets him waddle down a tilted book.
底部有沙包，斜放书本上会摇摆着走下来。

sheep-cloud|Cloud the Sheep|云朵绵羊|cuddle-co|119|material=wool height=26 age_min=3|color:ivory,charcoal|sheep ivory
Count one, and sleep.
数一只就睡着。
Real curls from Inner Mongolia, combed and sewn on in rows.
内蒙古真羊毛卷，一排排缝上。

frog-prince|Olive the Frog|青蛙奥利|cuddle-co|89|material=plush height=20 age_min=0 washable=1||frog sage
Has no plans to become a prince.
没打算变成王子。
Long soft legs knot around a pram bar or a bad mood.
长腿能系在推车上，也能系住坏心情。

lion-sunny|Sunny the Lion|小狮子阳阳|cuddle-co|139|material=plush height=30 age_min=3|color:honey,camel|lion honey
All mane, no roar.
全是鬃毛，没有吼声。
The mane is cut loop by loop, so it can be brushed but never pulled out.
鬃毛逐圈剪开，能梳，拔不掉。

dragon-little|Xiaolong the Little Dragon|小龙|cuddle-co|159|material=plush height=34 age_min=3|color:jade,red|dragon jade
Born in a dragon year, still growing.
龙年出生，还在长大。
Wings fold flat for hugging and stand up for flying lessons.
翅膀收起能抱，展开能上飞行课。
"""
