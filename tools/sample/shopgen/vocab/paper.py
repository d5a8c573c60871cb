"""Stationery and books. Row format: see home.py."""

PRODUCTS = {}
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

pencil-set-12|Cedar Pencils|雪松铅笔十二支|paper-boat|36|material=cedar pieces=12||pencils persimmon
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
