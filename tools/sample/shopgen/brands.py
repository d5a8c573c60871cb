"""Fictional brands. `line` is the sentence a product page may quote."""

# slug | English | Chinese | story en | story zh | line en | line zh
ROWS = """
cloudpeak|Cloudpeak Tea|云岫茶舍|Three growing families on the misty slopes west of Hangzhou share one small roasting house, and every tin carries the week it was fired.|杭州西郊云雾山坡上，三户茶农共用一间小小的炒茶房，每一罐都写着下锅的那一周。|Cloudpeak prints the roasting week on every tin it fills.|云岫茶舍会在每一罐上标明炒制的那一周。
stillwater|Stillwater Pottery|静水陶坊|A studio of eleven potters in Jingdezhen who throw, glaze and fire on the same river bank their teachers used.|景德镇的十一位陶人，在师父们用过的同一段河岸上拉坯、施釉、烧窑。|Small differences in glaze are Stillwater's way of signing its work.|釉色间的细微差别，正是静水陶坊的签名。
plainweave|Plainweave|素织|Plainweave spins, weaves and washes in one mill, so that a sheet is already soft on its first night.|纺纱、织造、水洗都在同一座工厂完成，床品第一晚就足够柔软。|Plainweave washes every piece before it is folded.|素织的每一件在折叠前都已水洗过。
lumen-lane|Lumen Lane|微光巷|Two sisters, one an optician, one a joiner, build lamps that flatter faces rather than ceilings.|一位学光学，一位做木工，姐妹俩做的灯，照亮的是人，不是天花板。|Lumen Lane keeps spare parts for every lamp it has ever made.|微光巷为做过的每一盏灯都备有零件。
ironbark|Ironbark Kitchen|铁木厨房|A family foundry in Hebei that turned from machine parts to pans, and kept the machinist's tolerances.|河北的家庭铸造厂，从机械零件转做锅具，却保留了机械师的公差标准。|Ironbark grinds every cooking surface twice.|铁木厨房的每个锅面都经过两次打磨。
fold-and-grain|Fold & Grain|折与木|Kitchen joiners working with offcuts from furniture makers; nothing longer than a fern leaf is thrown away.|用家具厂的余料做厨房木器，比一片蕨叶长的木头都舍不得丢。|Fold & Grain plants a tree for every cubic metre of timber it uses.|折与木每用一方木材就种下一棵树。
red-clay|Red Clay Tea House|红泥茶庄|Old-bush oolong, aged dark tea and the clay to brew them in, collected by a third-generation blender from Quanzhou.|泉州第三代拼配师收来老丛乌龙、陈年黑茶，以及配得上它们的红泥壶。|Red Clay's blender tastes each lot three times before it is released.|红泥茶庄的拼配师每批茶都要试饮三次才放行。
harbour-roast|Harbour Roast|港湾烘焙|A roaster by the Xiamen ferry pier that buys green coffee by the farm and roasts on Tuesdays and Fridays.|厦门轮渡码头旁的烘焙坊，按庄园采购生豆，逢周二、周五烘焙。|Harbour Roast roasts twice a week and ships the same day.|港湾烘焙一周两烘，当天发货。
sunny-pantry|Sunny Pantry|向阳粮仓|Grains, oils and honey bought straight from cooperatives, packed within a day's drive of the field.|直接向合作社采购粮油与蜂蜜，在离田地一天车程内完成包装。|Sunny Pantry names the village of origin on the back of the pack.|向阳粮仓会在包装背面写明产地村庄。
little-crunch|Little Crunch|小脆生|A snack kitchen that bakes in small trays and stops when the tray is empty.|小盘烘烤的零食铺，烤完一盘才做下一盘。|Little Crunch bakes to order in trays of forty.|小脆生接单现烤，一盘四十份。
northwave|Northwave Audio|北浪音频|Former studio engineers in Qingdao tuning headphones for long listening, not for loud shops.|青岛的前录音师团队，为长时间聆听而调音，而不是为喧闹的柜台。|Northwave tunes by ear in a room that once recorded choirs.|北浪在一间录过合唱的房间里用耳朵调音。
pebble|Pebble Devices|卵石数码|Small electronics with round corners, repair guides and no needless lights.|圆角、可维修、没有多余灯光的小电子产品。|Pebble publishes a repair guide for each of its devices.|卵石为每款设备都公开维修手册。
meridian|Meridian Time|子午|Watches and trackers designed in Shenzhen for people who would rather look at the sky.|深圳设计的手表与手环，献给更愿意抬头看天的人。|Meridian promises software care for five years.|子午承诺五年软件维护。
homewell|Homewell|好居电器|Quiet appliances for small kitchens, each with one dial fewer than you expect.|为小厨房而做的安静电器，每一件都比你想的少一个旋钮。|Homewell measures noise where your ear is, not where the brochure likes it.|好居按耳朵所在的位置测噪音，而不是按宣传册的喜好。
everyday-cut|Everyday Cut|日裁|Wardrobe basics cut from four body scans instead of one, sewn in Ningbo.|以四种体型而非一种打版，在宁波缝制的衣橱基本款。|Everyday Cut sews a spare button into the side seam.|日裁会在侧缝里多缝一颗备用纽扣。
weatherline|Weatherline|晴雨线|Outerwear tested on the number 7 ferry in January by people who have to take it.|一月里，由真正要搭7路轮渡的人来测试的外套。|Weatherline reproofs its coats free of charge for two years.|晴雨线两年内免费为外套重做防水。
soft-step|Soft Step|缓步|Shoemakers in Wenzhou who build every last around a foot that has walked all day.|温州鞋匠，按走了一整天的脚来做鞋楦。|Soft Step resoles what can be resoled.|能换底的鞋，缓步都愿意换底。
carry-on-hill|Hill Carry|山行|Bags by a trail-running couple from Kunming who dislike zips that snag.|昆明一对越野跑夫妻做的包，他们讨厌卡布的拉链。|Hill Carry repairs straps and zips for as long as you own the bag.|山行终身维修背带与拉链。
maison-lan|Maison Lan|兰舍|Leather goods from a Guangzhou workshop where one person makes one bag.|广州的皮具工坊，一人一包，从头到尾。|Maison Lan lets one maker finish each bag from first cut to last stitch.|兰舍由同一位匠人完成一只包的每一针。
dew-botanics|Dew Botanics|晨露植萃|Short ingredient lists, gentle formulas and glass you can send back.|配方简短温和，玻璃瓶可以寄回。|Dew Botanics takes its empty bottles back.|晨露植萃回收空瓶。
petal-theory|Petal Theory|花瓣论|Colour made in tiny batches by a former pigment chemist from Suzhou.|苏州一位前颜料化学师小批量调出的色彩。|Petal Theory mills its pigments three times over.|花瓣论的色粉要研磨三遍。
trailhead|Trailhead|步道口|Camp gear by guides from western Sichuan, pared down on every trip.|川西向导做的露营装备，每走一趟就再精简一次。|Trailhead carries its prototypes over four passes before they are sold.|步道口的样品要翻过四座垭口才上架。
steady|Steady Movement|稳动|Training kit for living rooms: quiet on floors, kind to wrists.|为客厅设计的训练器材，不吵楼下，不伤手腕。|Steady tests its kit on wooden floors above a sleeping neighbour.|稳动在熟睡邻居楼上的木地板做测试。
woodle|Woodle|木嘟嘟|Wooden toys rounded by hand, painted with colours you could taste.|手工磨圆的木玩具，用可入口级的颜料上色。|Woodle rounds each edge by hand before it is painted.|木嘟嘟的每条边都先手工磨圆再上色。
cuddle-co|Cuddle & Co.|抱抱社|Plush animals stuffed with recycled fibre and given a name before they leave.|用再生纤维填充的毛绒伙伴，出门前都已有名字。|Every Cuddle & Co. friend leaves the workroom with a name.|抱抱社的每位伙伴出门前都有自己的名字。
paper-boat|Paper Boat|纸船文具|Paper people from Wenzhou's old printing streets.|来自温州老印刷街的一群纸痴。|Paper Boat binds its notebooks with thread, not glue.|纸船的本子用线装订，不用胶。
lamplight-press|Lamplight Press|灯下书局|An independent press printing few titles, slowly, in both languages where it can.|一家独立出版社，书目不多，出得也慢，能双语的尽量双语。|Lamplight Press sets its books in type large enough for bedtime.|灯下书局的字号，大到适合睡前阅读。
moss-and-ember|Moss & Ember|苔与烬|Candles, vases and living green from a greenhouse in Dali.|大理一间温室里的香烛、花器与绿意。|Moss & Ember pours and plants everything under one greenhouse roof.|苔与烬的一切都在同一座温室里浇制与种植。
"""


def brands():
    out = []
    for i, row in enumerate(r for r in ROWS.splitlines() if r):
        slug, en, zh, sen, szh, len_, lzh = row.split("|")
        out.append({"slug": slug, "position": i + 1, "name": {"en": en, "zh-CN": zh},
                    "story": {"en": sen, "zh-CN": szh}, "_line": {"en": len_, "zh-CN": lzh}})
    return out
