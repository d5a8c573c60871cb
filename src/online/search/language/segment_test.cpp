#include "online/search/language/segment.hpp"

#include <chrono>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "online/search/language/language_builder.hpp"

namespace souk::online::search::language {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsSupersetOf;
using testing::Not;

std::vector<std::string> words(std::string_view text, const Language& language = *Language::plain()) {
  std::vector<std::string> found;
  for (auto& token : language.segment(text)) found.push_back(token.text);
  return found;
}

TEST(Normalise, FoldsWidthCaseScriptAndBlanks) {
  EXPECT_EQ(normalise("  ＩＰｈｏｎｅ　15\t\r\n 手機殼 "), "iphone 15 手机壳");
  EXPECT_EQ(normalise("電視機、洗碗機"), "电视机、洗碗机");
  EXPECT_EQ(normalise("a\x01\x7f\xc2\x85z"), "a z");
  EXPECT_EQ(normalise(""), "");
}

TEST(Normalise, SurvivesBrokenAndLongText) {
  EXPECT_EQ(normalise("\xff\xfe"
                      "ab"),
            "\xef\xbf\xbd\xef\xbf\xbd"
            "ab");
  EXPECT_LE(normalise(std::string(100'000, 'x')).size(), kMaxTextBytes);
  EXPECT_EQ(normalise("\xe4\xb8\xad\xe5\x9b\xbd", 4), "中");  // a character is not cut in two
  EXPECT_EQ(normalise(normalise("ﬁ①㎏ Ⅳ")), normalise("ﬁ①㎏ Ⅳ"));
}

TEST(Segment, KeepsUnitsToTheirNumbers) {
  EXPECT_THAT(words("iPhone15 500ml SPF50+ 1.5L 2024"),
              ElementsAre("iphone15", "500ml", "spf50+", "1.5l", "2024"));
  EXPECT_THAT(words("500 ml 16 ounces 500毫升 20寸"), ElementsAre("500ml", "16oz", "500ml", "20inch"));
  EXPECT_THAT(Language::plain()->segment("iphone15").front().parts, ElementsAre("iphone", "15"));
  EXPECT_THAT(Language::plain()->segment("spf50+").front().parts, ElementsAre("spf50", "spf", "50"));
}

TEST(Segment, WritesEnglishOneWay) {
  EXPECT_THAT(words("Women's T-Shirt, cotton-blend 1,000"),
              ElementsAre("womens", "tshirt", "cotton", "blend", "1000"));
  EXPECT_THAT(Language::plain()->segment("t-shirt").front().parts, ElementsAre("t", "shirt"));
}

TEST(Segment, SaysWhereTokensStand) {
  const std::string text = "防晒衣 spf50+ 连衣裙";
  std::vector<std::string> cut;
  for (const auto& token : Language::plain()->segment(text))
    cut.push_back(text.substr(token.begin, token.end - token.begin));
  EXPECT_THAT(cut, ElementsAre("防晒衣", "spf50+", "连衣裙"));
}

TEST(Segment, IndexesPartsAndCharacters) {
  EXPECT_THAT(Language::plain()->index_terms("电磁炉"), IsSupersetOf({"电磁炉", "电磁", "电", "磁", "炉"}));
}

TEST(Dictionary, AddsSplitsAndJoins) {
  const auto language = Language::plain();
  EXPECT_THAT(words("螺霸王粉", *language), Not(Contains("螺霸王")));
  EXPECT_THAT(words("螺霸王粉", *language->with({.words = {"螺霸王"}})), Contains("螺霸王"));
  EXPECT_THAT(words("新中国话术", *language->with({.never_split = {"国话"}})), Contains("国话"));
  EXPECT_THAT(words("连衣裙", *language->with({.never_join = {"连衣裙"}})), Not(Contains("连衣裙")));
  EXPECT_THAT(words("运动鞋", *language->with({.never_join = {"运动 鞋"}})), ElementsAre("运动", "鞋"));
}

TEST(Dictionary, MayContradictItself) {
  const auto language = Language::plain()->with(
      {.words = {"防晒衣"}, .never_split = {"防晒衣", "晒衣女"}, .never_join = {"防晒衣", "防 晒衣"}});
  std::string joined;
  for (const auto& word : words("防晒衣女", *language)) joined += word;
  EXPECT_EQ(joined, "防晒衣女");
}

TEST(Dictionary, HoldsWordsOfTwoScripts) {
  EXPECT_THAT(words("纯棉T恤男"), ElementsAre("纯棉", "t恤", "男"));
  EXPECT_THAT(words("u盘64g"), ElementsAre("u盘", "64g"));
  EXPECT_THAT(words("买abc糖果", *Language::plain()->with({.words = {"abc糖"}})), Contains("abc糖"));
}

TEST(Dictionary, TakesEffectWithoutLearningAgain) {
  LanguageBuilder builder;
  for (int i = 0; i < 2'000; ++i) builder.learn({.title = "法式收腰连衣裙女夏季新款碎花显瘦长裙"});
  const auto language = builder.build();
  const auto stamp = language->segmentation_stamp();
  const auto started = std::chrono::steady_clock::now();
  const auto changed = language->with({.words = {"收腰连衣裙"}});
  EXPECT_LT(std::chrono::steady_clock::now() - started, std::chrono::milliseconds{500});
  EXPECT_NE(changed->segmentation_stamp(), stamp);
  EXPECT_EQ(language->with({})->segmentation_stamp(), stamp);
}

TEST(Learning, FindsTheShopsWords) {
  LanguageBuilder builder;
  for (const auto* title :
       {"正宗螺蛳粉整箱", "柳州螺蛳粉速食", "螺蛳粉好吃不贵", "网红螺蛳粉礼盒", "香辣螺蛳粉袋装"})
    builder.learn({.title = title, .brand = "三只松鼠", .categories = {"食品/方便速食"}});
  const auto language = builder.build();
  EXPECT_THAT(words("我要螺蛳粉", *language), Contains("螺蛳粉"));
  EXPECT_THAT(words("三只松鼠坚果", *language), Contains("三只松鼠"));
  EXPECT_THAT(language->learnt_words(50), Contains("三只松鼠"));
}

TEST(Segment, BearsHostileText) {
  const std::string texts[] = {std::string(10'000, 'a'), std::string(10'000, '\0'), std::string(10'000, '\''),
                               "*:()\"&|~^-+<>AND OR NOT NEAR/3 \x1b[31m\u202e\ufeff"};
  for (const auto& text : texts) {
    for (const auto& token : Language::plain()->segment(text)) {
      EXPECT_LE(token.text.size(), 200U);
      EXPECT_LE(token.begin, token.end);
    }
  }
  std::string han;
  for (int i = 0; i < 6'000; ++i) han += "的";
  EXPECT_FALSE(words(han).empty());
}

}  // namespace
}  // namespace souk::online::search::language
