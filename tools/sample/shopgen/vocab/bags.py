"""Bags. Row format: see home.py."""

PRODUCTS = {}
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

straw-basket-bag|Woven Rush Basket|蒲草编织篮包|maison-lan|169|material=rush width=32 closure=open|color:oak,ivory|basketbag oak
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
