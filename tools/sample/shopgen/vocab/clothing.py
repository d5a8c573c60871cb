"""Clothing. Row format: see home.py."""

PRODUCTS = {}
PRODUCTS["tops"] = """
heavy-cotton-tee|Heavyweight Cotton T-Shirt|重磅纯棉 T 恤|everyday-cut|129|material=cotton for=unisex fit=regular sleeve=short|size:S,M,L,XL color:white,ink,sage|tee white
Thick enough to wear alone, soft enough to sleep in.
厚到可以单穿，软到可以睡觉。
The collar is ribbed twice and stitched down flat, so it still lies straight after fifty washes.
双层罗纹领口平缝，洗五十次依然服帖。

stripe-breton-top|Breton Stripe Top|海魂条纹衫|everyday-cut|169|material=cotton for=women fit=relaxed sleeve=long|size:S,M,L color:navy,rust|longtee navy pattern=stripe
Stripes that line up at the seams.
缝合处条纹对得齐。
Knitted on old circular looms in Ningbo, with the boat neck cut just wide enough.
宁波老圆机织造，船领开得刚刚好。

linen-camp-shirt|Linen Camp Shirt|亚麻古巴领衬衫|everyday-cut|259|material=linen for=men fit=relaxed sleeve=short|size:M,L,XL color:mist,sand,forest|shirt sand shape=short
Holiday collar, weekday manners.
度假的领子，上班的分寸。
It creases at once and looks better for it; buttons are river shell.
一穿就皱，皱了更好看，扣子是河贝壳。

oxford-shirt|Washed Oxford Shirt|水洗牛津衬衫|everyday-cut|239|material=cotton for=men fit=regular sleeve=long|size:S,M,L,XL color:white,sky,blush|shirt sky
The shirt you stop thinking about.
穿上就忘了它的衬衫。
The collar roll was drawn by hand and copied nowhere; leave the top button open.
领型手绘，最上面那颗扣子就别扣了。

silk-blouse|Sandwashed Silk Blouse|砂洗真丝衬衫|everyday-cut|499|material=silk for=women fit=relaxed sleeve=long|size:S,M,L color:ivory,plum,celadon|shirt celadon shape=blouse
Silk that has learned to relax.
学会放松的真丝。
Sand washing takes off the shine and leaves a bloom like the skin of a peach.
砂洗褪去光亮，留下桃皮般的绒感。

merino-crew|Merino Crew Neck|美利奴圆领毛衣|everyday-cut|329|material=wool for=men fit=slim sleeve=long|size:S,M,L,XL color:charcoal,moss,wine|sweater moss
Light wool for ten months of the year.
一年能穿十个月的薄羊毛。
Fully fashioned panels are linked loop by loop, which is why the shoulders have no bulk.
全成型衣片逐圈缝合，肩线没有厚边。

cable-cardigan|Cable Cardigan|麻花开衫|everyday-cut|389|material=wool for=women fit=relaxed sleeve=long|size:S,M,L color:oat,rust|cardigan oat pattern=cable
Deep pockets, horn buttons, long Sundays.
大口袋、牛角扣、长长的周日。
The cables cross every eight rows because six looked hurried and ten looked asleep.
麻花每八行一绞，六行太急，十行太困。

cashmere-turtleneck|Cashmere Blend Turtleneck|羊绒混纺高领衫|everyday-cut|459|material=cashmere for=women fit=slim sleeve=long|size:S,M,L color:camel,ivory,black|sweater camel shape=turtle
A warm throat and a clear head.
脖子暖，脑子清。
Thirty per cent Alashan cashmere gives the hand, fine lambswool gives the backbone.
三成阿拉善羊绒给手感，细羔羊毛给骨架。

henley-long|Waffle Henley|华夫格亨利衫|everyday-cut|189|material=cotton for=men fit=regular sleeve=long|size:M,L,XL color:oat,denim|longtee oat pattern=waffle shape=henley
A first layer that deserves to be seen.
值得外穿的打底衫。
The waffle traps warmth without weight, and flatlock seams stay quiet under straps.
华夫格蓄暖不加重，平缝不磨肩带。

linen-tank|Linen Tank|亚麻背心|everyday-cut|149|material=linen for=women fit=relaxed sleeve=sleeveless|size:S,M,L color:white,terracotta,sage|tank terracotta
Air conditioning you can wear.
穿在身上的空调。
Bias-cut armholes stay close, however far you reach for the top shelf.
斜裁袖窿，伸手够高处也不走光。

kids-dino-tee|Children's Dinosaur T-Shirt|小恐龙童 T 恤|everyday-cut|79|material=cotton for=kids fit=regular sleeve=short|kids:100,110,120,130 color:mint,lemon|tee mint print=dino
A polite dinosaur for loud days.
热闹日子里一只有礼貌的恐龙。
The print is water based and soft to the touch, the label is printed too, so nothing scratches.
水性印花柔软，标签也是印的，不扎脖子。

chambray-overshirt|Chambray Work Shirt|青年布工装衬衫|everyday-cut|279|material=denim for=unisex fit=relaxed sleeve=long|size:S,M,L,XL color:denim,ink|shirt denim shape=work
Two pockets, triple stitching, easy to mend.
双口袋三重线，破了好补。
Indigo yarn meets white weft and fades along your own habits.
靛蓝经纱配白纬纱，按你的习惯褪色。
"""
PRODUCTS["outerwear"] = """
harbour-rain-jacket|Harbour Rain Jacket|港湾雨衣夹克|weatherline|599|material=nylon for=unisex season=all-year waterproof=1|size:S,M,L,XL color:mustard,navy,forest|raincoat mustard
Taped, breathable, cheerful in a downpour.
压胶透气，大雨里也神气。
The brim is stiffened with a thin strip so you can look up and still see where you are going.
帽檐有薄撑条，抬头也看得见路。

wool-wrap-coat|Wool Wrap Coat|羊毛系带大衣|weatherline|1299|material=wool for=women season=winter|size:S,M,L color:camel,charcoal,ivory|coat camel shape=wrap
One belt, no buttons, much warmth.
一条腰带，没有扣子，很暖。
Double-faced cloth is split and closed by hand along each edge, so there is no lining to tear.
双面呢手工劈缝，无里布可破。

classic-pea-coat|Classic Pea Coat|经典双排扣短大衣|weatherline|999|material=wool for=men season=winter|size:M,L,XL color:navy,ink|coat navy shape=pea
A sailor's coat for a city wind.
水手的大衣，城市的风。
Melton felted for nine hours turns drizzle away, and the hand pockets are lined with moleskin.
缩呢九小时，细雨不沾，口袋内衬鼹鼠皮绒。

light-down-jacket|Packable Down Jacket|便携轻羽绒服|weatherline|549|material=down for=unisex season=winter|size:S,M,L,XL color:rust,ink,sage|puffer rust
Sleeps in its own pocket, wakes in a second.
收进自己的口袋，一秒弹开。
Eight-hundred-fill duck down, sewn in narrow baffles that do not shift on the train.
800 蓬松度鸭绒，窄格充绒，通勤不跑绒。

long-parka|North Station Parka|北站长款羽绒|weatherline|1199|material=down for=women season=winter waterproof=1|size:S,M,L color:ivory,plum,forest|puffer forest shape=long
For platforms where the train is late.
为晚点的站台准备。
A two-way zip lets you sit down, and the hood closes to the width of your eyes.
双头拉链坐得下，帽子能收到只露眼睛。

quilted-vest|Diamond Quilted Vest|菱格绗缝马甲|weatherline|299|material=polyester for=men season=autumn|size:M,L,XL color:moss,navy|vest moss pattern=diamond
Warm core, free arms.
身子暖，手臂自由。
The corduroy collar stands up against draughts and lies down for lunch.
灯芯绒领立起挡风，放下就能去吃饭。

denim-trucker|Denim Trucker Jacket|牛仔短夹克|everyday-cut|369|material=denim for=unisex season=spring|size:S,M,L,XL color:denim,ink|jacket denim shape=trucker
Stiff now, yours by autumn.
现在硬挺，秋天就是你的了。
Thirteen-ounce selvedge from a shuttle loom, shrunk once so that the size stays true.
13 盎司布边丹宁，预缩一次，尺寸不再变。

fleece-zip|Curly Fleece Jacket|羊羔绒拉链外套|weatherline|329|material=fleece for=unisex season=autumn|size:S,M,L,XL color:oat,moss,persimmon|fleece oat
Campfire warm, laundry easy.
篝火般暖，洗衣机可洗。
Made from twenty-six bottles that used to hold water, with a nylon yoke where straps rub.
由二十六只水瓶再生而成，肩部尼龙拼接耐磨。

trench-coat|Cotton Gabardine Trench|棉华达呢风衣|weatherline|899|material=cotton for=women season=spring|size:S,M,L color:sand,ink|coat sand shape=trench
Storm flap, back pleat, good posture.
防风片、后褶，自带好体态。
The gabardine is woven so tightly that light rain gives up and rolls away.
华达呢织得太密，小雨自己就滚走了。

chore-jacket|Canvas Chore Jacket|帆布工装外套|everyday-cut|339|material=canvas for=men season=spring|size:M,L,XL color:indigo,camel|jacket indigo shape=chore
Four pockets for a day with a list.
四个口袋，应付一天的清单。
Washed with stones before it reaches you, so the elbows bend from the first morning.
出厂前石洗过，第一天手肘就能弯。

kids-puddle-coat|Children's Puddle Coat|儿童踩水雨衣|weatherline|199|material=polyester for=kids season=all-year waterproof=1|kids:100,110,120,130 color:lemon,coral|raincoat lemon size=0.85
Every puddle, no laundry.
踩遍水坑，不用洗。
Reflective piping all round, poppers that small hands manage, a loop for the nursery peg.
全身反光条，小手也扣得上的按扣，还有挂园里的小环。

bomber-light|Light Bomber Jacket|轻薄飞行夹克|weatherline|429|material=nylon for=men season=autumn|size:M,L,XL color:forest,black|jacket forest shape=bomber
Cut short, ribbed firm, quiet in cloth.
短身、紧罗纹、面料安静。
The matt nylon does not rustle in the cinema, which was the whole brief.
哑光尼龙在电影院里不沙沙响，这就是全部的设计要求。
"""
PRODUCTS["shoes"] = """
court-sneaker|Court Sneaker|球场小白鞋|soft-step|369|material=leather for=unisex|shoe:37,38,39,40,41,42 color:white,celadon|sneaker white
Plain white, with a sole you can replace.
干净的白，鞋底还能换。
Stitched around the edge as well as glued, so a cobbler can give it a second life.
鞋底缝线加胶，修鞋师傅能给它第二次生命。

cloud-runner|Cloud Knit Runner|云织跑鞋|soft-step|429|material=mesh for=men|shoe:40,41,42,43 color:mist,persimmon,black|runner persimmon
Light foam for long loops of the park.
轻泡棉，绕公园多跑几圈。
The upper is knitted in one piece with denser stitches where the foot pushes, and none where it breathes.
一体飞织鞋面，发力处密织，透气处留空。

cloud-runner-w|Cloud Knit Runner W|云织跑鞋 女款|soft-step|429|material=mesh for=women|shoe:36,37,38,39 color:lilac,mint,coral|runner lilac
The same foam on a narrower, higher-arched last.
同样的泡棉，更窄、足弓更高的鞋楦。
Built on its own last instead of a shrunken one, with a softer heel for lighter strides.
独立开楦而非缩小版，后跟更软，适合轻步幅。

penny-loafer|Penny Loafer|便士乐福鞋|soft-step|499|material=leather for=women|shoe:36,37,38,39 color:wine,black,camel|loafer wine
Polite upstairs, flexible underneath.
上面端庄，下面柔软。
The vamp is sewn by hand while the leather is damp, then dries around its own seam.
皮革微湿时手缝鞋面，干后线迹贴合自成。

chukka-boot|Suede Chukka Boot|反绒皮沙漠靴|soft-step|459|material=suede for=men|shoe:40,41,42,43 color:sand,walnut|boot sand shape=chukka
Two eyelets and nothing to prove.
两对鞋眼，没什么要证明的。
Crepe rubber grips dry streets and ages to the colour of tea.
生胶底抓地，慢慢老成茶色。

trail-boot|Ridge Trail Boot|山脊徒步靴|soft-step|689|material=suede for=unisex waterproof=1|shoe:38,39,40,41,42,43 color:moss,cocoa|boot cocoa shape=hike
Ankles held, gravel kept out.
护住脚踝，挡住碎石。
A full rubber rand wraps the toe, and the tongue is sewn to the top against streams.
橡胶护边包住鞋头，鞋舌缝到顶，溪水进不来。

canvas-low|Canvas Low|低帮帆布鞋|soft-step|199|material=canvas for=unisex|shoe:36,37,38,39,40,41 color:ivory,mustard|sneaker mustard shape=canvas
Rubber, cotton, summer.
橡胶、棉布、夏天。
Vulcanised in small ovens, which leaves the faint wave along the foxing.
小炉硫化，围条上留着浅浅的波纹。

wool-slipper|Felted Wool Slippers|羊毛毡拖鞋|soft-step|129|material=wool for=unisex|shoe:36,38,40,42 color:grey,rust|slipper grey
Floors are cold; this is the answer.
地板凉，这就是答案。
Moulded from one sheet of felt with a natural latex sole that does not slip on tiles.
整片羊毛毡定型，天然乳胶底，瓷砖上不滑。

leather-sandal|Two-Strap Sandal|双带软木凉鞋|soft-step|259|material=leather for=women|shoe:36,37,38,39 color:camel,white,black|sandal camel
A cork bed that learns your foot.
会记住脚形的软木床。
Give it ten days: the print of your own heel is better engineering than ours.
给它十天，你自己的脚印比我们的设计更好。

chelsea-boot|Chelsea Boot|切尔西靴|soft-step|599|material=leather for=men|shoe:40,41,42,43 color:black,walnut|boot black shape=chelsea
Pull on, go out, look sharp.
一蹬就走，利落有型。
The elastic is woven rather than bonded and keeps its grip for years of mornings.
松紧带织入而非贴合，几年早晨都不松。

kids-velcro|Children's First Sneaker|儿童魔术贴小鞋|soft-step|179|material=vegan for=kids|kshoe:26,27,28,29,30 color:sky,coral|sneaker coral shape=velcro size=0.85
Put on alone, kept on all day.
自己会穿，一天不掉。
A toe cap takes the brakes of every scooter, and insoles show how much room is left.
鞋头耐磨当刹车，鞋垫印着余量线。

walking-knit|Everyday Knit Walker|日常飞织步行鞋|soft-step|329|material=mesh for=women|shoe:36,37,38,39,40 color:oat,navy|runner oat shape=slip
Slips on without bending down.
不弯腰就能穿上。
The heel springs back after you step in, and the sole rocks you gently forward.
后跟踩下自动回弹，弧形鞋底轻轻推你向前。
"""
