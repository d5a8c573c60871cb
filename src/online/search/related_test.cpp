#include "online/search/related.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace souk::online::search {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

const language::Language& plain() {
  static const auto instance = language::Language::plain();
  return *instance;
}

const std::vector<std::string> kTeapots{"Celadon Teapot, 500ml", "Celadon teapot for two",
                                        "Moon White Teapot",     "Cast Iron Teapot",
                                        "Cast Iron Tea Pots",    "Glass Teapot"};

TEST(Related, NarrowsByWordsOfSeveralOfTheFound) {
  const auto found = related_queries(plain(), {}, "teapots", kTeapots);
  EXPECT_THAT(found, Contains("celadon teapots"));
  EXPECT_THAT(found, Contains("iron teapots"));
  EXPECT_THAT(found, Not(Contains("glass teapots"))) << "one product alone";
  EXPECT_THAT(found, Not(Contains("teapot teapots"))) << "the query's own word";
  EXPECT_LE(found.size(), kMaxRelated);
}

TEST(Related, WritesChineseWithoutBlanks) {
  const auto found =
      related_queries(plain(), {}, "茶壶", {"青瓷茶壶", "青瓷茶壶 小号", "白瓷茶壶", "玻璃茶壶"});
  EXPECT_THAT(found, Contains("青瓷茶壶"));
}

TEST(Related, PutsWhatOthersAskedNextFirst) {
  InterestView heard;
  heard.following["teapot"] = {"tea tray", "teapot", "gaiwan"};
  const auto found = related_queries(plain(), heard, "  Teapot ", kTeapots);
  ASSERT_GE(found.size(), 3U);
  EXPECT_EQ(found[0], "tea tray");
  EXPECT_EQ(found[1], "gaiwan");
}

TEST(Related, HasNothingForNothing) {
  EXPECT_THAT(related_queries(plain(), {}, "", kTeapots), IsEmpty());
  EXPECT_THAT(related_queries(plain(), {}, "teapot", {}), IsEmpty());
  EXPECT_THAT(related_queries(plain(), {}, "one two three four five six", kTeapots), IsEmpty());
  EXPECT_THAT(related_queries(plain(), {}, std::string(200, 'a'), {std::string(9'000, 'b')}), IsEmpty());
}

}  // namespace
}  // namespace souk::online::search
