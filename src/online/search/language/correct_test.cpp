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

}  // namespace
}  // namespace souk::online::search::language
