#include "online/shop/removal.hpp"

#include <gtest/gtest.h>

#include "engines/document/memory/store.hpp"
#include "online/shop/settings_routes.hpp"
#include "tests/support/route_desk.hpp"

namespace souk::online::shop {
namespace {

Settings small_shop() {
  Settings settings;
  settings.name = {{"en", "Oasis"}};
  settings.markets = {{"en", Currency::of("CNY")}};
  settings.tax_classes = {{.code = "usual", .name = {{"en", "Usual"}}}, {.code = "books"}};
  settings.shipping_methods = {{.code = "standard"}, {.code = "express"}};
  return settings;
}

TEST(Removal, IsWhatTheNewSettingsLack) {
  const auto before = small_shop();
  auto after = before;
  EXPECT_TRUE(removed_tax_classes(before, after).empty());
  after.tax_classes = {{.code = "food"}, {.code = "usual"}};
  after.shipping_methods.clear();
  EXPECT_EQ(removed_tax_classes(before, after), std::vector<std::string>{"books"});
  EXPECT_EQ(removed_shipping_methods(before, after), (std::vector<std::string>{"standard", "express"}));
}

TEST(Removal, SaysWhatNeedsWhat) {
  EXPECT_TRUE(check_uses({}));
  const auto refused = check_uses({{"tax_classes", "books", UseKind::kProduct, "NOVEL"},
                                   {"shipping_methods", "express", UseKind::kOrder, "SK-1"}});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "shop.in_use");
  ASSERT_EQ(refused.error().fields.size(), 2U);
  EXPECT_EQ(refused.error().fields[0].pointer, "/tax_classes/books");
  EXPECT_NE(refused.error().fields[0].message.find("NOVEL"), std::string::npos);
  EXPECT_NE(refused.error().fields[1].message.find("SK-1"), std::string::npos);
}

TEST(SettingsRoutes, RefuseToTakeAwayWhatIsInUse) {
  engines::MemoryDocumentStore store;
  SettingsStore settings{store};
  ASSERT_TRUE(settings.open());
  ASSERT_TRUE(settings.save(small_shop(), 0));
  bool sold = true;
  support::RouteDesk desk{settings_routes(
      settings, [&](const Settings& before, const Settings& after) -> Result<std::vector<Use>> {
        std::vector<Use> uses;
        for (const auto& code : removed_tax_classes(before, after)) {
          if (sold) uses.push_back({"tax_classes", code, UseKind::kProduct, "NOVEL"});
        }
        return uses;
      })};
  desk.expect_guarded({"settings.read", "settings.write"});
  desk.sign_in({"settings.read", "settings.write"});
  const auto save = [&](const Settings& wanted, std::int64_t revision) {
    return desk.put("/api/v1/admin/settings",
                    "{\"revision\":" + std::to_string(revision) + ",\"settings\":" + to_json(wanted) + "}");
  };
  auto without = small_shop();
  without.tax_classes.pop_back();
  save(without, 1).expect(422, "shop.in_use");
  EXPECT_EQ(settings.get()->tax_classes.size(), 2U);
  sold = false;
  save(without, 1).expect(200);
  EXPECT_EQ(settings.get()->tax_classes.size(), 1U);
  save(without, 1).expect(409, "document.changed");
  auto twice = without;
  twice.shipping_methods.push_back(twice.shipping_methods.front());
  save(twice, 2).expect(400, "shop.invalid");
  EXPECT_EQ(desk.get("/api/v1/admin/settings").expect(200).at("revision"), "2");
}

}  // namespace
}  // namespace souk::online::shop
