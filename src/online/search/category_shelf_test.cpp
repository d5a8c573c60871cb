// Rules that hold on a category's own page, its listing and a search in it without words.
#include "online/search/category_shelf.hpp"

#include "online/search/desk_for_test.hpp"

namespace souk::online::search {
namespace {

using testing::Contains;

// A page of a category, and a search in it without words, as an application sends it.
class CategoryShelfTest : public SearchDeskTest {
 protected:
  void SetUp() override {
    catalogue.follow_arranger(shelf);
    SearchDeskTest::SetUp();
    pin.trigger.category = "tableware";
    pin.trigger.starts_at = clock.now() + std::chrono::hours{1};
    pin.trigger.ends_at = clock.now() + std::chrono::hours{2};
  }
  std::vector<std::string> page(const std::string& category, Instant at,
                                catalogue::Sort sort = catalogue::Sort::kFeatured) {
    const auto found = browse.list({.category = category,
                                    .selections = {},
                                    .sort = sort,
                                    .prices = {Currency::of("CNY"), {}, at},
                                    .language = "en"});
    if (!found) return {found.error().code};
    std::vector<std::string> skus;
    for (const auto& card : found->cards) skus.push_back(card.sku);
    return skus;
  }
  CategoryShelf shelf{desk};
  catalogue::Browse browse{catalogue};
  SearchRule pin{.name = "shelf", .trigger = {}, .actions = {}};
};

TEST_F(CategoryShelfTest, RulesHoldOnTheCategorysOwnPageWithinTheirDates) {
  const auto now = clock.now();
  const auto then = now + std::chrono::minutes{90};
  const auto before = page("tableware", now);
  ASSERT_GE(before.size(), 4U);
  pin.actions.pins = {before.back()};
  pin.actions.hides = {before[1]};
  pin.actions.boosts = {{.skus = {before[0]}, .by = -1'000}};
  EXPECT_EQ(seen({.category = "tableware", .at = then, .limit = 100, .rule = pin}).front(), before.back());
  EXPECT_EQ(page("tableware", then), before) << "a preview changes nothing";
  ASSERT_TRUE(desk.save_rule("shelf", pin));
  ASSERT_TRUE(desk.reload());
  EXPECT_EQ(page("tableware", now), before) << "not yet";
  EXPECT_EQ(page("tableware", now + std::chrono::hours{2}), before) << "over";
  const auto during = page("tableware", then);
  EXPECT_EQ(during.front(), before.back());
  EXPECT_THAT(during, testing::Not(Contains(before[1])));
  EXPECT_THAT(page("tableware", then, catalogue::Sort::kPriceAscending), testing::Not(Contains(before[1])));
  auto newest = page("tableware", now, catalogue::Sort::kNewest);
  std::erase(newest, before[1]);
  auto newest_then = page("tableware", then, catalogue::Sort::kNewest);
  newest_then.resize(newest.size());  // a hidden one lets the next page's first in
  EXPECT_EQ(newest_then, newest) << "sorted as the shopper wants";
  EXPECT_EQ(page("green-tea", then), page("green-tea", now)) << "of another category nothing is said";
  auto widgets = request("");
  widgets.everything = true;
  widgets.limit = 100;
  widgets.listing.category = "tableware";
  widgets.listing.prices.at = then;
  auto found = skus(widgets);
  ASSERT_GE(found.size(), during.size());
  EXPECT_EQ(found.back(), before[0]) << "buried to the end";
  found.resize(during.size());
  EXPECT_EQ(found, during) << "the same order by the API of widgets";
}

TEST_F(CategoryShelfTest, TheShoppersOrderAndFiltersWin) {
  const auto then = clock.now() + std::chrono::minutes{90};
  const auto cheap = page("tableware", then, catalogue::Sort::kPriceAscending);
  pin.actions.pins = {cheap.back()};
  ASSERT_TRUE(desk.save_rule("shelf", pin));
  ASSERT_TRUE(desk.reload());
  EXPECT_EQ(page("tableware", then).front(), cheap.back());
  EXPECT_EQ(page("tableware", then, catalogue::Sort::kPriceAscending), cheap);
}

TEST_F(CategoryShelfTest, CachesHearOfARuleThatIsSavedBeginsOrEnds) {
  int turned = 0;
  desk.on_turn([&] { ++turned; });
  const auto now = clock.now();
  ASSERT_TRUE(desk.follow(now));
  const int before = turned;
  pin.actions.pins = {"TBL-CG"};
  ASSERT_TRUE(desk.save_rule("shelf", pin));
  ASSERT_TRUE(desk.follow(now));
  EXPECT_EQ(turned, before + 1) << "saved";
  ASSERT_TRUE(desk.follow(now));
  EXPECT_EQ(turned, before + 1) << "nothing new";
  const auto version = desk.version();
  ASSERT_TRUE(desk.follow(now + std::chrono::minutes{90}));
  EXPECT_EQ(turned, before + 2) << "it begins";
  EXPECT_NE(desk.version(), version) << "remembered answers are of another time";
  ASSERT_TRUE(desk.follow(now + std::chrono::minutes{150}));
  EXPECT_EQ(turned, before + 3) << "it ends";
}

}  // namespace
}  // namespace souk::online::search
