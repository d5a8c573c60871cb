#include "online/console/rule_text.hpp"

#include <gtest/gtest.h>

namespace souk::online::console {
namespace {

const Currency kCny = Currency::of("CNY");

TEST(RuleText, AmountsComeBackAsTheyWereWritten) {
  const auto amounts = amounts_from("30, USD 4.50", kCny);
  ASSERT_TRUE(amounts);
  EXPECT_EQ(*amounts, (AmountByCurrency{{"CNY", 3'000}, {"USD", 450}}));
  EXPECT_EQ(text_of_amounts(*amounts), "CNY 30.00, USD 4.50");
  EXPECT_TRUE(amounts_from("", kCny)->empty());
  EXPECT_EQ(amounts_from("yuan 30", kCny).error().code, "form.amounts");
  EXPECT_EQ(amounts_from("CNY -3", kCny).error().code, "form.amounts");
  EXPECT_EQ(amounts_from("1.234", kCny).error().code, "form.amounts");
}

TEST(RuleText, GoodsAreOneEntryALine) {
  const std::string text = "not product TEA-2\ncategory tea\nbrand yunnan";
  const auto goods = goods_from("category tea\r\n brand yunnan\nnot product TEA-2", '\n');
  ASSERT_TRUE(goods) << describe(goods.error());
  EXPECT_EQ(goods->categories, std::vector<std::string>{"tea"});
  EXPECT_EQ(goods->except_products, std::vector<std::string>{"TEA-2"});
  EXPECT_EQ(text_of_goods(*goods), text);
  EXPECT_EQ(goods_from("tea").error().code, "form.goods");
  EXPECT_EQ(goods_from("category").error().code, "form.goods");
}

TEST(RuleText, TiersPartsAndHoursComeBack) {
  for (const std::string text : {"3: 10 %\n5: 12.5 %", "CNY 200.00: CNY 30.00", "5: each CNY 9.90"}) {
    const auto tiers = tiers_from(text, kCny);
    ASSERT_TRUE(tiers) << text << describe(tiers.error());
    EXPECT_EQ(text_of_tiers(*tiers), text);
  }
  EXPECT_EQ(tiers_from("3: 12.5 %", kCny)->front().basis_points, 1'250);
  EXPECT_EQ(tiers_from("3 10", kCny).error().code, "form.tiers");
  EXPECT_EQ(tiers_from("3:", kCny).error().code, "form.tiers");
  const std::string parts = "2 x category tea; brand x\n1 x product CUP";
  EXPECT_EQ(text_of_parts(*parts_from(parts)), parts);
  EXPECT_EQ(parts_from("category tea").error().code, "form.parts");
  const std::string hours = "5,6 18:00-22:00\n00:00-24:00";
  EXPECT_EQ(text_of_hours(*hours_from(hours)), hours);
  EXPECT_EQ(hours_from("8 18:00-22:00").error().code, "form.hours");
  EXPECT_EQ(hours_from("18-22").error().code, "form.hours");
  EXPECT_EQ(hours_from("25:00-26:00").error().code, "form.hours");
}

TEST(RuleText, PercentagesHaveTwoDecimalsAtMost) {
  EXPECT_EQ(*percent_from("10"), 1'000);
  EXPECT_EQ(*percent_from("12.5 %"), 1'250);
  EXPECT_EQ(text_of_percent(1'250), "12.5");
  EXPECT_EQ(text_of_percent(1'000), "10");
  EXPECT_EQ(percent_from("101").error().code, "form.percent");
}

TEST(RuleText, WordsArePartedByBlanksAndCommas) {
  EXPECT_EQ(words_from(" vip, new\nold "), (std::vector<std::string>{"vip", "new", "old"}));
}

}  // namespace
}  // namespace souk::online::console
