#include <gtest/gtest.h>

#include "online/search/language/language_builder.hpp"

namespace souk::online::search::language {
namespace {

struct Pair {
  std::string_view typed;
  std::string_view meant;
};

void PrintTo(const Pair& pair, std::ostream* out) { *out << pair.typed << " -> " << pair.meant; }

std::shared_ptr<const Language> language_of(std::initializer_list<std::string_view> terms) {
  LanguageBuilder builder;
  for (const auto term : terms) builder.add({std::string{term}, "", 20});
  return builder.build();
}

// The targets of the published examples, as a catalogue of songs, films, apps and games would have them.
const Language& media_shop() {
  static const auto instance = language_of(
      {"2048",   "flappy bird", "whatsapp",   "踏浪",           "王菲",         "中国人",   "张国荣",
       "小苹果", "手机助手",    "倍儿爽",     "你是我的眼",     "送郎当红军",   "笨鸟快飞", "郎朗",
       "草帽歌", "十面埋伏",    "2014最新dj", "江南style",      "情非得已童声", "对话老师", "雨宗林",
       "许嵩",   "许嵩精选",    "中国话",     "时间都去哪儿了", "王铮亮",       "阿杜",     "差一点",
       "非主流", "dj",          "背景音乐",   "刘德华",         "植物大战僵尸", "武林外传"});
  return *instance;
}

class PublishedCorrection : public testing::TestWithParam<Pair> {};

TEST_P(PublishedCorrection, IsFound) {
  const auto& [typed, meant] = GetParam();
  const auto correction = media_shop().correct(typed, {});
  EXPECT_NE(correction.certainty, Certainty::kNone);
  EXPECT_EQ(correction.text, meant);
}

INSTANTIATE_TEST_SUITE_P(
    Tencent, PublishedCorrection,
    testing::Values(Pair{"2408", "2048"}, Pair{"fiappy", "flappy"}, Pair{"whatasapp", "whatsapp"},
                    Pair{"talang", "踏浪"}, Pair{"wangfei", "王菲"}, Pair{"xiaopg", "小苹果"},
                    Pair{"手机助", "手机助手"}, Pair{"倍爽", "倍儿爽"}, Pair{"你是我的眼毛", "你是我的眼"},
                    Pair{"送情郎当红军", "送郎当红军"}, Pair{"笨鸟学飞", "笨鸟快飞"}, Pair{"朗朗", "郎朗"},
                    Pair{"草冒歌", "草帽歌"}, Pair{"四面埋伏", "十面埋伏"},
                    Pair{"2014zuixindj", "2014最新dj"}, Pair{"江南st", "江南style"},
                    Pair{"情非得已tongs", "情非得已童声"}, Pair{"老师对话", "对话老师"},
                    Pair{"宗雨林", "雨宗林"}, Pair{"许蒿精选", "许嵩精选"}, Pair{"许蒿", "许嵩"},
                    Pair{"中固话", "中国话"}, Pair{"时间都去哪了 王铮", "时间都去哪儿了 王铮亮"},
                    Pair{"阿杜擦一点", "阿杜差一点"}, Pair{"非主流 dj背尽音乐 dj", "非主流 dj背景音乐 dj"},
                    Pair{"liudehua", "刘德华"}, Pair{"植物大战讲师", "植物大战僵尸"},
                    Pair{"武林Q传", "武林外传"}));

TEST(Correct, InitialsOfTwoNamesOfferBoth) {
  const auto correction = media_shop().correct("zgr", {});
  EXPECT_EQ(correction.certainty, Certainty::kUnsure);
  EXPECT_NE(std::find(correction.offers.begin(), correction.offers.end(), "中国人"), correction.offers.end());
  EXPECT_NE(std::find(correction.offers.begin(), correction.offers.end(), "张国荣"), correction.offers.end());
}

TEST(Correct, DependsOnWhatTheShopHas) {
  const auto app_store = language_of({"武侠q传", "植物大战僵尸"});
  EXPECT_EQ(app_store->correct("武林Q传", {}).text, "武侠q传");
}

// An English shop: words by how many titles have them.
const Language& english_shop() {
  static const auto instance = [] {
    LanguageBuilder builder;
    for (int i = 0; i < 30; ++i) {
      builder.learn({.title = "Leather Belt for Women, Brown", .brand = "Torino"});
      builder.learn({.title = "Kitchen Towels Cotton", .brand = "Utopia"});
      builder.learn({.title = "Wireless Headphones with Bluetooth"});
      builder.learn({.title = "Fire Stick TV Remote"});
      builder.learn({.title = "Women Tank Top"});
    }
    builder.learn({.title = "Talk Top"});
    return builder.build();
  }();
  return *instance;
}

struct EnglishCase {
  std::string_view typed;
  std::string_view meant;
};

TEST(CorrectEnglish, UndoesSlipsOfTheFinger) {
  for (const auto& [typed, meant] :
       {EnglishCase{"kitcehn towels", "kitchen towels"},  // swapped
        EnglishCase{"lether belt", "leather belt"},       // missing
        EnglishCase{"wirelless headphones", "wireless headphones"},
        EnglishCase{"wireless bleutoth", "wireless bluetooth"},  // two mistakes
        EnglishCase{"wmoen tank top", "women tank top"}, EnglishCase{"firestick remote", "fire stick remote"},
        EnglishCase{"head phones", "headphones"}}) {
    const auto correction = english_shop().correct(typed, {});
    EXPECT_EQ(correction.text, meant);
    EXPECT_EQ(correction.certainty, Certainty::kConfident) << typed;
  }
}

TEST(CorrectEnglish, SaysWhatItChanged) {
  const auto correction = english_shop().correct("Lether Belt", {});
  ASSERT_EQ(correction.changes.size(), 1U);
  EXPECT_EQ(correction.changes.front().from, "lether");
  EXPECT_EQ(correction.changes.front().to, "leather");
  EXPECT_EQ(correction.offers.front(), "leather belt");
}

TEST(CorrectEnglish, LeavesAloneWhatTheShopHas) {
  for (const auto* query :
       {"leather belt", "women tank top", "belt brown", "talk top", "xk9-200", "500ml", "a", ""})
    EXPECT_EQ(english_shop().correct(query, {}).certainty, Certainty::kNone) << query;
}

TEST(CorrectEnglish, AsksTheCallerWhatIsKnown) {
  const auto has_all = [](std::string_view) { return 5U; };
  EXPECT_EQ(english_shop().correct("lether", has_all).certainty, Certainty::kNone);
}

TEST(CorrectChinese, LeavesAloneWhatTheTitlesHave) {
  LanguageBuilder builder;
  for (int i = 0; i < 3; ++i) {
    builder.learn({.title = "法式收腰连衣裙女夏季新款"});
    builder.learn({.title = "冰丝防晒衣女夏季薄款透气"});
  }
  const auto language = builder.build();
  for (const auto* query : {"夏季连衣裙", "防晒衣女", "薄款防晒衣", "法式连衣裙夏季"})
    EXPECT_EQ(language->correct(query, {}).certainty, Certainty::kNone) << query;
  EXPECT_EQ(language->correct("连衣群", {}).text, "连衣裙");
  EXPECT_EQ(language->correct("夏季fangshaiyi", {}).text, "夏季防晒衣");
  EXPECT_EQ(language->correct("lian yi qun", {}).text, "连衣裙");
  EXPECT_EQ(language->correct("xiajilianyiqun", {}).text, "夏季连衣裙");
  EXPECT_EQ(language->correct("連衣群", {}).text, "连衣裙");
}

TEST(Correct, BearsHostileQueries) {
  std::string mixed;
  std::string initials;
  for (int i = 0; i < 60; ++i) {
    mixed += "连yi";
    initials += "zhchsh ";
  }
  const std::string queries[] = {std::string(10'000, 'a'),
                                 std::string(190, 'z'),
                                 std::string(500, '\0'),
                                 "* OR (\"a\" NEAR/3 b) -c +d ~e ^f [g TO h]",
                                 mixed.substr(0, 600),
                                 initials,
                                 "连连连连连连连连连连连连连连连连",
                                 "zhzhzhzhzhzhzhzhzhzhzhzhzhzhzh",
                                 "\xf0\x9f\x98\x80\xff"};
  for (const auto* shop : {&media_shop(), &english_shop()}) {
    for (const auto& query : queries) {
      const auto correction = shop->correct(query, {});
      EXPECT_LE(correction.offers.size(), 5U);
      EXPECT_LE(correction.text.size(), 4 * kMaxQueryBytes);
    }
  }
}

}  // namespace
}  // namespace souk::online::search::language
