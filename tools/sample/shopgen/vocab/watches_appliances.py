"""Wearables and small appliances. Row format: see home.py."""

PRODUCTS = {}
PRODUCTS["wearables"] = """
meridian-one-watch|Meridian One Smartwatch|子午 One 智能手表|meridian|1299|screen=1.4 battery=240 gps=1 water=atm5|color:black,sage,camel|watch black
Ten days between chargers, maps included.
十天一充，离线地图在手。
The display is memory-in-pixel: always on, readable at noon, dark when you sleep.
像素记忆屏，常亮、正午可读、睡时全黑。

meridian-lady|Meridian Petite|子午 Petite|meridian|999|screen=1.1 battery=120 gps=0 water=ipx7|color:blush,white,plum|watch blush size=0.85
A smaller case that does not shrink its abilities.
表壳小了，本事没小。
Thirty-six millimetres, a curved back, and a strap that changes without tools.
36 毫米，弧形后盖，免工具换带。

meridian-field|Meridian Field|子午 Field 越野表|meridian|1899|screen=1.4 battery=480 gps=1 water=atm5|color:moss,persimmon|watch moss shape=rugged
For valleys where phones give up.
为手机放弃的山谷而生。
Sapphire glass, five real buttons and a barometer that warned us of hail last June.
蓝宝石镜面、五枚实体按键，去年六月的冰雹就是它的气压计先知道。

pulse-band|Pulse Band|脉动手环|meridian|229|screen=0.9 battery=336 gps=0 water=atm5|color:ink,coral,mint,lilac|band coral
Steps, sleep and a gentle nudge.
步数、睡眠，与一下轻轻的提醒。
It weighs as much as two coins, and says nothing unless you ask.
和两枚硬币一样重，你不问它不说。

pulse-band-kids|Pulse Kids Band|脉动儿童手环|meridian|199|screen=0.9 battery=240 gps=0 water=atm5|color:lemon,sky|band lemon
Turns walking to school into points for a tree.
走路上学，攒成一棵树的积分。
No camera, no chat, no strangers; parents see steps and sleep.
没有摄像头，没有聊天，家长只看步数与睡眠。

loop-ring|Loop Smart Ring|环 Loop 智能戒指|meridian|1199|battery=168 water=atm5|size:7,8,9,10 color:silver,black,gold|ring silver
Sleep tracking without the watch.
不戴表也能记录睡眠。
Titanium outside, smooth resin within, and a charging dish that looks like one.
外圈钛，内圈光滑树脂，充电座就像一个小碟。

quartz-classic|Classic Quartz Watch|经典石英表|meridian|459|battery=8760 water=ipx4|color:camel,black,navy|analog camel
Two hands and a date are plenty.
两根针加一个日期就够了。
A domed crystal and applied markers catch light; the strap is vegetable tanned.
拱形镜面与立体时标有光影，表带是植鞣皮。

automatic-moon|Moonphase Automatic|月相机械表|meridian|2399|water=ipx4||analog navy shape=moon
Wound by your walking, guided by the moon.
由你的脚步上链，由月亮引路。
Turn it over to see the rotor; it keeps going for two days on the bedside table.
翻过来能看见摆陀，放床头还能再走两天。

minimal-mesh-watch|Mesh Minimal Watch|极简米兰带手表|meridian|329|battery=8760 water=ipx4|color:silver,gold,charcoal|analog silver shape=mesh
A dial with nothing to read but time.
表盘上只有时间。
The woven steel band closes anywhere you like, summer wrists and winter wrists alike.
钢编表带随处可扣，夏天冬天的手腕都合适。

heart-chest-strap|Rhythm Chest Strap|节律心率带|steady|279|battery=400 gps=0 water=ipx7||cheststrap black
Heartbeats counted, not guessed.
心跳是数出来的，不是猜的。
The soft electrode band washes with your running kit and the pod clips off first.
柔软电极带可与跑步服同洗，先取下主机即可。

swim-tracker|Lane Swim Tracker|泳道计圈器|steady|349|screen=1 battery=60 gps=0 water=atm5|color:teal,coral|band teal shape=wide
Counts lengths so you can think of nothing.
替你数圈，好让你放空。
It knows the turn from the pause and buzzes at the hundred.
分得清转身与休息，满一百米震一下。

travel-alarm-watch|Bedside Travel Clock|旅行小闹钟|meridian|139|battery=8000|color:ivory,rust,teal|clock rust
Wakes you without showing you the news.
叫醒你，但不给你看新闻。
One dial, one key, a snooze that trusts you only twice.
一个表盘、一个钮，贪睡只信你两次。
"""
PRODUCTS["appliances"] = """
rice-cooker-three|Little Rice Cooker|小饭煲|homewell|399|power=500 capacity=1600 noise=35|color:ivory,sage|ricecooker ivory
Rice for three, ready when you are.
三人份米饭，你到家它就好。
A thick steel bowl and a lid that lets steam speak; one button for rice, one for congee.
厚钢内胆，会呼吸的盖，一个键煮饭，一个键熬粥。

electric-kettle-temp|Variable Electric Kettle|控温电热壶|homewell|299|power=1500 capacity=1000 noise=58|color:white,ink,celadon|ekettle celadon
Eighty degrees for green tea, ninety-five for oolong.
八十度泡绿茶，九十五度泡乌龙。
The handle counts the degrees and keeps them for half an hour.
把手上显示温度，可保温半小时。

drip-coffee-maker|Morning Drip Coffee Maker|晨间滴滤咖啡机|homewell|459|power=900 capacity=1250 noise=52||coffeemaker charcoal
Five cups before the first e-mail.
第一封邮件之前，五杯咖啡。
Water blooms the grounds for thirty seconds first, as a patient barista would.
先闷蒸三十秒，像一位有耐心的咖啡师。

two-slot-toaster|Two-Slot Toaster|双槽多士炉|homewell|259|power=850 noise=40|color:blush,mint,ivory|toaster mint
Golden, deep gold, or the way your father likes it.
金黄、深黄，或者你爸喜欢的那种。
Wide slots take sourdough, and the crumb drawer opens from the front.
宽槽放得下酸面包，面包屑抽屉从前面拉出。

hand-blender|Quiet Hand Blender|静音手持料理棒|homewell|219|power=600 noise=68|color:white,red|handblender white
Soup in the pot, no splashes on the wall.
锅里打汤，墙上不溅。
The bell at the foot is shaped to draw down rather than throw out.
罩头的弧度向下吸，不往外甩。

jug-blender|Glass Jug Blender|玻璃杯破壁机|homewell|599|power=1200 capacity=1500 noise=72||blender silver
Soy milk with no grit, ice with no drama.
豆浆无渣，碎冰不闹。
Eight blades sit in a heavy glass jug on rubber feet that do not walk.
八叶刀头，厚玻璃杯，橡胶脚不会走。

desk-fan-soft|Soft Breeze Desk Fan|柔风台扇|homewell|199|power=20 noise=26|color:sage,white,peach|fan sage
Moves air, not papers.
只吹风，不吹纸。
Two rings of blades mix fast and slow air into something close to weather.
双层扇叶把快慢风混在一起，像真的天气。

ultrasonic-humidifier|Pebble Humidifier|卵石加湿器|homewell|179|power=25 capacity=2500 noise=24|color:white,mist|humidifier white
A pebble that breathes.
一块会呼吸的卵石。
Fill from above, wipe with one cloth; the light can be turned off entirely.
上加水，一块布就能擦干净，灯可以全关。

air-purifier-small|Bedroom Air Purifier|卧室空气净化器|homewell|699|power=30 noise=22||purifier ivory
Cleans the bedroom twice an hour, in a whisper.
每小时净化卧室两遍，轻声细语。
The wool-felt prefilter vacuums clean, so the fine one lasts a year.
毛毡初滤网可吸尘清洁，滤芯能用一整年。

garment-steamer|Travel Garment Steamer|便携挂烫机|homewell|239|power=1100 capacity=150|color:blush,ink|steamer2 blush
Linen shirts, hotel mirrors, five minutes.
亚麻衬衫，酒店镜前，五分钟。
It heats in twenty seconds and folds to the size of a paperback.
二十秒出蒸汽，折叠后像一本平装书。

kitchen-scale|Flat Kitchen Scale|平板厨房秤|homewell|89|power=1|color:white,black,oak|scale white
Accurate to half a gram, thin as a plate.
精确到半克，薄如餐盘。
A timer lives beside the weight, which pour-over people will understand.
重量旁就是计时，手冲的人会懂。

milk-frother|Milk Frother|电动奶泡机|homewell|159|power=450 capacity=240 noise=45||frother silver
Silk for flat whites, clouds for cappuccino.
拿铁要绸缎，卡布要云朵。
The whisk is held by a magnet, so it lifts out and rinses in seconds.
搅拌头磁吸固定，取下一冲即净。
"""
