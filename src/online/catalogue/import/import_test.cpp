#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engines/document/collection.hpp"
#include "engines/document/memory/store.hpp"
#include "online/catalogue/catalogue.hpp"
#include "online/catalogue/import/checkpoint.hpp"
#include "online/catalogue/import/export.hpp"
#include "online/catalogue/import/importer.hpp"
#include "online/catalogue/sample.hpp"

namespace souk::online::catalogue {
namespace {

class ImportTest : public testing::Test {
 protected:
  std::string file(const std::string& name, const std::string& content) {
    const auto path = folder / name;
    std::ofstream{path, std::ios::binary} << content;
    return path.string();
  }
  void SetUp() override {
    folder = std::filesystem::path{testing::TempDir()} /
             (std::string{"souk-import-"} + testing::UnitTest::GetInstance()->current_test_info()->name());
    std::filesystem::create_directories(folder);
  }
  void TearDown() override { std::filesystem::remove_all(folder); }

  Result<ImportReport> run(ImportRequest request) { return import_products(request, store, clock); }
  Product product(const std::string& sku) {
    return engines::Collection<Product>{store, std::string{kProducts}}.load(sku).value().value;
  }

  std::filesystem::path folder;
  engines::MemoryDocumentStore store;
  SystemClock clock;
};

constexpr const char* kMapping = R"(
format: csv
currency: USD
fields:
  sku: code
  name: title
  brand: maker
  categories: {column: path, path: " / "}
  price: {column: price}
  rating: stars
  attributes:
    color: {column: colour, name: {en: Colour}, facet: true}
skip:
  - {column: title, empty: true}
)";
constexpr const char* kRows =
    "\xEF\xBB\xBF"
    "code,title,maker,path,price,stars,colour\r\n"
    "A1,\"Cup, \"\"big\"\"\nof clay\",Stillwater,Home / Table,\"$1,234.50\",4.6,Black\r\n"
    "A2,Cup,Stillwater,Home / Table,,,\r\n"
    "A3,Cup,Other & Co.,Office / Table,12.5,5,black\r\n"
    "A4,,x,x,1,1,\r\n"
    "A5,Bad,x,Home,twelve,1,\r\n";

TEST_F(ImportTest, ReadsColumnsIntoProducts) {
  const auto report = run({.path = file("p.csv", kRows), .mapping = *parse_mapping(kMapping, "m")});
  ASSERT_TRUE(report) << describe(report.error());
  EXPECT_EQ(report->counts.rows, 5);
  EXPECT_EQ(report->counts.created, 3);
  EXPECT_EQ(report->counts.skipped, 1);
  EXPECT_EQ(report->counts.failed, 1);
  EXPECT_EQ(report->counts.categories_created, 4);
  ASSERT_EQ(report->problems.size(), 1U);
  EXPECT_EQ(report->problems[0].row, 5);
  EXPECT_EQ(report->problems[0].column, "price");
  EXPECT_EQ(report->problems[0].value, "twelve");

  const auto cup = product("A1");
  EXPECT_EQ(cup.name.at("en"), "Cup, \"big\"\nof clay");
  EXPECT_EQ(cup.variants.at(0).prices.at("USD"), 123'450);
  EXPECT_EQ(cup.rating.average_hundredths, 460);
  EXPECT_EQ(cup.brand, "stillwater");
  EXPECT_EQ(cup.categories, std::vector<std::string>{"table"});
  EXPECT_EQ(product("A3").categories, std::vector<std::string>{"office-table"});
  EXPECT_TRUE(product("A2").variants.at(0).prices.empty());
  EXPECT_EQ(product("A2").slug, "cup");
  EXPECT_EQ(product("A3").slug, "cup-a3");
}

TEST_F(ImportTest, TheSameInputTwiceWritesNothing) {
  const ImportRequest request{.path = file("p.csv", kRows), .mapping = *parse_mapping(kMapping, "m")};
  ASSERT_TRUE(run(request));
  const auto before = store.changes(-1, 1, milliseconds{0})->next_sequence;
  const auto again = run(request);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->counts.unchanged, 3);
  EXPECT_EQ(again->counts.created + again->counts.updated + again->counts.categories_created, 0);
  const auto written = store.changes(before, 100, milliseconds{0});
  ASSERT_TRUE(written);
  for (const auto& change : written->changes) {
    EXPECT_EQ(change.collection, kImports);  // the place in the file, nothing else
  }
}

TEST_F(ImportTest, KeepsWhatTheMappingDoesNotSpeakOf) {
  const ImportRequest request{.path = file("p.csv", kRows), .mapping = *parse_mapping(kMapping, "m")};
  ASSERT_TRUE(run(request));
  const engines::Collection<Product> products{store, std::string{kProducts}};
  auto stored = products.load("A1").value();
  stored.value.name["zh-CN"] = "杯子";
  stored.value.variants[0].prices["CNY"] = 800;
  ASSERT_TRUE(products.replace(stored));
  ASSERT_TRUE(run(request));
  EXPECT_EQ(product("A1").name.at("zh-CN"), "杯子");
  EXPECT_EQ(product("A1").variants[0].prices.at("CNY"), 800);
}

TEST_F(ImportTest, ADryRunWritesNothing) {
  const auto report =
      run({.path = file("p.csv", kRows), .mapping = *parse_mapping(kMapping, "m"), .dry_run = true});
  ASSERT_TRUE(report);
  EXPECT_EQ(report->counts.created, 3);
  EXPECT_EQ(*store.count(kProducts), 0);
  EXPECT_EQ(*store.count(kCategories), 0);
}

TEST_F(ImportTest, GoesOnWhereItWasStopped) {
  std::string rows = "code,title,maker,path,price,stars,colour\n";
  for (int i = 0; i < 1'700; ++i) rows += "P" + std::to_string(i) + ",Thing,Maker,Home,1.00,4,Red\n";
  ImportRequest request{.path = file("p.csv", rows), .mapping = *parse_mapping(kMapping, "m")};
  int batches = 0;
  request.cancelled = [&] { return ++batches > 2'000; };  // asked only between batches
  request.progress = [&](const ImportProgress& progress) {
    if (progress.counts.rows >= 1'000) batches = 10'000;
  };
  EXPECT_EQ(run(request).error().code, "import.cancelled");
  EXPECT_EQ(*store.count(kProducts), 1'000);
  request.cancelled = {};
  request.progress = {};
  const auto report = run(request);
  ASSERT_TRUE(report) << describe(report.error());
  EXPECT_EQ(report->resumed_at_row, 1'001);
  EXPECT_EQ(report->counts.created, 1'700);
  EXPECT_EQ(*store.count(kProducts), 1'700);
  EXPECT_EQ(*store.count(kImports), 0);
}

TEST_F(ImportTest, NamesTheColumnThatWasMisspelt) {
  const auto report = run({.path = file("p.csv", "code,titel,maker,path,price,stars,colour\n"),
                           .mapping = *parse_mapping(kMapping, "m")});
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().message, "The file has no column \"title\"; did you mean \"titel\"?");
}

TEST_F(ImportTest, AllProblemsStandInTheReportFile) {
  std::string rows = "code,title,maker,path,price,stars,colour\n";
  for (int i = 0; i < 300; ++i) rows += "P" + std::to_string(i) + ",Thing,,,x,,\n";
  const auto path = (folder / "report.jsonl").string();
  const auto report =
      run({.path = file("p.csv", rows), .mapping = *parse_mapping(kMapping, "m"), .report_path = path});
  ASSERT_TRUE(report);
  EXPECT_EQ(report->counts.failed, 300);
  EXPECT_EQ(report->problems.size(), 100U);
  std::ifstream written{path};
  std::string line;
  int lines = 0;
  while (std::getline(written, line)) ++lines;
  EXPECT_EQ(lines, 300);
}

class RoundTrip : public ImportTest, public testing::WithParamInterface<ImportFormat> {};

TEST_P(RoundTrip, ExportThenImportChangesNothing) {
  shop::SettingsStore settings{store};
  ASSERT_TRUE(load_sample("data/sample", store, settings, {}));
  const auto count = *store.count(kProducts);
  const auto path = (folder / "export").string();
  {
    std::ofstream out{path, std::ios::binary};
    const auto exported = export_products(store, GetParam(), out);
    ASSERT_TRUE(exported) << describe(exported.error());
    EXPECT_EQ(exported->products, count);
  }
  const auto report = run({.path = path, .mapping = native_mapping(GetParam())});
  ASSERT_TRUE(report) << describe(report.error());
  EXPECT_EQ(report->counts.unchanged, count)
      << (report->problems.empty() ? "" : to_json(report->problems[0]));
  EXPECT_EQ(report->counts.updated, 0);
}

INSTANTIATE_TEST_SUITE_P(Formats, RoundTrip,
                         testing::Values(ImportFormat::kCsv, ImportFormat::kTsv, ImportFormat::kJsonLines),
                         [](const auto& format) { return std::string{enum_name(format.param)}; });

TEST(Mapping, TheFilesInTheRepositoryAreValid) {
  const auto esci = load_mapping("data/mappings/esci.yaml");
  ASSERT_TRUE(esci) << describe(esci.error());
  EXPECT_EQ(esci->format, ImportFormat::kTsv);
  const auto native = load_mapping("data/mappings/souk.yaml");
  ASSERT_TRUE(native) << describe(native.error());
  EXPECT_EQ(to_json(*native), to_json(native_mapping(ImportFormat::kCsv)));
}

TEST(Mapping, SaysWhatIsWrong) {
  const auto message = [](const char* yaml) { return parse_mapping(yaml, "m.yaml").error().message; };
  EXPECT_THAT(message("fields: {nam: x}"), testing::HasSubstr("did you mean \"name\"?"));
  EXPECT_THAT(message("fields: {sku: {colum: x}}"), testing::HasSubstr("did you mean \"columns\"?"));
  EXPECT_THAT(message("format: xls\nfields: {sku: x}"), testing::HasSubstr("csv, tsv, jsonl"));
  EXPECT_THAT(message("fields: {name: x}"), testing::HasSubstr("product's code"));
  EXPECT_THAT(message("fields: [\n"), testing::HasSubstr("Line"));
}

}  // namespace
}  // namespace souk::online::catalogue
