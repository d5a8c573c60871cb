"""Audio, phones and power. Row format: see home.py."""

PRODUCTS = {}
PRODUCTS["audio"] = """
aria-over-ear|Aria Over-Ear Headphones|Aria 头戴式耳机|northwave|899|connection=bluetooth battery=40 noise_cancelling=1 water=ipx0|color:oat,ink,sage,rust|headphones oat
Forty hours of calm with cushions you forget.
四十小时的安静，耳垫轻到忘记。
The voicing follows a studio monitor from 1984 that our tuner still keeps under his desk.
声音以调音师桌下那只 1984 年的监听音箱为准。

aria-studio-wired|Aria Studio Wired|Aria Studio 有线监听|northwave|699|connection=wired||headphones ink shape=studio
No battery, no delay, no flattery.
没有电池，没有延迟，不讨好耳朵。
Open backs let the room in and the music out, so keep them for the house.
开放式后腔，房间听得见音乐，适合在家使用。

dew-earbuds|Dew True Wireless Earbuds|Dew 真无线耳机|northwave|399|connection=bluetooth battery=8 noise_cancelling=1 water=ipx4|color:white,navy,blush|earbuds white
Small as a dewdrop, steady on a run.
小如露珠，跑步也稳。
Three nozzle lengths, not only three tips, were measured from two hundred ears.
量了两百只耳朵，不只三种耳塞，还有三种导管长度。

dew-lite-earbuds|Dew Lite Earbuds|Dew Lite 半入耳耳机|northwave|199|connection=bluetooth battery=6 water=ipx4|color:mint,lilac,ink|earbuds mint shape=stem
For calls, podcasts and keeping an ear on traffic.
打电话、听播客，也听得见路况。
They rest at the door of the ear rather than moving in, and the case is the size of a plum.
停在耳门口而不塞进去，充电盒只有一颗李子大。

harbour-speaker|Harbour Portable Speaker|港口便携音箱|northwave|499|connection=bluetooth battery=16 water=ipx7|color:teal,coral,charcoal|speaker teal
Floats, plays and outlasts the picnic.
能漂、能唱，比野餐更持久。
Two passive radiators face each other so that the bass shakes the air and not the table.
双被动膜对向震动，低音震空气，不震桌子。

hearth-home-speaker|Hearth Home Speaker|炉边家庭音箱|northwave|1299|connection=wifi power=60|color:walnut,ivory|homespeaker walnut
Fills a room the way a fire does, from the middle out.
像炉火一样，从中间暖满整个房间。
A walnut shell damps the ring of metal boxes, and one knob does all there is to do.
胡桃木箱体消去金属回响，一个旋钮管全部。

sill-radio|Windowsill Radio|窗台收音机|pebble|259|connection=bluetooth battery=12|color:mint,red,ivory|radio mint
News at seven, jazz at nine.
七点新闻，九点爵士。
A tuning wheel with real weight crosses the dial, and the alarm rises slowly like a sensible sun.
有分量的调谐轮划过刻度盘，闹铃像懂事的太阳慢慢升起。

vinyl-turntable|Slow Spin Turntable|慢转黑胶唱机|northwave|1599|connection=bluetooth||turntable walnut
A belt, a bearing and your old records.
一条皮带、一个轴承和你的老唱片。
The arm comes balanced from the factory; the first record can be playing in five minutes.
唱臂出厂已调平衡，五分钟就能放上第一张唱片。

desk-speakers|Pair of Desk Speakers|桌面音箱一对|northwave|459|connection=usb-c power=20|color:white,walnut|deskspeakers white
Stereo that fits beside a laptop.
笔记本旁放得下的立体声。
Angled upwards by eight degrees, because ears are higher than desks.
向上倾斜八度，因为耳朵比桌面高。

sound-bar|Low Line Soundbar|低线条回音壁|northwave|999|connection=bluetooth power=80||soundbar charcoal
Dialogue you can follow without subtitles.
不看字幕也听得清对白。
The centre channel gets two drivers of its own, and a night mode keeps explosions polite.
中置声道独享两只单元，夜间模式让爆炸也有礼貌。

sleep-buds|Lull Sleep Buds|Lull 睡眠耳塞|northwave|329|connection=bluetooth battery=10|color:lilac,ivory|earbuds lilac shape=bean
Soft enough for side sleepers.
侧睡也不硌的耳塞。
They play rain until your breathing slows, and then quietly stop.
播放雨声，等呼吸变慢就悄悄停下。

kids-headphones|Little Listener Headphones|小听众儿童耳机|pebble|169|connection=wired|color:lemon,sky|headphones lemon size=0.85
Loud enough for stories, limited for safety.
听故事够响，护耳有限音。
Volume stops at 85 decibels, and the band bends flat without complaint.
音量上限 85 分贝，头梁掰平也不断。
"""
PRODUCTS["mobile"] = """
pebble-phone-one|Pebble Phone One|卵石手机 One|pebble|2499|connection=wifi charge=4800 screen=6.1|storage:128,256 color:sage,ink,ivory|phone sage
A phone with a battery you can change yourself.
电池可以自己换的手机。
Four screws and a plastic card open the back; the spare parts are in our store for seven years.
四颗螺丝一张卡片就能开盖，配件供应七年。

pebble-phone-mini|Pebble Phone Mini|卵石手机 Mini|pebble|1899|connection=wifi charge=3900 screen=5.2|color:coral,mist,black|phone coral size=0.86
Fits a pocket and one thumb.
放得进口袋，拇指够得着。
The corners match the curve of a palm, and every button sits where a finger already was.
圆角贴合手掌，按键都在手指原本的位置。

pebble-tablet|Pebble Reader Tablet|卵石阅读平板|pebble|1599|connection=wifi charge=7000 screen=10.3|storage:64,128|tablet ivory
Paper-like glass for long reading.
类纸屏，适合久读。
Etched glass scatters reflections, and the pen leaves a faint, satisfying scratch.
蚀刻玻璃散开反光，笔尖留下细细的沙沙声。

gan-charger-65|65 W Pocket Charger|65W 氮化镓充电器|pebble|129|connection=usb-c power=65|color:white,ink|charger white
One cube for laptop, phone and earbuds.
一个小方块，喂饱电脑、手机和耳机。
The pins fold in, the case stays below 60 degrees and nothing on it glows.
插脚可折叠，外壳低于 60 度，没有一盏多余的灯。

duo-charger-35|35 W Duo Charger|35W 双口充电器|pebble|79|connection=usb-c power=35|color:white,peach,mint|charger peach shape=duo
Two ports that do not quarrel.
两个口互不抢电。
Power is shared by need: the emptier battery is served first.
按需分配，电少的先充。

slim-power-bank|Slim Power Bank 10000|轻薄移动电源 10000|pebble|149|connection=usb-c charge=10000 power=22|color:ink,oat,lilac|powerbank oat
Two full phones in the thickness of a notebook.
笔记本的厚度，两次满电。
A brushed shell slips into a back pocket, and a single dot tells you what is left.
磨砂外壳滑进后袋，一个小点告诉你余量。

magnetic-power-bank|Snap Magnetic Power Bank|磁吸移动电源|pebble|189|connection=magnetic charge=5000 power=15|color:white,sage,navy|powerbank sage shape=mag
Clicks on, stays on, charges while you talk.
一贴即合，边聊边充。
Forty magnets hold it through a coat pocket, and a fold-out leg makes it a stand.
一圈磁铁隔着衣袋也吸得牢，还有折叠支脚当支架。

braided-cable|Braided USB-C Cable|编织 USB-C 数据线|pebble|39|connection=usb-c power=100|length:1,2 color:oat,ink,persimmon|cable persimmon
Survives being sat on.
坐过也不坏。
Aramid under cotton braid, with a strap that you will actually use.
棉编织里藏着芳纶，绑带是真会用到的那种。

wireless-stand|Oak Wireless Stand|橡木无线充电座|pebble|169|connection=magnetic power=15||phonestand oak
Holds the phone at eye height, off your desk.
把手机抬到视线，不占桌面。
Turned from a single oak block with a felt foot; the cable leaves from the back, unseen.
整块橡木车制，毛毡底，线从背后走。

three-in-one-dock|Three-in-One Dock|三合一充电坞|pebble|299|connection=magnetic power=30|color:ivory,charcoal|dock ivory
Phone, watch and earbuds asleep in one place.
手机、手表、耳机睡在同一处。
Everything lies flat, nothing blinks, and the bedside lamp gets its socket back.
全都平放不闪灯，床头插座终于还给了台灯。

folding-phone-stand|Folding Phone Stand|折叠手机支架|pebble|49|material=stainless|color:silver,black,rose|phonestand silver shape=fold
Flat in the wallet, solid on the tray table.
平放进钱包，撑在小桌板上也稳。
Two steel hinges with just enough friction for a tablet.
双钢铰链，阻尼刚好撑得住平板。

phone-case-felt|Felt & Leather Phone Sleeve|毛毡皮革手机套|maison-lan|119|material=felt|color:grey,camel|sleeve grey accent=camel
A quiet coat for a loud device.
给吵闹的手机穿件安静的外套。
Wool felt polishes the screen each time the phone goes in.
羊毛毡在每次放入时顺手擦亮屏幕。
"""
