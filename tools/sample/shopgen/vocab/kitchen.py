"""Kitchen: cookware, knives and tools (row format: see home.py)."""

PRODUCTS = {}
PRODUCTS["cookware"] = """
hand-hammered-wok|Hand-Hammered Wok|手工锻打炒锅|ironbark|399|material=carbon-steel induction=1|diam:30,32,34|wok ink
Eight thousand blows make a surface that needs little oil.
八千锤打出的锅面，少油也不粘。
The dimples hold oil where the heat is, and the thin rim lets a good cook toss with the wrist alone.
锤纹把油留在火力最旺处，薄沿让掌勺人一抖手腕就能颠锅。

cast-iron-skillet|Pre-Seasoned Skillet|预养铸铁煎锅|ironbark|229|material=cast-iron induction=1|diam:20,24,26|skillet black
Heavy, even and better every Sunday.
厚重、均匀，每个周末都更好用。
Rapeseed oil is baked in three times before it leaves; all you add is dinner.
出厂前用菜籽油烘养三遍，剩下的交给晚饭。

enamel-casserole|Enamel Casserole|珐琅炖锅|ironbark|569|material=enamel induction=1|diam:22,24 color:persimmon,teal,ivory|casserole persimmon
From hob to oven to table in one good-looking piece.
从灶台到烤箱再到餐桌，一口锅全包。
Little points under the lid return the steam as rain, which is why a chicken comes out moist without a drop of added water.
锅盖内的小凸点让蒸汽化雨落回，不加水的鸡也鲜嫩多汁。

mini-enamel-cocotte|Little Cocotte|迷你珐琅锅|ironbark|199|material=enamel diameter=14 induction=1|color:mustard,sage,blush,navy|casserole mustard size=0.8
One portion of something that took all afternoon.
慢炖了一下午的一人份。
Bring it straight to the table; the knob is brass and the base is flat enough for the smallest ring.
直接端上桌，黄铜盖钮，平底小灶也稳。

stainless-saucepan|Three-Ply Saucepan|三层钢奶锅|ironbark|259|material=stainless diameter=18 induction=1||saucepan silver
Warms milk without a tantrum.
热牛奶不溢不糊。
An aluminium core runs right up the sides, so porridge does not scorch in a ring at the bottom.
铝芯一路包到锅壁，煮粥不会糊一圈。

ceramic-nonstick-pan|Ceramic Non-Stick Pan|陶瓷不粘平底锅|ironbark|189|material=ceramic induction=1|diam:24,28 color:sage,oat|skillet sage handle=oak
Eggs slide, pancakes flip, washing-up takes a minute.
煎蛋会滑，松饼会翻，一分钟洗好。
The coating is mineral rather than polymer, and the oak handle stays cool enough to hold bare-handed.
矿物陶瓷涂层，不含高分子涂料，橡木柄徒手可握。

clay-pot-sand|Sichuan Clay Pot|荥经砂锅|stillwater|139|material=ceramic diameter=23||claypot ink
Black clay that turns bones into soup.
黑砂一锅，骨头熬成奶白汤。
Coal clay from Yingjing is fired in an open pit and glazed by smoke, exactly as it was for the potter's grandfather.
荥经白善泥混煤灰，明火坑烧、烟熏上釉，和爷爷那辈一样。

stock-pot-tall|Tall Stock Pot|高身汤锅|ironbark|339|material=stainless diameter=24 induction=1||stockpot silver
Eight litres for broth, noodles or a crowd.
八升容量，熬汤下面请客都够。
Markings inside spare you the measuring jug, and the lid rests on the handle while you stir.
内壁有刻度不用量杯，锅盖可以架在把手上。

bamboo-steamer|Two-Tier Bamboo Steamer|双层竹蒸笼|fold-and-grain|89|material=bamboo diameter=24 handmade=1||steamer oak
Buns above, vegetables below, no soggy tops.
上层包子下层菜，不滴水。
Pegged with bamboo nails rather than wire, so nothing rusts and everything can be mended.
竹钉固定不用铁丝，不生锈，坏了也能修。

cast-iron-tea-kettle|Cast Iron Kettle|铸铁壶|ironbark|488|material=cast-iron capacity=1200||ironkettle ink
Boils slowly and softens the water on the way.
慢慢烧开，顺便把水煮软。
The raised hobnail pattern is cast from one sand mould per kettle, which is broken to set it free.
满壶的霰纹，一壶一砂模，脱模即碎。

tamago-pan|Square Omelette Pan|玉子烧方锅|ironbark|149|material=aluminium induction=1||squarepan copper
Rolls an omelette as neat as a letter.
卷出像信笺一样整齐的蛋卷。
The far wall slopes so chopsticks can get under the edge, and the heat comes up evenly from corner to corner.
前壁带斜度，筷子好下手，四角受热均匀。

grill-plate|Reversible Grill Plate|双面铸铁烤盘|ironbark|279|material=cast-iron length=42 induction=1||grill black
Ridges for steak, flat for pancakes.
一面条纹煎牛排，一面平底摊煎饼。
It spans two burners, and a channel round the edge keeps the fat where you want it.
横跨两个灶眼，四周导油槽把油留在该在的地方。
"""
PRODUCTS["kitchen-tools"] = """
chef-knife-20|Chef's Knife|主厨刀|ironbark|299|material=stainless length=33||knife walnut
The one knife to own if you own one.
如果只留一把刀，就是它。
Sixty-one on the Rockwell scale, ground thin behind the edge and weighted just ahead of the fingers.
硬度 61HRC，刃后打薄，重心落在手指前一点。

chinese-cleaver|Chinese Slicing Cleaver|桑刀|ironbark|259|material=carbon-steel length=31||cleaver oak
Slices, scoops, smashes garlic.
切片、铲菜、拍蒜，一刀全会。
The blade is thin enough for ribbons of ginger; leave bones to something heavier.
刀身薄得能切姜丝，剁骨头请另请高明。

paring-knife|Paring Knife|水果小刀|ironbark|89|material=stainless length=19|color:red,sage,walnut|knife red size=0.7
Small, pointed and always the first out of the drawer.
小巧、尖利，抽屉里最先被拿的那把。
A finger notch at the heel keeps you safe while you turn an apple into one long ribbon.
刀跟有护指槽，把苹果削成一条长带子也安心。

end-grain-board|End-Grain Cutting Board|端面拼木砧板|fold-and-grain|268|material=walnut length=40||board walnut pattern=end
Kind to edges, handsome enough to serve from.
护刀刃，也好看到能直接上桌。
The fibres stand upright and close again after each cut, so the board heals instead of scarring.
木纤维竖立，刀过自愈，不留疤。

beech-serving-board|Round Serving Board|榉木圆托板|fold-and-grain|119|material=beech length=36||board oak shape=round
For cheese, dumplings or a quiet breakfast.
盛奶酪、摆饺子，或一个人的早餐。
A leather loop hangs it by the window, where the wood turns honey-coloured within a year.
皮绳挂在窗边，一年就晒成蜂蜜色。

silicone-spatula-set|Five-Piece Utensil Set|五件套厨具|fold-and-grain|129|material=silicone pieces=5 dishwasher=1|color:oat,sage,charcoal|utensils oat
Soft heads for pans, beech handles for hands.
软头护锅，榉木柄护手。
Each head is moulded over a steel core, so it bends at the tip and nowhere else.
硅胶包钢芯，只在该弯的地方弯。

pour-over-kettle|Gooseneck Kettle|细口手冲壶|harbour-roast|239|material=stainless capacity=900|color:black,white,copper|gooseneck black
Pours as slowly as you can think.
想多慢，就能倒多慢。
The spout leaves the body low and narrows twice, which keeps the stream straight down to the last drop.
壶嘴低位出水、两次收窄，倒到最后一滴水柱都笔直。

storage-jar-cork|Cork-Lid Storage Jars|软木盖储物罐|homewell|39|material=glass dishwasher=1|volume:500,900,1500|canister oak fill=grain
See what you have; keep the damp out.
看得见存货，挡得住潮气。
The lid is turned from one piece of cork with a silicone lip that grips without sucking.
整块软木车旋盖，硅胶圈密封，不会吸住打不开。

granite-mortar|Granite Mortar & Pestle|花岗岩捣臼|ironbark|149|material=granite diameter=14||mortar grey
Wakes up pepper, garlic and sesame.
唤醒花椒、大蒜和芝麻。
Left rough inside and polished outside, with enough weight to stay put while you work out the day.
内壁粗砺外壁抛光，够重，捣多用力都不跑。

rolling-pin-set|Dumpling Rolling Pin|擀面杖|fold-and-grain|35|material=beech length=28||rollingpin oak
Slim in the hand, fat in the middle.
两头细，中间鼓。
The gentle belly thins the rim of a wrapper and leaves the heart thick, the way a dumpling likes it.
微微鼓肚，把皮边擀薄、中心留厚，饺子最喜欢。

salad-servers|Olive-Shape Serving Spoons|木勺一对|fold-and-grain|68|material=walnut length=30 pieces=2||spoons walnut
Two spoons that toss without bruising.
一对拌菜不伤叶的木勺。
Cut from the same plank so the grain matches, then oiled with walnut oil and nothing else.
取自同一块板，纹理成对，只擦核桃油。

oil-cruet|Drip-Free Oil Bottle|不挂油油壶|homewell|59|material=glass capacity=500 dishwasher=1|color:forest,honey|oilbottle forest
Opens as you tip it, closes as you stop.
倾倒自动开，放正自动合。
A weighted flap does the work of a cap, and the lip sends the last drop back inside.
重力盖代替瓶盖，唇口把最后一滴收回瓶里。
"""
