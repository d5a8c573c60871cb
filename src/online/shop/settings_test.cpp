#include <fstream>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engines/document/memory/store.hpp"
#include "online/shop/settings_store.hpp"

namespace souk::online::shop {
namespace {

Settings sample() {
  std::ifstream file{"data/sample/shop.json"};
  std::ostringstream text;
  text << file.rdbuf();
  auto settings = settings_from_file(parse_json(text.str()).value());
  EXPECT_TRUE(settings) << describe(settings.error());
  return settings.value_or(Settings{});
}

TEST(Settings, ReadsTheFileOfTheSampleShop) {
  const auto settings = sample();
  EXPECT_EQ(settings.code, "oasis");
  EXPECT_EQ(settings.support_mail, "care@oasis.example.com");
  EXPECT_EQ(market_of(settings, "en")->currency, Currency::of("USD"));
  EXPECT_EQ(market_of(settings, "fr")->language, "zh-CN");
  ASSERT_EQ(settings.shipping_methods.size(), 3U);
  EXPECT_EQ(settings.shipping_methods[0].days_max, 5);
  EXPECT_TRUE(settings.shipping_methods[2].free_over.empty());
}

TEST(Settings, TheRateOfARegionWins) {
  const auto settings = sample();
  EXPECT_EQ(tax_rate_of(settings, "standard", Currency::of("CNY"))->basis_points, 1'300);
  EXPECT_EQ(tax_rate_of(settings, "standard", Currency::of("USD"))->basis_points, 0);
  EXPECT_EQ(tax_rate_of(settings, "standard", Currency::of("USD"), "CA")->basis_points, 725);
  EXPECT_EQ(tax_rate_of(settings, "unheard-of", Currency::of("CNY"))->basis_points, 1'300);
  EXPECT_EQ(tax_rate_of(settings, "standard", Currency::of("EUR")), nullptr);
}

TEST(Settings, ComplaintsNameTheMember) {
  auto settings = sample();
  settings.markets.push_back(settings.markets.front());
  settings.shipping_methods[0].price["CNY"] = -1;
  settings.shipping_methods[1].days_max = 0;
  const auto checked = check(settings);
  ASSERT_FALSE(checked);
  std::vector<std::string> pointers;
  for (const auto& field : checked.error().fields) pointers.push_back(field.pointer);
  EXPECT_THAT(pointers, testing::UnorderedElementsAre("/markets/2", "/shipping_methods/0/price/CNY",
                                                      "/shipping_methods/1/days_max"));
}

TEST(SettingsStore, SavesOnceForEachRevision) {
  engines::MemoryDocumentStore documents;
  SettingsStore store{documents};
  ASSERT_TRUE(store.open());
  EXPECT_FALSE(store.exists());
  EXPECT_FALSE(store.get()->markets.empty());
  ASSERT_TRUE(store.save(sample(), 0));
  EXPECT_EQ(store.get()->code, "oasis");
  EXPECT_EQ(store.save(sample(), 7).error().code, "document.changed");

  SettingsStore other{documents};
  ASSERT_TRUE(other.open());
  EXPECT_TRUE(other.exists());
  EXPECT_EQ(to_json(*other.get()), to_json(*store.get()));
}

}  // namespace
}  // namespace souk::online::shop
