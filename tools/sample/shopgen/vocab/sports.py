"""Sports and outdoor. Row format: see home.py."""

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
No screws at all: two oak frames slide through one another and hold by weight alone.
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

foam-roller|Ribbed Foam Roller|棱纹泡沫轴|steady|79|material=plastic weight=680||roller teal
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
