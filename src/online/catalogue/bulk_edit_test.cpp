#include "engines/job/document/queue.hpp"
#include "online/catalogue/bulk_jobs.hpp"
#include "online/catalogue/price.hpp"
#include "online/catalogue/testing.hpp"

namespace souk::online::catalogue {
namespace {

class BulkEditTest : public ShopTest {
 protected:
  void SetUp() override {
    ShopTest::SetUp();
    create(cup("A", "oak", "clay", 1'000));
    create(cup("B", "oak", "", 2'050));
    auto draft = cup("C", "cloudpeak", "", 300);
    draft.status = ProductStatus::kDraft;
    create(draft);
    auto archived = cup("D", "oak", "", 400);
    archived.status = ProductStatus::kArchived;
    create(archived);
  }
  BulkProgress run(const BulkEdit& edit, const std::string& id) {
    auto progress = run_bulk_edit(catalogue, id, edit, kNow, [](const BulkProgress&) { return Status{}; });
    EXPECT_TRUE(progress) << (progress ? "" : describe(progress.error()));
    EXPECT_TRUE(catalogue.refresh());
    return progress.value_or(BulkProgress{});
  }
  Product stored(const std::string& sku) { return load_product(catalogue, sku)->value; }
  std::int64_t price(const std::string& sku) { return stored(sku).variants.at(0).prices.at("CNY"); }
  std::vector<std::string> listed(const ProductFilter& filter, std::size_t limit = 50) {
    std::vector<std::string> skus;
    std::string cursor;
    do {
      auto page = list_for_staff(catalogue, filter, kNow, limit, cursor);
      EXPECT_TRUE(page) << (page ? "" : describe(page.error()));
      if (!page) break;
      for (const auto& product : page->products) skus.push_back(product->sku);
      cursor = page->next_cursor;
    } while (!cursor.empty());
    return skus;
  }
};

using Skus = std::vector<std::string>;

TEST_F(BulkEditTest, ListsDraftsAndArchivedProductsToo) {
  EXPECT_EQ(listed({}), (Skus{"D", "C", "B", "A"}));
  EXPECT_EQ(listed({}, 1), (Skus{"D", "C", "B", "A"}));
  EXPECT_EQ(listed({.state = "draft"}), Skus{"C"});
  EXPECT_EQ(listed({.state = "archived"}), Skus{"D"});
  EXPECT_EQ(listed({.state = "published"}), (Skus{"B", "A"}));
  EXPECT_EQ(listed({.category = "home", .brand = "oak"}), (Skus{"D", "B", "A"}));
  EXPECT_EQ(listed({.category = "office"}), Skus{});
  EXPECT_EQ(listed({.brand = "nobody"}), Skus{});
  EXPECT_EQ(list_for_staff(catalogue, {.state = "sold"}, kNow, 10, {}).error().code, "listing.filter");
}

TEST_F(BulkEditTest, RaisesPricesByPercentOnceForOneJob) {
  const BulkEdit edit{.change = {.kind = BulkKind::kPricePercent, .basis_points = 1'000}, .skus = {"A", "B"}};
  EXPECT_EQ(run(edit, "job-1").changed, 2);
  EXPECT_EQ(price("A"), 1'100);
  EXPECT_EQ(price("B"), 2'255);
  // The job's worker died and another takes it up.
  EXPECT_EQ(run(edit, "job-1").changed, 2);
  EXPECT_EQ(price("A"), 1'100);
  run(edit, "job-2");
  EXPECT_EQ(price("A"), 1'210);
}

TEST_F(BulkEditTest, RoundsAsToldAndNeverBelowNothing) {
  run({.change = {.kind = BulkKind::kPricePercent, .basis_points = -1'500, .round_to_minor = 100},
       .skus = {"B"}},
      "job-1");
  EXPECT_EQ(price("B"), 1'700);  // 1742.5
  const auto progress =
      run({.change = {.kind = BulkKind::kPriceAmount, .amount_minor = -1'500, .currency = "CNY"},
           .skus = {"A", "B"}},
          "job-2");
  EXPECT_EQ(progress.changed, 1);
  EXPECT_EQ(progress.failed, 1);
  EXPECT_NE(progress.problem.find("A"), std::string::npos);
  EXPECT_EQ(price("A"), 1'000);
  EXPECT_EQ(price("B"), 200);
}

TEST_F(BulkEditTest, ChangesAllThatAFilterFinds) {
  EXPECT_EQ(
      run({.change = {.kind = BulkKind::kUnpublish}, .filter = ProductFilter{.state = "published"}}, "j")
          .changed,
      2);
  EXPECT_EQ(listed({.state = "draft"}), (Skus{"C", "B", "A"}));
  EXPECT_EQ(run({.change = {.kind = BulkKind::kPublish}, .skus = {"A"}}, "k").changed, 1);
  EXPECT_TRUE(stored("A").published_at.has_value());
  run({.change = {.kind = BulkKind::kAddCategory, .target = "office"}, .skus = {"A", "C"}}, "l");
  EXPECT_EQ(listed({.category = "office"}), (Skus{"C", "A"}));
  run({.change = {.kind = BulkKind::kRemoveCategory, .target = "cups"}, .skus = {"A"}}, "m");
  EXPECT_EQ(stored("A").categories, Skus{"office"});
}

TEST_F(BulkEditTest, RefusesWhatMakesNoSense) {
  const auto code = [&](const BulkEdit& edit) { return check_change(catalogue, edit).error().code; };
  EXPECT_EQ(code({.change = {.kind = BulkKind::kPublish}}), "bulk.invalid");
  EXPECT_EQ(code({.change = {.kind = BulkKind::kPricePercent}, .skus = {"A"}}), "bulk.invalid");
  EXPECT_EQ(code({.change = {.kind = BulkKind::kAddCategory, .target = "nowhere"}, .skus = {"A"}}),
            "category.missing");
  EXPECT_EQ(code({.change = {.kind = BulkKind::kListPercent, .target = "vip"}, .skus = {"A"}}),
            "price_list.missing");
}

TEST_F(BulkEditTest, AnEditOfAPersonMeanwhileIsKept) {
  // Somebody renames A between our reading and our writing.
  bool first = true;
  const auto rename_then_raise = [&](Product& product) -> Result<bool> {
    if (first) {
      first = false;
      auto other = load_product(catalogue, "A").value();
      other.value.name["en"] = "Renamed";
      EXPECT_TRUE(replace_product(catalogue, "A", 0, other.value));
    }
    product.variants.at(0).prices["CNY"] = 1'234;
    return true;
  };
  const auto progress =
      change_products(catalogue, {"A"}, rename_then_raise, [](const BulkProgress&) { return Status{}; });
  ASSERT_TRUE(progress);
  EXPECT_EQ(progress->changed, 1);
  EXPECT_EQ(stored("A").name.at("en"), "Renamed");
  EXPECT_EQ(price("A"), 1'234);
}

TEST_F(BulkEditTest, APriceListHoldsForItsGroupAndItsTime) {
  PriceList list{.code = "vip", .name = {{"en", "VIP"}}, .currency = kYuan, .group = "vip"};
  ASSERT_TRUE(create_price_list(catalogue, list));
  EXPECT_EQ(create_price_list(catalogue, list).error().code, "price_list.exists");
  run({.change = {.kind = BulkKind::kListPercent, .basis_points = -1'000, .target = "vip"},
       .skus = {"A", "B"}},
      "j");
  const auto price_for = [&](const std::string& group, Instant at) {
    return price_of(stored("A").variants.at(0), {kYuan, group, at}).amount;
  };
  EXPECT_EQ(price_for("vip", kNow), 900);
  EXPECT_EQ(price_for("", kNow), 1'000);
  EXPECT_EQ(price_count(catalogue, "vip"), 2U);

  const auto revision = load_price_list(catalogue, "vip")->revision;
  list.ends_at = kNow;
  ASSERT_TRUE(save_price_list(catalogue, list, revision));
  EXPECT_EQ(save_price_list(catalogue, list, revision).error().code, "document.changed");
  ASSERT_TRUE(carry_price_list(catalogue, "vip", [](const BulkProgress&) { return Status{}; }));
  ASSERT_TRUE(catalogue.refresh());
  EXPECT_EQ(price_for("vip", kNow), 1'000);
  EXPECT_EQ(price_for("vip", kNow - milliseconds{1}), 900);

  ASSERT_TRUE(set_list_price(catalogue, list, "A-1", 850));
  EXPECT_EQ(price_for("vip", kNow - milliseconds{1}), 850);
  ASSERT_TRUE(set_list_price(catalogue, list, "A-1", std::nullopt));
  EXPECT_TRUE(stored("A").variants.at(0).price_list.empty());
  ASSERT_TRUE(catalogue.refresh());
  const auto page = prices_of_list(catalogue, list, 10, {});
  ASSERT_TRUE(page);
  ASSERT_EQ(page->prices.size(), 1U);
  EXPECT_EQ(page->prices.at(0).variant_sku, "B-1");

  ASSERT_TRUE(begin_removing_price_list(catalogue, "vip"));
  ASSERT_TRUE(carry_price_list(catalogue, "vip", [](const BulkProgress&) { return Status{}; }));
  EXPECT_EQ(load_price_list(catalogue, "vip").error().code, "price_list.missing");
  EXPECT_TRUE(stored("B").variants.at(0).price_list.empty());
}

TEST_F(BulkEditTest, AVariantIsFoundByItsBarcode) {
  auto product = cup("E", "oak", "", 100);
  product.variants.at(0).barcode = "6901234567892";
  create(product);
  const auto find = [&](std::string_view code) {
    return catalogue.find_variant_by_code(*catalogue.snapshot(), code);
  };
  EXPECT_EQ(find("6901234567892")->variant->sku, "E-1");
  EXPECT_EQ(find("E-1")->variant->sku, "E-1");
  EXPECT_EQ(find("E")->variant->sku, "E-1");
  EXPECT_EQ(find("nothing").error().code, "variant.missing");
}

TEST_F(BulkEditTest, RunsAsADurableJob) {
  ManualClock clock{kNow};
  SystemRandom random;
  engines::DocumentJobQueue queue{store, clock, random, {}};
  ASSERT_TRUE(queue.prepare());
  const BulkJobs jobs{catalogue, queue, clock};
  const BulkEdit edit{.change = {.kind = BulkKind::kArchive}, .skus = {"A"}};
  const auto id = jobs.start(edit, "key-1");
  ASSERT_TRUE(id) << describe(id.error());
  EXPECT_EQ(jobs.start({.change = {.kind = BulkKind::kArchive}}, "key-2").error().code, "bulk.invalid");
  const auto job = queue.get(*id);
  ASSERT_TRUE(job);
  const auto read_back = from_value<BulkEdit>(job->payload, Strictness::kStored);
  ASSERT_TRUE(read_back);
  EXPECT_EQ(read_back->skus, edit.skus);
  EXPECT_EQ(read_back->change.kind, BulkKind::kArchive);
}

}  // namespace
}  // namespace souk::online::catalogue
