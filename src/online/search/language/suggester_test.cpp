#include "online/search/language/suggester.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "online/search/language/language_builder.hpp"

namespace souk::online::search::language {
namespace {

using testing::Contains;
using testing::IsEmpty;

std::shared_ptr<const Suggester> shop() {
  static const auto instance = [] {
    SuggesterBuilder builder{Language::plain()};
    builder.add({"连衣裙长款", SuggestionKind::kQuery, 50, 1});
    builder.add({"连衣裙", SuggestionKind::kCategory, 80, 2});
    builder.add({"连体泳衣", SuggestionKind::kQuery, 20, 3});
    builder.add({"牛奶", SuggestionKind::kQuery, 30, 4});
    builder.add({"长袖衬衫", SuggestionKind::kQuery, 30, 5});
    builder.add({"Nike Running Shoes", SuggestionKind::kProduct, 10, 6});
    builder.add({"小米手环8", SuggestionKind::kProduct, 10, 7});
    return builder.build();
  }();
  return instance;
}

std::vector<std::string> texts(std::string_view typed, std::span<const std::string> personal = {}) {
  std::vector<std::string> found;
  for (const auto& suggested : shop()->suggest(typed, 10, personal)) found.push_back(suggested.text);
  return found;
}

class Typed : public testing::TestWithParam<std::string_view> {};

TEST_P(Typed, FindsTheLongDress) { EXPECT_THAT(texts(GetParam()), Contains("连衣裙长款")); }

// 长款 from the middle, 连衣群 by sound, lianyiqen with a sound that is not told apart.
INSTANTIATE_TEST_SUITE_P(Suggester, Typed,
                         testing::Values("连", "连衣", "lianyi", "lyq", "lyqck", "连yi", "连yq", "lianyq",
                                         "长款", "连衣群", "lian", "连衣裙 长", "liangyi", "changkuan"));

TEST(Suggester, PutsTheWeightierFirst) { EXPECT_EQ(texts("连衣").front(), "连衣裙"); }

TEST(Suggester, ReadsCharactersAsTheirWordDoes) {
  EXPECT_THAT(texts("changxiu"), Contains("长袖衬衫"));
  EXPECT_THAT(texts("liulai"), Contains("牛奶"));
}

TEST(Suggester, FindsLatinFromEachWordAndSaysWhere) {
  const auto found = shop()->suggest("runn", 5);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found.front().text, "Nike Running Shoes");
  EXPECT_EQ(found.front().text.substr(found.front().match_begin, 4), "Runn");
  EXPECT_EQ(found.front().match_end, found.front().match_begin + 4);
}

TEST(Suggester, ShowsThePersonalFirstAndTwiceNothing) {
  const std::vector<std::string> personal{"连衣裙 夏", "连衣裙"};
  const auto found = shop()->suggest("连衣", 10, personal);
  ASSERT_GE(found.size(), 2U);
  EXPECT_EQ(found[0].text, "连衣裙 夏");
  EXPECT_EQ(found[0].kind, SuggestionKind::kPersonal);
  const auto all = texts("连衣", personal);
  EXPECT_EQ(std::count(all.begin(), all.end(), "连衣裙"), 1);
}

TEST(Suggester, KnowsNothingForNoise) {
  EXPECT_THAT(texts(""), IsEmpty());
  EXPECT_THAT(texts("  \t"), IsEmpty());
  EXPECT_THAT(texts("qqqqqq"), IsEmpty());
  EXPECT_THAT(texts(std::string(10'000, 'a')), IsEmpty());
  EXPECT_THAT(texts("\xff\xfe!!!***"), IsEmpty());
}

TEST(Suggester, KeepsTheGreaterWeightOfOneText) {
  SuggesterBuilder builder{Language::plain()};
  builder.add({"bag", SuggestionKind::kProduct, 1, 1});
  builder.add({"Bag", SuggestionKind::kQuery, 9, 2});
  const auto suggester = builder.build();
  EXPECT_EQ(suggester->size(), 1U);
  EXPECT_EQ(suggester->suggest("ba", 5).front().id, 2U);
}

}  // namespace
}  // namespace souk::online::search::language
