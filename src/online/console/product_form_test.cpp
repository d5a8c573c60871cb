#include "online/console/product_form.hpp"

#include "online/catalogue/testing.hpp"

namespace souk::online::console {
namespace {

using catalogue::Product;

class ProductFormTest : public catalogue::ShopTest {
 protected:
  void SetUp() override {
    ShopTest::SetUp();
    auto words = storefront::MessageCatalogue::load("web/console/text");
    ASSERT_TRUE(words) << "run it from the root of the repository";
    desk.words = std::move(*words);
  }
  Visit visit() {
    return {.request = request,
            .desk = desk,
            .words = desk.words_for(kEnglish),
            .who = {},
            .settings = settings.get(),
            .now = kNow,
            .utc_offset = desk.options.utc_offset};
  }
  Product rich() {
    auto product = cup("R", "oak", "clay", 1'234);
    product.slug = "rich-cup";
    product.name["zh-CN"] = "杯";
    product.name["fr"] = "Tasse";  // a language that the shop does not show
    product.description = {{"en", "Two\nlines & <tags>"}};
    product.options = {{"size", {{"en", "Size"}}, {{"s", {{"en", "Small"}}}, {"l", {}}}}};
    product.media = {{"a.webp", {{"en", "From above"}}, 10, 10, 20, 80}, {"b.webp", {}, 10, 10}};
    product.files = {{"manual.pdf", {{"en", "Manual"}}}};
    product.status = catalogue::ProductStatus::kScheduled;
    product.publish_at = Instant{1'790'000'040'000};
    product.published_at = kNow;
    auto& small = product.variants.at(0);
    small.options = {{"size", "s"}};
    small.compare_at = {{"CNY", 2'000}};
    small.prices["EUR"] = 999;  // no market of ours
    small.price_list = {{.currency = kYuan, .group = "vip", .amount = 1'000, .list = "vip"}};
    small.media = 1;
    small.barcode = "690";
    small.weight_g = 120;
    auto large = small;
    large.sku = "R-2";
    large.options = {{"size", "l"}};
    large.backorder = true;
    large.media.reset();
    product.variants.push_back(large);
    return product;
  }

  ManualClock clock{kNow};
  http::Request request;
  Desk desk{{.catalogue = &catalogue, .settings = &settings, .store = &store, .clock = &clock}, {}};
};

TEST_F(ProductFormTest, AProductComesBackAsItWas) {
  const auto before = rich();
  auto form = form_of(visit(), before);
  const auto after = product_from(visit(), form, before);
  EXPECT_TRUE(form.clean());
  EXPECT_EQ(to_json(after), to_json(before));
}

TEST_F(ProductFormTest, WhatIsTypedIsTakenAndTheRestStays) {
  const auto before = rich();
  auto form = form_of(visit(), before);
  form.set("name/en", "  Other cup ");
  form.set("variants/0/prices/CNY", "12.50");
  form.set("variants/0/prices/USD", "");
  form.set("variants/1/remove", "1");
  form.set("variants/2/sku", "R-3");
  form.set("variants/2/options/size", "l");
  form.set("publish_at", "2026-11-24T10:30");
  const auto after = product_from(visit(), form, before);
  EXPECT_TRUE(form.clean());
  EXPECT_EQ(after.name.at("en"), "Other cup");
  EXPECT_EQ(after.name.at("fr"), "Tasse");
  ASSERT_EQ(after.variants.size(), 2U);
  EXPECT_EQ(after.variants[0].prices.at("CNY"), 1'250);
  EXPECT_EQ(after.variants[0].prices.at("EUR"), 999);
  EXPECT_EQ(after.variants[0].price_list.size(), 1U);
  EXPECT_EQ(after.variants[1].sku, "R-3");
  EXPECT_TRUE(after.variants[1].price_list.empty());
  EXPECT_EQ(to_string(*after.publish_at), "2026-11-24T02:30:00.000Z") << "the shop's time is UTC+8";
}

TEST_F(ProductFormTest, WhatIsWrongStandsAtItsField) {
  auto form = form_of(visit(), rich());
  form.set("variants/0/prices/CNY", "-3");
  form.set("variants/1/weight_g", "heavy");
  form.set("publish_at", "tomorrow");
  product_from(visit(), form, rich());
  EXPECT_TRUE(form.errors.contains("variants/0/prices/CNY"));
  EXPECT_TRUE(form.errors.contains("variants/1/weight_g"));
  EXPECT_TRUE(form.errors.contains("publish_at"));

  Form refused;
  Error error = invalid("product.invalid", "See fields.");
  error.fields = {{"/variants/0/sku", "not_unique", "Another variant has this code."}};
  take_complaints(visit(), error, refused);
  EXPECT_EQ(refused.errors.at("variants/0/sku"), "This is there twice.");
}

TEST_F(ProductFormTest, PercentagesAreReadAsPeopleWriteThem) {
  EXPECT_EQ(basis_points_of("10").value(), 1'000);
  EXPECT_EQ(basis_points_of("-12.5 %").value(), -1'250);
  EXPECT_EQ(basis_points_of("+3").value(), 300);
  for (const auto* wrong : {"", "ten", "1.234", "--3", "999999"})
    EXPECT_FALSE(basis_points_of(wrong)) << wrong;
}

}  // namespace
}  // namespace souk::online::console
