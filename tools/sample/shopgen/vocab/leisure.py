"""Sports, toys, plush, stationery, books (row format: see home.py)."""

PRODUCTS = {}
PRODUCTS["camping"] = """
ridge-tent-two|Ridge Tent|山脊帐篷|trailhead|899|material=nylon weight=2100 people=2 waterproof=1|color:moss,persimmon|tent moss
Up in four minutes, even in the rain.
雨里四分钟搭好。
Fly and inner rise together, so the floor stays dry from the first peg.
内外帐一体升起，第一颗地钉起就不湿底。

family-dome-tent|Family Dome Tent|家庭穹顶帐篷|trailhead|1399|material=polyester weight=6800 people=4 waterproof=1|color:sand,teal|tent sand shape=dome
Room to stand, read and sulk.
能站、能看书、也能赌气。
Two doors, because everyone wakes at a different hour.
两扇门，因为每个人醒的时间不一样。

down-sleeping-bag|Down Sleeping Bag|羽绒睡袋|trailhead|799|material=down weight=920|color:teal,rust|sleepingbag rust
Minus five, and still a bare nose.
零下五度，只露鼻子。
The foot box is shaped like feet instead of a fish.
脚部按脚的形状，不是鱼尾。

camp-chair-low|Low Camp Chair|低座露营椅|trailhead|259|material=oak weight=2600|color:ivory,forest,rust|campchair ivory
For fires, lakes and long stories.
对着火、湖和长故事坐。
Beech-free joinery: two oak frames slide through one another and hold by weight alone.
两副橡木框互相穿插，靠坐的重量锁紧。

roll-top-table|Roll-Top Camp Table|蛋卷桌|trailhead|359|material=oak weight=4800||camptable oak
Rolls up like a sushi mat.
像寿司帘一样卷起来。
Slats are joined with webbing; legs splay so that knees fit beneath.
木条由织带连接，桌脚外撇，膝盖放得下。

titanium-pot-set|Titanium Pot Set|钛锅套装|trailhead|299|material=titanium weight=180 pieces=2||camppot silver
Boils water, weighs nothing, outlives you.
烧水快、几乎没重量、比你长寿。
The lid is a pan, and folding handles lock it all into a fist-sized bundle.
锅盖就是煎盘，手柄折起收成拳头大小。

wide-flask-1l|Trail Flask|山野保温壶|trailhead|169|material=stainless weight=410|volume:500,750,1000 color:forest,oat,coral|flask forest
Tea at dawn, still tea at dusk.
清晨的茶，黄昏还是热的。
The powder coat gives cold fingers something to hold.
喷塑表面，冻僵的手也抓得稳。

enamel-camp-mug|Enamel Camp Mug|珐琅露营杯|trailhead|49|material=stainless weight=130|color:white,navy,mustard|enamelmug navy
Chips into character.
磕出个性。
Two firings of enamel on steel, with a rim bare enough not to burn your lip.
钢胎两烧珐琅，杯沿不烫嘴。

head-torch|Headlamp 350|头灯 350|trailhead|139|material=aluminium weight=78 waterproof=1|color:persimmon,ink|headlamp persimmon
Two hands, one beam, a red night mode.
双手自由，一束光，夜视红光。
Hold the button and it tells you honestly how many hours remain.
长按按钮，老实告诉你还剩几小时。

trekking-poles|Folding Trekking Poles|折叠登山杖|trailhead|259|material=aluminium weight=460 pieces=2||poles teal
Knees send their regards.
膝盖向你致谢。
Cork grips take the shape of your palm by the third descent.
软木握把，第三次下山就贴合手形。

nylon-hammock|Two-Tree Hammock|双树吊床|trailhead|189|material=nylon weight=620 people=2|color:teal,plum,lemon|hammock teal
All it needs is a pair of trees.
只需要两棵树。
Wide straps spare the bark and the knots are already tied.
宽带护树皮，绳结已经打好。

cooler-soft|Soft Cooler|软式保冷袋|trailhead|219|material=polyester weight=900 litres=20|color:mist,red|cooler mist
Keeps the watermelon company.
陪西瓜去远方。
Welded seams hold melted ice, and the lid opens towards you.
热焊缝不漏冰水，盖子朝你打开。
"""
PRODUCTS["fitness"] = """
cork-yoga-mat|Cork Yoga Mat|软木瑜伽垫|steady|239|material=cork weight=2300||mat oak
Grips better the more you sweat.
越出汗越防滑。
A thin cork face over natural rubber warms in the sun and smells of forests, not tyres.
软木面层配天然橡胶底，晒一晒有树林味，没有轮胎味。

tpe-mat|Everyday Exercise Mat|日常健身垫|steady|119|material=rubber weight=1100|color:lilac,sage,denim|mat lilac
Soft on knees, firm in plank.
跪着软，平板撑得稳。
The two faces differ: one for bare feet, the other for floors you rent.
两面不同：一面贴脚，一面护租来的地板。

soft-dumbbells|Soft Grip Dumbbells|软握哑铃|steady|99|material=cast-iron pieces=2|kg:1,2,3,5 color:sage,rose|dumbbell sage
Do not roll, clang or pinch.
不滚、不响、不夹手。
Hexagonal ends in a matt skin that is easy to hold with damp palms.
六角端头，磨砂包胶，手湿也握得住。

kettlebell|Competition Kettlebell|竞技壶铃|steady|189|material=cast-iron|kg:4,8,12,16|kettlebell charcoal
One weight, a hundred uses.
一只壶铃，百种练法。
Every size has the same shell, so your form need not change with your strength.
各重量外形一致，变强不必改动作。

street-basketball|Street Basketball|街头篮球|steady|129|material=rubber weight=620||ball persimmon shape=basket
Made for concrete and floodlights.
属于水泥地与灯光。
Deep channels and a tacky cover that survives dust and still rolls off the fingers.
深沟粘手球皮，吃灰也不打滑。

match-football|Match Football|比赛足球|steady|149|material=polyester weight=430||ball white shape=foot
Flies true, bounces honest.
飞得正，弹得直。
Panels are bonded with heat instead of thread, so it drinks no rain.
热黏合无缝拼片，不吸雨水。

volley-beach|Beach Volleyball|沙滩排球|steady|119|material=polyester weight=270||ball lemon shape=volley
Soft on wrists, bright against sand.
手腕不疼，沙上显眼。
Eighteen foam-backed panels keep it playing when the sea breeze gets up.
十八片加绵球面，海风起时照样打。

badminton-pair|Badminton Racket Pair|羽毛球拍对拍|steady|199|material=aluminium weight=176 pieces=2||racket teal
A park, a friend, an hour.
一个公园、一个朋友、一小时。
Strung a little loose for long rallies rather than short tempers.
线略松，适合多拍来回，不适合发脾气。

resistance-bands|Five Resistance Bands|五级弹力带|steady|59|material=rubber pieces=5||bands rose
A gym that fits a sock drawer.
袜子抽屉里的健身房。
Layered latex with printed strength, so you never guess which is which.
多层乳胶，印着磅数，不用猜。

jump-rope|Bearing Jump Rope|轴承跳绳|steady|49|material=beech weight=160|color:red,ink|rope red
Turns freely, tangles seldom.
转得顺，少打结。
Beech handles with a steel race inside and a cord you cut to your height once.
榉木手柄内置轴承，绳长剪一次就合身。

foam-roller|Ribbed Foam Roller|棱纹泡沫轴|steady|79|material=cork weight=680||roller teal
Finds the knot you forgot.
找到你忘了的那个结。
Firm at the ridges, kinder in the valleys; start slowly.
棱处硬，谷处软，慢慢来。

table-tennis-set|Table Tennis Set|乒乓球拍套装|steady|109|material=beech pieces=5||tabletennis red
Two bats, three balls, any table.
两拍三球，什么桌子都行。
The sponge is lively without being rude, which suits kitchens.
海绵活泼而不失礼，厨房桌也能打。
"""
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
PRODUCTS["stationery"] = """
thread-notebook-a5|Thread-Bound Notebook|线装笔记本|paper-boat|48|material=paper paper_size=a5 pages=192|color:sage,terracotta,navy,oat|notebook sage
Opens flat, takes ink, asks nothing.
摊得平，吃墨水，不打扰。
Paper of 100 grams, slightly toothed, with dots so pale that they vanish in a photograph.
100 克微糙纸，点阵浅到拍照看不见。

leather-journal|Refillable Leather Journal|可换芯皮面手账|paper-boat|189|material=leather paper_size=a6 pages=128 refillable=1|color:camel,forest|notebook camel shape=strap
Gathers scratches as you gather pages.
你攒页数，它攒划痕。
One elastic per booklet, room for three, and a pocket for leaves and tickets.
一芯一绳，可装三本，还有夹层放叶子和车票。

year-planner|Undated Year Planner|无日期年历本|paper-boat|79|material=canvas paper_size=b5 pages=240|color:ink,mustard,rose|notebook mustard shape=planner
Begin on a Tuesday in May, if you like.
五月的某个周二开始也行。
A week on two pages, and one blank one after each month for whatever it was really about.
两页一周，每月之后留一页空白，写下这个月真正的事。

brass-fountain-pen|Brass Fountain Pen|黄铜钢笔|paper-boat|168|material=brass length=13.5 refillable=1||pen gold shape=fountain
Heavy in a reassuring way.
沉得让人安心。
The nib was smoothed on film by hand; it writes fine, with a hint of line variation.
笔尖手工抛磨，细尖，略带粗细变化。

gel-pen-set|Five Quiet Gel Pens|五色安静中性笔|paper-boat|29|material=aluminium pieces=5 refillable=1||pens sage
Five colours, no click.
五种颜色，没有咔嗒声。
Twist to open, made for libraries and late offices.
旋转出芯，为图书馆和深夜办公室而做。

walnut-pen-tray|Walnut Desk Tray|胡桃木桌面托盘|fold-and-grain|139|material=walnut length=26||pentray walnut
A place for the pen you keep losing.
给总找不到的那支笔一个家。
Milled from solid wood with a groove for pens and a bowl for clips.
整木铣出，一道笔槽，一洼回形针。

pencil-set-12|Cedar Pencils|雪松铅笔十二支|paper-boat|36|material=oak pieces=12||pencils persimmon
Twelve pencils, six greys.
十二支铅笔，六种灰度。
From 2H to 4B in pairs; the cedar smells like the first day of school.
2H 到 4B 各两支，雪松味像开学第一天。

canvas-pencil-roll|Canvas Pencil Roll|帆布笔卷|paper-boat|69|material=canvas length=40|color:oat,denim,rust|pencilroll rust
Rolls up a studio.
卷起一间画室。
Twenty slots, one flap, a cord that ties without looking.
二十个笔位，一片盖布，不看也能系上的绳。

washi-tape-box|Seasons Washi Tape|四季和纸胶带|paper-boat|42|material=paper pieces=8||tape rose
Eight narrow strips of weather.
八卷窄窄的天气。
Tears by hand, writes with pencil, lifts off walls without a trace.
手撕，可用铅笔写，撕下不留痕。

letter-set|Letterpress Letter Set|活版信笺套装|paper-boat|58|material=paper paper_size=a5 pieces=20||letter ivory accent=rose
For things that deserve a stamp.
写给值得贴邮票的事。
Pressed on a 1962 hand press; run a thumb along the fern and feel it.
1962 年手摇印机压印，指尖能摸到蕨叶。

bottled-ink|Bottled Ink 40|瓶装墨水 40|paper-boat|52|volume=40|color:indigo,moss,wine,plum|ink indigo
Colours named after evenings.
以黄昏命名的颜色。
Shades from pale to deep within one stroke, and washes off hands by supper.
一笔之内由浅入深，晚饭前洗得掉。

scissors-brass|Long-Blade Paper Scissors|长刃纸剪|paper-boat|65|material=brass length=20|color:gold,black|scissors gold
One clean line across the sheet.
一剪到底。
Japanese steel, brass handles, a joint you can tighten with a coin.
日本钢刃、黄铜柄，接点用硬币就能拧紧。
"""
PRODUCTS["books"] = """
the-tea-road|The Tea Road|茶路|lamplight-press|68|binding=hardcover language=bilingual pages=312 author=Shen Yibai~沈一白||book jade motif=mountain
A walk along the old horse tracks, cup by cup.
沿着茶马古道，一杯一杯地走。
Shen spent four autumns with muleteers and tells of weather, debts and the taste of smoke.
作者与马帮同行四个秋天，写天气、债务和烟火味。

small-kitchen-big-fire|Small Kitchen, Big Fire|小厨房，大火候|lamplight-press|79|binding=hardcover language=lang-zh pages=256 author=He Xiaoman~何小满||book persimmon motif=pan
Eighty dishes for two burners and one evening.
两个灶眼、一个晚上、八十道菜。
Recipes begin with what is already in the fridge, and end with what to do with the rest.
从冰箱里有什么写起，到剩下的怎么办为止。

letters-to-a-gardener|Letters to a Gardener|写给园丁的信|lamplight-press|52|binding=paperback language=bilingual pages=188 author=Anna Ilves~安娜·伊尔维斯||book sage motif=leaf
A year of advice between two neighbours.
两位邻居之间一整年的建议。
Half about roses, half about waiting; translated by the second neighbour's daughter.
一半写玫瑰，一半写等待，译者是另一位邻居的女儿。

night-train-to-kashgar|Night Train to Kashgar|开往喀什的夜车|lamplight-press|58|binding=paperback language=lang-zh pages=344 author=Ma Liang~马亮||book navy motif=moon
A novel in forty-one stations.
一部有四十一站的小说。
Strangers share a compartment and, little by little, a secret.
同一节包厢的陌生人，慢慢分享了同一个秘密。

how-glaze-happens|How Glaze Happens|釉是怎么来的|lamplight-press|98|binding=hardcover language=bilingual pages=224 author=Luo Jing~罗静||book celadon motif=vase
Fire, ash and luck, explained by a potter.
陶人讲火、灰与运气。
With two hundred test tiles photographed at their real size.
附两百片试片的原尺寸照片。

the-fox-who-counted-stars|The Fox Who Counted Stars|数星星的狐狸|lamplight-press|42|binding=boardbook language=bilingual pages=32 author=Lu Yao~卢遥||book indigo motif=fox
A bedtime book that ends before ten.
数到十之前就睡着的睡前书。
Every star has a hole you can put a finger through, and the last page glows.
每颗星都是小孔，手指穿得过，最后一页会发光。

where-rain-sleeps|Where the Rain Sleeps|雨睡在哪里|lamplight-press|45|binding=hardcover language=lang-zh pages=40 author=Tian Ye~田野||book sky motif=rain
A picture book about puddles and patience.
关于水坑与耐心的绘本。
Painted in tea and ink, so the browns really are tea.
用茶与墨画成，那些棕色真的是茶。

cities-on-foot|Cities on Foot|用脚读城|lamplight-press|62|binding=paperback language=bilingual pages=276 author=David Quay~戴维·奎伊||book terracotta motif=city
Twelve walks, no landmarks.
十二条步行路线，没有地标。
Maps fold out of the cover; the notes say where to sit down.
封面折开就是地图，还告诉你哪里能坐下歇脚。

plain-code|Plain Code|朴素的代码|lamplight-press|88|binding=paperback language=lang-en pages=298 author=Ines Morel~伊内斯·莫雷尔||book mustard motif=grid
Programs as something to be read aloud.
把程序当作可以朗读的东西。
Short chapters, each with one listing that fits a page and one mistake worth making.
每章一段一页以内的代码，和一个值得犯的错误。

quiet-investing|The Quiet Saver|安静的储蓄者|lamplight-press|56|binding=paperback language=lang-zh pages=210 author=Guo Ning~郭宁||book forest motif=coin
Money for people who would rather not think of it.
写给不想琢磨钱的人。
No charts of rockets: one table, one habit and a page to tear out.
没有火箭图，只有一张表、一个习惯和一页可撕。

poems-for-commuters|Poems for Commuters|通勤诗选|lamplight-press|38|binding=paperback language=bilingual pages=144 author=edited by Wen Zhu~文竹 编||book plum motif=line
Ninety poems, each shorter than two stops.
九十首诗，每首不到两站地。
Fits a coat pocket; the last line is always on the same page as the first.
放得进大衣口袋，首尾总在同一页。

birds-of-the-yangtze|Birds of the Lower Yangtze|长江下游的鸟|lamplight-press|108|binding=hardcover language=bilingual pages=368 author=Qiu Mei~邱梅||book teal motif=bird
A field guide that admits what it does not know.
一本承认自己不知道什么的图鉴。
Two hundred and six species, painted from life on the mudflats at Chongming.
二百零六种鸟，在崇明滩涂写生而成。
"""
