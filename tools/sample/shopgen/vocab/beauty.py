"""Beauty (row format: see home.py)."""

PRODUCTS = {}
PRODUCTS["skincare"] = """
camellia-cleansing-oil|Camellia Cleansing Oil|山茶卸妆油|dew-botanics|138|skin=all-skin vegan=1 fragrance_free=1|volume:100,200|pump honey
Melts sunscreen and the day.
融掉防晒，也融掉这一天。
It turns milky at the first touch of water and leaves nothing to wipe.
遇水即乳化，冲净无残留。

rice-foam-cleanser|Rice Foam Cleanser|米酵洁面慕斯|dew-botanics|89|skin=sensitive volume=150 vegan=1 fragrance_free=1||foamer white
Soft foam, no squeak.
绵密泡沫，不拔干。
Fermented rice water keeps the acid balance your skin arrived with.
发酵米水维持肌肤原本的弱酸环境。

green-tea-toner|Green Tea Toner|绿茶爽肤水|dew-botanics|99|skin=oily vegan=1|volume:120,200|tonic celadon
A cool rinse for warm afternoons.
燥热午后的一捧清凉。
Brewed from Longjing siftings that are too fine for the teapot and too good to lose.
用细到泡不了、却舍不得扔的龙井碎末萃取。

hyaluron-serum|Five-Weight Hyaluronic Serum|五重玻尿酸精华|dew-botanics|168|skin=dry fragrance_free=1 vegan=1|volume:30,50|dropper sky
Water, held at five depths.
把水留在五个深度。
Three drops on damp skin do more than ten on dry.
湿脸三滴，胜过干脸十滴。

niacin-zinc-serum|Niacinamide & Zinc Serum|烟酰胺锌精华|dew-botanics|118|skin=oily volume=30 vegan=1 fragrance_free=1||dropper sage
Calms shine without a mask.
不靠遮盖，平衡油光。
Four per cent, because ten only looks better on a label.
浓度 4%，因为 10% 只是标签更好看。

night-repair-oil|Rosehip Night Oil|玫瑰果夜间护肤油|dew-botanics|158|skin=dry volume=30 vegan=1||dropper persimmon
Seven drops before the lamp goes out.
熄灯前的七滴。
Pressed from hips gathered after the first frost, when their orange is deepest.
初霜之后采果冷榨，橙色最浓。

barrier-cream|Ceramide Barrier Cream|神经酰胺修护霜|dew-botanics|149|skin=sensitive fragrance_free=1|volume:50,100|creamjar white
A warm coat for thin skin.
给薄皮肤的一件暖外套。
The lipids are in the same three to one to one proportion as your own.
脂质按 3:1:1 配比，与肌肤一致。

gel-moisturiser|Cucumber Gel Cream|青瓜凝霜|dew-botanics|108|skin=oily volume=50 vegan=1||creamjar mint
Vanishes, stays useful.
瞬间消失，一直有用。
A water gel that drinks in before you have found your keys.
水感凝胶，找到钥匙前就吸收了。

daily-sunscreen|Everyday Sunscreen SPF 50|日常防晒乳 SPF50|dew-botanics|129|skin=all-skin volume=50 fragrance_free=1||tube lemon
No white cast, no excuses.
不泛白，没有借口。
Filters are dispersed in an alcohol-free fluid that sits well under make-up.
无酒精流动质地，妆前不搓泥。

clay-mask|Moss Clay Mask|苔泥净肤面膜|dew-botanics|98|skin=oily volume=80 vegan=1||creamjar moss
Ten minutes of doing nothing.
名正言顺发呆十分钟。
Wash it off while still tacky; clay that cracks has stayed too long.
微黏时就洗掉，干裂就是敷久了。

hand-cream-trio|Hand Cream Trio|护手霜三支装|dew-botanics|86|skin=dry volume=90 pieces=3||tubes rose
One for the bag, the bed and the sink.
包里、床头、水池边各一支。
Fig, cedar and unscented; the caps are aluminium and do not crack.
无花果、雪松、无香，铝盖不开裂。

soap-bars|Cold-Process Soap|冷制手工皂|dew-botanics|36|skin=all-skin weight=100 vegan=1|color:sage,honey,lilac|soap sage
Six weeks old before you meet it.
见到你之前，已静置六周。
Olive, coconut and rice-bran oils are poured at forty degrees and cut with a guitar string.
橄榄、椰子与米糠油四十度浇模，琴弦切块。
"""
PRODUCTS["makeup"] = """
velvet-lipstick|Velvet Lipstick|丝绒口红|petal-theory|129|finish=matte vegan=1|color:red,rose,terracotta,plum|lipstick red
Matt without the desert.
哑光，但不干。
Camellia wax replaces the chalk that makes other mattes crack by noon.
以山茶蜡代替粉质，中午也不裂。

tinted-balm|Tinted Lip Balm|有色润唇膏|petal-theory|69|finish=sheer vegan=1|color:coral,blush,wine|lipstick coral shape=balm
Colour for people who do not wear colour.
给不化妆的人的颜色。
Goes on without a mirror, which we tested on the number 7 bus.
不照镜子也能涂，在 7 路公交上验证过。

lip-glaze|Mirror Lip Glaze|水光唇釉|petal-theory|99|finish=gloss|color:rose,peach,cocoa|gloss rose
Shine that does not catch your hair.
水光透亮，不粘头发。
A cushioned tip lays down one thin coat, and one is enough.
软弹刷头一层薄涂，一层就够。

cream-blush|Cream Blush|膏状腮红|petal-theory|89|finish=satin vegan=1|color:peach,rose,lilac|compact peach
Tap twice, look awake.
轻拍两下，气色醒了。
It melts at finger warmth and sets to a blur, so edges never show.
指温融化，雾面收边，看不到边界。

loose-powder|Silk Setting Powder|真丝定妆散粉|petal-theory|139|finish=matte||powderjar ivory
Sets the face, not the expression.
定住妆，不定住表情。
Real silk protein ground to nine microns catches light the way skin does.
真丝蛋白研至九微米，折光像皮肤。

eye-palette-nine|Nine-Pan Eye Palette|九色眼影盘|petal-theory|199|finish=satin vegan=1|tone:earth,dusk|palette terracotta
Nine colours that all get used.
九个颜色，都会用完。
No filler shades: each was voted back in by make-up artists who had lost theirs.
没有凑数色，每一格都是彩妆师丢了会回购的。

brow-pencil|Fine Brow Pencil|极细眉笔|petal-theory|59|finish=matte|color:cocoa,charcoal,walnut|pencilmu cocoa
Draws hairs, not caterpillars.
画的是眉毛，不是毛毛虫。
The lead is triangular, giving you an edge, a point and a plane.
三角笔芯，有边、有尖、有面。

curl-mascara|Tubing Mascara|温水可卸睫毛膏|petal-theory|109|finish=gloss volume=8||mascara black
Stays for films, leaves with warm water.
看哭电影不花，温水一冲就掉。
Each lash is wrapped in a tiny tube that slides off whole.
每根睫毛裹着细小薄膜，整段滑落。

nail-lacquer|Breathable Nail Lacquer|透气指甲油|petal-theory|45|finish=gloss volume=10 vegan=1|color:wine,sage,blush,ink|nail wine
Ten days of colour, no smell of paint.
十天不掉色，没有油漆味。
The brush is cut to the curve of a nail, so one stroke in the middle and two at the sides will do.
刷头按甲弧裁剪，中间一笔两侧各一笔就好。

tea-smoke-perfume|Tea & Smoke Eau de Parfum|茶与烟 淡香精|petal-theory|329|scent=woody vegan=1|volume:30,50|perfume moss
A black tea left near a fireplace.
放在壁炉边的一杯红茶。
Lapsang, birch and a thread of rose, worn close rather than announced.
正山小种、白桦与一缕玫瑰，贴肤而不张扬。

osmanthus-perfume|Osmanthus Rain Eau de Parfum|桂雨 淡香精|petal-theory|329|scent=floral vegan=1|volume:30,50|perfume honey shape=round
Apricot skin and wet pavement.
杏皮与湿石板。
Built round an absolute from Guilin that our perfumer waits for each October.
以桂林桂花净油为心，调香师每年十月都在等。

citrus-grove-cologne|Citrus Grove Cologne|柑橘园 古龙水|petal-theory|259|scent=citrus vegan=1|volume:50,100|perfume lemon shape=tall
Peel, leaf and twig, all at once.
果皮、叶子、小枝，一次到齐。
Keep it in the fridge in August; splash as if it cost nothing.
八月放冰箱，放心大胆地泼。
"""
