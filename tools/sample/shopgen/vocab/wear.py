"""Clothing and bags (row format: see home.py)."""

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
PRODUCTS["backpacks"] = """
commuter-pack-18|Commuter Pack 18|通勤背包 18|carry-on-hill|329|material=polyester litres=18 laptop=15.6 waterproof=0|color:ink,sage,oat|backpack ink
A clean box with a calm inside.
利落的外形，安静的内部。
Everything has one place: keys on a leash, umbrella in a gutter pocket, laptop off the floor.
各归其位：钥匙有绳，雨伞有槽，电脑不碰底。

roll-top-22|Roll-Top Pack 22|卷口背包 22|carry-on-hill|399|material=canvas litres=22 laptop=14|color:mustard,forest,charcoal|backpack mustard shape=roll
Rolls small for work, grows for the market.
上班卷小，买菜卷大。
Waxed canvas shrugs off rain and scuffs into a map of your routes.
油蜡帆布挡雨，磨痕会变成你的路线图。

school-pack-junior|Junior School Pack|小学生护脊书包|carry-on-hill|239|material=polyester litres=16|color:sky,coral,mint|backpack sky shape=school
Light on the back, bright on the road.
背着轻，路上亮。
A hip strap takes a third of the weight, and reflectors wrap the corners.
腰带分担三分之一重量，四角有反光条。

ridge-pack-45|Ridge Trekking Pack 45|山脊徒步包 45|carry-on-hill|799|material=nylon litres=45 waterproof=1|color:persimmon,teal|trekpack teal
Five days on your hips, not your shoulders.
五天的负重在胯上，不在肩上。
An aluminium stay can be bent over the knee to follow your own spine.
铝合金支条可在膝上弯成你的背形。

day-hike-20|Stream Daypack 20|溪流日行包 20|carry-on-hill|279|material=nylon litres=20 waterproof=1|color:moss,lilac,lemon|backpack moss shape=day
For sandwiches, summits and rain at three.
装三明治、山顶和下午三点的雨。
A mesh panel holds it off your back, and the rain cover lives in the floor.
网面悬空背板，防雨罩藏在包底。

leather-satchel-pack|Leather City Pack|真皮城市背包|maison-lan|1099|material=leather litres=14 laptop=13|color:camel,black|backpack camel shape=leather
Dressed for meetings, ready for stairs.
见客户体面，爬楼梯利索。
Two hides are matched for grain before a knife touches them.
下刀前先挑两张纹路相配的皮。

carry-on-case|Carry-On Case 36|登机箱 36|carry-on-hill|699|material=aluminium litres=36|color:silver,sage,blush|suitcase sage
Rolls straight, closes quietly.
直线滚动，安静合上。
Wheels unscrew with a coin, because wheels are what fail.
轮子一枚硬币就能拆，因为先坏的总是轮子。

check-in-case|Long Journey Case 68|长旅托运箱 68|carry-on-hill|999|material=aluminium litres=68|color:charcoal,teal|suitcase teal shape=large
For moving countries, or only coats.
搬去另一个国家，或只是带几件大衣。
Corners are riveted outside and smooth inside, so knitwear comes out whole.
外角铆接、内壁光滑，毛衣不勾线。

weekender-duffel|Weekender Duffel|周末旅行袋|carry-on-hill|459|material=canvas litres=32|color:forest,camel,navy|duffel forest
Leaves on Friday, back by Sunday supper.
周五出发，周日晚饭前回来。
Shoes go in from the end, shirts from the top, and the two never meet.
鞋从侧面进，衬衫从上面进，互不相见。

packing-cubes|Packing Cubes Set of Four|四件套收纳袋|carry-on-hill|99|material=nylon litres=12 pieces=4|color:mist,terracotta|cubes terracotta
A wardrobe in drawers you can lift out.
能提出来的抽屉。
Mesh windows save guessing; a second zip squeezes the air out.
网窗一目了然，第二道拉链排气压缩。

sling-bag-5|Cross Sling 5|斜挎胸包 5|carry-on-hill|159|material=polyester litres=5|color:black,sage,rust|sling rust
Passport, phone, plum.
护照、手机、一颗李子。
It turns to the front in one pull and sits flat under a coat.
一拉就转到胸前，大衣里也贴身。

fold-away-pack|Fold-Away Pack 15|折叠随身包 15|carry-on-hill|89|material=nylon litres=15|color:lemon,teal,plum|backpack plum shape=light
Weighs less than an apple.
比一颗苹果还轻。
It folds into its own pocket and waits in the suitcase for the souvenirs.
折进自己的口袋，在行李箱里等纪念品。
"""
PRODUCTS["handbags"] = """
market-tote|Market Canvas Tote|市集帆布托特|maison-lan|119|material=canvas width=38 closure=open|color:ivory,sage,ink|tote ivory
Holds a baguette, a laptop and a leek.
装得下法棍、电脑和一根大葱。
Handles are long enough for a winter shoulder and bar-tacked at all four ends.
提手长到冬天也能上肩，四端加固。

soft-leather-tote|Soft Leather Tote|软皮托特包|maison-lan|899|material=leather width=34 closure=zip|color:camel,black,wine|tote wine shape=leather
Slouches gracefully.
塌得很优雅。
Unlined on purpose, so you can see the honest back of the hide and find your keys.
特意不加里布，看得见皮的背面，也找得到钥匙。

half-moon-crossbody|Half Moon Crossbody|半月斜挎包|maison-lan|569|material=leather width=24 closure=zip|color:terracotta,ivory,forest|crossbody terracotta shape=moon
A crescent that hugs the hip.
贴着胯的一弯月牙。
The curve comes from one dart at each end rather than from padding.
弧度来自两端的一道省，不靠填充。

box-crossbody|Little Box Bag|小方盒包|maison-lan|649|material=leather width=19 closure=clasp|color:sky,red,black|crossbody red shape=box
Small, square and surprisingly roomy.
小、方，出奇能装。
Edges are painted and sanded five times until they feel like one piece.
边油涂五次磨五次，摸起来像一整块。

bucket-bag|Drawstring Bucket Bag|抽绳水桶包|maison-lan|489|material=suede width=22 closure=drawstring|color:sage,cocoa|bucket cocoa
Pull once, gone.
一抽就走。
Suede outside, smooth leather under the base where tables are wet.
外反绒，底部光面皮，桌面有水也不怕。

envelope-clutch|Envelope Clutch|信封手拿包|maison-lan|329|material=leather width=26 closure=flap|color:plum,gold,mint|clutch plum
Flat as a letter, worth opening.
薄如一封信，值得打开。
One hide folded three times, held by a magnet you will never see.
一张皮折三次，磁扣藏得看不见。

long-wallet|Long Zip Wallet|长款拉链钱包|maison-lan|259|material=leather width=19 closure=zip|color:rust,navy,blush|wallet rust shape=long
Cards, notes and a train ticket home.
卡、纸币和一张回家的车票。
Twelve card slots are skived thin, so it closes even when payday is far away.
十二个卡位削薄，塞满也合得上。

card-holder|Slim Card Holder|轻薄卡包|maison-lan|99|material=leather width=10 closure=open|color:sage,black,camel,red|wallet sage shape=card
Four cards and a folded note.
四张卡和一张折起的钞票。
Cut so that a thumb pushes the stack up in one go.
拇指一推，卡片齐齐上来。

quilted-shoulder|Quilted Cotton Shoulder Bag|绗缝棉肩包|maison-lan|229|material=cotton width=30 closure=zip|color:lilac,mustard|pillowbag lilac pattern=diamond
A pillow you can take out.
能背出门的枕头。
Channel-quilted by hand guides, machine washable, always the softest seat on a train.
手导绗缝，可机洗，火车上最软的靠垫。

straw-basket-bag|Woven Rush Basket|蒲草编织篮包|maison-lan|169|material=cotton width=32 closure=open|color:oak,ivory|basketbag oak
For peonies, bread and the beach.
装芍药、面包和海滩。
Plaited from rush gathered in September, with a cotton lining that ties shut.
九月收割的蒲草编成，棉布内胆可系口。

belt-bag|Leather Belt Bag|真皮腰包|maison-lan|279|material=leather width=21 closure=zip|color:ink,camel|sling camel shape=belt
Hands free, pockets empty.
解放双手，清空口袋。
Sits high and close; the buckle is brass and does not pinch.
贴身高位，黄铜扣不夹肉。

kids-mini-tote|Children's Picture Tote|儿童图画小提包|cuddle-co|49|material=canvas width=24 closure=open|color:lemon,sky|tote lemon size=0.8 print=star
For library books and one important stone.
装图书馆的书，和一块重要的石头。
A name tag is sewn inside, and the handles fit an adult's wrist when arms grow tired.
内有姓名条，提手大人手腕也套得进，累了就交给你。
"""
